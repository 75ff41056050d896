"""Markdown: blocks, their words without markup, and their places; the same report as txt, html and md."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.readers import detect, markdown
from reportlint.readers.errors import ReadError

from .seen import grid


def read(source):
    return markdown.read(source.encode(), "报告.md")


def texts(source):
    return [block.text for block in read(source).blocks]


def source_of(source, place):
    """The source between two places of a one-line range."""
    assert place.line == place.end_line
    return source.splitlines()[place.line - 1][place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("甲\n\n乙", ["甲", "乙"], id="paragraphs"),
        pytest.param("# 一、概况\n## （一）职能 ##", ["一、概况", "（一）职能"], id="headings"),
        pytest.param("概况\n===\n职能\n---", ["概况", "职能"], id="underlined-headings"),
        pytest.param("预算**执行**率*为*`98.5`%", ["预算执行率为98.5%"], id="emphasis"),
        pytest.param("***甲***乙__丙__", ["甲乙__丙__"], id="emphasis-in-emphasis"),
        pytest.param(r"3\*4 \<甲\> 5*6", ["3*4 <甲> 5*6"], id="backslashes"),
        pytest.param("见[通知（2024）](http://a.cn/b)，![图](b.png)如下", ["见通知（2024），如下"], id="links"),
        pytest.param("湛财〔2020〕10号[2021]2号 [附]: 表", ["湛财〔2020〕10号[2021]2号[附]:表"], id="square-brackets"),
        pytest.param("[附]: 评分表", ["[附]:评分表"], id="no-link-definition"),
        pytest.param("《关于印发<项目支出绩效评价管理办法>的通知》", ["《关于印发<项目支出绩效评价管理办法>的通知》"],
                     id="title-in-brackets"),
        pytest.param("<div>甲</div>\n\n<abc> &lt;", ["<div>甲</div>", "<abc> &lt;"], id="html-is-text"),
        pytest.param("1. 甲\n2. 2024年乙\n\n   丙\n3) 丁", ["1.甲", "2. 2024年乙", "丙", "3)丁"], id="numbered-list"),
        pytest.param("7. 甲\n7. 乙", ["7.甲", "7.乙"], id="numbers-as-typed"),
        pytest.param("1. **甲**：乙", ["1.甲：乙"], id="number-before-emphasis"),
        pytest.param("- 甲\n* 乙\n  - 丙", ["甲", "乙", "丙"], id="bullets"),
        pytest.param("1. - 甲\n2.\n\n乙", ["甲", "乙"], id="number-of-nothing"),
        pytest.param("1、甲\n2、乙", ["1、甲", "2、乙"], id="chinese-numbers"),
        pytest.param("> 甲，\n> 乙。\n>> 丙", ["甲，乙。", "丙"], id="quotations"),
        pytest.param("甲\n\n```\nx = 1\n```\n\n~~~\ny\n~~~\n乙", ["甲", "乙"], id="fenced-code"),
        pytest.param("    一、四个空格\n\n\t正文", ["一、四个空格", "正文"], id="indented"),
        pytest.param("<!-- reportlint: ignore ARI101 原因 -->\n甲\n<!-- 两\n行 -->\n乙", ["甲", "乙"], id="comments"),
        pytest.param("财政<!-- 注 -->拨款12<!-- 注 -->34", ["财政拨款1234"], id="comment-in-a-line"),
        pytest.param("甲<!-- 乙", ["甲<!--乙"], id="open-comment"),
        pytest.param("甲&nbsp;乙<br>丙，12<br/>34", ["甲乙丙，12<br/>34"], id="blanks-of-html"),
        pytest.param("甲\n\n---\n***\n乙", ["甲", "乙"], id="rules"),
        pytest.param("Word\n**2016**", ["Word", "2016"], id="narrow-lines"),
        pytest.param("**Word** 2016 *Excel*", ["Word 2016 Excel"], id="narrow-words"),
        pytest.param("甲\r\n\r\n乙\r丙", ["甲", "乙", "丙"], id="other-line-ends"),
    ],
)  # fmt: skip
def test_blocks(source, expected):
    assert texts(source) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["一、概况", "（一）职能", "履行职责。"], ["一、概况", "（一）职能", "履行职责。"], id="headings"),
        pytest.param(["**一、概况**", "**（一）职能**"], ["一、概况", "（一）职能"], id="bold-headings"),
        pytest.param(["全年收入合计1,234.5万元，其中财政拨款**收入**", "1,000万元，其他收入234.5万元，比上年",
                      "增长5%。"],
                     ["全年收入合计1,234.5万元，其中财政拨款收入1,000万元，其他收入234.5万元，比上年增长5%。"],
                     id="mid-sentence"),
    ],
)  # fmt: skip
def test_line_breaks(lines, expected):
    assert texts("\n".join(lines)) == expected


def test_headings_have_levels():
    blocks = read("# 报告\n\n### 一、概况\n正文\n\n二、结论\n---\n").blocks
    assert [(block.text, block.style) for block in blocks] == [
        ("报告", 1), ("一、概况", 3), ("正文", None), ("二、结论", 2),
    ]  # fmt: skip


def test_a_rule_under_a_sentence_makes_no_heading_of_it():
    assert [block.style for block in read("本年度预算执行情况良好。\n---\n").blocks] == [None]


def test_table():
    document = read("| 项目 | 决算数 |\n|:--|--:|\n| **收入** | 1,234.5 |\n| 甲\\|乙 |\n")
    assert grid(document) == [["项目", "决算数"], ["收入", "1,234.5"], ["甲|乙", ""]]


def test_table_without_outer_bars_in_a_quotation():
    assert grid(read("> 项目 | 决算\n> --|--\n> 收入 | 1\n")) == [["项目", "决算"], ["收入", "1"]]


def test_captions_are_title_and_unit():
    document = read("如下：\n\n部门收支总表\n\n单位：万元\n\n|甲|乙|\n|-|-|\n\n|丙|丁|\n|-|-|\n")
    assert [[document.blocks[block].text for block in table.captions] for table in document.tables] == [
        ["部门收支总表", "单位：万元"], [],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "words", "shown"),
    [
        pytest.param("# 一、概况\n\n比上年**减少**14.5万元", "减少14.5", "减少**14.5", id="emphasis"),
        pytest.param("## 一、概况 ##", "一、概况", "一、概况", id="heading"),
        pytest.param("> 甲\n> - 12. 乙", "乙", "乙", id="quotation"),
        pytest.param("1. 1. 甲", "1.甲", "1. 甲", id="item-in-item"),
        pytest.param("10. 甲", "10.甲", "10. 甲", id="item"),
        pytest.param("|甲|甲|\n|-|-|\n|乙| **丙**丁 |", "丙丁", "丙**丁", id="cell"),
        pytest.param("\t<!-- 甲 -->甲", "甲", "甲", id="behind-a-comment"),
        pytest.param("[甲](乙)乙", "乙", "乙", id="behind-a-link"),
        pytest.param("![乙](乙)乙", "乙", "乙", id="behind-a-picture"),
        pytest.param("甲\\*乙", "甲*乙", "甲\\*乙", id="backslash"),
        pytest.param("甲 & 乙\r\n\r\n丙*丁*", "丁", "丁", id="carriage-returns"),
    ],
)
def test_quotes_are_the_source(source, words, shown):
    document = read(source)
    block = next(block for block in reversed(document.blocks) if words in block.text)
    start = block.text.index(words)
    assert document.quote(block.span(start, start + len(words))) == shown
    place = block.origin.locate(*block.offsets.original_range(start, start + len(words)))
    assert source_of(source, place) == shown


REPORT = {
    "txt": """\
