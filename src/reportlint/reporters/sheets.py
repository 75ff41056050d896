"""Tables in a workbook: a frozen header with filters, widths, links to files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from xlsxwriter import Workbook

from reportlint.reporters.characters import xml_safe
from reportlint.reporters.paths import relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from io import BytesIO
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Value = str | int
_FONT = {"font_name": "微软雅黑", "font_size": 10, "valign": "top"}
_COLOURS = {"错误": "#B42318", "警告": "#9A5B00", "提示": "#1F5FA8"}
_MOST_LINKS = 60_000  # Excel allows 65,530 in a sheet
_LONGEST_LINK = 1_000  # characters; Excel allows 2,079
_MOST_CHARACTERS = 32_000  # Excel allows 32,767 in a cell
_MOST_LINES = 12  # of a cell that are shown without a click
_LINE = 15  # points


class Column(NamedTuple):
    """A column's name and width in characters; a `link` column holds paths, a `level` column 错误, 警告 and 提示."""

    name: str
    width: int
    link: bool = False
    level: bool = False


class Book:
    """A workbook that is written into memory. `folder` is where it will stand: links lead from there."""

    def __init__(self, out: BytesIO, folder: Path, *, created: datetime) -> None:
        self._book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        self._book.set_properties({"title": "报告检查结果", "created": created})
        self._folder = folder
        self._links = 0
        self._head = self._book.add_format({**_FONT, "bold": True, "bg_color": "#E8EDF3", "bottom": 1})
        self._title = self._book.add_format({**_FONT, "bold": True, "font_size": 12})
        self._cell = self._book.add_format({**_FONT, "text_wrap": True})
        self._link = self._book.add_format({**_FONT, "text_wrap": True, "font_color": "#1F5FA8", "underline": 1})
        self._levels = {
            name: self._book.add_format({**_FONT, "bold": True, "font_color": colour})
            for name, colour in _COLOURS.items()
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._book.close()

    def sheet(
        self, name: str, columns: Sequence[Column], lines: Iterable[Sequence[Value]], *, heading: str = ""
    ) -> None:
        """Add a table with a header, below a line of text if there is one."""
        sheet, top = self._book.add_worksheet(name), 0
        if heading:
            sheet.write_string(0, 0, heading, self._title)
            top = 2
        self._links = 0
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(top, at, column.name, self._head)
        last = top
        for last, line in enumerate(lines, top + 1):
            sheet.set_row(last, _LINE * max(map(_lines, columns, line)))
            for at, (column, value) in enumerate(zip(columns, line, strict=True)):
                self._write(sheet, last, at, column, value)
        sheet.freeze_panes(top + 1, 0)
        sheet.autofilter(top, 0, last, len(columns) - 1)
        _set_up_print(sheet, top)

    def _write(self, sheet: Worksheet, row: int, at: int, column: Column, value: Value) -> None:
        if isinstance(value, int):
            sheet.write_number(row, at, value, self._cell)
            return
        text = xml_safe(value)[:_MOST_CHARACTERS]
        if not text:
            sheet.write_blank(row, at, None, self._cell)
        elif column.link and "#" not in text and len(text) < _LONGEST_LINK and self._links < _MOST_LINKS:
            self._links += 1
            sheet.write_url(row, at, f"external:{self._way(text)}", self._link, text)
        else:
            sheet.write_string(row, at, text, self._style(column, text))

    def _way(self, path: str) -> str:
        way = relative(path, self._folder)
        return way if len(way) > 1 else f"./{way}"  # xlsxwriter looks for a drive in the first two characters

    def _style(self, column: Column, text: str) -> Format:
        return self._levels.get(text, self._cell) if column.level else self._cell


def _lines(column: Column, value: Value) -> int:
    """How many lines a value takes in its column; not every program works that out by itself."""
    wrapped = (max(-(-cell_len(line) // column.width), 1) for line in str(value).split("\n"))
    return min(sum(wrapped), _MOST_LINES)


def _set_up_print(sheet: Worksheet, top: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
