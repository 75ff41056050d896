"""Writes small xls files for tests, from the same description as xlsx files, and compound files of any streams."""

from __future__ import annotations

import struct
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from reportlint.testing.xlsx_files import XlsxCell, XlsxSheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SECTOR, _MINI_SECTOR, _MINI_CUTOFF = 512, 64, 4096
_FREE, _END_OF_CHAIN, _FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_FIRST_CUSTOM = 164
_LONGEST = 8000  # bytes of a record; the rest goes into records that continue it
_STATES = {"visible": 0, "hidden": 1, "veryHidden": 2}
_ERRORS = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#N/A": 0x2A}


def xls_file(sheets: Sequence[XlsxSheet]) -> bytes:
    """The bytes of an Excel 97 workbook ([MS-XLS] 2.1.7.20)."""
    cells = [cell for sheet in sheets for _, _, cell in _cells(sheet)]
    words = list(dict.fromkeys(cell.value for cell in cells if isinstance(cell.value, str) and not cell.formula))
    formats: list[str | int] = list(dict.fromkeys([0, *(cell.format for cell in cells)]))
    bodies = [_sheet(sheet, words, formats) for sheet in sheets]
    tail = _formats(formats) + _strings(words) + _record(0x000A)
    lengths = [len(_listed(sheet, 0)) for sheet in sheets]
    start = len(_begin(0x0005)) + sum(lengths) + len(tail)
    listed = b""
    for sheet, body in zip(sheets, bodies, strict=True):
        listed += _listed(sheet, start)
        start += len(body)
    return compound_file({"Workbook": _begin(0x0005) + listed + tail + b"".join(bodies)})


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<4H2I", 0x0600, kind, 0, 1997, 0, 0x0600))


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(content)) + content


