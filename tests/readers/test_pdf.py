"""Paragraphs, running lines and other text of pdf pages."""

import pytest

from reportlint.readers import pdf
from reportlint.testing.pdf_files import PdfPage, pdf_file, width_of

from .seen import texts

PROSE = "本单位二〇二四年度预算执行平稳，各项支出严格按照批准的用途使用，年末没有发现挪用和超标准支出的情形。"
LONG = "全年收入合计12,345.67万元，其中财政拨款收入9,876.50万元，占80.0%，比上年增加1,200.00万元，增长13.8%。" * 2


def read(*pages):
    return pdf.read(pdf_file(pages), "报告.pdf")


def page_of(*lines, top=760, size=14, pitch=28, left=90):
    page = PdfPage()
    for number, words in enumerate(lines):
        page.text(words, left, top - number * pitch, size)
    return page


@pytest.mark.parametrize("indent", [2, 0], ids=["first-line-indent", "no-indent"])
def test_wrapped_lines_are_one_paragraph(indent):
    page = PdfPage()
    base = page.paragraph(PROSE, 760, indent=indent)
    base = page.paragraph(LONG, base, indent=indent)
    page.paragraph(PROSE, base, indent=indent)
    assert texts(read(page)) == [PROSE, LONG, PROSE]


def test_a_paragraph_goes_on_over_the_page():
    first, second = PdfPage(), PdfPage()
    first.paragraph(PROSE, 200)
    lines = [LONG[start : start + 28] for start in range(0, len(LONG), 28)]
    for number, words in enumerate(lines[:2]):
        first.text(words, 118 if number == 0 else 90, 100 - 28 * number, 14)
    column = [words for words in lines[2:] if words]
    for number, words in enumerate(column):
        second.text(words, 90, 760 - 28 * number, 14)
    second.paragraph(PROSE, 760 - 28 * len(column))
    joined = texts(read(first, second))[1]
    assert joined.startswith(LONG[:40])


def test_an_indent_begins_a_paragraph_though_the_line_before_is_full():
    page = PdfPage()
    full = "一" * 30
    base = 760
    for words, left in ((full[2:], 118), (full, 90), (full[2:], 118), (full, 90), (full[2:], 118), ("完。", 90)):
        page.text(words, left, base, 14)
        base -= 28
    assert texts(read(page)) == [full[2:] + full, full[2:] + full, full[2:] + "完。"]


def test_numbers_keep_together_where_a_line_breaks_them():
    page = PdfPage()
    first = "支" * 24 + "出合计1,234"
    page.text(first, 90, 760, 14)
    page.text("56.78万元，比上年有所增加，主要是项目增多，人员经费也随政策调整。", 90, 732, 14)
    page.text("项" * 30, 90, 704, 14)
    assert "出合计1,23456.78万元" in "".join(texts(read(page)))


def test_a_heading_stays_apart_from_its_text():
    page = PdfPage()
    page.text("一、收入支出总体情况", 118, 760, 14)
    page.paragraph(LONG, 732)
    document = read(page)
    assert texts(document) == ["一、收入支出总体情况", LONG]
    assert [section.words for section in document.sections] == ["收入支出总体情况"]


def test_lines_of_a_title_are_joined():
    page = PdfPage()
    page.centred("某某市某某区某某局", 700, 26)
    page.centred("2024年度部门决算", 650, 26)
    page.paragraph(PROSE, 500)
    assert texts(read(page)) == ["某某市某某区某某局2024年度部门决算", PROSE]


def test_a_title_and_what_stands_under_it_in_another_size_stay_apart():
    page = PdfPage()
    page.centred("2024年度部门决算", 700, 26)
    page.centred("某某市某某区某某局", 660, 18)
    page.paragraph(PROSE, 500)
    assert texts(read(page)) == ["2024年度部门决算", "某某市某某区某某局", PROSE]


def test_a_title_with_its_letters_spaced_is_no_row():
    page = PdfPage()
    page.text("部　　门　　决　　算", 180, 700, 22)
    assert texts(read(page)) == ["部门决算"]


def test_a_line_that_breaks_off_at_a_comma_goes_on():
    assert texts(read(page_of("参加人员有张三，", "李四。", "会议结束。"))) == ["参加人员有张三，李四。", "会议结束。"]


def test_a_full_entry_and_the_next_number_stay_apart():
    full = "第二部分" + "某" * 26
    assert texts(read(page_of(full, "一、收入表", "项" * 30))) == [full, "一、收入表", "项" * 30]


def test_a_number_in_the_midst_of_a_sentence_begins_no_paragraph():
    full = "主要职责如下，" + "某" * 23
    assert texts(read(page_of(full, "1、参与政策的制订。"))) == [full + "1、参与政策的制订。"]


