"""Finds what stands above a table and belongs to it: title, 单位 line, form number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.readers.pdf.lines import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.readers.pdf.lines import Line
    from reportlint.readers.pdf.tables import Ruled

_UNIT = re.compile(r"[（(]?(?:金额)?单位[:：]")
_DETAIL = re.compile(r"(?:单位|部门|日期)[:：].|公开.{0,6}表$|^附[表件]|^[（(]?\d{4}年度?[）)]?$")
_TITLE = re.compile(r"表(?:[（(].{1,12}[）)])?$|^[附]?表\s*[\d一二三四五六七八九十]")
_SENTENCE = re.compile(r"[。；：:]$")
_DETAILS = 3  # lines between title and grid
_LONG = 60  # characters of a title
_NEAR = 4.0  # times its size that a line may stand above what it belongs to
_GAP = 1.5  # ems between the maker of a table and its unit, printed on one line


def parted(line: Line) -> Iterator[Line]:
    """A line, or its two parts where 单位：… stands at its end, away from the rest."""
    starts = [match.start() for match in _UNIT.finditer(line.words) if _stands_apart(line, match.start())]
    if starts:
        yield line_of(line.page, line.glyphs[: starts[-1]])
        yield line_of(line.page, line.glyphs[starts[-1] :])
    else:
        yield line


def _stands_apart(line: Line, start: int) -> bool:
    before = next((glyph for glyph in reversed(line.glyphs[:start]) if not glyph.char.isspace()), None)
    return before is not None and line.glyphs[start].left - before.right > line.em * _GAP


def captions(before: Sequence[tuple[int, list[Line]]], table: Ruled) -> tuple[int, ...]:
    """The blocks among those before a table that are its captions, in their order."""
    found: list[int] = []
    edge = table.top
    for block, lines in reversed(before):
        words = "".join("".join(line.words for line in lines).split())
        first, last = lines[0], lines[-1]
        if first.page is not table.cells[0].page or last.bottom - edge > last.em * _NEAR or len(words) > _LONG:
            break
        detail = bool(_DETAIL.search(words)) and len(found) < _DETAILS
        if not detail and not _is_title(words, first, table):
            break
        found.append(block)
        if not detail:
            break
        edge = first.top
    return tuple(reversed(found))


def _is_title(words: str, line: Line, table: Ruled) -> bool:
    if _SENTENCE.search(words):
        return False
    middles = ((table.across[0] + table.across[-1]) / 2, (line.page.frame.left + line.page.frame.right) / 2)
    centred = any(abs((line.left + line.right) / 2 - middle) < 2 * line.em for middle in middles)
    return centred or bool(_TITLE.search(words))
