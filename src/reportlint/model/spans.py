"""Places in a text, and the way back from a cleaned text to the original one."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of code points in one block's cleaned text."""

    block: int
    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether another span of the same block lies wholly inside this one."""
        return other.block == self.block and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.block == other.block and self.start < other.end and other.start < self.end

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both; they must lie in one block."""
        if self.block != other.block:
            raise ValueError(f"spans of blocks {self.block} and {other.block} have no common cover")
        return Span(self.block, min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Offsets:
    """The way from a cleaned text back to its original, from which characters were dropped and none moved.

    `cuts` holds the sorted offsets in the cleaned text before which something was dropped, `shifts` how many
    characters were dropped in all up to and including that place.
    """

    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def original(self, offset: int) -> int:
        """Where the cleaned text's character at `offset` stands in the original."""
        at = bisect_right(self.cuts, offset)
        return offset + (self.shifts[at - 1] if at else 0)

    def original_range(self, start: int, end: int) -> tuple[int, int]:
        """The original's half-open range from the first to the last character of a cleaned range."""
        if end <= start:
            return (self.original(start),) * 2
        return self.original(start), self.original(end - 1) + 1
