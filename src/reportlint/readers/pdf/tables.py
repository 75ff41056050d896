"""Reads the cells of ruled tables, and joins the parts of a table that runs over pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from reportlint.model.document import Box
from reportlint.readers.pdf.lines import Line, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.readers.pdf.glyphs import Glyph, Page
    from reportlint.readers.pdf.grids import Area, Grid

_GAP = 0.15  # ems that part two words which a ruling line parts too
_FIGURE = frozenset("0123456789.,%-")
_ROOM = 2.0  # ems: a cell with less left on a line is full, its margins included
_SAME = 4.0  # points that the columns of two parts of a table may differ

Place = tuple[int, "Area"]  # number of a page's grid, cell in it


@dataclass(frozen=True, slots=True)
class Content:
    """A cell with the lines of its text and its rectangle on its page."""

    area: Area
    lines: tuple[Line, ...]
    box: Box
    page: Page

    @property
    def words(self) -> str:
        """The cell's text without its line ends."""
        return "".join(line.words for line in self.lines)

    @property
    def is_filled(self) -> bool:
        """Whether every line but the last takes the cell's width, so that the layout may have broken a number."""
        room = self.box.right - self.box.left
        return all(room - (line.right - line.left) < _ROOM * line.em for line in self.lines[:-1])


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table: the edges of its columns, how many rows, its cells row by row; `last` is its last page."""

    across: tuple[float, ...]
    top: float
    bottom: float
    height: int
    cells: tuple[Content, ...]
    last: Page


def split(page: Page, grids: Sequence[Grid]) -> tuple[list[Ruled], list[Line]]:
    """The tables in a page's grids and the lines outside them. A grid that holds no text is no table."""
    squares = [_squares(grid) for grid in grids]
    outside: list[Sequence[Glyph]] = []
    inside: dict[Place, list[Sequence[Glyph]]] = {}
    for run in page.runs:
        for place, piece in _pieces(run, grids, squares):
            (outside if place is None else inside.setdefault(place, [])).append(piece)
    filled = {number for number, _ in inside}
    tables = [_ruled(page, grids[number], number, inside) for number in sorted(filled)]
    return tables, lines_of(page, outside)


def _squares(grid: Grid) -> dict[tuple[int, int], Area]:
    return {
        (row, column): area
        for area in grid.areas
        for row in range(area.row, area.row + area.rows)
        for column in range(area.column, area.column + area.columns)
    }


def _pieces(
    run: Sequence[Glyph], grids: Sequence[Grid], squares: Sequence[dict[tuple[int, int], Area]]
) -> Iterator[tuple[Place | None, Sequence[Glyph]]]:
    """A run cut where it goes from one cell to another; words stay whole."""
    if not grids:
        yield None, run
        return
    placed = [(place, glyph) for word in _words(run) for place, glyph in _placed(word, grids, squares)]
    for place, piece in groupby(placed, key=lambda item: item[0]):
        glyphs = [glyph for _, glyph in piece]
        if any(not glyph.char.isspace() for glyph in glyphs):
            yield place, glyphs


def _words(run: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs without a gap, figures apart from words."""
    word: list[Glyph] = []
    for glyph in run:
        if word and _parts(word[-1], glyph):
            yield word
            word = []
        word.append(glyph)
    if word:
        yield word


def _parts(last: Glyph, glyph: Glyph) -> bool:
    gap = glyph.left - last.right
    return abs(gap) > (glyph.top - glyph.bottom) * _GAP or (last.char in _FIGURE) != (glyph.char in _FIGURE)


def _placed(
    word: Sequence[Glyph], grids: Sequence[Grid], squares: Sequence[dict[tuple[int, int], Area]]
) -> Iterator[tuple[Place | None, Glyph]]:
    """A word's glyphs with the cell that most of them stand in."""
    votes = Counter(_place(glyph, grids, squares) for glyph in word)
    place = votes.most_common(1)[0][0]
    return ((place, glyph) for glyph in word)


def _place(glyph: Glyph, grids: Sequence[Grid], squares: Sequence[dict[tuple[int, int], Area]]) -> Place | None:
    x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    for number, grid in enumerate(grids):
        square = grid.square(x, y)
        if square is not None:
            return number, squares[number][square]
    return None


def _ruled(page: Page, grid: Grid, number: int, inside: dict[Place, list[Sequence[Glyph]]]) -> Ruled:
    cells = []
    for area in grid.areas:
        box = Box(
            grid.across[area.column],
            grid.down[area.row + area.rows],
            grid.across[area.column + area.columns],
            grid.down[area.row],
        )
        cells.append(Content(area, tuple(lines_of(page, inside.get((number, area), ()))), box, page))
    return Ruled(grid.across, grid.down[0], grid.down[-1], len(grid.down) - 1, tuple(cells), page)


def continues(table: Ruled, part: Ruled) -> bool:
    """Whether a table at the top of a page can be the rest of the one at the end of the page before."""
    first, second = _offsets(table), _offsets(part)
    few, many = sorted((first, second), key=len)
    fits = all(any(abs(edge - other) <= _SAME for other in many) for edge in few)
    opening = part.cells[0]
    titled = opening.area.columns == len(part.across) - 1 and opening.words.endswith("表")
    return fits and abs(first[-1] - second[-1]) <= _SAME and not titled and part.last.number == table.last.number + 1


def _offsets(table: Ruled) -> list[float]:
    return [edge - table.across[0] for edge in table.across]


def joined(table: Ruled, part: Ruled) -> Ruled:
    """A table with the part that continues it, whose repeated header rows are left out."""
    finer = max(table, part, key=lambda one: len(one.across))
    head = _repeated(table, part)
    down = table.height - head
    cells = (*_moved(table, 0, finer), *(cell for cell in _moved(part, down, finer) if cell.area.row >= table.height))
    return replace(
        table,
        across=finer.across,
        bottom=part.bottom,
        height=down + part.height,
        cells=cells,
        last=part.last,
    )


def _moved(table: Ruled, down: int, finer: Ruled) -> Iterator[Content]:
    """The cells of one part of a table with their rows and columns in the whole."""
    edges = _offsets(finer)
    numbers = [min(range(len(edges)), key=lambda n: abs(edges[n] - offset)) for offset in _offsets(table)]
    for cell in table.cells:
        area = cell.area
        first, last = numbers[area.column], numbers[area.column + area.columns]
        yield replace(cell, area=area._replace(row=area.row + down, column=first, columns=last - first))


def _repeated(table: Ruled, part: Ruled) -> int:
    """How many header rows of a table come again at the top of its next part."""
    known = {(cell.area, cell.words) for cell in table.cells}
    new = min((cell.area.row for cell in part.cells if (cell.area, cell.words) not in known), default=part.height)
    for cell in reversed(part.cells):
        if cell.area.row < new < cell.area.row + cell.area.rows:
            new = cell.area.row
    return new if any(cell.words for cell in part.cells if cell.area.row < new) else 0
