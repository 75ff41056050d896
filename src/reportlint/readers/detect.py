"""Finds out what a file is, by its content before its name, and reads it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import regex

from reportlint.patterns import compiled
from reportlint.readers.archive import DAMAGED, ENCRYPTED, Archive
from reportlint.readers.compound import SIGNATURE, compound_file
from reportlint.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.model.document import Document

_AS_DOCX = "请用 Word 或 WPS 另存为 .docx 再检查"
_AS_XLSX = "请用 Excel 或 WPS 另存为 .xlsx 再检查"
_UNREADABLE = {
    "doc": f"这是旧版 Word（.doc）文件，{_AS_DOCX}",
    "wps": f"这是 WPS 文字（.wps）文件，{_AS_DOCX}",
    "rtf": f"这是 RTF 文件，{_AS_DOCX}",
    "odt": f"这是 OpenDocument 文本（.odt）文件，{_AS_DOCX}",
    "ods": f"这是 OpenDocument 表格（.ods）文件，{_AS_XLSX}",
    "xlsb": f"这是二进制的 Excel（.xlsb）文件，{_AS_XLSX}",
    "word-xml": f"这是 XML 格式的 Word 文件，{_AS_DOCX}",
    "excel-xml": f"这是 XML 格式的 Excel 文件，{_AS_XLSX}",
    "slides": "这是演示文稿，请把报告另存为 .docx 或 .pdf 再检查",
    "ofd": "这是 OFD 文件，请另存为 .pdf 或 .docx 再检查",
    "zip": "这是压缩包，请先解压，再检查里面的文件",
    "image": "这是图片，请先识别成文字，存成 .docx 或 .txt 再检查",
    "encrypted": ENCRYPTED,
    "damaged": f"{DAMAGED}；如果单位用了文档加密软件，请先解密",
    "empty": "文件是空的",
}
_BLANK = b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xfe\xff"  # white space and byte order marks
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SIGNATURES = {
    "pdf": (b"%PDF-",),
    "rtf": (b"{\\rtf",),
    "zip": (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08"),
    "image": (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*"),
}
# Streams that tell compound files apart ([MS-OFFCRYPTO] 2.3.4.4, [MS-DOC] 2.1, [MS-XLS] 2.1.2, [MS-PPT] 2.1.2).
_STREAMS = {
    "EncryptedPackage": "encrypted",
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "PowerPoint Document": "slides",
}
_FOLDERS = {
    "word/": "docx",
    "xl/workbook.bin": "xlsb",
    "xl/": "xlsx",
    "ppt/": "slides",
    "ofd.xml": "ofd",
    "content.xml": "odt",
}
_HEAD = 4096  # bytes in which a file's first tags are looked for
_LEAD = rb"(?>\s|\xef\xbb\xbf|<\?xml[^>]*>|<!--.*?-->)*+"  # without going back: comments may be many
_PAGE = compiled(_LEAD + rb"<(?:!doctype\s+html|html)[\s>]", regex.IGNORECASE | regex.DOTALL)
_FRAGMENT = compiled(
    _LEAD + rb"<(?:head|body|meta|title|style|div|p|span|center|table|h[1-6]|ul|ol)[\s>]",
    regex.IGNORECASE | regex.DOTALL,
)
_BITMAP = compiled(rb"BM.{4}\x00{4}", regex.DOTALL)
_SUFFIXES = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".shtml": "html", ".xhtml": "html"}
_NO_TEXT = frozenset({".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".pdf", ".ofd"})


def read(data: bytes, path: str) -> Document:
    """The document in a file, whose name `path` gives. Raises ReadError if it cannot be read, or holds no text."""
    kind = kind_of(data, path)
    if kind in _UNREADABLE:
        raise ReadError(_UNREADABLE[kind])
    document = _reader(kind)(data, path)
    if not document.blocks and not document.remarks:
        raise ReadError("文件是空的" if kind == "txt" else "文件里没有文字")
    return document


def _reader(kind: str) -> Callable[[bytes, str], Document]:
    """The reader of a kind; those of other kinds are not loaded."""
    match kind:
        case "docx":
            from reportlint.readers.docx import read as reader
        case "pdf":
            from reportlint.readers.pdf import read as reader
        case "xlsx" | "xls":
            from reportlint.readers.xlsx import read as reader
        case "html":
            from reportlint.readers.html import read as reader
        case "md":
            from reportlint.readers.markdown import read as reader
        case _:
            from reportlint.readers.text import read as reader
    return reader


def kind_of(data: bytes, path: str) -> str:
    """The short name of a file's format: txt, md, html, docx, pdf, xlsx, xls, or one that no reader takes.

    Raises ReadError for a broken archive or compound file.
    """
    if not data.strip(_BLANK):
        return "empty"
    if data.startswith(SIGNATURE):
        return _kind_of_compound(data, path)
    if data.startswith(_ZIP):
        return _kind_of_archive(Archive(data), path)
    if _BITMAP.match(data):
        return "image"
    known = (kind for kind, signatures in _SIGNATURES.items() if data.startswith(signatures))
    return next(known, None) or _kind_of_text(data, path)


def _kind_of_compound(data: bytes, path: str) -> str:
    with compound_file(data) as file:
        kind = next((kind for name, kind in _STREAMS.items() if file.exists(name)), "damaged")
    return "wps" if kind == "doc" and _suffix(path) == ".wps" else kind


def _kind_of_archive(archive: Archive, path: str) -> str:
    kind = next((kind for folder, kind in _FOLDERS.items() if archive.has_below(folder)), "zip")
    return "ods" if kind == "odt" and _suffix(path) == ".ods" else kind


def _kind_of_text(data: bytes, path: str) -> str:
    suffix = _suffix(path)
    head = data[:_HEAD]
    if suffix in _NO_TEXT and b"\x00" in head:
        return "damaged"
    ascii_head = head.replace(b"\x00", b"").lstrip(_BLANK)  # UTF-16 spells tags with zeros between
    if _PAGE.match(ascii_head):
        return "html"
    if b'progid="Excel.Sheet"' in ascii_head:
        return "excel-xml"
    if b'progid="Word.Document"' in ascii_head:
        return "word-xml"
    if suffix != ".txt" and suffix not in _SUFFIXES and _FRAGMENT.match(ascii_head):
        return "html"
    return _SUFFIXES.get(suffix, "txt")


def _suffix(path: str) -> str:
    return PurePath(path).suffix.lower()
