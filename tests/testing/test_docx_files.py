"""The writer of Word documents for tests."""

import io
import zipfile

from lxml import etree

from reportlint.testing.docx_files import (
    CHINESE,
    Cell,
    Commented,
    NoteMark,
    Style,
    Table,
    TextBox,
    docx_file,
    paragraph,
)


def everything():
    return docx_file(
        [
            paragraph("部门概况", number=(1, 0), style="1", outline=1),
            paragraph(Commented("支出", "核对"), NoteMark("注"), NoteMark("尾注", kind="endnote"), TextBox(["框"])),
            Table([["甲", Cell([Table([["内"]])], columns=2)]]),
        ],
        lists=[CHINESE],
        styles=[Style("1", "heading 1")],
        header="页眉",
        footer="页脚",
    )


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_same_description_gives_the_same_bytes():
    assert everything() == everything()


def test_every_part_is_well_formed_declared_and_related():
    parts = members(everything())
    for xml in parts.values():
        etree.fromstring(xml)
    types = etree.fromstring(parts["[Content_Types].xml"])
    declared = {name.removeprefix("/") for name in types.xpath("//@PartName")}
    assert declared == {name for name in parts if name.startswith("word/") and not name.endswith(".rels")}
    related = etree.fromstring(parts["word/_rels/document.xml.rels"]).xpath("//@Target")
    assert {f"word/{name}" for name in related} == declared - {"word/document.xml"}


def test_only_the_parts_that_are_needed():
    assert set(members(docx_file(["甲"]))) == {
        "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml",
    }  # fmt: skip


def test_signs_of_xml_in_words():
    document = members(docx_file(['<甲>&"乙"']))["word/document.xml"]
    assert etree.fromstring(document).xpath("string()") == '<甲>&"乙"'
