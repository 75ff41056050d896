"""Compound files, the container of office formats before 2007 and of locked ones since ([MS-CFB])."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.archive import DAMAGED
from reportlint.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA  # higher numbers mark the end of a chain or a free sector (2.1)
_NO_ENTRY = 0xFFFFFFFF
_STREAM = 2


class _Entry(NamedTuple):
    """An entry of the directory (2.6.1): a stream or storage and its neighbours in the tree of names."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """The streams of a compound file that stand in no storage. Raises ReadError where it is broken."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._read_header()
        except (struct.error, IndexError, UnicodeDecodeError):
            raise ReadError(DAMAGED) from None

    def __contains__(self, name: str) -> bool:
        """Whether there is a stream of that name."""
        return name in self._streams

    def stream(self, name: str) -> bytes:
        """The content of a stream."""
        entry = self._streams[name]
        if entry.size >= self._mini_cutoff:
            content = b"".join(map(self._sector, self._chain(entry.start, self._fat)))
        else:
            ministream = b"".join(map(self._sector, self._chain(self._root.start, self._fat)))
            content = b"".join(
                ministream[number * self._mini_size : (number + 1) * self._mini_size]
                for number in self._chain(entry.start, self._mini_fat)
            )
        if len(content) < entry.size:
            raise ReadError(DAMAGED)
        return content[: entry.size]

    def _read_header(self) -> None:
        """Read header (2.2), allocation tables (2.3, 2.4) and directory (2.6)."""
        shift, mini_shift = struct.unpack_from("<2H", self._data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise ReadError(DAMAGED)
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, self._mini_cutoff = struct.unpack_from("<I4xI", self._data, 48)
        (mini_fat,) = struct.unpack_from("<I", self._data, 60)
        self._fat = [number for sector in self._fat_sectors() for number in self._numbers(sector)]
        self._mini_fat = [number for sector in self._chain(mini_fat, self._fat) for number in self._numbers(sector)]
        entries = [entry for sector in self._chain(directory, self._fat) for entry in self._entries(sector)]
        self._root = entries[0]
        self._streams = {entry.name: entry for entry in _children(entries) if entry.kind == _STREAM}

    def _fat_sectors(self) -> Iterator[int]:
        """The sectors of the allocation table: 109 are listed in the header, more in sectors of their own (2.5)."""
        yield from (number for number in struct.unpack_from("<109I", self._data, 76) if number < _LAST_SECTOR)
        following, seen = struct.unpack_from("<I", self._data, 68)[0], set[int]()
        while following < _LAST_SECTOR and following not in seen:
            seen.add(following)
            *numbers, following = self._numbers(following)
            yield from (number for number in numbers if number < _LAST_SECTOR)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _numbers(self, sector: int) -> tuple[int, ...]:
        return struct.unpack(f"<{self._size // 4}I", self._sector(sector))

    def _entries(self, sector: int) -> Iterator[_Entry]:
        content = self._sector(sector)
        for at in range(0, self._size, 128):
            length, kind, left, right, child = struct.unpack_from("<HBx3I", content, at + 64)
            start, size = struct.unpack_from("<2I", content, at + 116)
            name = content[at : at + max(length - 2, 0)].decode("utf-16-le")
            yield _Entry(name, kind, left, right, child, start, size)

    def _chain(self, start: int, table: list[int]) -> Iterator[int]:
        """The sectors that follow each other from a first one on."""
        seen = set[int]()
        number = start
        while number < _LAST_SECTOR:
            if number in seen or number >= len(table):
                raise ReadError(DAMAGED)
            seen.add(number)
            yield number
            number = table[number]


def _children(entries: list[_Entry]) -> Iterator[_Entry]:
    """What stands in no storage: the tree of names below the root."""
    waiting, seen = [entries[0].child], {_NO_ENTRY}
    while waiting:
        number = waiting.pop()
        if number not in seen:
            seen.add(number)
            entry = entries[number]
            yield entry
            waiting += [entry.left, entry.right]
