"""Adds the paragraphs, tables and text boxes of one part to the document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.model.document import BlockKind, Cell
from reportlint.readers.breaks import lines_apart
from reportlint.readers.captions import captions
from reportlint.readers.cleaning import prints
from reportlint.readers.docx import grid
from reportlint.readers.docx.origin import Anchor, DocxOrigin, ElementPath, Part
from reportlint.readers.docx.passage import Passage, joined
from reportlint.readers.docx.remarks import Note, broken_fields
from reportlint.readers.mending import begins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.readers.building import Builder
    from reportlint.readers.docx.flow import Flow
    from reportlint.readers.docx.passage import Place

_KINDS: dict[Part, BlockKind] = {
    "body": "paragraph", "header": "header", "footer": "footer", "footnote": "footnote", "endnote": "footnote",
    "textbox": "textbox",
}  # fmt: skip
# Tables in these parts only arrange their lines.
_LAID_OUT: frozenset[Part] = frozenset({"header", "footer", "footnote", "endnote"})


@dataclass(slots=True)
class Report:
    """The document while it is put together; `printed` counts the paragraphs of each part."""

    builder: Builder
    flow: Flow
    notes: list[Note] = field(default_factory=list)
    printed: Counter[Part] = field(default_factory=Counter)


class Story:
    """One part of the document; `xml` is the zip member in which it stands."""

    def __init__(self, report: Report, part: Part, xml: str) -> None:
        self._report = report
        self._part = part
        self._xml = xml
        self._before: list[int] = []  # paragraphs since the last table

    def read(self, parent: Place) -> None:
        """Add all that stands in an element of the part."""
        for item in self._report.flow.read(parent):
            if isinstance(item, Passage):
                self._paragraph(item)
            elif self._part in _LAID_OUT:
                self._lines(item)
            else:
                self._table(item)
                self._before.clear()

    def _lines(self, table: Place) -> None:
        for slot in grid.slots(table):
            self.read(slot.place)

    def _paragraph(self, passage: Passage) -> None:
        if not prints(passage.raw):
            self._report.notes += (Note(mark.kind, mark.text) for mark in passage.marks)
        else:
            self._report.printed[self._part] += 1
            for piece in _pieces(passage):
                self._before.append(self._block(piece))
        self._boxes(passage)

    def _block(self, passage: Passage) -> int:
        number = self._report.printed[self._part]
        origin = DocxOrigin(self._part, self._xml, passage.anchors, passage.segments, paragraph=number)
        builder = self._report.builder
        if passage.begins or begins(passage.raw):
            builder.begun.add(builder.count)
        block = builder.block(passage.raw, origin, kind=_KINDS[self._part], style=passage.style)
        self._note(passage, block)
        return block

    def _note(self, passage: Passage, block: int) -> None:
        self._report.notes += (Note(mark.kind, mark.text, block, mark.start, mark.end) for mark in passage.marks)
        self._report.notes += broken_fields(passage.raw, block)

    def _boxes(self, passage: Passage) -> None:
        for box in passage.boxes:
            part: Part = "textbox" if self._part == "body" else self._part
            Story(self._report, part, self._xml).read(box)

    def _table(self, table: Place, parent: int | None = None) -> None:
        slots = grid.slots(table)
        if not slots:
            return
        builder = self._report.builder
        index = builder.open_table(captions(builder, self._before) if parent is None else (), parent)
        cells = []
        for slot in slots:
            block = self._cell(slot, index)
            cells.append(Cell(block, slot.row, slot.column, slot.rows, slot.columns))
        builder.close_table(index, cells)
        self._report.notes += (Note("tracked-change", f"删除表格行“{words}”") for words in grid.deleted_rows(table))

    def _cell(self, slot: grid.Slot, table: int) -> int:
        """Add a cell: one block for its paragraphs, then its text boxes and the tables in it."""
        passages, tables = [], []
        for item in self._report.flow.read(slot.place):
            if isinstance(item, Passage):
                passages.append(item)
            else:
                tables.append(item)
        passage = _cell_passage(passages, slot.place.path)
        origin = DocxOrigin(
            self._part, self._xml, passage.anchors, passage.segments,
            table=table + 1, row=slot.row + 1, cell=slot.column + 1,
        )  # fmt: skip
        block = self._report.builder.block(passage.raw, origin, kind="cell", table=table)
        self._note(passage, block)
        self._boxes(passage)
        for nested in tables:
            self._table(nested, table)
        return block


def _pieces(passage: Passage) -> Iterator[Passage]:
    """The blocks of a paragraph, most often one."""
    if "\n" not in passage.raw:
        yield passage
        return
    lines = list(lines_apart(passage.raw))
    marked = [0, *(start for start, _ in lines[1:]), len(passage.raw) + 1]
    for line, range_ in zip(lines, pairwise(marked), strict=True):
        yield passage.cut(*line, range_)


def _cell_passage(passages: list[Passage], path: ElementPath) -> Passage:
    """The lines of a cell; empty paragraphs lend it their place if there are no others."""
    printed = [passage for passage in passages if prints(passage.raw) or passage.marks or passage.boxes]
    if printed:
        return joined(printed)
    return passages[0] if passages else Passage("", (Anchor(0, path),))