def test_a_sentence_that_was_broken_off_is_mended():
    page = page_of("加强镇村文化建设，全年共新开设", "文化站4个，图书角11个。", "二是开展培训工作，共举办培训班12期。")
    assert texts(read(page))[0] == "加强镇村文化建设，全年共新开设文化站4个，图书角11个。"


def test_items_of_a_list_stay_apart():
    lines = ["1.加强组织建设", "2.加强财务管理，严格控制支出", "3.加强宣传。"]
    assert texts(read(page_of(*lines))) == lines


def test_a_hanging_item_is_one_paragraph():
    page = PdfPage()
    page.paragraph(PROSE, 760, indent=0)
    page.paragraph(PROSE, 704, indent=0)
    page.text("（1）" + "项" * 27, 90, 640, 14)
    page.text("目" * 28, 118, 612, 14)
    page.text("完成。", 118, 584, 14)
    assert texts(read(page))[-1] == "（1）" + "项" * 27 + "目" * 28 + "完成。"


def test_digits_of_another_font_stay_on_their_line():
    page = PdfPage()
    page.text("截至", 90, 760, 14)
    page.text("2024", 118, 757, 12)
    page.text("年末共有在职人员", 144, 760, 14)
    page.text("36", 258, 757, 12)
    page.text("人。", 272, 760, 14)
    assert texts(read(page)) == ["截至2024年末共有在职人员36人。"]


@pytest.mark.parametrize("late", [True, False], ids=["after", "before"])
def test_a_mark_drawn_apart_comes_back_to_its_line(late):
    page = PdfPage()
    words = "年末结转结余为零"
    order = [(words, 90), ("。", 90 + width_of(words, 14))]
    for piece, left in order if late else reversed(order):
        page.text(piece, left, 760, 14)
    assert texts(read(page)) == [words + "。"]


def test_a_mark_on_a_line_of_its_own_ends_the_paragraph_before():
    page = PdfPage()
    page.paragraph("本" * 30 + "。", 760, indent=0)
    page.text("单" * 30, 90, 704, 14)
    page.text("。", 90, 676, 14)
    assert texts(read(page))[-1].endswith("单" * 30 + "。")


def test_a_mark_that_lost_its_place_ends_the_paragraph_before():
    page = PdfPage()
    page.text("年末结转结余为零", 90, 760, 14)
    page.text("。", 300, 740, 14)
    page.text("次年收入不变。", 118, 712, 14)
    assert texts(read(page)) == ["年末结转结余为零。", "次年收入不变。"]


def test_lines_are_read_from_top_to_bottom_whatever_their_order():
    page = PdfPage()
    for number in (2, 0, 1):
        page.text(f"第{number}行。", 90, 760 - 28 * number, 14)
    assert texts(read(page)) == ["第0行。", "第1行。", "第2行。"]


def test_pieces_of_a_line_are_read_from_left_to_right():
    page = PdfPage()
    page.text("2016", 150, 760, 14)
    page.text("Word", 90, 760, 14)
    assert texts(read(page)) == ["Word 2016"]


def test_text_in_a_form_is_read():
    assert texts(pdf.read(pdf_file([page_of("全文。")], nested=True), "报告.pdf")) == ["全文。"]


