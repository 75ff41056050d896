"""Web pages: paragraphs, headings, lists, tables, encodings, and the way back to the source."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.readers import html
from reportlint.readers.errors import ReadError
from reportlint.readers.html.parser import parse

from .seen import grid


def read(source):
    return html.read(source.encode(), "报告.html")


def texts(source):
    return [block.text for block in read(source).blocks]


def source_of(source, block, start=0, end=None):
    """The source between the places that a block's origin names."""
    place = block.origin.locate(*block.offsets.original_range(start, len(block.text) if end is None else end))
    lines = source.splitlines(keepends=True)
    begin, stop = (
        sum(len(line) for line in lines[: number - 1]) + column - 1
        for number, column in ((place.line, place.column), (place.end_line, place.end_column))
    )
    return source[begin:stop]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>甲</p><p>乙</p>", ["甲", "乙"], id="paragraphs"),
        pytest.param("<p>甲<p>乙", ["甲", "乙"], id="paragraphs-left-open"),
        pytest.param("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"], id="divisions"),
        pytest.param("甲<hr>乙", ["甲", "乙"], id="bare-text"),
        pytest.param("<p>预算<b>执行</b>率<font color=red>98.5</font>%</p>", ["预算执行率98.5%"], id="markup-inside"),
        pytest.param("<p>\n\t财政\n\t拨款 12\n345</p>", ["财政拨款12 345"], id="white-space"),
        pytest.param("<p>甲&nbsp;&lt;乙&gt;&#19993;&#x4e01;&amp;戊&copy</p>", ["甲<乙>丙丁&戊©"], id="entities"),
        pytest.param("<p>甲&未知;乙 & 丙&foo;</p>", ["甲&未知;乙&丙&foo;"], id="no-entities"),
        pytest.param("<p>《关于印发<项目支出绩效评价管理办法>的通知》</p>",
                     ["《关于印发<项目支出绩效评价管理办法>的通知》"], id="title-in-brackets"),
        pytest.param("<p><PPP项目管理办法>和<abc></p>", ["<PPP项目管理办法>和<abc>"], id="words-in-brackets"),
        pytest.param("<p>甲<o:p></o:p><my-tag>乙</my-tag></p>", ["甲乙"], id="foreign-elements"),
        pytest.param("<p>1<2，3>2，a< b</p>", ["1<2，3>2，a< b"], id="less-than"),
        pytest.param("<ul><li>甲<li>乙</ul>", ["甲", "乙"], id="list"),
        pytest.param("<ol><li>甲</li><li><p>乙</p><p>丙</p></li></ol>", ["1.甲", "2.乙", "丙"], id="numbered-list"),
        pytest.param("<ol start=3><li>甲<ul><li>乙</ul><li>丙</ol>", ["3.甲", "乙", "4.丙"], id="list-in-list"),
        pytest.param("<ol><li>（一）甲</li><li>2、乙</li></ol>", ["（一）甲", "2、乙"], id="numbers-typed"),
        pytest.param('<ol type="a"><li>甲</ol>', ["甲"], id="letters"),
        pytest.param("<title>题</title><script>if(a<b){}</script><style>p{}</style><nav>首页</nav><p>甲</p>", ["甲"],
                     id="no-text"),
        pytest.param("<p>甲</p><!-- <p>乙</p> --><p>丙</p>", ["甲", "丙"], id="comment"),
        pytest.param("<p>甲</p><!-- 乙", ["甲"], id="open-comment"),
        pytest.param("<p>甲</p><p class='x", ["甲"], id="open-tag"),
        pytest.param("<pre>甲。\n乙</pre>", ["甲。", "乙"], id="preformatted"),
        pytest.param("<p> </p><p>&nbsp;</p><p>甲</p>", ["甲"], id="empty-paragraphs"),
    ],
)  # fmt: skip
def test_blocks(source, expected):
    assert texts(source) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["一、概况", "（一）职能", "履行职责。"], ["一、概况", "（一）职能", "履行职责。"], id="headings"),
        pytest.param(["组长：张三", "成员：李四"], ["组长：张三", "成员：李四"], id="labels"),
        pytest.param(["收入10万元。", "支出8万元。"], ["收入10万元。", "支出8万元。"], id="sentences"),
        pytest.param(["全年收入合计1,234.5万元，其中财政拨款收入", "1,000万元。"],
                     ["全年收入合计1,234.5万元，其中财政拨款收入1,000万元。"], id="mid-sentence"),
        pytest.param(["较上年增加", "，增长5%。"], ["较上年增加，增长5%。"], id="closing-mark"),
    ],
)  # fmt: skip
def test_line_breaks(lines, expected):
    assert texts(f"<p>{'<br/>'.join(lines)}</p>") == expected


