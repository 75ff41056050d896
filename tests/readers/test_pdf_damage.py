"""Pdf files that cannot be read."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportlint.readers import pdf
from reportlint.readers.errors import ReadError
from reportlint.testing.pdf_files import PdfPage, pdf_file


def outcome(data):
    """What a user gets to see: the texts, or why there are none."""
    try:
        return [block.text for block in pdf.read(data, "报告.pdf").blocks]
    except ReadError as error:
        return str(error)


def pages():
    page, scan = PdfPage(), PdfPage()
    page.centred("收入决算表", 720, 16)
    page.table([["项目", "金额"], ["合计", "7.00"]], 700, [100, 80])
    page.paragraph("本单位预算执行平稳，各项支出严格按照批准的用途使用，年末没有结转结余资金。", 600)
    scan.picture(0, 0, 595, 842)
    return page, scan


GOOD = pdf_file(pages())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "文件是空的", id="empty"),
        pytest.param(b"PK\x03\x04 not a pdf", "已损坏或不是 PDF", id="another-format"),
        pytest.param(GOOD[:900], "已损坏", id="truncated"),
        pytest.param(pdf_file(pages(), locked=True), "加了密码", id="locked"),
        pytest.param(pdf_file([pages()[1]]), "是扫描件，没有文字可查", id="scanned"),
        pytest.param(pdf_file([PdfPage()]), "没有能读出的文字", id="blank"),
        pytest.param(pdf_file(pages()[:1], mapped=False), "乱码", id="no-unicode"),
    ],
)
def test_the_reason_is_told(data, words):
    with pytest.raises(ReadError, match=words):
        pdf.read(data, "报告.pdf")


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400))
@example(b"%PDF-1.7\n")
def test_random_bytes_raise_read_errors_only(data):
    with pytest.raises(ReadError):
        pdf.read(data, "报告.pdf")


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(GOOD)))
def test_truncated_files_raise_read_errors_only(length):
    assert outcome(GOOD[:length])


@settings(deadline=None, max_examples=120)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_changed_bytes_raise_read_errors_only(changes):
    data = bytearray(GOOD)
    for place, byte in changes:
        data[place] = byte
    assert outcome(bytes(data))


def test_nothing_is_written_to_standard_error(capfd):
    with pytest.raises(ReadError):
        pdf.read(GOOD[: len(GOOD) // 2], "报告.pdf")
    pdf.read(GOOD, "报告.pdf")
    assert capfd.readouterr() == ("", "")
