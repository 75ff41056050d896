"""Tables: rows, columns, merged cells, captions."""

import pytest

from reportlint.readers import docx
from reportlint.testing.docx_files import Cell, Control, Deleted, ListLevel, Table, TextBox, Xml, docx_file, paragraph

from .seen import grid


def read(*body, **options):
    return docx.read(docx_file(body, **options), "报告.docx")


def test_body_order_of_paragraphs_and_tables():
    document = read("前", Table([["甲", "乙"]]), "后")
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("paragraph", "前"), ("cell", "甲"), ("cell", "乙"), ("paragraph", "后"),
    ]  # fmt: skip


def test_merged_cells_stand_in_every_place_that_they_cover():
    table = Table([
        [Cell(["科目"], merge="restart"), Cell(["金额"], columns=2)],
        [Cell([""], merge="continue"), "预算", "决算"],
        ["合计", "1", "2"],
    ])  # fmt: skip
    assert grid(read(table)) == [["科目", "金额", "金额"], ["科目", "预算", "决算"], ["合计", "1", "2"]]


def test_a_merge_without_beginning_is_a_cell_of_its_own():
    assert grid(read(Table([["甲", "乙"], [Cell(["丙"], merge="continue"), "丁"]]))) == [["甲", "乙"], ["丙", "丁"]]


def test_cells_merged_both_ways_in_the_old_manner():
    cell = "<w:tc><w:tcPr><w:vMerge{0}/><w:hMerge{1}/></w:tcPr></w:tc>".format
    start = ' w:val="restart"'
    rows = [cell(start, start) + cell(start, ""), cell("", start) + cell("", "")]
    (table,) = read(Xml(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")).tables
    assert [(cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells] == [(0, 0, 2, 2)]


def test_merged_cells_that_follow_each_other():
    table = Table([
        [Cell(["甲"], merge="restart")], [Cell([""], merge="continue")],
        [Cell(["乙"], merge="restart")], [Cell([""], merge="continue")],
    ])  # fmt: skip
    assert grid(read(table)) == [["甲"], ["甲"], ["乙"], ["乙"]]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param('<w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc/>', [None, ""], id="row-that-starts-later"),
        pytest.param(
            '<w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr></w:tc><w:tc><w:tcPr><w:hMerge/></w:tcPr></w:tc>',
            ["", ""], id="old-horizontal-merge",
        ),
        pytest.param('<w:tc><w:tcPr><w:gridSpan w:val="-3"/></w:tcPr></w:tc>', [""], id="nonsense-span"),
        pytest.param('<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc>', [""] * 63, id="endless-span"),
        pytest.param("<w:sdt><w:sdtContent><w:tc/></w:sdtContent></w:sdt>", [""], id="control-round-a-cell"),
        pytest.param("<w:tc/>", [""], id="cell-without-paragraph"),
    ],
)  # fmt: skip
def test_unusual_rows(row, expected):
    assert grid(read(Xml(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"))) == [expected]


def test_a_cell_is_one_block_with_a_line_for_each_paragraph():
    document = read(Table([[Cell(["其中：", "", paragraph("一般公共", "预算")]), "5"]]))
    assert [block.raw for block in document.blocks] == ["其中：\n一般公共预算", "5"]
    assert document.blocks[0].text == "其中：一般公共预算"


def test_line_breaks_do_not_part_a_cell():
    document = read(Table([[Cell([paragraph("1.甲。", Xml("<w:r><w:br/></w:r>"), "2.乙。")])]]))
    assert [block.raw for block in document.blocks] == ["1.甲。\n2.乙。"]


def test_nested_tables_are_tables_of_their_own():
    document = read(Table([["甲", Cell(["外", Table([["内一", "内二"]])])], ["乙", "丙"]]))
    assert [table.parent for table in document.tables] == [None, 0]
    assert grid(document, 0) == [["甲", "外"], ["乙", "丙"]]
    assert grid(document, 1) == [["内一", "内二"]]


def test_numbered_cells():
    document = read(
        Table([[Cell([paragraph(number=(1, 0))]), "甲"], [Cell([paragraph(number=(1, 0))]), "乙"]]),
        lists=[[ListLevel("decimal", "%1")]],
    )
    assert grid(document) == [["1", "甲"], ["2", "乙"]]


@pytest.mark.parametrize(
    ("before", "captions"),
    [
        pytest.param(["表1 收支决算总表", "单位：万元"], ["表1 收支决算总表", "单位：万元"], id="title-and-unit"),
        pytest.param(["收支如下：", "附表2 预算执行情况表"], ["附表2 预算执行情况表"], id="title"),
        pytest.param(["决算表", "", "金额单位：万元"], ["决算表", "金额单位：万元"], id="empty-paragraph-between"),
        pytest.param(["决算表", "支出增长较快。", "（单位：元）"], ["（单位：元）"], id="sentence-between"),
        pytest.param(["总表", "分表", "单位：万元"], ["分表", "单位：万元"], id="two-at-most"),
        pytest.param(["收支情况见下表："], [], id="sentence"),
        pytest.param(["（二）人大代表履职情况"], [], id="other-word"),
        pytest.param(["单位：万元", Table([["甲"]])], [], id="unit-of-the-table-before"),
    ],
)
def test_captions(before, captions):
    document = read(*before, Table([["科目", "金额"]]))
    assert [document.blocks[block].raw for block in document.tables[-1].captions] == captions


def test_rows_that_a_tracked_change_takes_out():
    row = (
        "<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc><w:p><w:r><w:delText>旧行</w:delText></w:r></w:p></w:tc></w:tr>"
    )
    document = read(Xml(f"<w:tbl>{row}<w:tr><w:tc><w:p><w:r><w:t>新行</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"))
    assert grid(document) == [["新行"]]
    assert [remark.text for remark in document.remarks] == ["删除表格行“旧行”"]


def test_a_table_without_cells_is_none():
    assert read("甲", Xml("<w:tbl><w:tr/></w:tbl>")).tables == ()


def test_remarks_in_a_later_paragraph_of_a_cell():
    document = read(Table([[Cell(["其中：", paragraph("支出", Control("待填", placeholder=True), Deleted("多余"))])]]))
    assert [(remark.kind, document.text(remark.span)) for remark in document.remarks] == [
        ("placeholder-control", "待填"), ("tracked-change", "其中：支出待填"),
    ]  # fmt: skip


def test_text_boxes_in_a_cell_follow_it():
    document = read(Table([[Cell([paragraph("甲", TextBox(["框"]))]), "乙"]]))
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("cell", "甲"),
        ("textbox", "框"),
        ("cell", "乙"),
    ]
    assert grid(document) == [["甲", "乙"]]