def test_a_table_of_contents_stays_one_entry_a_line():
    page = PdfPage()
    page.centred("目录", 780, 18)
    entries = ["第一部分部门概况", "第二部分2024年度部门决算表", "名词解释"]
    for number, words in enumerate(entries):
        leader = "…" * ((420 - int(width_of(words, 14))) // 14 - 1)
        page.text(f"{words}{leader}{number + 1}", 90, 740 - 28 * number, 14)
    found = texts(read(page))
    assert found[0] == "目录"
    assert [text.rstrip("0123456789").rstrip("…") for text in found[1:]] == entries


def test_page_numbers_beside_a_gap_end_an_entry():
    page = PdfPage()
    for number, words in enumerate(["部门概况", "名词解释"]):
        page.text(words, 90, 740 - 28 * number, 14)
        page.text(str(number + 3), 500, 740 - 28 * number, 14)
    assert texts(read(page)) == ["部门概况3", "名词解释4"]


def test_columns_without_lines_are_rows():
    page = PdfPage()
    for number, words in enumerate([("项目", "预算数", "决算数"), ("办公费", "10.00", "9.50")]):
        for column, word in enumerate(words):
            page.text(word, 90 + 150 * column, 700 - 28 * number, 14)
    assert len(texts(read(page), "row")) == 2


@pytest.mark.parametrize(
    "number",
    ["{0}", "- {0} -", "—{0}—", "第{0}页", "第 {0} 页 共 4 页", "{0}/4"],
)
def test_page_numbers_are_set_aside(number):
    pages = []
    for n in range(1, 5):
        page = PdfPage()
        page.paragraph(PROSE + "一二三四"[n - 1], 760)
        page.centred(number.format(n), 40, 10)
        pages.append(page)
    document = read(*pages)
    assert texts(document) == [PROSE + char for char in "一二三四"]
    assert [block.raw for block in document.blocks if block.kind == "footer"] == [number.format(1)]


def test_repeated_headers_are_set_aside_once():
    pages = [PdfPage()]
    pages[0].centred("某某区财政局2024年度部门决算", 600, 26)
    for n in range(3):
        page = PdfPage()
        page.centred("某某区财政局2024年度部门决算公开", 800 - n, 10)
        page.paragraph(PROSE + "甲乙丙"[n], 740)
        pages.append(page)
    document = read(*pages)
    assert texts(document, "header") == ["某某区财政局2024年度部门决算公开"]
    assert texts(document)[1:] == [PROSE + char for char in "甲乙丙"]


def test_headers_of_left_and_right_pages_are_set_aside():
    pages = []
    for n in range(6):
        page = PdfPage()
        page.centred(["某某区财政局", "部门决算公开"][n % 2], 800, 10)
        page.paragraph(PROSE + "甲乙丙丁戊己"[n], 740)
        pages.append(page)
    assert texts(read(*pages), "header") == ["某某区财政局", "部门决算公开"]


def test_running_lines_do_not_part_a_paragraph():
    first, second = PdfPage(), PdfPage()
    for page, number in ((first, "1"), (second, "2")):
        page.centred(number, 40, 10)
        page.text("全" * 30, 90, 720, 14)
        page.text("年" * 30, 90, 692, 14)
    assert texts(read(first, second)) == ["全" * 30 + "年" * 30 + "全" * 30 + "年" * 30]


def test_a_lone_figure_at_the_foot_of_one_page_is_text():
    page = PdfPage()
    page.paragraph(PROSE, 760)
    page.text("36", 90, 60, 14)
    assert texts(read(page)) == [PROSE, "36"]


@pytest.mark.parametrize("words", ["单位：万元", "公开{0}表", "（2024年度）", "附表{0}"])
def test_captions_at_one_place_are_no_headers(words):
    pages = []
    for n in range(1, 5):
        page = PdfPage()
        page.text(words.format(n), 440, 785, 10)
        page.centred(f"第{'一二三四'[n - 1]}表", 760, 14)
        page.table([["项目", "金额"], ["合计", "1.00"]], 740, [200, 200])
        pages.append(page)
    document = read(*pages)
    assert [words.format(n) in texts(document) for n in range(1, 5)] == [True] * 4
    assert not texts(document, "header")


def test_a_watermark_is_set_aside_once():
    pages = []
    for _ in range(2):
        page = PdfPage()
        page.paragraph(PROSE, 760)
        page.text("内部资料", 200, 300, 40, angle=45)
        pages.append(page)
    document = read(*pages)
    assert texts(document, "textbox") == ["内部资料"]
    assert texts(document) == [PROSE, PROSE]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_pages_read_like_upright_ones(angle):
    page = PdfPage(595, 842, rotate=180) if angle == 180 else PdfPage(842, 595, rotate=angle)
    lines = ["本" * 30, "部" * 30, "门。"]
    for number, words in enumerate(lines):
        x, y = 120, 700 - 28 * number
        left, base = {90: (842 - y, x), 180: (595 - x, 842 - y), 270: (y, 595 - x)}[angle]
        page.text(words, left, base, 14, angle=angle)
    assert texts(read(page)) == ["".join(lines)]


def test_what_a_clip_hides_is_left_out():
    first, second = PdfPage(), PdfPage()
    with first.window(50, 400, 550, 800):
        first.text("看得见的第一行", 90, 700, 14)
        first.text("藏在第一页下面", 90, 300, 14)
        first.text("藏在右边", 560, 500, 14)
    with second.window(50, 400, 550, 800):
        second.text("藏在第二页上面", 90, 820, 14)
        second.text("第二页的正文", 90, 700, 14)
    second.text("纸外的文字", 90, -50, 14)
    assert texts(read(first, second)) == ["看得见的第一行", "第二页的正文"]


def test_a_rare_character_is_one_character():
    assert texts(read(page_of("陈𬭎同志主持会议。"))) == ["陈𬭎同志主持会议。"]


def test_a_page_without_text_is_remarked():
    page, scan = PdfPage(), PdfPage()
    page.paragraph(PROSE, 760)
    scan.picture(0, 0, 595, 842)
    document = read(page, scan, PdfPage())
    assert [(remark.kind, remark.text) for remark in document.remarks] == [
        ("scanned-page", "第2页是扫描件，没有文字可查")
    ]


def test_the_kind_is_pdf():
    document = read(page_of("全文"))
    assert (document.kind, document.path) == ("pdf", "报告.pdf")
