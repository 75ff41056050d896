"""Spreadsheets: what cells show, tables and text of a sheet, places. Most of it holds for xlsx and xls alike."""

import io
import struct
import zipfile
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.model.document import Location
from reportlint.readers import xlsx
from reportlint.readers.compound import compound_file as opened
from reportlint.readers.errors import ReadError
from reportlint.testing.xls_files import compound_file, xls_file
from reportlint.testing.xlsx_files import XlsxCell, XlsxSheet, packed, xlsx_file

from .seen import grid, texts

both = pytest.mark.parametrize("write", [xlsx_file, xls_file], ids=["xlsx", "xls"])
NUMBERS = [Decimal("64.05"), XlsxCell(Decimal("0.98"), "0.00%"), XlsxCell(Decimal("1234.5"), "#,##0.00")]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def read(rows, write=xlsx_file, **options):
    return xlsx.read(write([XlsxSheet("表1", rows, **options)]), "表.xlsx")


def rewritten(data, part, change):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    return packed({**parts, part: change(parts[part])})


def with_rows(rows, more=""):
    data = xlsx_file([XlsxSheet("表1", [["甲"]])])
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>'
    return xlsx.read(rewritten(data, "xl/worksheets/sheet1.xml", lambda _: sheet), "表.xlsx")


@both
@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        pytest.param("一般公共预算", "一般公共预算", id="words"),
        pytest.param(Decimal("64.05"), "64.05", id="plain-number"),
        pytest.param(50, "50", id="whole-number"),
        pytest.param(XlsxCell(Decimal("0.98"), "0.00%"), "98.00%", id="percentage"),
        pytest.param(XlsxCell(Decimal("0.98"), 10), "98.00%", id="built-in-percentage"),
        pytest.param(XlsxCell(Decimal("1234.5"), "#,##0.00"), "1,234.50", id="thousands"),
        pytest.param(XlsxCell(Decimal("1234.5"), 43), "1,234.50", id="accounting"),
        pytest.param(XlsxCell(45657, 14), "2024-12-31", id="short-date"),
        pytest.param(XlsxCell(45657, 'yyyy"年"m"月"d"日"'), "2024年12月31日", id="chinese-date"),
        pytest.param(XlsxCell(Decimal("79.18"), "0.0", formula="B3+B4"), "79.2", id="formula"),
        pytest.param(XlsxCell("合计", formula="A1"), "合计", id="formula-of-words"),
        pytest.param(XlsxCell(formula="B3+B4"), "", id="formula-never-calculated"),
        pytest.param(True, "TRUE", id="truth"),
        pytest.param(XlsxCell(error="#DIV/0!"), "#DIV/0!", id="error"),
    ],
)
def test_a_cell_is_what_the_user_sees(write, cell, shown):
    assert grid(read([["项目", "金额"], ["收入", cell]], write)) == [["项目", "金额"], ["收入", shown]]


@pytest.mark.parametrize("inline", [True, False], ids=["inline", "shared"])
def test_words_stand_in_the_cell_or_in_the_shared_table(inline):
    data = xlsx_file([XlsxSheet("表1", [["甲 < 乙", "甲 < 乙"]])], inline_strings=inline)
    assert grid(xlsx.read(data, "表.xlsx"), field="raw") == [["甲 < 乙", "甲 < 乙"]]


@both
def test_long_words_go_on_over_the_pieces_of_an_xls_file(write):
    words = [f"{number}" + "预算执行" * 900 for number in range(12)]
    assert grid(read([[word, "é" * 300] for word in words], write)) == [[word, "é" * 300] for word in words]


@both
def test_merged_cells_stand_in_every_place_that_they_cover(write):
    rows = [["收支总表"], ["单位：万元"], ["项目", "预算", "决算"], ["收入", 1, 2], [None, 3, 4]]
    document = read(rows, write, merged=["A1:C1", "A4:A5"])
    assert grid(document) == [
        ["收支总表"] * 3, ["单位：万元", "", ""], ["项目", "预算", "决算"], ["收入", "1", "2"], ["收入", "3", "4"],
    ]  # fmt: skip


def test_merged_cells_reach_no_further_than_the_table():
    document = read([["收支总表"], ["收入", 1]], merged=["A1:XFD1", "A2:A1048576"])
    assert grid(document) == [["收支总表", "收支总表"], ["收入", "1"]]


def test_what_a_merged_cell_hides_is_not_read():
    assert grid(read([["甲", "藏", "乙"]], merged=["A1:B1"])) == [["甲", "甲", "乙"]]


def test_empty_rows_part_tables():
    document = read([["甲", 1], ["乙", 2], [], [" ", None], ["丙", 3]])
    assert [grid(document, table) for table in (0, 1)] == [[["甲", "1"], ["乙", "2"]], [["丙", "3"]]]


def test_a_cell_merged_over_an_empty_row_holds_a_table_together():
    document = read([["收入", 1], [], [None, 2]], merged=["A1:A3"])
    assert grid(document) == [["收入", "1"], ["收入", ""], ["收入", "2"]]


