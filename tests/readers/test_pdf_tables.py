"""Ruled tables of pdf pages."""

import pytest

from reportlint.readers import pdf
from reportlint.testing.pdf_files import PdfPage, pdf_file

from .seen import grid, texts

HEAD = [["科目编码", "科目名称", "合计"]]
BODY = [["201", "一般公共服务支出", "318.40"], ["20103", "政府办公事务", "145.60"]]
WIDTHS = [80, 200, 120]


def read(*pages, nested=False):
    return pdf.read(pdf_file(pages, nested=nested), "表.pdf")


def areas(document, number=0):
    return {(cell.row, cell.column): (cell.rows, cell.columns) for cell in document.tables[number].cells}


@pytest.mark.parametrize("ruling", ["strokes", "bars", "segments"])
def test_every_kind_of_ruling_makes_a_table(ruling):
    page = PdfPage()
    page.table(HEAD + BODY, 700, WIDTHS, ruling=ruling)
    assert grid(read(page)) == HEAD + BODY


def test_tables_in_a_form_are_found():
    page = PdfPage()
    page.table(HEAD + BODY, 700, WIDTHS)
    assert grid(read(page, nested=True)) == HEAD + BODY


def test_text_of_tables_is_in_no_paragraph():
    page = PdfPage()
    page.text("上文。", 90, 760)
    edge = page.table(HEAD + BODY, 700, WIDTHS)
    page.text("下文。", 90, edge - 30)
    document = read(page)
    assert texts(document) == ["上文。", "下文。"]
    kinds = [block.kind for block in document.blocks]
    assert kinds == ["paragraph", *["cell"] * 9, "paragraph"]


def test_merged_cells():
    page = PdfPage()
    cells = [["项目", "", "本年收入"], ["类", "款", ""], ["201", "05", "12.30"]]
    page.table(cells, 700, [60, 60, 100], spans={(0, 0): (1, 2), (0, 2): (2, 1)})
    document = read(page)
    assert grid(document) == [["项目", "项目", "本年收入"], ["类", "款", "本年收入"], ["201", "05", "12.30"]]
    assert areas(document)[0, 0] == (1, 2)
    assert areas(document)[0, 2] == (2, 1)


def test_empty_cells_are_kept():
    page = PdfPage()
    page.table([*HEAD, ["2010399", "其他支出", ""], ["", "", ""]], 700, WIDTHS)
    document = read(page)
    assert grid(document)[1:] == [["2010399", "其他支出", ""], ["", "", ""]]


def test_wrapped_cells_are_joined():
    page = PdfPage()
    page.table([["机关事业单位\n基本养老保险\n缴费支出", "8.45"]], 700, [100, 100], height=50)
    assert grid(read(page)) == [["机关事业单位基本养老保险缴费支出", "8.45"]]


def test_a_figure_wrapped_in_a_narrow_cell_stays_whole():
    page = PdfPage()
    page.table([["合计", "482,637,1\n90.00"]], 700, [100, 50], height=40)
    assert grid(read(page)) == [["合计", "482,637,190.00"]]


def test_two_figures_in_one_cell_stay_two():
    page = PdfPage()
    page.table([["合计", "12.00\n3.00"]], 700, [100, 100], height=40)
    assert grid(read(page))[0][1].split() == ["12.00", "3.00"]


def test_the_amount_may_be_written_after_the_last_line_of_the_name():
    page = PdfPage()
    page.table([["", ""], ["", ""]], 700, [150, 100], height=40)
    page.text("2080506机关单位", 94, 688, 10)
    page.text("养老保险支出", 94, 676, 10)
    page.text("8.45", 260, 682, 10)
    assert grid(read(page)) == [["2080506机关单位养老保险支出", "8.45"], ["", ""]]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        pytest.param(
            [("482,637,190.00", 125), ("一、公共服务", 195.5)], ["482,637,190.00", "一、公共服务"], id="right"
        ),
        pytest.param([("项目", 100), ("482,637,190.00", 187)], ["项目", "482,637,190.00"], id="left"),
        pytest.param([("基本养老保险缴费支出合计", 94)], ["基本养老保险缴费支出合计", ""], id="into-an-empty-cell"),
        pytest.param(
            [("政府性基金预算", 119), ("国有资本经营", 191.5)], ["政府性基金预算", "国有资本经营"], id="close"
        ),
    ],
)
def test_a_text_that_reaches_over_its_border_stays_in_its_cell(pieces, expected):
    page = PdfPage()
    page.table([["", ""], ["", ""]], 700, [100, 100])
    for words, left in pieces:
        page.text(words, left, 686, 10)
    assert grid(read(page))[0] == expected


