"""The run formats that change what is printed (ECMA-376 Part 1 §17.3.2): hidden text, raised digits, symbol fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.docx.properties import by_tag
from reportlint.readers.docx.symbols import SUPERSCRIPTS, translation
from reportlint.readers.docx.wml import W, is_on, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

_FONT_NAMES = (W + "ascii", W + "hAnsi")
_HIDDEN = W + "vanish"
_STYLE = W + "rStyle"
_FONTS = W + "rFonts"
_RAISED = W + "vertAlign"


class RunFormat(NamedTuple):
    """A w:rPr: whether the run is hidden where it says so itself, its style, and what its characters show."""

    hidden: bool | None
    style: str | None
    signs: Mapping[int, str] | None


def run_format(properties: Element) -> RunFormat:
    """The format in a w:rPr."""
    found = by_tag(properties)
    signs = _signs(found.get(_FONTS), found.get(_RAISED))
    return RunFormat(is_on(found.get(_HIDDEN)), value(found.get(_STYLE)), signs)


def _signs(fonts: Element | None, raised: Element | None) -> Mapping[int, str] | None:
    """Raised digits become ⁰ to ⁹, since "79.19" with the raised number of a note is not 79.191."""
    for name in _FONT_NAMES:
        signs = translation(value(fonts, name))
        if signs is not None:
            return signs
    return SUPERSCRIPTS if value(raised) == "superscript" else None
