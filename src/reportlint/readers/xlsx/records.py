"""The records of xls files ([MS-XLS] 2.1.4): numbered pieces of a stream, and the strings in them."""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Kind(IntEnum):
    """The kinds of records that are read (2.3.2)."""

    BEGIN = 0x0809
    END = 0x000A
    CONTINUE = 0x003C
    # Of the workbook
    LOCK = 0x002F
    SHEET = 0x0085
    STRINGS = 0x00FC
    FORMAT = 0x041E
    STYLE = 0x00E0
    CALENDAR = 0x0022
    # Of a sheet
    NUMBER = 0x0203
    SHORT_NUMBER = 0x027E
    SHORT_NUMBERS = 0x00BD
    FORMULA = 0x0006
    FORMULA_WORDS = 0x0207
    SHARED_WORDS = 0x00FD
    WORDS = 0x0204
    RICH_WORDS = 0x00D6
    TRUTH_OR_ERROR = 0x0205
    MERGED = 0x00E5


class Record(NamedTuple):
    """A record: its kind, and its content followed by that of the records that continue it."""

    kind: int
    parts: tuple[bytes, ...]

    @property
    def content(self) -> bytes:
        """The content of the record itself."""
        return self.parts[0]


def records(stream: bytes, start: int = 0) -> Iterator[Record]:
    """The records from an offset of the stream on."""
    kind: int | None = None
    parts: list[bytes] = []
    while start + 4 <= len(stream):
        number, length = struct.unpack_from("<2H", stream, start)
        part = stream[start + 4 : start + 4 + length]
        start += 4 + length
        if number == Kind.CONTINUE and parts:
            parts.append(part)
            continue
        if kind is not None:
            yield Record(kind, tuple(parts))
        kind, parts = number, [part]
    if kind is not None:
        yield Record(kind, tuple(parts))


def short_string(content: bytes, at: int) -> str:
    """A string whose length takes one byte (2.5.240)."""
    return _characters(content, at + 2, content[at], wide=bool(content[at + 1] & 1))


def long_string(content: bytes, at: int) -> str:
    """A string whose length takes two bytes (2.5.294)."""
    length, flags = struct.unpack_from("<HB", content, at)
    return _characters(content, at + 3, length, wide=bool(flags & 1))


def _characters(content: bytes, at: int, length: int, *, wide: bool) -> str:
    return content[at : at + length * 2].decode("utf-16-le") if wide else content[at : at + length].decode("latin-1")


def shared_strings(record: Record) -> tuple[str, ...]:
    """The strings of the table that cells refer to (2.4.265)."""
    reader = _Reader(record.parts)
    _, count = struct.unpack("<2I", reader.take(8))
    return tuple(_shared_string(reader) for _ in range(count))


def _shared_string(reader: _Reader) -> str:
    """The characters of a string, without its formatting and its reading aids (2.5.293)."""
    length, flags = struct.unpack("<HB", reader.take(3))
    runs = struct.unpack("<H", reader.take(2))[0] if flags & 8 else 0
    aids = struct.unpack("<I", reader.take(4))[0] if flags & 4 else 0
    words = reader.characters(length, wide=bool(flags & 1))
    reader.take(4 * runs + aids)
    return words


class _Reader:
    """Reads on from one part of a record into the next."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts = iter(parts)
        self._part = next(self._parts)
        self._at = 0

    def take(self, size: int) -> bytes:
        """The next bytes; fewer at the end."""
        taken = self._here(size)
        while len(taken) < size and self._turn():
            taken += self._here(size - len(taken))
        return taken

    def characters(self, length: int, *, wide: bool) -> str:
        """The next characters. Each part says anew whether they take one byte or two."""
        units = b""
        while True:
            missing = length - len(units) // 2
            units += self._here(missing * 2) if wide else self._here(missing).decode("latin-1").encode("utf-16-le")
            if len(units) >= length * 2 or not self._turn():
                return units.decode("utf-16-le")
            wide = bool(self._here(1)[0] & 1)

    def _here(self, size: int) -> bytes:
        taken = self._part[self._at : self._at + size]
        self._at += len(taken)
        return taken

    def _turn(self) -> bool:
        part = next(self._parts, None)
        if part is None:
            return False
        self._part, self._at = part, 0
        return True
