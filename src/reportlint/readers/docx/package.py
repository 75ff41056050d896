"""The parts of a Word document as trees of elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.readers.archive import DAMAGED, Archive
from reportlint.readers.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Documents saved as "Strict Open XML" differ in their namespaces alone (ECMA-376 Part 1 Annex A).
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
)  # fmt: skip
TOO_DEEP = "文件内部结构嵌套太深，无法读取"
_FOREIGN = "文件不是 Word 文档（docx），请另存为 docx 后再检查"


class Package(Archive):
    """The parts of one document. Raises ReadError where they cannot be had."""

    def part(self, name: str) -> Element | None:
        """The root element of a part; none where the package has no such part."""
        return parse(self.read(name)) if name in self else None

    def document(self, name: str, tag: str) -> Element:
        """The root of the main part, which must be a Word document's."""
        if not name:
            raise ReadError(_FOREIGN)
        root = self.part(name)
        if root is None:
            raise ReadError(DAMAGED)
        if root.tag != tag:
            raise ReadError(_FOREIGN)
        return root


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
