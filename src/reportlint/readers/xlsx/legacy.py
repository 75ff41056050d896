"""Reads xls files, the format of Excel 97 to 2003 ([MS-XLS]): what each cell shows, and what is merged.

The libraries for it hand on bare numbers, so that 98.00 % becomes 0.98, and the fast one ends the whole process over a
file that was cut off.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.archive import DAMAGED, ENCRYPTED
from reportlint.readers.cleaning import prints
from reportlint.readers.compound import CompoundFile
from reportlint.readers.errors import ReadError
from reportlint.readers.xlsx.format_codes import BUILT_IN
from reportlint.readers.xlsx.number_formats import show_number
from reportlint.readers.xlsx.records import Kind, Record, long_string, records, shared_strings, short_string
from reportlint.readers.xlsx.sheets import MAX_CELLS, Area, Sheet, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOO_OLD = "这是 Excel 95 或更早的文件，请用 Excel 或 WPS 另存为 .xlsx 再检查"
_EXCEL_97 = 0x0600
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


class _Entry(NamedTuple):
    """A sheet as the workbook lists it: where its records begin in the stream."""

    name: str
    start: int
    visible: bool
    is_worksheet: bool


@dataclass(slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    entries: list[_Entry] = field(default_factory=list)
    strings: tuple[str, ...] = ()
    formats: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    since_1904: bool = False

    def show(self, value: float, style: int) -> str:
        """What a cell of that style shows for a number."""
        if not isfinite(value):
            return str(value)
        number = self.styles[style] if style < len(self.styles) else 0
        code = self.formats.get(number) or BUILT_IN.get(number, "General")
        return show_number(Decimal(repr(value)), code, since_1904=self.since_1904)


def read_legacy_workbook(data: bytes) -> Iterator[Sheet]:
    """The worksheets of an xls file in their order; hidden ones without their cells.

    Raises ReadError where the file is broken, locked, outsized or older than Excel 97.
    """
    file = CompoundFile(data)
    if "Workbook" not in file:
        raise ReadError(_TOO_OLD)
    stream = file.stream("Workbook")
    try:
        book = _book(stream)
        for entry in book.entries:
            if not entry.visible:
                yield Sheet(entry.name, visible=False)
            elif entry.is_worksheet:
                yield _sheet(stream, entry, book)
    except (struct.error, IndexError, UnicodeDecodeError):
        raise ReadError(DAMAGED) from None


def _book(stream: bytes) -> _Book:
    """What the first part of the stream says of the workbook (2.1.7.20.3)."""
    book = _Book()
    for record in records(stream):
        content = record.content
        match record.kind:
            case Kind.BEGIN if struct.unpack_from("<H", content)[0] != _EXCEL_97:
                raise ReadError(_TOO_OLD)
            case Kind.LOCK:
                raise ReadError(ENCRYPTED)
            case Kind.SHEET:
                start, state, kind = struct.unpack_from("<I2B", content)
                book.entries.append(_Entry(short_string(content, 6), start, not state & 3, kind == 0))
            case Kind.STRINGS:
                book.strings = shared_strings(record)
            case Kind.FORMAT:
                book.formats[struct.unpack_from("<H", content)[0]] = long_string(content, 2)
            case Kind.STYLE:
                book.styles.append(struct.unpack_from("<H", content, 2)[0])
            case Kind.CALENDAR:
                book.since_1904 = struct.unpack_from("<H", content)[0] == 1
            case Kind.END:
                break
    return book


def _sheet(stream: bytes, entry: _Entry, book: _Book) -> Sheet:
    texts: dict[tuple[int, int], str] = {}
    merged: list[Area] = []
    formula = (0, 0)  # the place of the last formula, whose words may follow
    for record in _records_of_sheet(stream, entry.start):
        match record.kind:
            case Kind.MERGED:
                merged += _areas(record.content)
                continue
            case Kind.FORMULA_WORDS:
                shown = [(*formula, long_string(record.content, 0))]
            case Kind.FORMULA:
                row, column = formula = struct.unpack_from("<2H", record.content)
                shown = [(row, column, _result(record.content, book))]
            case _:
                shown = list(_cells(record, book))
        texts |= {(row, column): text for row, column, text in shown if prints(text)}
        if len(texts) > MAX_CELLS:
            raise too_large(entry.name)
    return Sheet(entry.name, texts=texts, merged=tuple(merged))


def _records_of_sheet(stream: bytes, start: int) -> Iterator[Record]:
    """The records between a sheet's beginning and its end, without those of charts in it."""
    depth = 0
    for record in records(stream, start):
        depth += (record.kind == Kind.BEGIN) - (record.kind == Kind.END)
        if depth == 1:
            yield record
        elif depth < 1:
            return


def _areas(content: bytes) -> Iterator[Area]:
    (count,) = struct.unpack_from("<H", content)
    for number in range(count):
        top, bottom, left, right = struct.unpack_from("<4H", content, 2 + 8 * number)
        yield Area(top, left, bottom, right)


def _cells(record: Record, book: _Book) -> Iterator[tuple[int, int, str]]:
    """Row, column and shown text of the cells in a record."""
    content = record.content
    match record.kind:
        case Kind.NUMBER:
            row, column, style, number = struct.unpack_from("<3Hd", content)
            yield row, column, book.show(number, style)
        case Kind.SHORT_NUMBER:
            row, column, style, number = struct.unpack_from("<3HI", content)
            yield row, column, book.show(_short_number(number), style)
        case Kind.SHORT_NUMBERS:
            row, first = struct.unpack_from("<2H", content)
            for column, at in enumerate(range(4, len(content) - 2, 6), start=first):
                style, number = struct.unpack_from("<HI", content, at)
                yield row, column, book.show(_short_number(number), style)
        case Kind.SHARED_WORDS:
            row, column, _, index = struct.unpack_from("<3HI", content)
            yield row, column, book.strings[index]
        case Kind.WORDS | Kind.RICH_WORDS:
            row, column = struct.unpack_from("<2H", content)
            yield row, column, long_string(content, 6)
        case Kind.TRUTH_OR_ERROR:
            row, column, _, value, is_error = struct.unpack_from("<3H2B", content)
            yield row, column, _truth_or_error(value, is_error=bool(is_error))


def _short_number(packed: int) -> float:
    """A number in 30 bits, of an integer or of a double, perhaps times 100 (2.5.218)."""
    if packed & 2:
        number = float((packed - (1 << 32) if packed >> 31 else packed) >> 2)
    else:
        (number,) = struct.unpack("<d", struct.pack("<Q", (packed & ~3) << 32))
    return number / 100 if packed & 1 else number


def _result(content: bytes, book: _Book) -> str:
    """What a formula came to (2.5.133); words follow in a record of their own."""
    (style,) = struct.unpack_from("<H", content, 4)
    if content[12:14] != b"\xff\xff":
        return book.show(struct.unpack_from("<d", content, 6)[0], style)
    if content[6] in (1, 2):
        return _truth_or_error(content[8], is_error=content[6] == 2)
    return ""


def _truth_or_error(value: int, *, is_error: bool) -> str:
    if is_error:
        return _ERRORS.get(value, "#N/A")
    return "TRUE" if value else "FALSE"
