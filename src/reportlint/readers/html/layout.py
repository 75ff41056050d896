"""Tells tables of data from tables that only arrange the page, and puts cells into rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.html.page import PageTable, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.readers.html.page import Content, PageCell

# A cell that holds so much is a column of the page: an article, perhaps beside a menu.
_ARTICLE_PARAGRAPHS, _ARTICLE_LENGTH = 20, 1500
_TITLED_PARAGRAPHS = 5


class Slot(NamedTuple):
    """A cell with its first row and column, from 0, and how many of each it covers."""

    cell: PageCell
    row: int
    column: int
    rows: int
    columns: int


def shown(table: PageTable) -> Content:
    """What a closed table adds to the page: itself, or the content of its cells if it only arranges them."""
    if not _arranges(table):
        return [*table.captions, table]
    return [*table.captions, *(item for cell in table.cells() for item in cell.content)]


def _arranges(table: PageTable) -> bool:
    """Whether it only arranges: one column, spacers round text that is more than a word or two, or an article."""
    if all(len(row) < 2 for row in table.rows):
        return True
    cells = table.cells()
    if all(sum(bool(cell.content) for cell in row) < 2 for row in table.rows):
        return any(len(cell.content) > 1 or isinstance(cell.content[0], PageTable) for cell in cells if cell.content)
    return any(_is_article(cell) for cell in cells)


def _is_article(cell: PageCell) -> bool:
    paragraphs = [item for item in cell.content if isinstance(item, Paragraph)]
    if len(paragraphs) < _TITLED_PARAGRAPHS:
        return False
    long = len(paragraphs) >= _ARTICLE_PARAGRAPHS and sum(len(item.words) for item in paragraphs) >= _ARTICLE_LENGTH
    return long or any(paragraph.style for paragraph in paragraphs)


def slots(table: PageTable) -> list[Slot]:
    """The cells of a table in reading order, without columns and rows in which none begins."""
    placed = list(_placed(table.rows))
    width = max((slot.column for slot in placed), default=0) + 1
    return [slot._replace(columns=min(slot.columns, width - slot.column)) for slot in placed]


def _placed(rows: list[list[PageCell]]) -> Iterator[Slot]:
    taken: dict[int, int] = {}  # by column: the first row that no cell above reaches down to
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while taken.get(column, 0) > row:
                column += 1
            reach = min(cell.rows, len(rows) - row)
            yield Slot(cell, row, column, reach, cell.columns)
            taken.update(dict.fromkeys(range(column, column + cell.columns), row + reach))
            column += cell.columns