def test_a_text_written_after_one_to_its_right_stays_in_its_cell():
    page = PdfPage()
    page.table([["", "", "", ""], ["", "", "", ""]], 710, [100, 100, 80, 80], height=32)
    for words, left, base in (
        ("附属单位", 300, 694),
        ("上缴收入", 300, 682),
        ("功能分类", 94, 688),
        ("其他收入", 380, 688),
    ):
        page.text(words, left, base, 10)
    assert grid(read(page))[0] == ["功能分类", "", "附属单位上缴收入", "其他收入"]


def test_halves_of_a_two_column_table_stay_side_by_side():
    page = PdfPage()
    cells = [
        ["收入", "", "支出", ""],
        ["一、财政拨款", "412.55", "一、公共服务", "318.40"],
        ["", "", "九、卫生", "3.15"],
    ]
    page.table(cells, 700, [110, 80, 110, 80], spans={(0, 0): (1, 2), (0, 2): (1, 2)})
    assert grid(read(page))[1:] == cells[1:]


def test_captions_are_title_and_unit():
    page = PdfPage()
    page.text("本部门预算包括下列单位：", 90, 800)
    page.centred("收入决算表", 740, 16)
    page.text("编制单位：某某局", 90, 712, 10)
    page.text("金额单位：万元", 400, 712, 10)
    page.table(HEAD + BODY, 700, WIDTHS)
    document = read(page)
    captions = [document.blocks[index].text for index in document.tables[0].captions]
    assert captions == ["收入决算表", "编制单位：某某局", "金额单位：万元"]
    first = document.tables[0].cells[0].block
    assert document.tables[0].captions == (first - 3, first - 2, first - 1)


@pytest.mark.parametrize(
    ("words", "left"), [("具体情况如下。", 90), ("本部门包括下列单位：", 240), ("二、部门决算单位构成", 118)]
)
def test_prose_and_headings_are_no_captions(words, left):
    page = PdfPage()
    page.text(words, left, 712)
    page.table(HEAD + BODY, 700, WIDTHS)
    assert read(page).tables[0].captions == ()


def test_a_line_far_above_is_no_caption():
    page = PdfPage()
    page.centred("部门决算表", 800, 16)
    page.table(HEAD + BODY, 600, WIDTHS)
    assert read(page).tables[0].captions == ()


def two_pages(head, *, second_left=90, between=""):
    first, second = PdfPage(), PdfPage()
    first.centred("支出决算表", 740, 16)
    first.table(HEAD + BODY, 700, WIDTHS)
    if between:
        second.text(between, 90, 720)
    edge = second.table([*head, ["208", "社会保障", "27.90"]], 700, WIDTHS, left=second_left)
    second.text("注：本表反映支出情况。", 90, edge - 20)
    return read(first, second)


@pytest.mark.parametrize("head", [[], HEAD], ids=["without-header", "header-repeated"])
def test_a_table_goes_on_over_the_page(head):
    document = two_pages(head)
    assert [*HEAD, *BODY, ["208", "社会保障", "27.90"]] == grid(document)
    assert len(document.tables) == 1
    assert texts(document)[-1] == "注：本表反映支出情况。"


def test_a_page_shifted_to_the_side_goes_on():
    assert len(two_pages([], second_left=110).tables) == 1


def test_a_line_between_parts_tables():
    assert len(two_pages([], between="续表").tables) == 2