def test_headings_have_levels():
    blocks = read("<h1>报告</h1><h2><b>一、</b>概况</h2><p>正文</p><h2>二、<br>结论</h2>").blocks
    assert [(block.text, block.style) for block in blocks] == [
        ("报告", 1), ("一、概况", 2), ("正文", None), ("二、结论", 2),
    ]  # fmt: skip


def test_a_heading_left_open_ends_with_its_paragraph():
    assert [block.style for block in read("<h1>报告<p>甲<p>乙").blocks] == [1, None, None]


def test_table():
    document = read("<table><tr><th>项目<th>决算</tr><tr><td>收入</td><td></td></tr></table>")
    assert grid(document) == [["项目", "决算"], ["收入", ""]]
    assert [block.kind for block in document.blocks] == ["cell"] * 4


def test_merged_cells_stand_in_every_place_that_they_cover():
    document = read("<table><tr><td rowspan=2>科目<td colspan=2>金额<tr><td>预算<td>决算<tr><td>合计<td>1<td>2</table>")
    assert grid(document) == [["科目", "金额", "金额"], ["科目", "预算", "决算"], ["合计", "1", "2"]]


def test_spans_reach_no_further_than_the_table():
    document = read("<table><tr><td rowspan=0>甲<td colspan=9>乙<tr><td>丙<td rowspan=9 colspan=99>丁</table>")
    assert grid(document) == [["甲", "乙", "乙"], ["甲", "丙", "丁"]]


def test_paragraphs_of_a_cell_are_one_block():
    document = read("<table><tr><td><p>决算数</p><p>（万元）</p><td>12<br>34</table>")
    assert [(block.raw, block.text) for block in document.blocks] == [
        ("决算数\n（万元）", "决算数（万元）"), ("12\n34", "12\n34"),
    ]  # fmt: skip


def test_an_empty_form_is_a_table():
    assert grid(read("<table><tr><td>得分<td><tr><td>等级<td></table>")) == [["得分", ""], ["等级", ""]]


def test_table_in_a_table():
    document = read("<table><tr><td>甲<table><tr><td>乙<td>丙</table>丁<td>戊</table>")
    assert [table.parent for table in document.tables] == [None, 0]
    assert [grid(document, table) for table in (0, 1)] == [[["甲丁", "戊"]], [["乙", "丙"]]]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("<table><tr><td><p>甲</p><table><tr><td>乙<td>1</table><p>丙</p></table>", id="frame"),
        pytest.param("<table><tr><td><tr><td>甲<table><tr><td>乙<td>1</table>丙<tr><td></table>", id="stacked"),
        pytest.param("<table><tr><td>甲<tr><td>" + "<table><tr><td>乙<td>1</table></table>丙", id="left-open"),
    ],
)
def test_tables_that_arrange_the_page_are_no_tables(source):
    document = read(source)
    assert [block.text for block in document.blocks] == ["甲", "乙", "1", "丙"]
    assert [(table.parent, table.height, table.width) for table in document.tables] == [(None, 1, 2)]


def test_a_column_beside_a_menu_is_running_text():
    article = "<h1>一、概况</h1>" + "<p>本年度预算执行情况良好。</p>" * 5
    assert not read(f"<table><tr><td>首页<td>{article}</table>").tables


def test_captions_are_title_and_unit_and_what_stands_outside_the_cells():
    document = read(
        "<p>如下：</p><p>部门收支总表</p><p>单位：万元</p><table><tr><td>收入<td>1</table>"
        "<table><caption>表2 支出表</caption><tr><td>支出<td>2</table>"
    )
    assert [[document.blocks[block].text for block in table.captions] for table in document.tables] == [
        ["部门收支总表", "单位：万元"], ["表2支出表"],
    ]  # fmt: skip


