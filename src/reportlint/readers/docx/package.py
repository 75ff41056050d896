"""The zip container of an Office document (ECMA-376 Part 2): its parts, how they relate, and what it must not be."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.archive import DAMAGED, ENCRYPTED, Archive
from reportlint.readers.compound import SIGNATURE
from reportlint.readers.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] §2.1
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Documents saved as "Strict Open XML" differ in their namespaces alone (ECMA-376 Part 1 Annex A).
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
)  # fmt: skip
# What is packed more tightly than this is a bomb, not a report.
_DENSE = 20 << 20
_DENSITY = 200

_TOO_LARGE = "文件解压后过大，可能不是正常的报告，已停止读取"
TOO_DEEP = "文件内部结构嵌套太深，无法读取"
_FOREIGN = "文件不是 Word 文档（docx），请另存为 docx 后再检查"


class Relationship(NamedTuple):
    """A part that another part refers to: the last word of the relationship's type and the part's name."""

    kind: str
    target: str


class Package(Archive):
    """The parts of one document. Raises ReadError where they cannot be had."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(SIGNATURE):
            raise ReadError(ENCRYPTED if _ENCRYPTED_STREAM in data else _FOREIGN)
        if not data.startswith(b"PK"):
            raise ReadError(_FOREIGN if data else "文件是空的")
        super().__init__(data)
        if any(entry.file_size > max(_DENSE, _DENSITY * entry.compress_size) for entry in self._entries.values()):
            raise ReadError(_TOO_LARGE)

    def part(self, name: str) -> Element | None:
        """The root element of a part; none where the package has no such part."""
        entry = self._entries.get(name.lower())
        return None if entry is None else parse(self._content(entry))

    def _content(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise ReadError(DAMAGED)
        try:
            return self._zip.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise ReadError(DAMAGED) from None

    def relationships(self, name: str) -> dict[str, Relationship]:
        """What a part ("" for the package itself) refers to inside the package, by relationship id."""
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        return {
            element.get("Id", ""): _relationship(element, folder)
            for element in root.iter(_RELATIONSHIP)
            if element.get("TargetMode") != "External"
        }

    def main(self) -> str:
        """The name of the part that holds the document."""
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument":
                return relationship.target
        raise ReadError(_FOREIGN)


def parse(data: bytes) -> Element:
    """The tree of an XML part without comments and processing instructions; entities stay unresolved."""
    from lxml import etree

    if b"//purl.oclc.org/ooxml/" in data:
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(TOO_DEEP if "depth" in str(error) else DAMAGED) from None


def check_document(root: Element | None, tag: str) -> Element:
    """The root of the main part, which must be a Word document's."""
    if root is None:
        raise ReadError(DAMAGED)
    if root.tag != tag:
        raise ReadError(_FOREIGN)
    return root


def _relationship(element: Element, folder: str) -> Relationship:
    target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
    return Relationship(element.get("Type", "").rpartition("/")[2], target.lstrip("/"))
