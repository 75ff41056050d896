"""Builds elements; lxml escapes what goes into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportlint.reporters.characters import xml_safe

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml names its elements' class so
    Child: TypeAlias = Element | str | None


def element(tag: str, *children: Child, **attributes: str | bool | int | None) -> Element:
    """An element with text and elements in it.

    `_` in an attribute's name stands for `-` and is dropped at its end (`class_`, `aria_label`); True is an attribute
    without a value, False and None are none.
    """
    made = etree.Element(tag)
    for name, value in attributes.items():
        if value is not None and value is not False:
            made.set(name.rstrip("_").replace("_", "-"), "" if value is True else xml_safe(str(value)))
    extend(made, children)
    return made


def extend(parent: Element, children: Iterable[Child]) -> None:
    """Add text and elements at the end of an element."""
    for child in children:
        if isinstance(child, str):
            _add_text(parent, xml_safe(child))
        elif child is not None:
            parent.append(child)


def _add_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
