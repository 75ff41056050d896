"""Files that cannot be read."""

import inspect
import io
import sys
import zipfile
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportlint.readers import docx
from reportlint.readers.errors import ReadError
from reportlint.testing.docx_files import CHINESE, Commented, Inserted, NoteMark, Table, TextBox, docx_file, paragraph
from reportlint.testing.docx_parts import package, zip_of

PROTECTED = "文件加了密码，请先取消密码再检查"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="'
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
GOOD = docx_file(
    [
        paragraph("部门概况", number=(1, 0)), Table([["科目", "决算"], ["合计", "79.19"]]),
        paragraph("增", Inserted("加"), Commented("22%", "核对"), TextBox(["框"]), NoteMark("注")),
    ],
    lists=[CHINESE], header="页眉",
)  # fmt: skip


def bomb(size):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATIONSHIPS)
        archive.writestr("word/document.xml", b" " * size)
    return file.getvalue()


def locked():
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def document(xml):
    return zip_of({"_rels/.rels": RELATIONSHIPS, "word/document.xml": xml})


def packed(method):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("_rels/.rels", RELATIONSHIPS)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"/>')
    return file.getvalue()


def body(xml, namespace=W):
    return document(f'<w:document xmlns:w="{namespace}"><w:body>{xml}</w:body></w:document>')


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(locked(), PROTECTED, id="locked-zip"),
        pytest.param(packed(zipfile.ZIP_BZIP2), "损坏", id="other-compression"),
        pytest.param(b"", "损坏", id="empty"),
        pytest.param(b"PK\x03\x04" + bytes(40), "损坏", id="no-zip-directory"),
        pytest.param(GOOD[: len(GOOD) // 2], "损坏", id="cut-off"),
        pytest.param(zip_of({"a.txt": "甲"}), "不是 Word 文档", id="other-zip"),
        pytest.param(zip_of({"_rels/.rels": RELATIONSHIPS}), "损坏", id="document-missing"),
        pytest.param(document('<workbook xmlns="urn:x"/>'), "不是 Word 文档", id="workbook"),
        pytest.param(body("<w:p>"), "损坏", id="unfinished-xml"),
        pytest.param(body("<w:sdt>" * 300 + "</w:sdt>" * 300), "嵌套太深", id="deep"),
        pytest.param(bomb(30 << 20), "解压后有 30 MB", id="dense"),
    ],
)  # fmt: skip
def test_the_reason_is_said_in_plain_words(data, words):
    with pytest.raises(ReadError, match=words):
        docx.read(data, "报告.docx")


def test_many_levels_that_the_parser_allows_are_read_or_refused():
    inner = "<w:p><w:r><w:t>底</w:t></w:r></w:p>"
    for _ in range(70):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    assert [block.text for block in docx.read(body(inner), "报告.docx").blocks if block.text] == ["底"]


def test_a_stack_that_runs_out(monkeypatch):
    parsed = docx.Package(body("<w:sdt>" * 200 + "</w:sdt>" * 200))
    monkeypatch.setattr(docx, "Package", lambda _: parsed)
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 150)
    try:
        with pytest.raises(ReadError, match="嵌套太深"):
            docx.read(b"", "报告.docx")
    finally:
        sys.setrecursionlimit(usual)


def test_entities_are_not_resolved():
    xml = (
        f'<!DOCTYPE d [<!ENTITY a "甲"><!ENTITY b SYSTEM "/etc/passwd">]><w:document xmlns:w="{W}"><w:body><w:p><w:r>'
        "<w:t>前&amp;&a;&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert [block.text for block in docx.read(document(xml), "报告.docx").blocks] == ["前&"]


def test_strict_documents_are_read():
    data = body("<w:p><w:r><w:t>甲</w:t></w:r></w:p>", "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert [block.text for block in docx.read(data, "报告.docx").blocks] == ["甲"]


def test_names_of_parts_may_differ_in_case_and_slashes():
    members = {
        "_RELS\\.rels": RELATIONSHIPS,
        "Word\\Document.xml": f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body>'
        "</w:document>",
    }
    assert [block.text for block in docx.read(zip_of(members), "报告.docx").blocks] == ["甲"]


def read_or_refused(data):
    with suppress(ReadError):
        assert docx.read(data, "报告.docx").kind == "docx"


@settings(deadline=None)
@given(st.binary(max_size=400))
@example(b"PK\x05\x06" + bytes(18))
def test_random_bytes(data):
    read_or_refused(data)
    read_or_refused(b"PK\x03\x04" + data)


@settings(deadline=None)
@given(st.integers(0, len(GOOD)))
def test_cut_off_files(length):
    read_or_refused(GOOD[:length])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_bytes_changed_at_random(changes):
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    read_or_refused(bytes(data))


NAMES = (
    "p", "pPr", "pStyle", "numPr", "ilvl", "numId", "outlineLvl", "r", "rPr", "vanish", "rStyle", "rFonts", "t",
    "tab", "br", "sym", "fldChar", "ins", "del", "delText", "moveFrom", "sdt", "sdtPr", "sdtContent", "showingPlcHdr",
    "tbl", "tr", "trPr", "tc", "tcPr", "gridSpan", "vMerge", "hMerge", "gridBefore", "drawing", "txbxContent",
    "hyperlink", "commentRangeStart", "commentRangeEnd", "commentReference", "footnoteReference", "sectPr",
    "headerReference", "lvl", "abstractNum", "num", "abstractNumId", "lvlOverride", "startOverride", "numFmt",
    "lvlText", "lvlRestart", "start", "style", "basedOn", "name", "comment", "footnote",
)  # fmt: skip
VALUES = (
    "", "0", "1", "2", "-1", "8", "9", "999999999999", "x", "continue", "%1.%2", "begin", "separate", "end",
    "decimal", "甲",
)  # fmt: skip
ATTRIBUTES = ("val", "id", "numId", "ilvl", "abstractNumId", "styleId", "type", "fldCharType", "char", "font", "ascii")


def element(name, attributes, inside):
    written = "".join(f' w:{key}="{value}"' for key, value in attributes.items())
    return f"<w:{name}{written}>{inside}</w:{name}>"


ATTRIBUTE_SETS = st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES), max_size=3)
SOUP = st.recursive(
    st.text("甲1.：\n 表", max_size=4),
    lambda inside: st.lists(st.builds(element, st.sampled_from(NAMES), ATTRIBUTE_SETS, inside), max_size=5).map(
        "".join
    ),
    max_leaves=30,
)


@settings(max_examples=200, deadline=None)
@given(body=SOUP, numbering=SOUP, styles=SOUP, notes=SOUP)
def test_elements_in_any_disorder(body, numbering, styles, notes):
    read_or_refused(
        package({
            "document": ("document", f"<w:body>{body}</w:body>"),
            "numbering": ("numbering", numbering), "styles": ("styles", styles),
            "comments": ("comments", notes), "footnotes": ("footnotes", notes),
        })
    )  # fmt: skip
