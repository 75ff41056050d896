"""Where a pdf block's characters stand on their pages."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportlint.model.document import Box, Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.readers.pdf.lines import Line

_FIGURE = frozenset("0123456789.,")


@dataclass(frozen=True, slots=True)
class PdfOrigin:
    """A block of a pdf file.

    `lines` are the offsets at which the block's lines begin, with their pages; `boxes` holds left, bottom, right and
    top of each character of the block's original text, zeros for line ends. Points, from the lower left corner of the
    page before it is turned for display, as annotations have them. `frame` is a table cell's own rectangle; `table`,
    `row` and `cell` count from 1.
    """

    lines: tuple[tuple[int, int], ...]
    boxes: array[float] = field(repr=False, hash=False)
    frame: Box | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None

    def locate(self, start: int, end: int) -> Location:
        """The first page of a range and its boxes, one a line; the cell's rectangle for an empty range in a table."""
        boxes = tuple(self._merged(start, end))
        page = self.lines[max(bisect_right(self.lines, start, key=lambda line: line[0]) - 1, 0)][1]
        if not boxes and self.frame is not None:
            boxes = ((page, self.frame),)
        return Location(page=page, table=self.table, row=self.row, cell=self.cell, boxes=boxes)

    def _merged(self, start: int, end: int) -> Iterator[tuple[int, Box]]:
        ends = [*(offset for offset, _ in self.lines[1:]), len(self.boxes) // 4]
        for (first, page), last in zip(self.lines, ends, strict=True):
            edges = self.boxes[4 * max(first, start) : 4 * min(last, end)]
            sides = [[round(edge, 2) for edge in edges[side::4] if edge] for side in range(4)]
            if all(sides):
                yield page, Box(min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))


def written(lines: Sequence[Line], *, glue: bool) -> tuple[str, PdfOrigin]:
    """The original text of lines and its place.

    A line feed stands where a line ends; with `glue` none stands inside a number, which would part it in two.
    """
    text, starts = "", []
    boxes = array("f")
    for number, line in enumerate(lines):
        if number and not (glue and text[-1] in _FIGURE and line.glyphs[0].char in _FIGURE):
            text += "\n"
            boxes.extend((0, 0, 0, 0))
        starts.append((len(text), line.page.number))
        text += line.words
        turn = line.page.turn
        for glyph in line.glyphs:
            boxes.extend(turn.back(Box(*glyph[1:])) if turn else glyph[1:])
    return text, PdfOrigin(tuple(starts), boxes)