def test_other_columns_part_tables():
    first, second = PdfPage(), PdfPage()
    first.table(HEAD + BODY, 700, WIDTHS)
    second.table([["人数", "12"]], 700, [150, 100])
    assert len(read(first, second).tables) == 2


def test_tables_under_each_other_on_one_page_stay_two():
    page = PdfPage()
    edge = page.table(HEAD + BODY, 700, WIDTHS)
    page.table(BODY, edge - 30, WIDTHS)
    assert len(read(page).tables) == 2


def test_a_title_row_begins_another_table():
    first, second = PdfPage(), PdfPage()
    first.table(HEAD + BODY, 700, WIDTHS)
    second.table([["支出决算表", "", ""], *BODY], 700, WIDTHS, spans={(0, 0): (1, 3)})
    assert len(read(first, second).tables) == 2


def test_a_part_without_the_header_lines_of_the_first_fits_its_columns():
    first, second = PdfPage(), PdfPage()
    first.table([["项目", "", "合计"], ["编码", "名称", ""], BODY[0]], 700, WIDTHS, spans={(0, 0): (1, 2)})
    second.table([["合计", "", "318.40"]] * 2, 700, WIDTHS, spans={(0, 0): (1, 2), (1, 0): (1, 2)})
    document = read(first, second)
    assert areas(document)[3, 0] == (1, 2)
    assert grid(document)[4] == ["合计", "合计", "318.40"]


def test_a_table_open_at_its_sides_keeps_its_outer_columns():
    page = PdfPage()
    for height in (700, 680, 660):
        page.line(90, height, 490, height)
    for side in (170, 370):
        page.line(side, 660, side, 700)
    for row, words in enumerate(BODY):
        for word, left in zip(words, (94, 174, 374), strict=True):
            page.text(word, left, 686 - 20 * row, 10)
    assert grid(read(page)) == BODY


def test_shades_frames_and_underlines_are_no_tables():
    page = PdfPage()
    for number in range(3):
        page.fill(90, 680 - 20 * number, 490, 700 - 20 * number, grey=0.9)
        page.text(f"目录第{number}行", 94, 686 - 20 * number, 10)
    page.line(90, 600, 200, 600)
    page.table([["提示：本报告已公开。"]], 500, [300])
    document = read(page)
    assert not document.tables
    assert "提示：本报告已公开。" in texts(document)


def test_an_empty_grid_is_no_table():
    page = PdfPage()
    page.text("图1", 90, 760)
    page.table([["", ""], ["", ""]], 700, [50, 50])
    assert not read(page).tables


def test_tables_beside_prose_stay_in_their_order():
    page = PdfPage()
    edge = page.table(HEAD + BODY, 760, WIDTHS)
    page.text("两表之间。", 90, edge - 30)
    page.table([["人数", "12"]], edge - 60, [150, 100])
    document = read(page)
    order = [block.text for block in document.blocks if block.kind == "paragraph" or block.text in {"科目编码", "人数"}]
    assert order == ["科目编码", "两表之间。", "人数"]


def test_a_drawing_of_many_lines_is_no_table():
    page = PdfPage(width=1500, height=1500)
    for at in range(20, 1400, 4):
        page.line(20, at, 1396, at)
        page.line(at, 20, at, 1396)
    page.text("附图", 700, 700)
    assert texts(read(page)) == ["附图"]


def test_lines_behind_a_clip_draw_no_cells():
    page = PdfPage()
    with page.window(80, 640, 500, 710):
        page.table([*HEAD, *BODY, ["藏", "起", "来"]], 700, WIDTHS)
    assert grid(read(page)) == HEAD + BODY


def test_a_turned_table():
    page = PdfPage(842, 595, rotate=90)
    for at in (100, 130, 160):
        page.line(at, 90, at, 290)
    for at in (90, 190, 290):
        page.line(100, at, 160, at)
    for words, left, base in (("项目", 120, 94), ("金额", 120, 194), ("合计", 150, 94), ("1.50", 150, 194)):
        page.text(words, left, base, 10, angle=90)
    assert grid(read(page)) == [["项目", "金额"], ["合计", "1.50"]]
