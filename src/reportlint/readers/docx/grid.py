"""Puts the cells of a table into rows and columns (ECMA-376 Part 1 §17.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlint.readers.docx.flow import children
from reportlint.readers.docx.wml import CELL, ROW, TEXT, W, number, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reportlint.readers.docx.passage import Place

_MOST_COLUMNS = 63  # Word's own limit


@dataclass(slots=True)
class Slot:
    """A cell with its first row and column (from 0) and how many it covers, while the rows below are still read."""

    place: Place
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def rows(table: Place) -> Iterator[Place]:
    """The rows that are printed: all but those that a tracked change takes out."""
    for row in children(table):
        if row.element.tag == ROW and not is_deleted(row.element):
            yield row


def deleted_rows(table: Place) -> Iterator[str]:
    """The words of the rows that a tracked change takes out (w:trPr/w:del, §17.13.5.12)."""
    for row in children(table):
        if row.element.tag == ROW and is_deleted(row.element):
            yield "".join(item.text or "" for item in row.element.iter(TEXT, W + "delText"))


def is_deleted(row: Element) -> bool:
    """Whether a tracked change takes the row out."""
    return row.find(f"{W}trPr/{W}del") is not None


def slots(table: Place) -> list[Slot]:
    """The cells of a table in reading order, those merged into one above it left out."""
    found: list[Slot] = []
    above: dict[int, Slot] = {}  # by first column: merged cells that may go on in the next row
    for row_number, row in enumerate(rows(table)):
        above = dict(_row(row, row_number, above, found))
    return found


def _row(row: Place, row_number: int, above: dict[int, Slot], found: list[Slot]) -> Iterator[tuple[int, Slot]]:
    column = _span(row.element, f"{W}trPr/{W}gridBefore", least=0)
    last: Slot | None = None
    for cell in cells(row):
        columns = min(_span(cell.element, f"{W}tcPr/{W}gridSpan", least=1), max(_MOST_COLUMNS - column, 1))
        merge = _merge(cell.element, "vMerge")
        if _merge(cell.element, "hMerge") == "continue" and last is not None:
            last.columns = max(last.columns, column + columns - last.column)
        elif merge == "continue" and column in above:
            last = above[column]
            last.rows += 1
            yield column, last
        else:
            last = Slot(cell, row_number, column, columns=columns)
            found.append(last)
            if merge is not None:
                yield column, last
        column += columns


def cells(row: Place) -> Iterator[Place]:
    """The cells of a row that are printed."""
    for cell in children(row):
        if cell.element.tag == CELL and cell.element.find(f"{W}tcPr/{W}cellDel") is None:
            yield cell


def _merge(cell: Element, name: str) -> str | None:
    """restart, continue (also where no value is said, §17.4.84) or none."""
    element = cell.find(f"{W}tcPr/{W}{name}")
    return None if element is None else value(element) or "continue"


def _span(element: Element, path: str, *, least: int) -> int:
    count = number(element.find(path))
    return least if count is None else min(max(count, least), _MOST_COLUMNS)
