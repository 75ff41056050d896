"""Where a block's words stand in a docx file: for people, and for a program that goes back to the very runs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from reportlint.model.document import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

Part = Literal["body", "header", "footer", "footnote", "endnote", "textbox"]
# Child indexes from a part's root element down, as `package.parse` leaves the tree.
ElementPath = tuple[int, ...]


class Anchor(NamedTuple):
    """A paragraph of the file within a block.

    From offset `start` of the block's original text on its words come from the w:p element at `path`; the first
    `label` characters of them are Word's automatic number, which stands in no run.
    """

    start: int
    path: ElementPath
    label: int = 0


class Segment(NamedTuple):
    """Half-open range of a block's original text that one element holds (w:t, w:tab, w:br, w:sym …).

    `offset` is the place of the first of these characters in the element's own text. Characters in no segment are
    printed by Word without standing in the file: automatic numbers, the line breaks between a cell's paragraphs.
    """

    start: int
    end: int
    path: ElementPath
    offset: int = 0


class Piece(NamedTuple):
    """Half-open range of the characters of one element of the file; the run is the element's parent."""

    path: ElementPath
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DocxOrigin:
    """A block of a docx file.

    `xml` names the zip member. `paragraph` counts the printed paragraphs outside tables, each part by itself; a cell
    has `table`, `row` and `cell` (its first column) instead. All of them count from 1.
    """

    part: Part
    xml: str
    anchors: tuple[Anchor, ...] = field(repr=False)
    segments: tuple[Segment, ...] = field(repr=False)
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None

    def locate(self, start: int, end: int) -> Location:  # noqa: ARG002 - a paragraph is as near as Word's readers count
        """The paragraph or the table cell."""
        return Location(paragraph=self.paragraph, table=self.table, row=self.row, cell=self.cell, part=self.part)

    def anchor(self, offset: int) -> Anchor:
        """The paragraph of the file to which the original character at `offset` belongs."""
        at = bisect_right(self.anchors, offset, key=lambda anchor: anchor.start)
        return self.anchors[max(at - 1, 0)]

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The elements that hold a range of the original text; none for a range within an automatic number."""
        for segment in self.segments:
            first, last = max(start, segment.start), min(end, segment.end)
            if first < last:
                shift = segment.offset - segment.start
                yield Piece(segment.path, first + shift, last + shift)