2024年度部门整体支出绩效自评报告

一、部门概况

（一）主要职能

    本部门负责全区农机推广工作，在编12人。《关于印发<农机购置补贴办法>的通知》施行以来，补贴36台。

（二）年度目标

1. 推广新机具40台。
2. 培训农民300人次。

二、支出情况

部门支出表
单位：万元

| 项目 | 决算数 | 占比 |
| 基本支出 | 86.40 | 72.0% |
| 合计 | 120.00 | 100.0% |

全年支出120万元，比上年增加10万元，增长9.1%。
""",
    "md": """\
# 2024年度部门整体支出绩效自评报告

## 一、部门概况

### （一）**主要**职能

本部门负责全区农机推广工作，在编`12`人。《关于印发<农机购置补贴办法>的通知》施行以来，补贴36台。

### （二）年度目标

1. 推广新机具40台。
2. 培训农民*300人次*。

## 二、支出情况

部门支出表
单位：万元

| 项目 | 决算数 | 占比 |
| :--- | ---: | ---: |
| 基本支出 | 86.40 | **72.0%** |
| 合计 | 120.00 | 100.0% |

<!-- reportlint: ignore ARI102 已核对 -->
全年支出**120万元**，比上年增加10万元，增长9.1%。
""",
    "html": """\
