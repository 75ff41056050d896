"""Spreadsheets (xlsx and xls): every visible sheet as the tables and the running text that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.model.document import Cell, Document, Remark
from reportlint.model.spans import Span
from reportlint.patterns import compiled
from reportlint.readers.breaks import lines_apart
from reportlint.readers.building import Builder
from reportlint.readers.captions import captions
from reportlint.readers.mending import begins, mended
from reportlint.readers.xlsx.grids import Grid, grids
from reportlint.readers.xlsx.legacy import read_legacy_workbook
from reportlint.readers.xlsx.origin import SheetOrigin
from reportlint.readers.xlsx.workbook import read_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.xlsx.sheets import Sheet

__all__ = ["SheetOrigin", "read"]

_ERROR = compiled(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA)")


def read(data: bytes, path: str) -> Document:
    """The document in an xlsx or xls file. Raises ReadError where it is broken, locked or outsized.

    A cell's words are what the user sees: 0.98 in the format 0.00% is "98.00%". A hidden sheet is left out and becomes
    a remark; hidden rows and columns are read.
    """
    zipped = data.startswith(b"PK")
    builder = Builder()
    for sheet in read_workbook(data) if zipped else read_legacy_workbook(data):
        if sheet.visible:
            _add_sheet(builder, sheet)
        else:
            builder.remark(Remark("hidden-text", f"隐藏的工作表“{sheet.name}”"))
    return mended(builder.document(path, "xlsx" if zipped else "xls"), builder.begun)


def _add_sheet(builder: Builder, sheet: Sheet) -> None:
    builder.begun.add(builder.count)
    before: list[int] = []
    for grid in grids(sheet):
        if grid.is_prose:
            before = _add_prose(builder, sheet.name, grid)
        else:
            _add_table(builder, sheet.name, grid, captions(builder, before))
            before = []


def _add_prose(builder: Builder, name: str, grid: Grid) -> list[int]:
    """Add the paragraphs of a column and return their blocks."""
    blocks = []
    for area, text in grid.cells():
        if begins(text):
            builder.begun.add(builder.count)
        for start, end in lines_apart(text):
            blocks.append(_add_block(builder, text[start:end], SheetOrigin(name, area.top, area.left)))
    return blocks


def _add_table(builder: Builder, name: str, grid: Grid, before: Sequence[int]) -> None:
    index = builder.open_table(before)
    cells = []
    for area, text in grid.cells():
        block = _add_block(builder, text, SheetOrigin(name, area.top, area.left), table=index)
        row, column = area.top - grid.area.top, area.left - grid.area.left
        cells.append(Cell(block, row, column, area.bottom - area.top + 1, area.right - area.left + 1))
    builder.close_table(index, cells)


def _add_block(builder: Builder, text: str, origin: SheetOrigin, *, table: int | None = None) -> int:
    block = builder.block(text, origin, kind="paragraph" if table is None else "cell", table=table)
    if _ERROR.fullmatch(text):
        builder.remark(Remark("field-error", text, Span(block, 0, len(text))))
    return block
