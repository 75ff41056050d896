"""Reads xls files, the format of Excel 97 to 2003 ([MS-XLS]), through xlrd: what cells show, and what is merged."""

from __future__ import annotations

import io
import struct
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING

from reportlint.readers.archive import DAMAGED, ENCRYPTED
from reportlint.readers.cleaning import prints
from reportlint.readers.compound import compound_file
from reportlint.readers.errors import ReadError
from reportlint.readers.xlsx.format_codes import BUILT_IN
from reportlint.readers.xlsx.number_formats import show_number
from reportlint.readers.xlsx.sheets import MAX_CELLS, Area, Sheet, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlrd import Book
    from xlrd.sheet import Cell
    from xlrd.sheet import Sheet as LegacySheet

_TOO_OLD = "这是 Excel 95 或更早的文件，请用 Excel 或 WPS 另存为 .xlsx 再检查"
_EXCEL_97 = 80  # xlrd's number for BIFF8
_BEGIN = b"\x09\x08"
_LOCK, _END, _UNKNOWN = 0x002F, 0x000A, 0xFFFF
# Records of the workbook that no cell hangs on, and that xlrd stumbles over (Lbl, ExternName, ExternSheet, SupBook,
# WriteAccess, Palette, Style). It computes what defined names (Lbl) stand for: one that comes to #DIV/0! would end the
# reading, and thirty that each double the one before would fill the memory.
_NEEDLESS = frozenset({0x0018, 0x0023, 0x0017, 0x01AE, 0x005C, 0x0092, 0x0293})


def read_legacy_workbook(data: bytes) -> Iterator[Sheet]:
    """The worksheets of an xls file in their order; hidden ones without their cells.

    Raises ReadError where the file is broken, locked, outsized or older than Excel 97.
    """
    with compound_file(data) as file:
        if not file.exists("Workbook"):
            raise ReadError(_TOO_OLD)
        stream = file.openstream("Workbook").read()
    book = _book(stream)
    for sheet in book.sheets():
        yield Sheet(sheet.name, visible=False) if sheet.visibility else _sheet(book, sheet)


def _book(stream: bytes) -> Book:
    import xlrd
    from xlrd.biffh import XLRDError

    try:
        book = xlrd.open_workbook(
            file_contents=_needful(stream), logfile=io.StringIO(), formatting_info=True, ragged_rows=True
        )
    # What xlrd lets through where a record is not as it must be.
    except (XLRDError, struct.error, AssertionError, LookupError, OverflowError, TypeError, ValueError):
        raise ReadError(DAMAGED) from None
    if book.biff_version != _EXCEL_97:
        raise ReadError(_TOO_OLD)
    return book


def _needful(stream: bytes) -> bytes:
    """The stream with the needless records of its first part, which describes the workbook, made unknown ones."""
    if not stream.startswith(_BEGIN):
        raise ReadError(DAMAGED)
    kept = bytearray(stream)
    at = kind = 0
    while kind != _END and at + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        if kind == _LOCK:
            raise ReadError(ENCRYPTED)
        if kind in _NEEDLESS:
            struct.pack_into("<H", kept, at, _UNKNOWN)
        at += 4 + length
    return bytes(kept)


def _sheet(book: Book, sheet: LegacySheet) -> Sheet:
    texts: dict[tuple[int, int], str] = {}
    for row in range(sheet.nrows):
        shown = ((column, _shown(book, cell)) for column, cell in enumerate(sheet.row(row)))
        texts |= {(row, column): text for column, text in shown if prints(text)}
        if len(texts) > MAX_CELLS:
            raise too_large(sheet.name)
    merged = (Area(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells)
    return Sheet(sheet.name, texts=texts, merged=tuple(merged))


def _shown(book: Book, cell: Cell) -> str:
    import xlrd

    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)
        case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
            return _figure(book, cell)
        case xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        case xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(int(cell.value), "#N/A")
    return ""


def _figure(book: Book, cell: Cell) -> str:
    value = float(cell.value)
    if not isfinite(value):
        return str(value)
    number = book.xf_list[cell.xf_index or 0].format_key
    code = _code(number, book.format_map[number].format_str)
    return show_number(Decimal(repr(value)), code, since_1904=book.datemode == 1)


def _code(number: int, code: str) -> str:
    """The code of a cell's format; xlrd gives American ones for those that the file leaves to the program."""
    from xlrd.formatting import std_format_strings

    return BUILT_IN.get(number, "General") if std_format_strings.get(number) == code else code