def test_tables_nest_without_end():
    assert read("<table><tr><td>甲<td>乙" * 3000).blocks


def test_outsized_table():
    with pytest.raises(ReadError, match="表格太大"):
        read("<table>" + ("<tr>" + "<td>甲" * 500) * 401)


def test_places_lead_to_the_source():
    source = "<html>\n<body>\n<p>比上年<b>减少</b>14.5&nbsp;万元，\n增加<i>22</i>%。</p>\n</body></html>"
    document = read(source)
    block = document.blocks[0]
    assert block.text == "比上年减少14.5万元，增加22%。"
    span = block.span(3, 11)
    assert document.quote(span) == "减少14.5\xa0万元"
    assert source_of(source, block, 3, 11) == "减少</b>14.5&nbsp;万元"
    assert source_of(source, block, 12, 17) == "增加<i>22</i>%"
    place = block.origin.locate(3, 5)
    assert (place.line, place.column, place.end_line, place.end_column) == (3, 10, 3, 12)


def test_an_empty_cell_has_a_place():
    source = "<table><tr><td>甲</td>\n<td></td></tr></table>"
    place = read(source).blocks[1].origin.locate(0, 0)
    assert (place.line, place.column, place.end_column) == (2, 1, 1)


def test_a_number_that_the_browser_prints_stands_at_its_item():
    source = "<ol>\n<li>甲</li></ol>"
    assert source_of(source, read(source).blocks[0]) == "<li>甲"


HEAD = '<html><head><meta charset="{}"></head><body>'


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"), ("utf-8", "utf-8-sig"), ("gb2312", "gb18030"), ("GBK", "gb18030"), ("gb2312", "utf-8"),
        ("utf-8", "gb18030"), ("big5", "big5"), ("big5", "utf-8"), ("x-unknown", "gb18030"), ("utf-16", "utf-16"),
        ("iso-8859-1", "gb18030"),
    ],
)  # fmt: skip
def test_encodings(declared, encoding):
    source = HEAD.format(declared) + "<p>財政撥款收入，比上年增加</p>"
    assert [block.text for block in html.read(source.encode(encoding), "a.html").blocks] == ["財政撥款收入，比上年增加"]


def test_old_style_declaration():
    source = '<META http-equiv=Content-Type content="text/html; charset=big5"><p>財政收入'
    assert html.read(source.encode("big5"), "a.htm").blocks[0].text == "財政收入"


def test_bytes_of_no_encoding():
    with pytest.raises(ReadError, match="编码"):
        html.read(b"<html><meta charset=big5><p>\xff\xff\xff", "a.html")


pieces = st.sampled_from(
    ["<p>", "</p>", "<br>", "<b>", "</b>", "<table>", "</table>", "<tr>", "<td>", "<td colspan=2 rowspan=3>", "</td>",
     "<li>", "<ol>", "</ol>", "<h2>", "</h2>", "<pre>", "</pre>", "<!--", "-->", "<![if x]>", "<script>", "</script>",
     "<nav>", "</nav>", "<项目>", "</项目>", "<abc d>", "&nbsp;", "&lt;", "&#20013;", "&x", "&", "<", ">", "\n",
     " ", "甲", "12.5", "万元，", "</", "<!", "<?", '"', "'", "caption>"],
)  # fmt: skip
pages = st.lists(pieces, max_size=40).map("".join)


@given(pages)
def test_any_page_is_read_or_refused(source):
    try:
        document = html.read(b"<html>" + source.encode(), "a.html")
    except ReadError:
        return
    for block in document.blocks:
        assert block.text or block.kind == "cell"
        assert re.sub(r"\s", "", document.quote(block.span())) == re.sub(r"\s", "", block.text)


@given(pages)
def test_words_are_those_of_the_source(source):
    for item in parse(source):
        paragraphs = [item] if hasattr(item, "pieces") else [
            inner for cell in item.cells() for inner in cell.content if hasattr(inner, "pieces")
        ]  # fmt: skip
        for piece in (piece for paragraph in paragraphs for piece in paragraph.pieces):
            shown = source[piece.start : piece.end]
            assert piece.words in {shown, " ", "\n"} or shown.startswith("&") or not shown


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    with suppress(ReadError):
        assert html.read(b"<html>" + data, "a.html").kind == "html"
