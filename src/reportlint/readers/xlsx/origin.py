"""Where a block of a workbook stands."""

from __future__ import annotations

from dataclasses import dataclass

from reportlint.model.document import Location


@dataclass(frozen=True, slots=True)
class SheetOrigin:
    """A cell of a sheet, its row and column counted from 0."""

    sheet: str
    row: int
    column: int

    def locate(self, start: int, end: int) -> Location:  # noqa: ARG002 - a cell is as near as a spreadsheet points
        """The cell by its names in the program."""
        return Location(sheet=self.sheet, cell=f"{column_letters(self.column)}{self.row + 1}", row=self.row + 1)


def column_letters(column: int) -> str:
    """The name of a column that is counted from 0: A, B … Z, AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
