"""Splits a sheet at its empty rows into grids: tables, and columns of running text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlint.readers.xlsx.sheets import MAX_CELLS, Area, Sheet, too_large

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of a sheet without an empty one among them.

    `merged` gives what each merged cell of the sheet covers by its place, `covered` the places under them.
    """

    area: Area
    texts: Mapping[Place, str]
    merged: Mapping[Place, Area]
    covered: frozenset[Place]

    @property
    def is_prose(self) -> bool:
        """Whether it is a single column of texts."""
        return self.area.left == self.area.right

    def cells(self) -> Iterator[tuple[Area, str]]:
        """What each cell covers and shows, row by row; empty ones too."""
        for row in range(self.area.top, self.area.bottom + 1):
            for column in range(self.area.left, self.area.right + 1):
                place = (row, column)
                if place not in self.covered:
                    whole = self.merged.get(place)
                    area = whole.within(self.area) if whole else Area(row, column, row, column)
                    yield area, self.texts.get(place, "")


def grids(sheet: Sheet) -> Iterator[Grid]:
    """The grids of a sheet from top to bottom. Raises ReadError for a sheet with too many cells."""
    if not sheet.texts:
        return
    used = _around(Area(*place, *place) for place in sheet.texts)
    merged = {area[:2]: area.within(used) for area in sheet.merged if area[:2] in sheet.texts}
    if sum(area.size for area in merged.values()) > MAX_CELLS:
        raise too_large(sheet.name)
    covered = frozenset(place for area in merged.values() for place in area.places() if place != area[:2])
    texts = {place: text for place, text in sheet.texts.items() if place not in covered}
    size = 0
    for area in _runs(texts, merged):
        size += area.size
        if size > MAX_CELLS:
            raise too_large(sheet.name)
        yield Grid(area, texts, merged, covered)


def _runs(texts: Iterable[Place], merged: Mapping[Place, Area]) -> Iterator[Area]:
    """Where rows follow each other without a gap. A cell merged over several rows holds them together."""
    run: list[Area] = []
    bottom = -1
    for row, column in sorted(texts):
        if run and row > bottom + 1:
            yield _around(run)
            run = []
        run.append(Area(row, column, row, column))
        bottom = max(bottom, merged.get((row, column), run[-1]).bottom)
    yield _around(run)


def _around(areas: Iterable[Area]) -> Area:
    tops, lefts, bottoms, rights = zip(*areas, strict=True)
    return Area(min(tops), min(lefts), max(bottoms), max(rights))
