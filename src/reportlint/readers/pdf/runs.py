"""Reads a page's characters off pdfium's text page: glyphs in their order, broken into runs, hidden ones left out."""

from __future__ import annotations

import math
from ctypes import byref
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.model.document import Box
from reportlint.readers.pdf.clips import is_clipped_off
from reportlint.readers.pdf.glyphs import Glyph, Run, Turn

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAMPLES = 24  # characters looked at for the whole page
_OBLIQUE = 0.2  # radians off a quarter turn: a watermark


class _Found(NamedTuple):
    """A glyph and the number by which pdfium knows its character."""

    number: int
    glyph: Glyph


def is_garbled(text: Any, count: int) -> bool:
    """Whether most of a page's characters are codes of a font that does not tell what they stand for."""
    from pypdfium2 import raw

    sample = _sample(count)
    return sum(bool(raw.FPDFText_HasUnicodeMapError(text, number)) for number in sample) * 2 > len(sample)


def turn_of(text: Any, count: int) -> Turn:
    """The turn that most of a page's text asks for."""
    votes = [_quarters(text, number)[0] for number in _sample(count)]
    return Turn(max(Turn, key=votes.count))


def _sample(count: int) -> range:
    return range(0, count, max(count // _SAMPLES, 1))


def runs_of(text: Any, count: int, turn: Turn, frame: Box) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs in a page's main direction, and the text in other directions.

    A spreadsheet's printer draws a cell that is cut by the page's end whole on both pages, behind a clip: what lies
    outside the page or its clip is left out.
    """
    upright: list[Run] = []
    aside: list[Run] = []
    seen = (piece for piece in _pieces(text, count, turn) if _is_seen(text, piece, frame))
    for main, pieces in groupby(seen, key=lambda piece: _is_upright(text, piece[0].number, turn)):
        runs = [[found.glyph for found in piece] for piece in pieces]
        if main:
            upright += runs
        else:
            aside.append([glyph for run in runs for glyph in run])
    return tuple(upright), tuple(aside)


def _quarters(text: Any, number: int) -> tuple[int, float]:
    """Quarter turns that bring a character upright, and what is left then; pdfium measures angles clockwise."""
    from pypdfium2 import raw

    quarters = raw.FPDFText_GetCharAngle(text, number) / (math.pi / 2)
    return -round(quarters) % 4, abs(quarters - round(quarters)) * math.pi / 2


def _is_upright(text: Any, number: int, turn: Turn) -> bool:
    quarters, rest = _quarters(text, number)
    return quarters == turn and rest < _OBLIQUE


def _pieces(text: Any, count: int, turn: Turn) -> Iterator[list[_Found]]:
    """Characters broken at line ends and where they jump; no piece begins with white space."""
    piece: list[_Found] = []
    for found in _glyphs(text, count, turn):
        char = found.glyph.char
        if piece and (char == "\n" or not _goes_on(piece[-1].glyph, found.glyph)):
            yield piece
            piece = []
        if piece or not char.isspace():
            piece.append(found)
    if piece:
        yield piece


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph stands on the line of the one before it, to its right."""
    height = min(last.top - last.bottom, glyph.top - glyph.bottom)
    overlap = min(last.top, glyph.top) - max(last.bottom, glyph.bottom)
    return overlap * 2 >= height and glyph.left >= last.left


def _glyphs(text: Any, count: int, turn: Turn) -> Iterator[_Found]:
    """Characters with their boxes; white space has the place behind its neighbour."""
    from pypdfium2 import raw

    rect = raw.FS_RECTF()
    place = byref(rect)
    last = Glyph("\n", 0, 0, 0, 0)
    for index, char in _characters(text, count):
        if char.isspace():
            yield _Found(index, Glyph(char, last.right, last.bottom, last.right, last.top))
            continue
        raw.FPDFText_GetLooseCharBox(text, index, place)
        box = Box(rect.left, rect.bottom, rect.right, rect.top)
        last = Glyph(char, *(turn.upright(box) if turn else box))
        yield _Found(index, last)


def _characters(text: Any, count: int) -> Iterator[tuple[int, str]]:
    """Code points with their numbers; pdfium gives those beyond U+FFFF in two halves, and line ends as CR LF."""
    from pypdfium2 import raw

    codes = [raw.FPDFText_GetUnicode(text, index) for index in range(count)]
    for index, (code, following) in enumerate(pairwise([*codes, 0])):
        if 0xD800 <= code < 0xDC00 <= following < 0xE000:
            yield index, chr(0x10000 + ((code - 0xD800) << 10) + following - 0xDC00)
        elif code == 0x0A or (code >= 0x20 and not 0xD800 <= code < 0xE000 and code not in {0xFFFE, 0xFFFF}):
            yield index, chr(code)


def _is_seen(text: Any, piece: list[_Found], frame: Box) -> bool:
    """Whether a piece stands on the page, with its first or last character within the clip of its text object."""
    first, last = piece[0].glyph, piece[-1].glyph
    middle, height = (first.left + last.right) / 2, (first.bottom + first.top) / 2
    on_page = frame.left <= middle <= frame.right and frame.bottom <= height <= frame.top
    return on_page and any(_shows(text, found.number) for found in (piece[0], piece[-1]))


def _shows(text: Any, number: int) -> bool:
    from pypdfium2 import raw

    item = raw.FPDFText_GetTextObject(text, number)
    return not item or not is_clipped_off(item)