def _string(words: str) -> bytes:
    """A string with its length in two bytes, in one byte a character where that will do (2.5.294)."""
    narrow = all(ord(char) < 0x100 for char in words)
    units = words.encode("latin-1" if narrow else "utf-16-le")
    return struct.pack("<HB", len(units) // (1 if narrow else 2), not narrow) + units


def _listed(sheet: XlsxSheet, start: int) -> bytes:
    name = sheet.name.encode("utf-16-le")
    return _record(0x0085, struct.pack("<I2B2B", start, _STATES[sheet.state], 0, len(name) // 2, 1) + name)


def _formats(formats: Sequence[str | int]) -> bytes:
    custom = [code for code in formats if isinstance(code, str)]
    ids = {code: _FIRST_CUSTOM + number for number, code in enumerate(custom)}
    codes = b"".join(_record(0x041E, struct.pack("<H", ids[code]) + _string(code)) for code in custom)
    numbers = [ids[code] if isinstance(code, str) else code for code in formats]
    return codes + b"".join(_record(0x00E0, struct.pack("<2H16x", 0, number)) for number in numbers)


def _strings(words: Sequence[str]) -> bytes:
    """The table of shared strings; a string that no longer fits goes on in the next record, with its width anew."""
    parts = [struct.pack("<2I", len(words), len(words))]
    for word in words:
        units = word.encode("utf-16-le")
        if len(parts[-1]) + 3 > _LONGEST:
            parts.append(b"")
        parts[-1] += struct.pack("<HB", len(units) // 2, 1)
        while len(parts[-1]) + len(units) > _LONGEST:
            room = (_LONGEST - len(parts[-1])) // 2 * 2
            parts[-1] += units[:room]
            units = units[room:]
            parts.append(b"\x01")
        parts[-1] += units
    return _record(0x00FC, parts[0]) + b"".join(_record(0x003C, part) for part in parts[1:])


def _sheet(sheet: XlsxSheet, words: Sequence[str], formats: Sequence[str | int]) -> bytes:
    cells = b"".join(
        _cell(struct.pack("<3H", row, column, formats.index(cell.format)), cell, words)
        for row, column, cell in _cells(sheet)
    )
    areas = [_area(area) for area in sheet.merged]
    merged = _record(0x00E5, struct.pack("<H", len(areas)) + b"".join(areas)) if areas else b""
    return _begin(0x0010) + cells + merged + _record(0x000A)


def _cells(sheet: XlsxSheet) -> Iterator[tuple[int, int, XlsxCell]]:
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            cell = value if isinstance(value, XlsxCell) else XlsxCell(value)
            if cell != XlsxCell():
                yield row, column, cell


def _cell(place: bytes, cell: XlsxCell, words: Sequence[str]) -> bytes:
    value = cell.value
    if cell.error:
        return _record(0x0205, place + struct.pack("<2B", _ERRORS[cell.error], 1))
    if cell.formula:
        return _formula(place, value if isinstance(value, str | None) else Decimal(value))
    if isinstance(value, bool):
        return _record(0x0205, place + struct.pack("<2B", value, 0))
    if isinstance(value, str):
        return _record(0x00FD, place + struct.pack("<I", words.index(value)))
    if value is None:
        return _record(0x0201, place)
    return _record(0x0203, place + struct.pack("<d", value))


def _formula(place: bytes, value: str | Decimal | None) -> bytes:
    """A formula's record and what it came to (2.5.133); the formula itself is left out."""
    if isinstance(value, str):
        return _record(0x0006, place + struct.pack("<B5xH8x", 0, 0xFFFF)) + _record(0x0207, _string(value))
    if value is None:
        return _record(0x0006, place + struct.pack("<B5xH8x", 3, 0xFFFF))
    return _record(0x0006, place + struct.pack("<d8x", value))


def _area(reference: str) -> bytes:
    (top, left), (bottom, right) = (_place(corner) for corner in reference.split(":"))
    return struct.pack("<4H", top, bottom, left, right)


def _place(name: str) -> tuple[int, int]:
    """Row and column of a cell in one of the first 26 columns."""
    return int(name[1:]) - 1, ord(name[0]) - ord("A")


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """The bytes of a compound file of some streams ([MS-CFB]); short ones share the root's stream, as they must."""
    short = {name: content for name, content in streams.items() if len(content) < _MINI_CUTOFF}
    long = {name: content for name, content in streams.items() if name not in short}
    mini_starts, mini_table, mini_stream = _laid_out(short, _MINI_SECTOR)
    mini_fat = b"".join(struct.pack("<I", number) for number in mini_table)
    starts, table, content = _laid_out({**long, "\0root": mini_stream, "\0mini": mini_fat}, _SECTOR)
    sizes = {name: len(content) for name, content in streams.items()}
    entries = [_entry("Root Entry", 5, starts["\0root"], len(mini_stream), child=1)]
    for number, name in enumerate(streams, start=1):
        start = mini_starts[name] if name in short else starts[name]
        entries.append(_entry(name, 2, start, sizes[name], right=number + 1 if number < len(streams) else _FREE))
    directory_start = len(table)
    _, chain_of_directory, directory = _laid_out({"": b"".join(entries)}, _SECTOR)
    table += [number + directory_start if number < _END_OF_CHAIN else number for number in chain_of_directory]
    return _assembled(table, content + directory, directory_start, starts["\0mini"], len(mini_fat))


def _laid_out(streams: Mapping[str, bytes], sector: int) -> tuple[dict[str, int], list[int], bytes]:
    """First sectors, allocation table and content of streams, one after the other."""
    starts: dict[str, int] = {}
    table: list[int] = []
    content = b""
    for name, stream in streams.items():
        count = -(-len(stream) // sector)
        starts[name] = len(table) if count else _END_OF_CHAIN
        table += chain(range(len(table) + 1, len(table) + count), [_END_OF_CHAIN] if count else [])
        content += stream.ljust(count * sector, b"\0")
    return starts, table, content


def _entry(name: str, kind: int, start: int, size: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    words = f"{name}\0".encode("utf-16-le")
    head = words.ljust(64, b"\0") + struct.pack("<H2B3I", len(words), kind, 1, _FREE, right, child)
    return (head + bytes(36) + struct.pack("<2I", start, size)).ljust(128, b"\0")


def _assembled(table: list[int], content: bytes, directory: int, mini_fat: int, mini_length: int) -> bytes:
    count = -(-len(table) // (_SECTOR // 4 - 1))  # the table's own sectors stand in it too
    places = range(len(table), len(table) + count)
    full = [*table, *[_FAT_SECTOR] * count]
    full += [_FREE] * (-len(full) % (_SECTOR // 4))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<2I", 0, count) + struct.pack("<I4xI", directory, _MINI_CUTOFF)
    header += struct.pack("<4I", mini_fat, -(-mini_length // _SECTOR), _END_OF_CHAIN, 0)
    header += struct.pack(f"<{count}I", *places).ljust(436, b"\xff")
    return header + content + struct.pack(f"<{len(full)}I", *full)
