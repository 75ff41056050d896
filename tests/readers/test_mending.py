"""Paragraphs that are lines of a printed report become whole again, whatever format they were pasted into."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.readers.detect import read
from reportlint.readers.mending import JoinedOrigin
from reportlint.testing.docx_files import Commented, ListLevel, Table, Xml, docx_file, paragraph
from reportlint.testing.xls_files import xls_file
from reportlint.testing.xlsx_files import XlsxSheet, xlsx_file

from .seen import texts

BROKEN = ["本单位全年组织农机培训12期，覆盖全区各镇，累计培训", "农户 1860 人次、机手 240 人次。", "年末无结转。"]
WHOLE = ["本单位全年组织农机培训12期，覆盖全区各镇，累计培训农户1860人次、机手240人次。", "年末无结转。"]


def sheet(lines):
    return [XlsxSheet("正文", [[line] for line in lines])]


WRITERS = {
    "docx": docx_file,
    "html": lambda lines: "\n".join(f"<p>{escape(line)}</p>" for line in lines).encode(),
    "xlsx": lambda lines: xlsx_file(sheet(lines)),
    "xls": lambda lines: xls_file(sheet(lines)),
}


def read_as(suffix, lines):
    return read(WRITERS[suffix](lines), f"报告.{suffix}")


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_sentence_that_goes_on_in_the_next_paragraph_is_whole(suffix):
    assert texts(read_as(suffix, BROKEN)) == WHOLE


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["全年完成培训12期，培训效果良好，农户满意。", "年末无结转。"], id="ended"),
        pytest.param(["全年完成培训12期，培训效果良好，农户表示满意", "（二）年末无结转。"], id="number"),
        pytest.param(["全年完成培训12期，培训效果良好，农户表示满意", "　　年末无结转。"], id="indent"),
        pytest.param(["● 全年完成培训12期，培训效果良好，农户表示满意", "● 年末无结转。"], id="bullet"),
        pytest.param(["（二）全年完成培训12期，农户表示满意", "年末无结转。"], id="heading"),
        pytest.param(["填报单位：某区农机推广中心", "年末无结转。"], id="short"),
    ],
)
@pytest.mark.parametrize("suffix", WRITERS)
def test_paragraphs_that_their_writer_ended_stay(suffix, lines):
    assert texts(read_as(suffix, lines)) == [line.strip("　").replace("● ", "●") for line in lines]


def test_headings_items_and_indented_paragraphs_stay():
    lines = BROKEN[:2]
    styled = docx_file([paragraph(lines[0], outline=1), lines[1]])
    bullets = docx_file([paragraph(line, number=(1, 0)) for line in lines], lists=[[ListLevel("bullet", "●")]])
    indent = '<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>'
    indented = docx_file([lines[0], Xml(f"<w:p>{indent}<w:r><w:t>{lines[1]}</w:t></w:r></w:p>")])
    assert [len(texts(read(data, "报告.docx"))) for data in (styled, bullets, indented)] == [2, 2, 2]
    page = "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
    assert len(texts(read(page.encode(), "报告.html"))) == 2


def test_sheets_and_tables_part_paragraphs():
    assert len(texts(read(xlsx_file([*sheet(BROKEN[:1]), *sheet(BROKEN[1:])]), "报告.xlsx"))) == 3
    body = [BROKEN[0], Table([["科目", "决算数"], ["合计", "79"]]), *BROKEN[1:]]
    assert len(texts(read(docx_file(body), "报告.docx"))) == 3


def test_each_part_keeps_its_place():
    document = read_as("docx", BROKEN)
    block = document.blocks[0]
    found = {
        words: block.origin.locate(*block.offsets.original_range(at, at + len(words))).paragraph
        for words in ("12期", "1860人次", "培训农户")
        if (at := block.text.rindex(words)) >= 0
    }
    assert found == {"12期": 1, "1860人次": 2, "培训农户": 1}
    assert (
        document.quote(block.span(block.text.index("培训农户"), block.text.index("、机手"))) == "培训\n农户 1860 人次"
    )


def test_a_range_over_two_paragraphs_of_a_page_ends_in_the_second():
    block = read_as("html", BROKEN).blocks[0]
    place = block.origin.locate(*block.offsets.original_range(0, len(block.text)))
    assert (place.line, place.column, place.end_line, place.end_column) == (1, 4, 2, 4 + len(BROKEN[1]))


def test_a_range_has_a_share_in_each_paragraph():
    origin = read_as("docx", BROKEN).blocks[0].origin
    length = len(BROKEN[0])
    assert isinstance(origin, JoinedOrigin)
    assert [(start, end) for _, start, end in origin.parts(length - 2, length + 3)] == [(length - 2, length), (0, 2)]


def test_tables_and_remarks_find_their_blocks():
    table = Table([["科目", "决算数"], ["合计", "79"]])
    body = [*BROKEN[:2], "收入支出决算表", table, BROKEN[0], paragraph("农户 ", Commented("1860", "核对"), " 人次。")]
    document = read(docx_file(body), "报告.docx")
    (found,), (remark,) = document.tables, document.remarks
    assert [document.blocks[block].text for block in found.captions] == ["收入支出决算表"]
    assert [document.blocks[cell.block].text for cell in found.cells] == ["科目", "决算数", "合计", "79"]
    assert document.text(remark.span) == "1860"
    assert [block.index for block in document.blocks] == list(range(len(document.blocks)))


@settings(deadline=None)
@given(
    lines=st.lists(st.text("本年度支出增加万元12 .%a，。、（一）\u3000", min_size=1, max_size=50), max_size=8),
    suffix=st.sampled_from(["docx", "html", "xlsx"]),
)
def test_joined_or_not_the_words_lead_back(lines, suffix):
    lines = [f"年{line}年" for line in lines] or ["年"]
    document = read_as(suffix, lines)
    assert "".join("".join(texts(document)).split()) == "".join("".join(lines).split())
    for block in document.blocks:
        assert block.text == "".join(block.raw[block.offsets.original(at)] for at in range(len(block.text)))
