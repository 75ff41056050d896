"""What is read from a workbook, whichever its format: sheets of shown texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CELLS = 200_000


class Area(NamedTuple):
    """A rectangle of cells: its first and last row and column, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> int:
        """The number of its cells."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def within(self, other: Area) -> Area:
        """What of it lies in another one that holds its first cell."""
        return self._replace(bottom=min(self.bottom, other.bottom), right=min(self.right, other.right))

    def places(self) -> Iterator[tuple[int, int]]:
        """Row and column of its cells."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook. `texts` holds what its filled cells show, by row and column counted from 0."""

    name: str
    visible: bool = True
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()


def too_large(name: str) -> ReadError:
    """The error for a sheet with more cells than a report has."""
    return ReadError(f"工作表“{name}”太大（超过 {MAX_CELLS // 10_000} 万个单元格），请删去多余的内容或拆分后再检查")
