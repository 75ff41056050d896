"""Cells out of ruling lines, and texts into their cells, for any table."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.readers import pdf
from reportlint.readers.pdf.glyphs import Ruling
from reportlint.readers.pdf.grids import Area, grids
from reportlint.testing.pdf_files import PdfPage, pdf_file

WORDS = ["支出", "12.30", "一般公共服务", "1,204", "", "—"]


@st.composite
def tables(draw):
    """Column widths, row height, and cells that fill the grid: a first row or column may be merged."""
    widths = draw(st.lists(st.integers(45, 120), min_size=2, max_size=5))
    height = draw(st.integers(12, 30))
    down = draw(st.integers(2, 6))
    spans = {}
    if draw(st.booleans()):
        first = draw(st.integers(0, len(widths) - 2))
        spans[0, first] = (1, draw(st.integers(2, len(widths) - first)))
    if draw(st.booleans()) and down > 2:
        top = draw(st.integers(1, down - 2))
        spans[top, 0] = (draw(st.integers(2, down - top)), 1)
    return widths, height, down, spans


def expected(widths, down, spans):
    covered = {
        (row + r, column + c): (row, column)
        for (row, column), (rows, columns) in spans.items()
        for r in range(rows)
        for c in range(columns)
    }
    squares = ((row, column) for row in range(down) for column in range(len(widths)))
    return sorted(Area(*at, *spans.get(at, (1, 1))) for at in squares if covered.get(at, at) == at)


def sides(widths, height, areas):
    edges = [90]
    for width in widths:
        edges.append(edges[-1] + width)
    for row, column, rows, columns in areas:
        left, right = edges[column], edges[column + columns]
        top, bottom = 700 - row * height, 700 - (row + rows) * height
        yield Ruling(True, left, bottom, top)
        yield Ruling(True, right, bottom, top)
        yield Ruling(False, bottom, left, right)
        yield Ruling(False, top, left, right)


@given(tables(), st.floats(-1, 1))
def test_the_sides_of_cells_give_the_cells(table, shift):
    widths, height, down, spans = table
    areas = expected(widths, down, spans)
    lines = [
        line._replace(at=line.at + shift * (number % 2)) for number, line in enumerate(sides(widths, height, areas))
    ]
    [grid] = grids(lines)
    assert list(grid.areas) == areas


@given(tables())
def test_the_order_and_cutting_of_lines_do_not_matter(table):
    widths, height, down, spans = table
    areas = expected(widths, down, spans)
    pieces = []
    for upright, at, start, end in sides(widths, height, areas):
        middle = (start + end) / 2
        pieces += [Ruling(upright, at, middle, end), Ruling(upright, at, start, middle)]
    [grid] = grids(reversed(pieces))
    assert list(grid.areas) == areas


def test_a_missing_line_that_leaves_no_rectangle_parts_the_cells_by_rows():
    lines = [
        Ruling(False, 60, 0, 100), Ruling(False, 30, 0, 50), Ruling(False, 0, 0, 100),
        Ruling(True, 0, 0, 60), Ruling(True, 50, 0, 30), Ruling(True, 100, 0, 60),
    ]  # fmt: skip
    [grid] = grids(lines)
    assert grid.areas == (Area(0, 0, 1, 2), Area(1, 0, 1, 1), Area(1, 1, 1, 1))


@settings(deadline=None, max_examples=40)
@given(tables(), st.data(), st.sampled_from(["strokes", "bars", "segments"]))
def test_every_text_is_read_in_its_cell(table, data, ruling):
    widths, height, down, spans = table
    draw = st.lists(st.sampled_from(WORDS), min_size=len(widths), max_size=len(widths))
    rows = [data.draw(draw) for _ in range(down)]
    rows[0][0] = "项目"
    page = PdfPage(width=800)
    page.table(rows, 700, widths, height=height, size=7, spans=spans, ruling=ruling)
    document = pdf.read(pdf_file([page]), "表.pdf")
    [found] = document.tables
    areas = expected(widths, down, spans)
    assert [cell[1:] for cell in map(tuple, map(cell_fields, found.cells))] == list(map(tuple, areas))
    assert [document.blocks[cell.block].text for cell in found.cells] == [
        rows[row][column] for row, column, *_ in areas
    ]


def cell_fields(cell):
    return cell.block, cell.row, cell.column, cell.rows, cell.columns
