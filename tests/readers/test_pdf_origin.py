"""Pages and boxes of what a pdf says."""

import pytest

from reportlint.model.document import Box
from reportlint.readers import pdf
from reportlint.testing.pdf_files import PdfPage, pdf_file


def read(*pages):
    return pdf.read(pdf_file(pages), "报告.pdf")


def locate(document, words):
    block = next(block for block in document.blocks if words in block.text)
    start = block.text.index(words)
    return block.origin.locate(*block.offsets.original_range(start, start + len(words)))


def near(box, left, bottom, right, top):
    """Whether a box holds a text of that extent; glyphs reach a little under their line and past its end."""
    return (
        box.left == pytest.approx(left, abs=1)
        and box.right == pytest.approx(right, abs=1.5)
        and (bottom - 4 < box.bottom <= bottom and top - 3 < box.top < top + 3)
    )


def test_a_word_has_its_page_and_box():
    page = PdfPage()
    page.text("支出合计1,234.50万元", 90, 700, 10)
    place = locate(read(PdfPage(), page), "1,234.50")
    assert place.page == 2
    [(number, box)] = place.boxes
    assert number == 2
    assert near(box, 130, 700, 170, 710)


def test_a_word_over_two_lines_has_two_boxes():
    page = PdfPage()
    page.text("本" * 28 + "支出", 90, 700, 14)
    page.text("决算为零。", 90, 672, 14)
    place = locate(read(page), "支出决算")
    assert [
        near(box, *at) for (_, box), at in zip(place.boxes, [(482, 700, 510, 712), (90, 672, 118, 684)], strict=True)
    ]


def test_a_word_over_two_pages_has_a_box_on_each():
    first, second = PdfPage(), PdfPage()
    first.text("本" * 28 + "支出", 90, 100, 14)
    second.text("决算为零。", 90, 760, 14)
    place = locate(read(first, second), "支出决算")
    assert place.page == 1
    assert [page for page, _ in place.boxes] == [1, 2]


def test_a_cell_tells_its_table_row_and_column():
    page = PdfPage()
    page.table([["项目", "金额"], ["合计", "7.00"]], 700, [100, 80])
    place = locate(read(page), "7.00")
    assert (place.table, place.row, place.cell) == (1, 2, 2)


def test_an_empty_cell_has_its_own_box():
    page = PdfPage()
    page.table([["项目", "金额"], ["合计", ""]], 700, [100, 80])
    document = read(page)
    place = document.blocks[document.tables[0].cells[3].block].origin.locate(0, 0)
    assert place.boxes == ((1, Box(190.0, 660.0, 270.0, 680.0)),)


def test_rows_of_a_continued_table_count_on_and_keep_their_page():
    first, second = PdfPage(), PdfPage()
    first.table([["项目", "金额"], ["办公费", "1.00"]], 700, [100, 80])
    second.table([["水费", "2.00"]], 700, [100, 80])
    place = locate(read(first, second), "2.00")
    assert (place.page, place.table, place.row) == (2, 1, 3)


def test_boxes_on_a_turned_page_are_in_its_own_coordinates():
    page = PdfPage(842, 595, rotate=90)
    page.text("合计7.00万元", 300, 90, 10, angle=90)
    [(_, box)] = locate(read(page), "7.00").boxes
    assert near(Box(box.bottom, -box.right, box.top, -box.left), 110, -300, 130, -290)


def test_the_quote_is_what_the_page_shows():
    page = PdfPage()
    page.text("比上年减少36.8", 90, 700, 12)
    page.text("万元，下降12%。", 180, 700, 12)
    document = read(page)
    [block] = document.blocks
    start = block.text.index("减少")
    assert document.quote(block.span(start, start + len("减少36.8万元"))) == "减少36.8 万元"
