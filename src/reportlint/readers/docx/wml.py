"""Names of WordprocessingML (ECMA-376 Part 1 §17, Part 3 for mc:, [MS-DOCX] for wps:) and how its values are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

VAL = W + "val"
ID = W + "id"
PARAGRAPH = W + "p"
PARAGRAPH_PROPERTIES = W + "pPr"
RUN_PROPERTIES = W + "rPr"
TABLE = W + "tbl"
ROW = W + "tr"
CELL = W + "tc"
TEXT = W + "t"
CONTROL = W + "sdt"
BOX = W + "txbxContent"
ALTERNATE = MC + "AlternateContent"

_OFF = frozenset({"0", "false", "off"})
_INTEGER = compiled(r"[+-]?\d{1,9}")
# What an mc:Choice may ask for without our losing text over it: shapes and the extensions of Word 2010 to 2013.
_UNDERSTOOD = frozenset(
    f"http://schemas.microsoft.com/office/word/{name}"
    for name in (
        "2010/wordml", "2010/wordprocessingDrawing", "2010/wordprocessingShape", "2010/wordprocessingGroup",
        "2010/wordprocessingCanvas", "2010/wordprocessingInk", "2012/wordml",
    )
)  # fmt: skip


def value(element: Element | None, attribute: str = VAL) -> str | None:
    """An attribute's value, w:val unless told otherwise; none where the element or the attribute is absent."""
    return None if element is None else element.get(attribute)


def number(element: Element | None, attribute: str = VAL) -> int | None:
    """A whole number; none where it is absent or no number of at most nine digits."""
    text = value(element, attribute)
    return int(text) if text is not None and _INTEGER.fullmatch(text) else None


def switch(parent: Element | None, tag: str) -> bool | None:
    """An on-off property (§17.17.4) of a properties element; none where it is not set."""
    return None if parent is None else is_on(parent.find(tag))


def is_on(element: Element | None) -> bool | None:
    """What an on-off property says; none where it is absent."""
    return None if element is None else element.get(VAL) not in _OFF


def branch(alternate: Element) -> tuple[int, Element] | None:
    """The one branch of mc:AlternateContent to read, with its child index (Part 3 §9.3)."""
    fallback = None
    for at, child in enumerate(alternate):
        if child.tag == MC + "Choice" and _understood(child):
            return at, child
        if child.tag == MC + "Fallback":
            fallback = at, child
    return fallback


def _understood(choice: Element) -> bool:
    return all(choice.nsmap.get(prefix) in _UNDERSTOOD for prefix in choice.get("Requires", "").split())