<!DOCTYPE html><html><head><title>报告</title></head><body>
<h1>2024年度部门整体支出绩效自评报告</h1>
<h2>一、部门概况</h2>
<h3>（一）<span>主要</span>职能</h3>
<p>　　本部门负责全区农机推广工作，在编<b>12</b>&nbsp;人。《关于印发<农机购置补贴办法>的通知》施行以来，
   补贴36台。</p>
<h3>（二）年度目标</h3>
<ol><li>推广新机具40台。</li><li>培训农民300人次。</li></ol>
<h2>二、支出情况</h2>
<p>部门支出表<br>单位：万元</p>
<table><tr><th>项目</th><th>决算数</th><th>占比</th></tr>
<tr><td>基本支出</td><td>86.40</td><td><p>72.0%</p></td></tr>
<tr><td>合计</td><td>120.00</td><td>100.0%</td></tr></table>
<p>全年支出120万元，比上年增加10万元，增长9.1%。</p>
</body></html>
""",
}


@pytest.mark.parametrize("kind", ["md", "html"])
def test_one_report_is_the_same_in_every_format(kind):
    plain, marked = (detect.read(REPORT[it].encode(), f"报告.{it}") for it in ("txt", kind))
    assert [block.text for block in marked.blocks] == [block.text for block in plain.blocks]
    assert [section.words for section in marked.sections[1:]] == [section.words for section in plain.sections]
    assert grid(marked) == grid(plain)


def test_every_format_leads_back_to_its_own_source():
    for kind, source in REPORT.items():
        document = detect.read(source.encode(), f"报告.{kind}")
        block = next(block for block in document.blocks if block.text == "合计")
        assert source_of(source, block.origin.locate(0, 2)) == "合计"


pieces = st.sampled_from(
    ["# ", "**", "*", "_", "`", "```\n", "> ", "- ", "1. ", "| ", "|\n", "|-|-|\n", "---\n", "===\n", "\n", "\n\n",
     "\r\n", "    ", "\t", "\\", "\\|", "[", "](", ")", "![", "<!--", "-->", "<br>", "&nbsp;", "<项目>", "甲", "12.5",
     "万元，", "。", " ", "a"],
)  # fmt: skip


@given(st.lists(pieces, max_size=40).map("".join))
def test_any_source_is_read_and_quoted_from(source):
    document = read(source)
    for block in document.blocks:
        assert source.startswith(block.raw, block.origin.start)
        assert "".join(block.raw[block.offsets.original(at)] for at in range(len(block.text))) == block.text
        assert block.text or block.kind == "cell"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    with suppress(ReadError):
        assert markdown.read(data, "a.md").kind == "md"
