"""What a file is, by content and name; what is refused, and with which words."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.readers import compound
from reportlint.readers.detect import kind_of, read
from reportlint.readers.errors import ReadError
from reportlint.testing.docx_files import docx_file
from reportlint.testing.pdf_files import PdfPage, pdf_file
from reportlint.testing.xls_files import compound_file, xls_file
from reportlint.testing.xlsx_files import XlsxSheet, packed, xlsx_file

SHEET = [XlsxSheet("表1", [["甲", 1]])]
PDF = PdfPage()
PDF.text("部门整体支出绩效自评报告", 90, 700)


def locked_zip():
    """A zip archive that says its part is encrypted."""
    data = bytearray(packed({"word/document.xml": "<a/>"}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        directory = archive.start_dir
    data[6] |= 1
    data[directory + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "path", "kind"),
    [
        pytest.param(docx_file("甲"), "a.doc", "docx", id="docx"),
        pytest.param(xlsx_file(SHEET), "a.xls", "xlsx", id="xlsx"),
        pytest.param(xls_file(SHEET), "a.et", "xls", id="xls"),
        pytest.param(pdf_file([PDF]), "a", "pdf", id="pdf"),
        pytest.param("甲".encode(), "a.txt", "txt", id="text"),
        pytest.param("甲".encode(), "a", "txt", id="text-without-suffix"),
        pytest.param("甲".encode("utf-16"), "a.txt", "txt", id="text-in-utf-16"),
        pytest.param("甲".encode(), "报告.MD", "md", id="markdown"),
        pytest.param("甲".encode(), "报告.markdown", "md", id="markdown-in-full"),
        pytest.param("甲".encode(), "a.html", "html", id="page-by-name"),
        pytest.param(b"<!DOCTYPE html><p>1", "a.txt", "html", id="page"),
        pytest.param(b"\xef\xbb\xbf\n<!-- x --><HTML lang=zh>", "a.doc", "html", id="page-named-doc"),
        pytest.param('<?xml version="1.0"?><html>'.encode("utf-16"), "a", "html", id="page-in-utf-16"),
        pytest.param(b"<table border=1><tr>", "a.xls", "html", id="table-named-xls"),
        pytest.param(b"<p>1", "a.txt", "txt", id="text-with-tags"),
        pytest.param(b"<div align=center>", "a.md", "md", id="markdown-with-tags"),
        pytest.param("PK对决".encode(), "a.txt", "txt", id="text-that-begins-like-a-zip"),
        pytest.param("BM系统建设".encode(), "a.txt", "txt", id="text-that-begins-like-a-bitmap"),
    ],
)
def test_kinds_that_are_read(data, path, kind):
    assert kind_of(data, path) == kind


@pytest.mark.parametrize(
    ("data", "path", "words"),
    [
        pytest.param(b"", "a.docx", "文件是空的", id="empty"),
        pytest.param(b"\xef\xbb\xbf \r\n\t", "a.txt", "文件是空的", id="blank"),
        pytest.param("　\n".encode(), "a.txt", "文件是空的", id="blank-wide"),
        pytest.param(b"```\n1\n```", "a.md", "没有文字", id="no-words"),
        pytest.param(xlsx_file([XlsxSheet("表1", [])]), "a.xlsx", "没有文字", id="empty-workbook"),
        pytest.param(compound_file({"WordDocument": b"1", "1Table": b"2"}), "a.doc", "旧版 Word.*另存为 .docx",
                     id="doc"),
        pytest.param(compound_file({"WordDocument": b"1"}), "a.wps", "WPS.*另存为 .docx", id="wps"),
        pytest.param(compound_file({"PowerPoint Document": b"1"}), "a.ppt", "演示文稿", id="ppt"),
        pytest.param(compound_file({"EncryptedPackage": b"1", "EncryptionInfo": b"2"}), "a.docx", "先取消密码",
                     id="locked"),
        pytest.param(compound_file({"Book": b"1"}), "a.xls", "Excel 95.*另存为 .xlsx", id="excel-95"),
        pytest.param(compound_file({"其他": b"1"}), "a.doc", "损坏", id="unknown-compound-file"),
        pytest.param(compound_file({"Workbook": b"1"})[:700], "a.xls", "损坏", id="cut-off-compound-file"),
        pytest.param(packed({"OFD.xml": "<ofd/>"}), "a.ofd", "OFD", id="ofd"),
        pytest.param(packed({"a.docx": "1"}), "a.zip", "解压", id="zip"),
        pytest.param(b"Rar!\x1a\x07\x01\x00", "a.rar", "解压", id="rar"),
        pytest.param(packed({"mimetype": "", "content.xml": "1"}), "a.ods", "另存为 .xlsx", id="ods"),
        pytest.param(packed({"mimetype": "", "content.xml": "1"}), "a.odt", "另存为 .docx", id="odt"),
        pytest.param(packed({"xl/workbook.bin": "1"}), "a.xlsb", "另存为 .xlsx", id="xlsb"),
        pytest.param(packed({"ppt/presentation.xml": "1"}), "a.pptx", "演示文稿", id="pptx"),
        pytest.param(locked_zip(), "a.docx", "先取消密码", id="locked-zip"),
        pytest.param(packed({"a": "1"})[:-9], "a.docx", "损坏", id="cut-off-zip"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00", "a.png", "图片", id="png"),
        pytest.param(b"BM\x00\x10\x00\x00\x00\x00\x00\x00\x36", "a.bmp", "图片", id="bmp"),
        pytest.param(b"{\\rtf1\\ansi", "a.doc", "RTF", id="rtf"),
        pytest.param(b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', "a.xls",
                     "XML.*另存为 .xlsx", id="excel-xml"),
        pytest.param(b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "a.doc",
                     "XML.*另存为 .docx", id="word-xml"),
        pytest.param(b"\x62\x14\x23\x65\x00\x00\x01", "a.docx", "损坏.*加密", id="scrambled"),
        pytest.param(b"\x01\x00\x00\x02\x00\x00", "a.bin", "二进制", id="binary"),
    ],
)  # fmt: skip
def test_files_that_are_refused(data, path, words):
    with pytest.raises(ReadError, match=words) as caught:
        read(data, path)
    assert not str(caught.value).endswith("。")


@pytest.mark.parametrize(
    ("data", "path", "kind"),
    [
        (docx_file("甲"), "a.docx", "docx"), (pdf_file([PDF]), "a.pdf", "pdf"), (xlsx_file(SHEET), "a.xlsx", "xlsx"),
        (xls_file(SHEET), "a.xls", "xls"), (b"<html><p>1", "a.html", "html"), (b"1", "a.md", "md"),
        (b"1", "a.txt", "txt"),
    ],
)  # fmt: skip
def test_every_kind_has_its_reader(data, path, kind):
    document = read(data, path)
    assert (document.kind, document.path, bool(document.blocks)) == (kind, path, True)


def test_streams_of_a_compound_file():
    streams = {"Workbook": bytes(range(256)) * 40, "短": b"1234567890" * 9, "空": b"", "中": b"5" * 4095}
    with compound.compound_file(compound_file(streams)) as file:
        assert {name: file.openstream(name).read() for name in streams} == streams


@given(st.data())
def test_a_broken_compound_file_is_refused_or_read(data):
    whole = compound_file({"Workbook": b"1" * 5000, "Book": b"2" * 100})
    broken = bytearray(whole[: data.draw(st.integers(8, len(whole)), label="length")])
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=12), label="places"):
        broken[at] = data.draw(st.integers(0, 255), label="byte")
    with suppress(ReadError), compound.compound_file(bytes(broken)) as file:
        assert all(file.openstream(name).read() for name in ("Workbook", "Book") if file.exists(name))


SIGNATURES = [b"PK\x03\x04", b"%PDF-1.4\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\xff\xfe", b""]


@given(st.sampled_from(SIGNATURES), st.binary(max_size=600), st.sampled_from(["docx", "xls", "md", "txt", "html"]))
def test_any_bytes_are_read_or_refused(signature, data, suffix):
    with suppress(ReadError):
        assert read(signature + data, f"a.{suffix}").blocks
