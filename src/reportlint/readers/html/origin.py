"""Where a block of a page stands in its source, between whose words there is markup."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from reportlint.model.document import Location, TextOrigin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.html.page import Piece


@dataclass(frozen=True, slots=True)
class PageOrigin:
    """A block of a page: words from `start` on of the text that `pieces` make up.

    `starts` are the offsets of the pieces in that text, `lines` those at which the lines of the source begin.
    """

    start: int
    pieces: tuple[Piece, ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, pieces: Sequence[Piece], lines: tuple[int, ...]) -> PageOrigin:
        """The origin of a block of all the pieces, of which there is at least one."""
        ends = accumulate(len(piece.words) for piece in pieces)
        return cls(0, tuple(pieces), (0, *ends)[:-1], lines)

    def locate(self, start: int, end: int) -> Location:
        """Lines and columns of the source from the first to the last word of a range."""
        first, _ = self._source(self.start + start)
        last = self._source(self.start + end - 1)[1] if end > start else first
        return TextOrigin(0, self.lines).locate(first, last)

    def _source(self, offset: int) -> tuple[int, int]:
        """The half-open range of the source that shows the character at an offset of the text."""
        at = bisect_right(self.starts, offset) - 1
        piece, inside = self.pieces[at], offset - self.starts[at]
        start = min(piece.start + inside, piece.end)
        return start, piece.end if inside + 1 >= len(piece.words) else min(start + 1, piece.end)
