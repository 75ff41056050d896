import pytest

from reportlint.model.document import Cell, Table, TextOrigin
from reportlint.readers.detect import read


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [(0, 2, (1, 1, 1, 3)), (3, 5, (2, 1, 2, 3)), (0, 5, (1, 1, 2, 3))],
)
def test_lines_and_columns(start, end, place):
    found = TextOrigin(0, (0, 3, 9)).locate(start, end)
    assert (found.line, found.column, found.end_line, found.end_column) == place


def test_a_block_within_the_file():
    found = TextOrigin(4, (0, 3, 9)).locate(1, 2)
    assert (found.line, found.column) == (2, 3)


def test_a_merged_cell_stands_in_every_place_that_it_covers():
    wide, low = Cell(0, 0, 0, columns=2), Cell(1, 1, 1)
    assert Table(0, (wide, low), 2, 2).grid() == [[wide, wide], [None, low]]


def test_a_cell_that_reaches_beyond_its_table_is_cut():
    cell = Cell(0, 0, 0, rows=5, columns=5)
    assert Table(0, (cell,), 1, 2).grid() == [[cell, cell]]


def test_words_and_quotes():
    document = read("全年 支出 5 万元。".encode(), "report.txt")
    [block] = document.blocks
    span = block.span(block.text.index("5"), len(block.text) - 1)
    assert document.text(span) == "5万元"
    assert document.quote(span) == "5 万元"


def test_the_span_of_a_whole_block():
    [block] = read("支出5万元。".encode(), "report.txt").blocks
    assert block.span() == (0, 0, 6)
    assert block.span(2, 3) == (0, 2, 3)
