"""Every reader leads back: what it reads is what its file prints, character by character, and each has its place."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.readers.detect import read
from reportlint.testing.docx_files import Table, docx_file
from reportlint.testing.pdf_files import PdfPage, pdf_file
from reportlint.testing.xls_files import xls_file
from reportlint.testing.xlsx_files import XlsxSheet, xlsx_file


def html(words, rows):
    body = "\n".join(f"<p>{escape(line)}</p>" for line in words)
    table = "".join("<tr>" + "".join(f"<td>{escape(cell)}" for cell in row) for row in rows)
    return f"<html><body>\n{body}\n<table>{table}</table>".encode()


def text(words, rows):
    head, *rest = ["|" + "|".join(row) + "|" for row in rows]
    return "\n\n".join([*words, "\n".join([head, "|-" * len(rows[0]) + "|", *rest])]).encode()


def pdf(words, rows):
    page = PdfPage()
    base = 780
    for line in words:
        base = page.paragraph(line, base, size=10)
    page.table(rows, base, [150] * len(rows[0]))
    return pdf_file([page])


def sheets(words, rows):
    return [XlsxSheet("文字", [[line] for line in words]), XlsxSheet("表", rows)]


WRITERS = {
    "txt": text,
    "md": text,
    "html": html,
    "docx": lambda words, rows: docx_file([*words, Table(rows)]),
    "pdf": pdf,
    "xlsx": lambda words, rows: xlsx_file(sheets(words, rows)),
    "xls": lambda words, rows: xls_file(sheets(words, rows)),
}
LETTERS = "预算决算支出增减万元年比5 \u3000，。；：、（）“”《》%"
sentences = st.text(LETTERS, min_size=1, max_size=70).map(lambda words: f"本年{words}。")
cells = st.text("合计支出项目0123456789.,% ", max_size=9).map(lambda words: f"支{words}出")
tables = st.integers(2, 3).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=2, max_size=4)
)


def printed(words):
    return "".join(words.split())


@pytest.mark.parametrize("suffix", WRITERS)
@settings(deadline=None, max_examples=30)
@given(words=st.lists(sentences, min_size=1, max_size=5), rows=tables)
def test_what_is_read_is_what_the_file_prints(suffix, words, rows):
    document = read(WRITERS[suffix](words, rows), f"报告.{suffix}")
    source = "".join([*words, *(cell for row in rows for cell in row)])
    assert printed("".join(block.text for block in document.blocks)) == printed(source)
    for block in document.blocks:
        assert block.text == "".join(block.raw[block.offsets.original(at)] for at in range(len(block.text)))


@pytest.mark.parametrize("suffix", WRITERS)
@settings(deadline=None, max_examples=25)
@given(words=st.lists(sentences, min_size=1, max_size=5), rows=tables, data=st.data())
def test_every_part_of_a_text_has_its_words_and_its_place(suffix, words, rows, data):
    document = read(WRITERS[suffix](words, rows), f"报告.{suffix}")
    block = data.draw(st.sampled_from([block for block in document.blocks if block.text]))
    start = data.draw(st.integers(0, len(block.text) - 1))
    end = data.draw(st.integers(start + 1, len(block.text)))
    assert printed(document.quote(block.span(start, end))) == printed(block.text[start:end])
    place = block.origin.locate(*block.offsets.original_range(start, end))
    assert any((place.line, place.paragraph, place.page, place.cell))
