"""A report as its reader hands it on: blocks of text in reading order, tables and sections over them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from reportlint.model.spans import Offsets, Span

BlockKind = Literal["paragraph", "cell", "row", "header", "footer", "footnote", "textbox"]


class Box(NamedTuple):
    """A rectangle on a pdf page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Location:
    """Where something stands in the user's file. Lines, columns, pages, paragraphs, rows and cells count from 1.

    Columns are code points of the original file; `sheet` and `cell` use the spreadsheet's names ("表1", "C5"). `quote`
    is the original words, `context` the cleaned words before, in and after the place.
    """

    quote: str = ""
    section: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: str | int | None = None
    sheet: str | None = None
    part: str | None = None
    boxes: tuple[tuple[int, Box], ...] = ()
    context: tuple[str, str, str] = ("", "", "")


class Origin(Protocol):
    """Where a block's original text stands in the file."""

    def locate(self, start: int, end: int) -> Location:
        """The place of a half-open range of the block's original text, without quote and section."""


@dataclass(frozen=True, slots=True)
class TextOrigin:
    """A block of a text file.

    `start` is the offset of the block's first original character in the file, `lines` the offsets at which the
    file's lines begin (shared by all blocks).
    """

    start: int
    lines: tuple[int, ...] = field(repr=False)

    def locate(self, start: int, end: int) -> Location:
        """Lines and columns of a range."""
        line, column = self._place(self.start + start)
        end_line, end_column = self._place(self.start + end)
        return Location(line=line, column=column, end_line=end_line, end_column=end_column)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, table cell, header line or the like.

    `raw` is the original text with the line breaks that the layout put in; `text` is what is read: joined, without
    the spaces that typesetting puts between 汉字 and digits. `text` is `raw` with characters dropped, never changed
    or moved; `offsets` leads back. `style` is the outline level (1 = top) that the file itself gives a heading.
    `table` is the index in the document of the table that a cell belongs to.
    """

    index: int
    kind: BlockKind
    text: str
    raw: str
    origin: Origin
    offsets: Offsets = field(default_factory=Offsets)
    style: int | None = None
    table: int | None = None

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """A span of this block, the whole of it unless told otherwise."""
        return Span(self.index, start, len(self.text) if end is None else end)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its block, its first row and column (from 0) and how many of each it covers."""

    block: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table over cell blocks.

    `captions` are the blocks just before it that belong to it (title, 单位 line). `parent` is the index of the table
    that this one is nested in.
    """

    index: int
    cells: tuple[Cell, ...]
    height: int
    width: int
    captions: tuple[int, ...] = ()
    parent: int | None = None

    def grid(self) -> list[list[Cell | None]]:
        """Rows of cells; a merged cell stands in every place that it covers."""
        rows: list[list[Cell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.rows, self.height)):
                for column in range(cell.column, min(cell.column + cell.columns, self.width)):
                    rows[row][column] = cell
        return rows


@dataclass(frozen=True, slots=True)
class Marker:
    """The number before a heading or list item.

    `level` is the rank of its form after GB/T 9704-2012 §7.3.3: 0 第X部分, 1 一、, 2 （一）, 3 1., 4 （1）, 5 ①.
    """

    text: str
    value: int
    level: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of its rank or above.

    `heading` spans number and words, `words` is the heading without its number. `start` and `end` are the half-open
    range of blocks from the heading's own; a heading that runs into its paragraph (`run_in`) shares its first block
    with its content. `depth` counts from 1.
    """

    index: int
    heading: Span
    words: str
    marker: Marker | None
    depth: int
    start: int
    end: int
    parent: int | None = None
    run_in: bool = False


RemarkKind = Literal["tracked-change", "comment", "hidden-text", "placeholder-control", "field-error", "scanned-page"]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the file that its text does not show: a tracked change, a comment, a broken field."""

    kind: RemarkKind
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment in the file's source that speaks to reportlint and is no part of the report.

    `words` is what it says behind "reportlint:"; `closed` is false for a comment without its end. `target` are the
    blocks that it stands in or, if it stands alone, that come next: a paragraph or a table. `following` is the index of
    the first block behind it.
    """

    words: str
    location: Location
    following: int
    target: tuple[int, ...]
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A report that was read.

    `kind` is the format's short name (txt, md, docx, pdf, xlsx, xls, html), `contents` the indexes of the blocks that
    make up the table of contents.
    """

    path: str
    kind: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    sections: tuple[Section, ...] = ()
    remarks: tuple[Remark, ...] = ()
    contents: frozenset[int] = frozenset()
    directives: tuple[Directive, ...] = ()

    def text(self, span: Span) -> str:
        """The cleaned words of a span."""
        return self.blocks[span.block].text[span.start : span.end]

    def quote(self, span: Span) -> str:
        """The original words of a span."""
        block = self.blocks[span.block]
        start, end = block.offsets.original_range(span.start, span.end)
        return block.raw[start:end]
