"""Paragraph and character styles as far as they decide what is printed: outline level, numbering, hidden text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from reportlint.patterns import compiled
from reportlint.readers.docx.properties import ListPlace, properties
from reportlint.readers.docx.wml import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, W, switch, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_HEADING_NAME = compiled(r"(?:heading|标题)\s*([1-9])", regex.IGNORECASE)


class Style(NamedTuple):
    """A style with what it inherits. `ids` are its own id and those it is based on, nearest first."""

    ids: tuple[str, ...] = ()
    outline: int | None = None
    place: ListPlace = ListPlace()
    hidden: bool = False


class Styles:
    """The styles of a document (§17.7), worked out when they are first asked for."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str | None, Element] = {}
        self._known: dict[str | None, Style] = {}
        for element in () if root is None else root.iterchildren(W + "style"):
            self._elements[element.get(W + "styleId")] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}:
                self._elements[None] = element

    def style(self, style_id: str | None) -> Style:
        """The style with an id; the default paragraph style for none."""
        known = self._known.get(style_id)
        if known is None:
            known = self._known[style_id] = _merged(list(self._chain(style_id)))
        return known

    def _chain(self, style_id: str | None) -> Iterator[Element]:
        """A style's element and those that it is based on (§17.7.4.3), nearest first."""
        seen = set()
        element = self._elements.get(style_id)
        while element is not None and element not in seen:
            seen.add(element)
            yield element
            based_on = value(element.find(W + "basedOn"))
            element = None if based_on is None else self._elements.get(based_on)


def _merged(chain: list[Element]) -> Style:
    outline: int | None = None
    list_id: str | None = None
    level: int | None = None
    hidden: bool | None = None
    for element in chain:
        own = properties(element.find(PARAGRAPH_PROPERTIES))
        outline = _named_level(element, own.outline) if outline is None else outline
        list_id = own.place.list_id if list_id is None else list_id
        level = own.place.level if level is None else level
        hidden = switch(element.find(RUN_PROPERTIES), W + "vanish") if hidden is None else hidden
    ids = tuple(element.get(W + "styleId", "") for element in chain)
    return Style(ids, outline or None, ListPlace(list_id, level), bool(hidden))


def _named_level(style: Element, level: int | None) -> int | None:
    """A heading style's level: the one it sets, else the one in its name (heading 1, 标题 1)."""
    name = _HEADING_NAME.fullmatch(value(style.find(W + "name")) or "")
    return int(name[1]) if level is None and name else level
