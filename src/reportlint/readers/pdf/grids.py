"""Finds the cells that ruling lines draw.

Lines that touch make up one grid. Its squares are the places between neighbouring lines; squares without a line between
them are one merged cell. The outer edge counts as ruled, so that tables open at their sides keep their outer columns.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.pdf.glyphs import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SNAP = 3.5  # points: lines closer than this are one line
_TOUCH = 3.0  # points that may be missing where lines meet or go on
_SHORT = 5.0  # points: shorter lines are ticks
_OPEN = 12.0  # points that lines stick out over the last crossing line where a side is left open
_COVER = 0.6  # share of a square's side that must be ruled
_DRAWING = 600  # lines: more than this are a drawing, no table


class Area(NamedTuple):
    """A cell: its first row and column (from 0) and how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: `across` the x of its lines from left to right, `down` the y from top to bottom, its cells."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    areas: tuple[Area, ...]

    def square(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of a point; None outside the table."""
        row = bisect_right(self.down, -y, key=lambda at: -at) - 1
        column = bisect_right(self.across, x) - 1
        inside = 0 <= row < len(self.down) - 1 and 0 <= column < len(self.across) - 1
        return (row, column) if inside else None


def grids(rulings: Iterable[Ruling]) -> list[Grid]:
    """The ruled tables of a page from top to bottom; a single box is no table."""
    lines = list(_merged(rulings))
    if len(lines) > _DRAWING:
        return []
    found = [grid for group in _touching(lines) if (grid := _grid(group))]
    return sorted(found, key=lambda grid: (-grid.down[0], grid.across[0]))


def _merged(rulings: Iterable[Ruling]) -> Iterator[Ruling]:
    """Lines at one place that touch or overlap, as one."""
    for upright, same in groupby(sorted(rulings), key=lambda line: line.upright):
        for cluster in _clusters(list(same)):
            at = sum(line.at for line in cluster) / len(cluster)
            for start, end in _joined((line.start, line.end) for line in cluster):
                if end - start >= _SHORT:
                    yield Ruling(upright, at, start, end)


def _clusters(lines: Sequence[Ruling]) -> Iterator[list[Ruling]]:
    cluster: list[Ruling] = []
    for line in lines:
        if cluster and line.at - cluster[0].at > _SNAP:
            yield cluster
            cluster = []
        cluster.append(line)
    if cluster:
        yield cluster


def _joined(pieces: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    start, end = 0.0, float("-inf")
    for first, last in sorted(pieces):
        if first > end + _TOUCH:
            if end > start:
                yield start, end
            start = first
        end = max(end, last)
    if end > start:
        yield start, end


def _touching(lines: Sequence[Ruling]) -> Iterator[list[Ruling]]:
    """Groups of lines that cross or meet."""
    leaders = list(range(len(lines)))
    upright = [index for index, line in enumerate(lines) if line.upright]
    level = [index for index, line in enumerate(lines) if not line.upright]
    for one in upright:
        for other in level:
            if _meet(lines[one], lines[other]):
                _union(leaders, one, other)
    groups: dict[int, list[Ruling]] = {}
    for index, line in enumerate(lines):
        groups.setdefault(_leader(leaders, index), []).append(line)
    yield from groups.values()


def _meet(one: Ruling, other: Ruling) -> bool:
    return one.start - _TOUCH <= other.at <= one.end + _TOUCH and other.start - _TOUCH <= one.at <= other.end + _TOUCH


def _leader(leaders: list[int], index: int) -> int:
    while leaders[index] != index:
        leaders[index] = leaders[leaders[index]]
        index = leaders[index]
    return index


def _union(leaders: list[int], one: int, other: int) -> None:
    first, second = sorted((_leader(leaders, one), _leader(leaders, other)))
    leaders[second] = first


def _grid(lines: Sequence[Ruling]) -> Grid | None:
    upright = [line for line in lines if line.upright]
    level = [line for line in lines if not line.upright]
    if not upright or not level:
        return None
    across, down = _edges(upright, level), _edges(level, upright)[::-1]
    if len(across) < 2 or len(down) < 2 or len(across) == len(down) == 2:
        return None
    walls = {(row, place - 1) for place, row in _ruled(upright, across, down)}
    floors = {(place - 1, column) for place, column in _ruled(level, down, across)}
    return Grid(tuple(across), tuple(down), tuple(sorted(_areas(len(down) - 1, len(across) - 1, walls, floors))))


def _edges(lines: Sequence[Ruling], crossing: Sequence[Ruling]) -> list[float]:
    """Where a grid's lines stand along one axis, and the ends of the crossing ones where a side is open."""
    places = sorted({line.at for line in lines})
    low, high = min(line.start for line in crossing), max(line.end for line in crossing)
    if low < places[0] - _OPEN:
        places.insert(0, low)
    if high > places[-1] + _OPEN:
        places.append(high)
    return places


def _ruled(lines: Iterable[Ruling], places: Sequence[float], steps: Sequence[float]) -> Iterator[tuple[int, int]]:
    """For each line its number among its axis' places, with the number of each step of the other axis it covers."""
    ranges = [(min(pair), max(pair)) for pair in pairwise(steps)]
    for line in lines:
        for step, (low, high) in enumerate(ranges):
            if min(line.end, high) - max(line.start, low) >= _COVER * (high - low):
                yield places.index(line.at), step


def _areas(rows: int, columns: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]) -> Iterator[Area]:
    """Squares without a line between them, as rectangles; `walls` stand right of a square, `floors` under it."""
    leaders = list(range(rows * columns))
    for square in leaders.copy():
        row, column = divmod(square, columns)
        if column + 1 < columns and (row, column) not in walls:
            _union(leaders, square, square + 1)
        if row + 1 < rows and (row, column) not in floors:
            _union(leaders, square, square + columns)
    groups: dict[int, list[tuple[int, int]]] = {}
    for square in range(rows * columns):
        groups.setdefault(_leader(leaders, square), []).append(divmod(square, columns))
    for squares in groups.values():
        yield from _rectangles(squares)


def _rectangles(squares: Sequence[tuple[int, int]]) -> Iterator[Area]:
    """One area, or one for each row's run of squares where a missing line leaves no rectangle."""
    rows, places = zip(*squares, strict=True)
    top, bottom, left, right = min(rows), max(rows), min(places), max(places)
    if (bottom - top + 1) * (right - left + 1) == len(squares):
        yield Area(top, left, bottom - top + 1, right - left + 1)
        return
    for row, run in groupby(squares, key=lambda square: square[0]):
        columns = [column for _, column in run]
        breaks = [0, *(n for n in range(1, len(columns)) if columns[n] > columns[n - 1] + 1), len(columns)]
        for first, last in pairwise(breaks):
            yield Area(row, columns[first], 1, last - first)
