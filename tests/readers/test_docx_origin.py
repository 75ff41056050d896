"""The way back from a block to the file."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reportlint.model.document import Location
from reportlint.readers import docx
from reportlint.readers.docx.package import parse
from reportlint.testing.docx_files import (
    CHINESE,
    LINE_BREAK,
    TAB,
    Cell,
    Control,
    Deleted,
    Field,
    Inserted,
    NoteMark,
    Run,
    Symbol,
    Table,
    TextBox,
    Xml,
    docx_file,
    paragraph,
)


def locations(data):
    return [block.origin.locate(0, 1) for block in docx.read(data, "报告.docx").blocks]


def test_paragraphs_are_counted_as_they_are_printed():
    body = ["一", "", Table([["表"]]), paragraph("二。", LINE_BREAK, "又二"), "三"]
    document = docx.read(docx_file(body), "报告.docx")
    found = {block.text: block.origin.locate(0, 1).paragraph for block in document.blocks}
    assert found == {"一": 1, "表": None, "二。": 2, "又二": 2, "三": 3}


def test_every_part_counts_by_itself():
    body = ["一", paragraph("二", TextBox(["框一", "框二"]), NoteMark("注一")), paragraph("三", NoteMark("注二"))]
    found = [(location.part, location.paragraph) for location in locations(docx_file(body, header="页眉"))]
    assert found == [
        ("body", 1), ("body", 2), ("textbox", 1), ("textbox", 2), ("body", 3), ("header", 1),
        ("footnote", 1), ("footnote", 2),
    ]  # fmt: skip


def test_cells_have_table_row_and_column():
    nested = Cell([Table([["内"]])])
    table = Table([[Cell(["甲"], columns=2), "乙"], ["丙", "丁", nested]])
    document = docx.read(docx_file([Table([["前"]]), table]), "报告.docx")
    found = {block.text: block.origin.locate(0, 0) for block in document.blocks if block.text}
    assert found == {
        text: Location(part="body", table=table, row=row, cell=cell)
        for text, table, row, cell in [
            ("前", 1, 1, 1), ("甲", 2, 1, 1), ("乙", 2, 1, 3), ("丙", 2, 2, 1), ("丁", 2, 2, 2), ("内", 3, 1, 1),
        ]
    }  # fmt: skip


def element_at(data, xml, path):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        element = parse(archive.read(xml))
    for at in path:
        element = element[at]
    return element


def words_of(data, origin, start, end):
    """The words of a range, taken from the file."""
    signs = {"tab": "\t", "br": "\n", "sym": "☑"}
    found = []
    for piece in origin.pieces(start, end):
        element = element_at(data, origin.xml, piece.path)
        found.append((element.text or signs[etree.QName(element).localname])[piece.start : piece.end])
    return "".join(found)


UNPRESERVED = Xml("<w:r><w:t> 分段 </w:t></w:r>")
GROUP = Xml(
    '<w:r><w:drawing><mc:AlternateContent><mc:Choice Requires="x"/><mc:Choice Requires="wps"><w:txbxContent><w:p><w:r>'
    "<w:t>组内</w:t></w:r></w:p></w:txbxContent></mc:Choice></mc:AlternateContent></w:drawing></w:r>"
)
RICH = docx_file(
    [
        paragraph("部门", Run("概况"), number=(1, 0)),
        paragraph("支出", Deleted("减少"), Inserted("增加"), "14.5", TAB, Xml("<!-- c -->"), Control("待填"), "。"),
        paragraph(Symbol("Wingdings", "F0FE"), Field("REF a", "表1"), LINE_BREAK, "1.", UNPRESERVED),
        paragraph("甲", TextBox(["框内"]), GROUP, NoteMark("脚注")),
        Table([[Cell(["一行", paragraph("二行", number=(1, 1))]), "79.19"]]),
        paragraph("前", end_deleted=True),
        paragraph("后。 ", LINE_BREAK, " 1.又", number=(1, 0)),
    ],
    lists=[CHINESE],
    header="页眉",
)  # fmt: skip
BLOCKS = docx.read(RICH, "报告.docx").blocks


def printed_by_word(block):
    """Offsets of a block's original text that stand in no element."""
    origin = block.origin
    labels = {at for anchor in origin.anchors for at in range(anchor.start, anchor.start + anchor.label)}
    return labels | {anchor.start - 1 for anchor in origin.anchors[1:] if block.raw[anchor.start - 1] == "\n"}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: repr(block.text))
def test_pieces_lead_back_to_the_words(block):
    outside = printed_by_word(block)
    for start in range(len(block.raw)):
        for end in range(start, len(block.raw) + 1):
            expected = "".join(block.raw[at] for at in range(start, end) if at not in outside)
            assert words_of(RICH, block.origin, start, end) == expected


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: repr(block.text))
def test_anchors_lead_back_to_the_paragraphs(block):
    assert block.origin.anchors[0].start == 0
    assert all(0 <= segment.start < segment.end <= len(block.raw) for segment in block.origin.segments)
    for offset in range(len(block.raw)):
        element = element_at(RICH, block.origin.xml, block.origin.anchor(offset).path)
        assert etree.QName(element).localname == "p"
        assert all(
            piece.path[: len(block.origin.anchor(offset).path)] == block.origin.anchor(offset).path
            for piece in block.origin.pieces(offset, offset + 1)
        )


def test_an_automatic_number_stands_in_no_run():
    block = BLOCKS[0]
    assert block.raw == "一、部门概况"
    assert block.origin.anchors[0].label == 2
    assert list(block.origin.pieces(0, 2)) == []
    assert words_of(RICH, block.origin, 0, 4) == "部门"


def test_paragraphs_of_a_cell_keep_their_own_numbers():
    block = next(block for block in BLOCKS if block.raw.startswith("一行"))
    assert block.raw == "一行\n（一）二行"
    assert [(anchor.start, anchor.label) for anchor in block.origin.anchors] == [(0, 0), (3, 3)]


@settings(deadline=None)
@given(st.lists(st.text("支出79.19万元 ", max_size=8), min_size=1, max_size=6), st.data())
def test_any_range_of_any_runs_leads_back(runs, data):
    file = docx_file([paragraph("。", *(Run(run) for run in runs))])
    (block,) = docx.read(file, "报告.docx").blocks
    start = data.draw(st.integers(0, len(block.raw)))
    end = data.draw(st.integers(start, len(block.raw)))
    assert words_of(file, block.origin, start, end) == block.raw[start:end]