def test_a_table_begins_in_its_first_filled_column():
    document = read([[], [None, None, "甲", 1]])
    assert grid(document) == [["甲", "1"]]
    assert document.blocks[0].origin.locate(0, 1) == Location(sheet="表1", cell="C2", row=2)


@both
def test_a_sheet_of_one_column_is_running_text(write):
    document = read([["一、部门概况"], ["本部门共有编制12个。"], [], ["二、自评结论"]], write)
    assert texts(document) == ["一、部门概况", "本部门共有编制12个。", "二、自评结论"]
    assert [section.words for section in document.sections] == ["部门概况", "自评结论"]
    assert not document.tables


def test_lines_of_a_text_cell_are_blocks():
    assert texts(read([["一、部门概况\n本部门共有编制12个。\n（二）职能"]])) == [
        "一、部门概况", "本部门共有编制12个。", "（二）职能",
    ]  # fmt: skip


def test_title_and_unit_over_a_table_are_its_captions():
    document = read([["附件2"], [], ["部门收支总表"], ["单位：万元"], [], ["收入", 1], [], ["支出", 2]])
    assert [[document.blocks[block].text for block in table.captions] for table in document.tables] == [
        ["部门收支总表", "单位：万元"], [],
    ]  # fmt: skip


@both
def test_hidden_sheets_are_named_and_left_out(write):
    sheets = [XlsxSheet("正表", [["甲", 1]]), XlsxSheet("底稿", [["乙", 2]], state="hidden")]
    document = xlsx.read(write([*sheets, XlsxSheet("参数", [["丙"]], state="veryHidden")]), "表.xlsx")
    assert [block.text for block in document.blocks] == ["甲", "1"]
    assert [(remark.kind, remark.text) for remark in document.remarks] == [
        ("hidden-text", "隐藏的工作表“底稿”"), ("hidden-text", "隐藏的工作表“参数”"),
    ]  # fmt: skip


def test_hidden_rows_are_read():
    assert grid(read([["甲", 1], ["乙", 2]], hidden_rows=[2])) == [["甲", "1"], ["乙", "2"]]


def test_places_name_sheet_and_cell():
    sheets = [XlsxSheet("一", [["甲", 1]]), XlsxSheet("二 表", [[], ["丙"] * 28])]
    document = xlsx.read(xlsx_file(sheets), "表.xlsx")
    places = [document.blocks[index].origin.locate(0, 1) for index in (1, 2, 27, 28, 29)]
    assert [(place.sheet, place.cell, place.row) for place in places] == [
        ("一", "B1", 1), ("二 表", "A2", 2), ("二 表", "Z2", 2), ("二 表", "AA2", 2), ("二 表", "AB2", 2),
    ]  # fmt: skip


@both
def test_error_values_are_remarks(write):
    document = read([["增减率", XlsxCell(error="#REF!"), "没有#REF!"]], write)
    assert [(remark.kind, remark.text, document.quote(remark.span)) for remark in document.remarks] == [
        ("field-error", "#REF!", "#REF!")
    ]


def test_kind_follows_the_content():
    sheet = [XlsxSheet("表1", [["甲"]])]
    assert (xlsx.read(xlsx_file(sheet), "表.xls").kind, xlsx.read(xls_file(sheet), "表.xlsx").kind) == ("xlsx", "xls")


def test_days_may_count_from_1904():
    data = xlsx_file([XlsxSheet("表1", [["日期", XlsxCell(44195, 14)]])], since_1904=True)
    assert grid(xlsx.read(data, "表.xlsx")) == [["日期", "2024-12-31"]]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        pytest.param("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", [["1", "2"], ["3", ""]],
                     id="cells-without-places"),
        pytest.param('<row r="4"><c><v>1</v></c><c r="D4"><v>2</v></c><c><v>3</v></c></row>', [["1", "", "", "2", "3"]],
                     id="some-cells-without-places"),
        pytest.param('<row><c t="inlineStr"><is><r><t>决</t></r><r><t>算_x000D_数</t></r><rPh><t>jue</t></rPh></is></c>'
                     "<c><v>1</v></c></row>", [["决算\r数", "1"]], id="rich-words"),
        pytest.param('<row><c t="str"><v>_xD800_</v></c><c><v>1</v></c></row>', [["_xD800_", "1"]],
                     id="half-a-character"),
        pytest.param('<row><c t="d"><v>2024-12-31T00:00:00</v></c><c><v>1</v></c></row>', [["2024-12-31", "1"]],
                     id="iso-date"),
        pytest.param('<row><c s="99"><v>1.50</v></c><c s="x"><v>1e3</v></c></row>', [["1.5", "1000"]],
                     id="unknown-style"),
        pytest.param("<row><c><v>NaN</v></c><c><v>1e999</v></c><c><v>一</v></c></row>", [["NaN", "1e999", "一"]],
                     id="no-numbers"),
    ],
)  # fmt: skip
def test_unusual_cells(xml, expected):
    assert grid(with_rows(xml), field="raw") == expected


def test_strict_workbooks():
    data = rewritten(
        xlsx_file([XlsxSheet("表1", [["甲", 1]])]),
        "xl/workbook.xml",
        lambda xml: xml.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ).replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
    )
    assert grid(xlsx.read(data, "表.xlsx")) == [["甲", "1"]]


