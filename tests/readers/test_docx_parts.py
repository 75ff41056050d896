"""Headers, footers, notes and text boxes."""

import pytest

from reportlint.readers import docx
from reportlint.testing.docx_files import NoteMark, Parts, Table, TextBox, Xml, docx_file, paragraph
from reportlint.testing.docx_parts import package


def blocks(*body, **options):
    document = docx.read(docx_file(body, **options), "报告.docx")
    return [(block.kind, block.text) for block in document.blocks]


def test_headers_and_footers_come_behind_the_body():
    found = blocks("正文", header="页眉", footer="第1页")
    assert found == [("paragraph", "正文"), ("header", "页眉"), ("footer", "第1页")]


def test_notes_come_last_in_the_order_of_their_numbers():
    body = [paragraph("甲", NoteMark("脚注一")), paragraph("乙", NoteMark("尾注", kind="endnote"), NoteMark("脚注二"))]
    assert blocks(*body, footer="页脚") == [
        ("paragraph", "甲"), ("paragraph", "乙"), ("footer", "页脚"),
        ("footnote", "脚注一"), ("footnote", "脚注二"), ("footnote", "尾注"),
    ]  # fmt: skip


def test_the_number_of_a_note_is_no_part_of_a_figure():
    assert blocks(paragraph("支出79.19", NoteMark("注"), "万元"))[0] == ("paragraph", "支出79.19万元")


def test_notes_without_reference_are_not_printed():
    deleted = Xml('<w:del w:id="1"><w:r><w:footnoteReference w:id="1"/></w:r></w:del>')
    assert blocks(paragraph("甲", deleted), paragraph("乙", NoteMark("一"))) == [
        ("paragraph", "甲"), ("paragraph", "乙"), ("footnote", "一"),
    ]  # fmt: skip
    assert blocks(paragraph("甲", Xml('<w:r><w:footnoteReference w:id="7"/></w:r>'))) == [("paragraph", "甲")]


def test_text_boxes_are_read_once():
    assert blocks(paragraph("前", TextBox(["自评得分95分", "等级：优"]), "后"), "次段") == [
        ("paragraph", "前后"), ("textbox", "自评得分95分"), ("textbox", "等级：优"), ("paragraph", "次段"),
    ]  # fmt: skip


def test_a_text_box_in_an_empty_paragraph():
    assert blocks(paragraph(TextBox(["甲"]))) == [("textbox", "甲")]


def test_text_boxes_of_a_group_that_older_versions_see_as_pictures():
    boxes = ["<w:txbxContent><w:p><w:r><w:t>新</w:t></w:r></w:p></w:txbxContent>",
             "<w:txbxContent><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:txbxContent>"]  # fmt: skip
    branches = f'<mc:Choice Requires="wps">{boxes[0]}</mc:Choice><mc:Fallback>{boxes[1]}</mc:Fallback>'
    group = Xml(f"<w:r><w:drawing><mc:AlternateContent>{branches}</mc:AlternateContent></w:drawing></w:r>")
    assert blocks(paragraph("前", group)) == [("paragraph", "前"), ("textbox", "新")]


def test_a_picture_of_older_versions_is_a_text_box_too():
    picture = Xml("<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:txbxContent>"
                  "</v:textbox></v:shape></w:pict></w:r>")  # fmt: skip
    assert blocks(paragraph(picture)) == [("textbox", "甲")]


def test_tables_in_a_text_box():
    document = docx.read(docx_file([paragraph(TextBox([Table([["甲", "乙"]])]))]), "报告.docx")
    assert [(block.kind, block.origin.part) for block in document.blocks] == [("cell", "textbox")] * 2


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:headerReference w:type="{kind}" r:id="other"/>'
    "{title}</w:sectPr>"
)


@pytest.mark.parametrize(
    ("kind", "title", "settings", "expected"),
    [
        pytest.param("first", "", "", ["常页眉"], id="first-page-not-different"),
        pytest.param("first", "<w:titlePg/>", "", ["常页眉", "另页眉"], id="first-page"),
        pytest.param("even", "", "", ["常页眉"], id="even-pages-not-different"),
        pytest.param("even", "", "<w:evenAndOddHeaders/>", ["常页眉", "另页眉"], id="even-pages"),
    ],
)
def test_only_headers_that_some_page_shows(kind, title, settings, expected):
    data = package({
        "document": ("document", f"<w:body>{SECTION.format(kind=kind, title=title) * 2}</w:body>"),
        "header": ("hdr", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>常页眉</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
        "other": ("hdr", "<w:p><w:r><w:t>另页眉</w:t></w:r></w:p>"),
        "settings": ("settings", settings),
    })  # fmt: skip
    document = docx.read(data, "报告.docx")
    assert [(block.kind, block.text) for block in document.blocks] == [("header", text) for text in expected]
    assert document.tables == ()


def test_a_footer_with_a_text_box_is_a_footer():
    section = '<w:sectPr><w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
    data = package({
        "document": ("document", f"<w:body>{section}</w:body>"),
        "footer": ("ftr", f"<w:p>{TextBox(['内部资料']).xml(Parts())}</w:p>"),
    })  # fmt: skip
    assert [(block.kind, block.text) for block in docx.read(data, "报告.docx").blocks] == [("footer", "内部资料")]
