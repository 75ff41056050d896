"""The zip archives that office files are: their parts by name, and what they must not be."""

from __future__ import annotations

import io
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportlint.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

DAMAGED = "文件已损坏，打不开，请重新保存或重新下载后再检查"
ENCRYPTED = "文件加了密码，请先取消密码再检查"
_UNPACKED_LIMIT = 256 * 1024 * 1024  # bytes: what unpacks to more is a bomb, not a report
_LOCKED = 1  # bit 0 of the general purpose flags (APPNOTE 4.4.4)


class Archive:
    """The parts of a zip archive. Raises ReadError where it is broken, locked or unpacks to far too much.

    Names do not tell upper from lower case (ECMA-376 part 2, 6.2.2.3); some writers use backslashes.
    """

    def __init__(self, data: bytes) -> None:
        with _damage_reported():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        entries = self._zip.infolist()
        if any(entry.flag_bits & _LOCKED for entry in entries):
            raise ReadError(ENCRYPTED)
        if sum(entry.file_size for entry in entries) > _UNPACKED_LIMIT:
            raise ReadError("文件解压后太大（超过 256 MB），请拆分后再检查")
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}

    def __contains__(self, part: str) -> bool:
        """Whether there is a part of that name."""
        return part.lower() in self._entries

    def has_below(self, folder: str) -> bool:
        """Whether there is a part whose name begins so."""
        return any(part.startswith(folder) for part in self._entries)

    def elements(self, part: str, *names: str) -> Iterator[_Element]:
        """The elements of an xml part that have one of the local names, in the order in which they end.

        An element is emptied once the next one is asked for, so that memory does not grow with the part. A part that
        is not there has none.
        """
        from lxml import etree

        if part not in self:
            return
        tags = [f"{{*}}{name}" for name in names]
        try:
            with _damage_reported(), self._zip.open(self._entries[part.lower()]) as stream:
                for _, element in etree.iterparse(stream, tag=tags, resolve_entities=False):
                    yield element
                    element.clear()
        except etree.XMLSyntaxError:
            raise ReadError(DAMAGED) from None


@contextmanager
def _damage_reported() -> Iterator[None]:
    """Turns what zipfile and zlib raise over a broken archive into a ReadError."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise ReadError(DAMAGED) from None