def test_two_cells_in_opposite_corners_take_no_room():
    xml = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert [block.raw for block in with_rows(xml).blocks] == ["1", "2"]


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param("<row>" + "<c><v>1</v></c>" * 200_001 + "</row>", id="many-cells"),
        pytest.param('<row><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'
                     + "<row><c><v>1</v></c></row>" * 20, id="wide-rows"),
    ],
)  # fmt: skip
def test_outsized_sheets(xml):
    with pytest.raises(ReadError, match="工作表“表1”太大"):
        with_rows(xml)


def test_outsized_merged_cells():
    corners = '<row r="1"><c r="A1"><v>1</v></c></row><row r="300000"><c r="B300000"><v>1</v></c></row>'
    with pytest.raises(ReadError, match="工作表“表1”太大"):
        with_rows(corners, '<mergeCells><mergeCell ref="A1:B400000"/></mergeCells>')


@both
@settings(deadline=None)
@given(st.data())
def test_broken_files_raise_read_errors_alone(write, data):
    whole = write([XlsxSheet("表1", [["项目", *NUMBERS], ["合计", True, None, "甲"]], merged=["A1:B1"])])
    broken = bytearray(whole[: data.draw(st.integers(8, len(whole)), label="length")])
    for at in (
        data.draw(st.lists(st.integers(8, len(broken) - 1), max_size=8), label="places") if len(broken) > 8 else ()
    ):
        broken[at] = data.draw(st.integers(0, 255), label="byte")
    try:
        document = xlsx.read(bytes(broken), "表.xlsx")
    except ReadError:
        return
    assert document.kind in {"xlsx", "xls"}


def stream_of(data):
    with opened(data) as file:
        return file.openstream("Workbook").read()


def with_names(stream, *formulas):
    """The stream with defined names; each formula is a string of tokens ([MS-XLS] 2.5.198)."""
    bodies = [struct.pack("<2H2BH6xB", 0, 0x6100, 1, len(formula), 0, 0) + formula for formula in formulas]
    names = b"".join(struct.pack("<2H", 0x18, len(body) + 1) + body[:14] + b"\0a" + body[15:] for body in bodies)
    longer, at, kind = bytearray(stream), 0, 0
    while kind != 0x0A:
        kind, length = struct.unpack_from("<2H", stream, at)
        if kind == 0x85:
            (start,) = struct.unpack_from("<I", stream, at + 4)
            struct.pack_into("<I", longer, at + 4, start + len(names))
        at += 4 + length
    return bytes(longer[: at - 4]) + names + bytes(longer[at - 4 :])


def test_names_in_an_xls_file_are_not_computed():
    stream = stream_of(xls_file([XlsxSheet("表1", [["甲", 1]])]))
    no_number = b"\x1e\x01\x00\x1e\x00\x00\x06"  # 1/0
    words = b"\x17\x02\x00ab\x1e\x01\x00\x03"  # "ab"+1
    data = compound_file({"Workbook": with_names(stream, no_number, words)})
    assert grid(xlsx.read(data, "表.xls")) == [["甲", "1"]]


def test_locked_xls_file():
    stream = stream_of(xls_file([XlsxSheet("表1", [["甲", 1]])]))
    locked = stream[:20] + struct.pack("<2H6x", 0x2F, 6) + stream[20:]
    with pytest.raises(ReadError, match="先取消密码"):
        xlsx.read(compound_file({"Workbook": locked}), "表.xls")


@pytest.mark.parametrize(
    "stream", [b"", b"\x09\x08", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 90], ids=["empty", "cut", "nested"]
)
def test_streams_that_are_no_workbook(stream):
    with pytest.raises(ReadError, match="损坏"):
        xlsx.read(compound_file({"Workbook": stream}), "表.xls")


@settings(deadline=None)
@given(st.data())
def test_broken_records_raise_read_errors_alone(data):
    stream = bytearray(stream_of(xls_file([XlsxSheet("表1", [["项目", *NUMBERS], ["合计", True]], merged=["A1:B1"])])))
    for at in data.draw(st.lists(st.integers(2, len(stream) - 1), min_size=1, max_size=8), label="places"):
        stream[at] = data.draw(st.integers(0, 255), label="byte")
    with suppress(ReadError):
        assert xlsx.read(compound_file({"Workbook": bytes(stream)}), "表.xls").kind == "xls"


cells = st.one_of(st.none(), st.integers(-9999, 9999), st.text("甲乙丙预算 ,.1", min_size=1, max_size=4))


@both
@given(st.lists(st.lists(cells, max_size=5), max_size=6))
def test_every_filled_cell_is_read_once(write, rows):
    document = read(rows, write)
    filled = sorted(
        (f"{'ABCDE'[column]}{row + 1}", str(value).strip())
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None and str(value).strip()
    )
    found = sorted(
        (str(origin.locate(0, 0).cell), words.strip())
        for block in document.blocks
        for origin, words in zip(getattr(block.origin, "origins", [block.origin]), block.raw.split("\n"), strict=True)
        if words.strip()
    )
    assert found == filled
