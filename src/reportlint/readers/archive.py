"""The zip archives that office files are (ECMA-376 part 2): their parts and relations, and what they must not be."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

DAMAGED = "文件已损坏，打不开，请重新保存或重新下载后再检查"
ENCRYPTED = "文件加了密码，请先取消密码再检查"
_MEGABYTE = 1 << 20
# What unpacks to more than this in all, or a large part that is packed more tightly, is a bomb, not a report.
_MOST = 256 * _MEGABYTE
_LARGE = 20 * _MEGABYTE
_DENSEST = 200
_LOCKED = 1  # bit 0 of the general purpose flags (APPNOTE 4.4.4)


class Relation(NamedTuple):
    """A part that another part refers to: what it is to it, and its name in the archive."""

    kind: str
    part: str


class Archive:
    """The parts of a zip archive. Raises ReadError where it is broken, locked or unpacks to far too much.

    Names do not tell upper from lower case (6.2.2.3); some writers use backslashes.
    """

    def __init__(self, data: bytes) -> None:
        with _damage_reported():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        entries = self._zip.infolist()
        _check(entries)
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}

    def __contains__(self, part: str) -> bool:
        """Whether there is a part of that name."""
        return part.lower() in self._entries

    def has_below(self, folder: str) -> bool:
        """Whether there is a part whose name begins so."""
        return any(part.startswith(folder) for part in self._entries)

    def read(self, part: str) -> bytes:
        """The content of a part, which must be there."""
        with _damage_reported():
            return self._zip.read(self._entries[part.lower()])

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

    def relations(self, part: str = "") -> dict[str, Relation]:
        """What a part ("" for the file itself) refers to inside the archive, by the id of the relation (6.5)."""
        folder, base = posixpath.split(part)
        return {
            element.get("Id", ""): Relation(
                element.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/"),
            )
            for element in self.elements(posixpath.join(folder, f"_rels/{base}.rels"), "Relationship")
            if element.get("TargetMode") != "External"
        }

    def main(self) -> str:
        """The name of the part that holds the document; empty where the file names none."""
        return next((relation.part for relation in self.relations().values() if relation.kind == "officeDocument"), "")


def _check(entries: Sequence[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _LOCKED for entry in entries):
        raise ReadError(ENCRYPTED)
    if any(entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for entry in entries):
        raise ReadError(DAMAGED)  # office files know no other way of packing
    size = sum(entry.file_size for entry in entries)
    if size > _MOST or any(entry.file_size > max(_LARGE, _DENSEST * entry.compress_size) for entry in entries):
        raise ReadError(f"文件解压后有 {size // _MEGABYTE} MB，不像正常的报告；内容确实有这么多的，请拆分后再检查")


@contextmanager
def _damage_reported() -> Iterator[None]:
    """Turns what zipfile and zlib raise over a broken archive into a ReadError."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise ReadError(DAMAGED) from None
