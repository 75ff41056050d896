"""Opens a pdf file with pdfium and takes text and lines off its pages."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from reportlint.model.document import Box
from reportlint.readers.errors import ReadError
from reportlint.readers.pdf.glyphs import Page
from reportlint.readers.pdf.rulings import drawings
from reportlint.readers.pdf.runs import is_garbled, runs_of, turn_of

_PICTURE = "是扫描件，没有文字可查"
_GARBLED = "的文字是乱码（字体没有附带文字编码），没法查"


def pages(data: bytes) -> list[Page]:
    """The pages of a pdf file. Raises ReadError for a file that is empty, damaged or locked.

    pdfium is not thread-safe: a process may read one file at a time.
    """
    import pypdfium2

    if not data:
        raise ReadError("文件是空的")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise ReadError(_reason()) from None
    with closing(document):
        return [_page(document, index) for index in range(len(document))]


def _reason() -> str:
    from pypdfium2 import raw

    if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
        return "文件加了密码，请先取消密码再检查"
    return "文件已损坏或不是 PDF，请重新导出一份再检查"


def _page(document: Any, index: int) -> Page:
    from pypdfium2 import PdfiumError

    try:
        page = document[index]
        text = page.get_textpage()
    except PdfiumError:
        raise ReadError(f"第{index + 1}页已损坏，请重新导出一份再检查") from None
    count = text.count_chars()
    turn = turn_of(text.raw, count)
    frame = turn.upright(Box(*page.get_bbox()))
    rulings, pictured = drawings(page.raw, turn)
    if is_garbled(text.raw, count):
        return Page(index + 1, frame, turn, (), (), (), _GARBLED)
    runs, aside = runs_of(text.raw, count, turn, frame)
    return Page(index + 1, frame, turn, runs, aside, tuple(rulings), _PICTURE if pictured and not runs else "")
