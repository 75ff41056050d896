"""Finds the lines that stand close above a table on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.patterns import compiled
from reportlint.readers.pdf.lines import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.readers.pdf.lines import Line
    from reportlint.readers.pdf.tables import Ruled

_UNIT = compiled(r"[（(]?(?:金额)?单位[:：]")
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


def near(before: Sequence[tuple[int, list[Line]]], table: Ruled) -> dict[int, bool]:
    """The blocks that stand one close above the other over a table, in their order, and whether each is centred."""
    found: dict[int, bool] = {}
    edge = table.top
    for block, lines in reversed(before):
        first, last = lines[0], lines[-1]
        if first.page is not table.cells[0].page or last.bottom - edge > last.em * _NEAR:
            break
        found[block] = _is_centred(first, table)
        edge = first.top
    return dict(reversed(found.items()))


def _is_centred(line: Line, table: Ruled) -> bool:
    middles = ((table.across[0] + table.across[-1]) / 2, (line.page.frame.left + line.page.frame.right) / 2)
    return any(abs((line.left + line.right) / 2 - middle) < 2 * line.em for middle in middles)
