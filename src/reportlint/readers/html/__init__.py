"""Web pages: the words that a browser shows, each with its place in the source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from reportlint.model.document import Cell, Document
from reportlint.patterns import compiled
from reportlint.readers.breaks import lines_apart
from reportlint.readers.building import Builder
from reportlint.readers.captions import captions
from reportlint.readers.directives import in_markup, with_directives
from reportlint.readers.errors import ReadError
from reportlint.readers.html.elements import BLOCKS
from reportlint.readers.html.encoding import decode_page
from reportlint.readers.html.layout import slots
from reportlint.readers.html.origin import PageOrigin
from reportlint.readers.html.page import PageCell, PageTable, Paragraph, Piece
from reportlint.readers.html.parser import parse
from reportlint.readers.mending import begins, mended
from reportlint.readers.text import lines_of

if TYPE_CHECKING:
    from reportlint.readers.html.page import Content

__all__ = ["PageOrigin", "read"]

_MOST_PLACES = 200_000
_BORDER = compiled(rf"</?(?:{'|'.join(sorted(BLOCKS))})\b", regex.IGNORECASE)


def read(data: bytes, path: str) -> Document:
    """The document in an html file. Raises ReadError where it cannot be decoded or parsed, or a table is outsized.

    A block's `raw` is its words without markup, entities decoded and white space collapsed; its origin leads to the
    source. Numbers that a browser prints before list items are part of the words.
    """
    source = decode_page(data)
    lines = tuple(start for start, _ in lines_of(source))
    writer = _Writer(lines)
    writer.add(parse(source))
    document = mended(writer.builder.document(path, "html"), writer.builder.begun)
    return with_directives(document, in_markup(source), source, lines, _BORDER)


class _Writer:
    """Adds what stands on a page to a document."""

    def __init__(self, lines: tuple[int, ...]) -> None:
        self.builder = Builder()
        self._lines = lines
        self._before: list[int] = []  # paragraphs since the last table

    def add(self, content: Content) -> None:
        """Add paragraphs and tables in their order."""
        for item in content:
            if isinstance(item, Paragraph):
                self._before += self._paragraph(item)
            else:
                self._table(item, None)
                self._before = []

    def _paragraph(self, paragraph: Paragraph) -> list[int]:
        raw = paragraph.words
        if paragraph.listed or begins(raw):
            self.builder.begun.add(self.builder.count)
        origin = PageOrigin.of(paragraph.pieces, self._lines)
        whole = [(0, len(raw))]  # a title may be set in several lines
        return [
            self.builder.block(raw[start:end], replace(origin, start=start), style=paragraph.style)
            for start, end in (whole if paragraph.style else lines_apart(raw))
        ]

    def _table(self, table: PageTable, parent: int | None) -> None:
        placed = slots(table)
        width = max(slot.column for slot in placed) + 1
        if len(table.rows) * width > _MOST_PLACES:
            raise ReadError("网页里的表格太大（超过 20 万个单元格），请拆分后再检查")
        before = () if parent is not None else captions(self.builder, self._before)
        index = self.builder.open_table(before, parent)
        cells = [Cell(self._cell(slot.cell, index), slot.row, slot.column, slot.rows, slot.columns) for slot in placed]
        self.builder.close_table(index, cells)

    def _cell(self, cell: PageCell, table: int) -> int:
        """Add a cell, one block for its paragraphs, and the tables in it."""
        pieces = [Piece("", cell.start, cell.start)]
        for item in cell.content:
            if isinstance(item, Paragraph):
                end = pieces[-1].end
                pieces += [Piece("\n", end, end), *item.pieces] if len(pieces) > 1 else item.pieces
        raw = "".join(piece.words for piece in pieces)
        block = self.builder.block(raw, PageOrigin.of(pieces, self._lines), kind="cell", table=table)
        for item in cell.content:
            if isinstance(item, PageTable):
                self._table(item, table)
        return block
