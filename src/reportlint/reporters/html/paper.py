"""A report's text in reading order, with its tables; each passage beside the cards of its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.reporters.html.marks import marked
from reportlint.reporters.html.markup import element, extend

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.engine.transcript import Passage, Transcript
    from reportlint.model.document import Cell, Table
    from reportlint.reporters.html.marks import Mark
    from reportlint.reporters.html.markup import Element

_LOWEST = 6  # h6


class Paper:
    """Renders one transcript. `cards` are the findings' cards by the number of their passage."""

    def __init__(
        self, transcript: Transcript, marks: Mapping[int, Sequence[Mark]], cards: Mapping[int, Sequence[Element]]
    ) -> None:
        self._passages = transcript.passages
        self._tables = transcript.tables
        self._marks = marks
        self._cards = cards
        self._nested: dict[int, list[Table]] = {}
        for table in transcript.tables:
            if table.parent is not None:
                self._nested.setdefault(table.parent, []).append(table)

    def rows(self) -> Iterator[Element]:
        """The passages and outermost tables, with what parts pages and sheets."""
        page: int | None = None
        sheet: str | None = None
        done: set[int] = set()
        for number, passage in enumerate(self._passages):
            if passage.sheet != sheet and passage.sheet is not None:
                yield element("p", f"工作表：{passage.sheet}", class_="break")
            elif passage.page != page and passage.page is not None:
                yield element("p", f"第 {passage.page} 页", class_="break")
            page, sheet = passage.page or page, passage.sheet or sheet
            if passage.table is None:
                yield self._row(self._passage(number, passage), [number])
                continue
            table = self._outermost(passage.table)
            if table.index not in done:
                done.add(table.index)
                yield self._row(self._scroller(table), self._blocks(table))

    def _row(self, text: Element, blocks: Sequence[int]) -> Element:
        cards = [card for block in blocks for card in self._cards.get(block, ())]
        notes = element("div", *cards, class_="notes") if cards else None
        return element("div", element("div", text, class_="text"), notes, class_="row")

    def _passage(self, number: int, passage: Passage) -> Element:
        text = marked(passage.text, self._marks.get(number, ()))
        if passage.depth:
            level = min(passage.depth + 2, _LOWEST)
            return element(f"h{level}", *text, class_=f"depth{min(passage.depth, 4)}")
        return element("p", *text, class_=passage.kind)

    def _outermost(self, index: int) -> Table:
        table = self._tables[index]
        while table.parent is not None:
            table = self._tables[table.parent]
        return table

    def _blocks(self, table: Table) -> list[int]:
        """The passages of a table and of those nested in it."""
        inner = [block for nested in self._nested.get(table.index, ()) for block in self._blocks(nested)]
        return sorted([*(cell.block for cell in table.cells), *inner])

    def _scroller(self, table: Table) -> Element:
        """A table in a frame of its own, which scrolls where it is too wide; by keyboard too."""
        return element("div", self._table(table), class_="scroller", tabindex="0", role="group", aria_label="表格")

    def _table(self, table: Table) -> Element:
        rows: list[Element] = [element("tr") for _ in range(table.height)]
        cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        for cell in cells:
            rows[cell.row].append(self._cell(table, cell))
        return element("table", element("tbody", *rows))

    def _cell(self, table: Table, cell: Cell) -> Element:
        made = element(
            "td",
            *marked(self._passages[cell.block].text, self._marks.get(cell.block, ())),
            rowspan=cell.rows if cell.rows > 1 else None,
            colspan=cell.columns if cell.columns > 1 else None,
        )
        extend(made, (self._table(nested) for nested in self._inside(table, cell)))
        return made

    def _inside(self, table: Table, cell: Cell) -> Iterator[Table]:
        """The tables nested in a cell: their passages follow the cell's before the next cell's begin."""
        blocks = sorted(other.block for other in table.cells if other.block > cell.block)
        after = blocks[0] if blocks else len(self._passages)
        for nested in self._nested.get(table.index, ()):
            if nested.cells and cell.block < min(inner.block for inner in nested.cells) < after:
                yield nested
