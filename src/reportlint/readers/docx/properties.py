"""The properties of paragraphs that decide what is printed (ECMA-376 Part 1 §17.3.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.docx.wml import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, W, is_on, number, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

_STYLE = W + "pStyle"
_LIST = W + "numPr"
_OUTLINE = W + "outlineLvl"
_INDENT = W + "ind"
_BODY_TEXT = 9  # w:outlineLvl 9: no level (§17.3.1.20)
_VANISH = W + "vanish"
_TAKEN_OUT = frozenset({W + "del", W + "moveFrom"})


class ListPlace(NamedTuple):
    """A w:numPr (§17.3.1.19): the list and the level in it, each none where it is not said."""

    list_id: str | None = None
    level: int | None = None


class ParagraphProperties(NamedTuple):
    """What a w:pPr says itself.

    `outline` is the outline level, 1 = top, 0 for "body text". `end_deleted`: a tracked change takes the paragraph's
    end away; `end_hidden`: its end is hidden text; `indented`: its first line is.
    """

    style: str | None = None
    place: ListPlace = ListPlace()
    outline: int | None = None
    end_deleted: bool = False
    end_hidden: bool = False
    indented: bool = False


_PLAIN = ParagraphProperties()


def paragraph_properties(paragraph: Element) -> ParagraphProperties:
    """The properties of a w:p; its w:pPr is its first child."""
    first = next(iter(paragraph), None)
    return _PLAIN if first is None or first.tag != PARAGRAPH_PROPERTIES else properties(first)


def properties(element: Element | None) -> ParagraphProperties:
    """The properties in a w:pPr."""
    if element is None:
        return _PLAIN
    found = by_tag(element)
    end = found.get(RUN_PROPERTIES)
    marks = {} if end is None else by_tag(end)
    return ParagraphProperties(
        value(found.get(_STYLE)),
        _place(found.get(_LIST)),
        _outline(number(found.get(_OUTLINE))),
        not _TAKEN_OUT.isdisjoint(marks),
        bool(is_on(marks.get(_VANISH))),
        _is_indented(found.get(_INDENT)),
    )


def by_tag(element: Element) -> Mapping[str, Element]:
    """The child elements by their names."""
    return {child.tag: child for child in element}


def _place(element: Element | None) -> ListPlace:
    if element is None:
        return ListPlace()
    return ListPlace(value(element.find(W + "numId")), number(element.find(W + "ilvl")))


def _is_indented(element: Element | None) -> bool:
    """Whether a w:ind moves the first line in, by a length or by characters (§17.3.1.12)."""
    return any((number(element, W + name) or 0) > 0 for name in ("firstLine", "firstLineChars"))


def _outline(level: int | None) -> int | None:
    if level is None:
        return None
    return level + 1 if 0 <= level < _BODY_TEXT else 0
