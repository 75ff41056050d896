"""Text files: encodings, line ends, what the layout wrapped, tables drawn with bars, and texts of any size."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportlint.readers.detect import read
from reportlint.readers.errors import ReadError

from .seen import grid

REPORT = "一、部门概况\r\n本部门编制12人，实有11人。\r\n二、收支情况\r\n全年支出64.05万元。\r\n"


def document(text):
    return read(text.encode(), "报告.txt")


def paragraphs(text):
    return [block.text for block in document(text).blocks]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(REPORT.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + REPORT.encode(), id="utf-8-marked"),
        pytest.param(REPORT.encode("gb18030"), id="gb18030"),
        pytest.param(codecs.BOM_UTF16_LE + REPORT.encode("utf-16-le"), id="utf-16-le"),
        pytest.param(codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"), id="utf-16-be"),
        pytest.param(REPORT.encode("utf-16-le"), id="utf-16-le-unmarked"),
        pytest.param(REPORT.encode("utf-16-be"), id="utf-16-be-unmarked"),
    ],
)
def test_encodings(data):
    found = read(data, "报告.txt")
    assert [block.text for block in found.blocks] == REPORT.split("\r\n")[:-1]
    place = found.blocks[3].origin.locate(4, 11)
    assert (place.line, place.column, place.end_line, place.end_column) == (4, 5, 4, 12)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(REPORT.encode()[:-9] + b"\xe4\r\n", "第4行的文字编码已损坏", id="broken-utf-8"),
        pytest.param(REPORT.encode()[:-3], "第4行的文字编码已损坏", id="cut-off-utf-8"),
        pytest.param("甲\ud800乙".encode("utf-8", "surrogatepass"), "编码", id="half-a-character"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8\x00\xd8", "编码无法识别", id="half-a-character-in-utf-16"),
        pytest.param(codecs.BOM_UTF8 + b"1\xff1", "编码无法识别", id="mark-without-utf-8"),
        pytest.param(b"\x81\x20\xff\xff" * 9, "编码无法识别", id="no-encoding"),
        pytest.param(b"1\x00\x002\x00", "二进制", id="binary"),
    ],
)
def test_texts_in_no_encoding(data, words):
    with pytest.raises(ReadError, match=words):
        read(data, "报告.txt")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x0c", "\x85"])
def test_line_ends(end):
    found = document(end.join(["一、概况", "", "支出为1.20万元。"]))
    assert [block.text for block in found.blocks] == ["一、概况", "支出为1.20万元。"]
    assert found.blocks[1].origin.locate(3, 7).line == 3


def test_line_ends_may_be_mixed():
    assert paragraphs("甲。\r\n乙。\r丙。\n\r丁。") == ["甲。", "乙。", "丙。", "丁。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1.推动商会建设。完善机制，实现镇街全覆盖，新建\n\n行业协会 4 个、异地商会 2 个。\n\n2.其他。",
                     ["1.推动商会建设。完善机制，实现镇街全覆盖，新建行业协会4个、异地商会2个。", "2.其他。"],
                     id="over-a-blank-line"),
        pytest.param("认领结对帮扶的项目，共有 18 家会员\n\n企业参与，投入资金60万元。",
                     ["认领结对帮扶的项目，共有18家会员企业参与，投入资金60万元。"], id="inside-a-word"),
        pytest.param("收入总计为321.02\n\n万元，支出总计为300万元。", ["收入总计为321.02万元，支出总计为300万元。"],
                     id="number-and-unit"),
        pytest.param("预算编制、预算执行、\n绩效管理均按制度实施。", ["预算编制、预算执行、绩效管理均按制度实施。"],
                     id="after-an-open-mark"),
        pytest.param("本年支出79.19万元\n，比上年少。", ["本年支出79.19万元，比上年少。"], id="before-a-closing-mark"),
        pytest.param("本单位情况良好\n二、支出情况", ["本单位情况良好", "二、支出情况"], id="before-a-heading"),
        pytest.param("年末结余资金为\n1.5亿元，有所减少。", ["年末结余资金为", "1.5亿元，有所减少。"], id="short-line"),
        pytest.param("评价单位：某某局\n评价时间：今年", ["评价单位：某某局", "评价时间：今年"], id="cover-fields"),
        pytest.param("一、部门概况  （一）主要职责", ["一、部门概况", "（一）主要职责"], id="headings-on-one-line"),
    ],
)  # fmt: skip
def test_lines_that_the_layout_broke_are_joined(text, expected):
    assert paragraphs(text) == expected


def test_a_text_wrapped_at_a_margin_is_joined():
    words = "本年度全区各级各部门坚持过紧日子，统筹用好各类财政资金，保障重点支出需要，" * 2 + "预算执行情况总体良好。"
    lines = [f"　　{words[:18]}", *(words[at : at + 20] for at in range(18, len(words), 20))]
    assert paragraphs("\n".join(lines * 2)) == [words, words]


PROSE = "本年度全区各级各部门坚持过紧日子，统筹用好各类财政资金，保障重点支出需要，" * 3
WRAPPED = [PROSE[at : at + 20] for at in range(0, 100, 20)]


def test_the_margin_is_that_of_the_whole_text():
    lines = [*WRAPPED, "情况良好。", "|甲|1.00|", "|乙|2.00|", *WRAPPED[:2], "情况良好。"]
    assert paragraphs("\n".join(lines))[-1] == PROSE[:40] + "情况良好。"


def test_a_title_under_a_full_line_is_no_part_of_it():
    full = PROSE[:19] + "。"
    assert paragraphs("\n".join([*WRAPPED, full, "项目支出执行情况表", full]))[1:] == ["项目支出执行情况表", full]


def test_a_place_in_a_joined_line_is_the_original_one():
    found = document("认领结对帮扶的项目，共有 18 家会员\n\n企业参与，投入资金60万元。")
    start = found.blocks[0].text.index("会员企业")
    span = found.blocks[0].span(start, start + 4)
    assert found.quote(span) == "会员\n\n企业"
    place = found.blocks[0].origin.locate(*found.blocks[0].offsets.original_range(start, start + 4))
    assert (place.line, place.column, place.end_line, place.end_column) == (1, 18, 3, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("|项目|金额|\n|--|--|\n|合计|1.20|\n", [["项目", "金额"], ["合计", "1.20"]], id="rows"),
        pytest.param("项目|金额|\n合计|1.20|\n", [["项目", "金额"], ["合计", "1.20"]], id="without-first-bar"),
        pytest.param(
            "|项目|金额\n|合计|20\n|年度目标|5\n",
            [["项目", "金额"], ["合计", "20"], ["年度目标", "5"]],
            id="without-last-bar",
        ),
        pytest.param(
            "项目|金额|分值\n|合计|20\n年度目标|5|3\n",
            [["项目", "金额", "分值"], ["", "合计", "20"], ["年度目标", "5", "3"]],
            id="a-blank-cell-before-the-first-bar",
        ),
        pytest.param("项目|\n预算|\n决算|\n收入|\n1.00|\n2.00|\n支出|\n3.00|\n4.00|\n",
                     [["项目", "预算", "决算"], ["收入", "1.00", "2.00"], ["支出", "3.00", "4.00"]],
                     id="one-cell-a-line"),
    ],
)  # fmt: skip
def test_tables_drawn_with_bars(text, expected):
    assert grid(document(text)) == expected


def test_lines_before_a_bar_table_are_its_captions():
    found = document("情况如下：\n\n收支决算表\n单位：万元\n|收入|1.00|\n|支出|2.00|\n正文。\n|甲|1|\n|乙|2|\n")
    assert [[found.blocks[block].text for block in table.captions] for table in found.tables] == [
        ["收支决算表", "单位：万元"], [],
    ]  # fmt: skip


@settings(deadline=None)
@given(st.text("一二（）1.、。，；：|-— \t\r\n\u3000甲乙万元%<!>#"), st.sampled_from(["txt", "md", "html"]))
@example("目录\n" + "甲" + "." * 200, "txt")
def test_any_text_is_read_with_its_places(text, suffix):
    with suppress(ReadError):
        for block in read(text.encode(), f"报告.{suffix}").blocks:
            place = block.origin.locate(0, len(block.raw))
            assert (place.line, place.column) <= (place.end_line, place.end_column)


# Work that grows with the square of these sizes would take minutes.
MANY = {
    "one-line": "预算执行情况良好，支出12.5万元。" * 60_000,
    "blanks": "甲" + " " * 1_000_000 + "乙",
    "lines": "全年支出情况良好。\n" * 100_000,
    "unended-lines": "全年支出情况良好，各项资金均按规定的用途使用\n" * 50_000,
    "blank-lines": "\n" * 300_000 + "甲",
    "headings": "".join(f"{number % 99 + 1}、标题\n" for number in range(50_000)),
    "nested-headings": "一、甲\n（一）乙\n1．丙\n（1）丁\n" * 15_000,
    "contents": "目录\n" + "".join(f"{number}、标题\n" for number in range(50_000)),
    "leaders": ("甲" + "." * 5_000 + "乙和丙丁\n") * 100,
    "bars": "|甲|1|2|\n" * 20_000,
    "marks-in-one-line": "甲 一、" * 40_000,
    "comments": "<!-- 甲 -->\n" * 30_000,
    "zeros": "甲\x01乙\n" * 50_000,
}


@pytest.mark.parametrize("name", MANY)
def test_large_texts_are_read(name):
    assert read(MANY[name].encode(), "报告.txt").blocks
