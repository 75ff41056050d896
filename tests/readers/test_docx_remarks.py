"""What the printed page does not show."""

import pytest

from reportlint.readers import docx
from reportlint.testing.docx_files import (
    LINE_BREAK,
    TAB,
    Commented,
    Control,
    Deleted,
    Field,
    Inserted,
    Run,
    Style,
    Xml,
    docx_file,
    paragraph,
)


def read(*body, **options):
    return docx.read(docx_file(body, **options), "报告.docx")


def remarks(document):
    """Kind, text and the original words that each remark hangs on."""
    return [
        (remark.kind, remark.text, document.quote(remark.span) if remark.span else None) for remark in document.remarks
    ]


@pytest.mark.parametrize(
    ("content", "text", "words"),
    [
        pytest.param(["比上年", Inserted("增加"), "5%"], "插入“增加”", "增加", id="inserted"),
        pytest.param(["比上年", Deleted("减少"), "5%"], "删除“减少”", "比上年5%", id="deleted"),
        pytest.param(["比", Deleted("减少"), Inserted("增加"), "5%"], "删除“减少”，插入“增加”", "增加", id="replaced"),
        pytest.param(["比", Inserted("增"), Inserted("加"), "5%"], "插入“增加”", "增加", id="in-two-steps"),
        pytest.param(
            ["甲", Xml("<w:ins><w:r><w:t>乙</w:t></w:r><w:del><w:r><w:delText>丙</w:delText></w:r></w:del></w:ins>")],
            "删除“丙”，插入“乙”", "乙", id="taken-out-of-what-was-put-in",
        ),
        pytest.param(["甲", Xml("<w:moveTo><w:r><w:t>乙</w:t></w:r></w:moveTo>")], "插入“乙”", "乙", id="moved-here"),
        pytest.param(["甲", Xml("<w:moveFrom><w:r><w:t>乙</w:t></w:r></w:moveFrom>")], "删除“乙”", "甲", id="moved"),
    ],
)  # fmt: skip
def test_tracked_changes(content, text, words):
    assert remarks(read(paragraph(*content))) == [("tracked-change", text, words)]


def test_changes_between_the_lines_of_a_paragraph():
    inserted = Xml("<w:ins><w:r><w:br/><w:br/></w:r></w:ins>")
    document = read(paragraph(Deleted("零"), LINE_BREAK, "甲。", inserted, Deleted("乙"), " ", LINE_BREAK, "丙"))
    assert [block.raw for block in document.blocks] == ["甲。", "丙"]
    assert remarks(document) == [
        ("tracked-change", "删除“零”", "甲。"), ("tracked-change", "删除“乙”，插入“\n\n”", "甲。"),
    ]  # fmt: skip


def test_changes_apart_from_each_other_are_remarks_apart():
    document = read(paragraph(Inserted("甲"), "乙", Deleted("丙"), "丁"))
    assert [text for _, text, _ in remarks(document)] == ["插入“甲”", "删除“丙”"]


def test_a_deleted_paragraph_end_joins_paragraphs():
    document = read(
        paragraph("支出", end_deleted=True), paragraph("79.19万元。", style="1"), "后", styles=[Style("1", "heading 1")]
    )
    assert [(block.raw, block.style) for block in document.blocks] == [("支出79.19万元。", 1), ("后", None)]
    assert remarks(document) == [("tracked-change", "删除“↵”", "支出79.19万元。")]


def test_a_deleted_paragraph_leaves_no_block():
    document = read("前", paragraph(Deleted("全部删去"), end_deleted=True), "后")
    assert [block.raw for block in document.blocks] == ["前", "后"]
    assert remarks(document) == [("tracked-change", "删除“全部删去↵”", "后")]


def test_a_deleted_end_before_a_table_or_the_end_of_the_file():
    document = read(paragraph("甲", end_deleted=True), Xml("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
                    paragraph("乙", end_deleted=True))  # fmt: skip
    assert [block.raw for block in document.blocks] == ["甲", "", "乙"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(["支出", Commented("79.19", "请核对"), "万元"], "79.19", id="words"),
        pytest.param(["支出", Commented("", "请核对"), "79.19万元"], "支出79.19万元", id="point"),
    ],
)  # fmt: skip
def test_comments(content, words):
    assert remarks(read(paragraph(*content))) == [("comment", "请核对", words)]


def test_a_comment_on_several_paragraphs_hangs_on_the_first():
    marked = Commented("", "请核对")
    start, end = Xml('<w:commentRangeStart w:id="0"/>'), Xml('<w:commentRangeEnd w:id="0"/>')
    document = read(paragraph("甲", start, "乙"), "丙", paragraph("丁", end, marked))
    assert remarks(document) == [("comment", "请核对", "乙")]


def test_a_comment_that_begins_between_paragraphs():
    document = read("甲", Xml('<w:commentRangeStart w:id="0"/>'), "乙", Xml('<w:commentRangeEnd w:id="0"/>'),
                    paragraph("丙", Commented("", "请核对")))  # fmt: skip
    assert remarks(document) == [("comment", "请核对", "乙")]


def test_a_range_that_holds_no_paragraph():
    document = read("甲", Xml('<w:commentRangeStart w:id="0"/>'), Xml('<w:commentRangeEnd w:id="0"/>'), "乙",
                    paragraph("丙", Commented("", "请核对")))  # fmt: skip
    assert remarks(document) == [("comment", "请核对", "丙")]


def test_a_range_without_words_takes_none_of_the_next_paragraph():
    start, end = Xml('<w:commentRangeStart w:id="0"/>'), Xml('<w:commentRangeEnd w:id="0"/>')
    reference = Commented("", "请核对")
    document = read(paragraph("甲", start, end), "乙", paragraph("丙", reference))
    assert remarks(document) == [("comment", "请核对", "丙")]


def test_a_comment_on_nothing_that_is_printed():
    document = read(paragraph(Commented("", "孤零零")), "甲")
    assert remarks(document) == [("comment", "孤零零", None)]


def test_hidden_text():
    document = read(paragraph("可", Run("隐", hidden=True), Run("藏", hidden=True), "见", Run("又", hidden=True)))
    assert remarks(document) == [("hidden-text", "隐藏", "可见"), ("hidden-text", "又", "可见")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param([paragraph("得分：", Control("单击此处输入文字", placeholder=True))], id="inline"),
        pytest.param(
            [Xml("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>单击此处输入文字</w:t></w:r></w:p>"
                 "</w:sdtContent></w:sdt>")],
            id="paragraph",
        ),
        pytest.param(
            [Xml("<w:tbl><w:tr><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:tc><w:p><w:r>"
                 "<w:t>单击此处输入文字</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>")],
            id="cell",
        ),
    ],
)  # fmt: skip
def test_controls_that_still_show_their_prompt(body):
    assert remarks(read(*body)) == [("placeholder-control", "单击此处输入文字", "单击此处输入文字")]


def test_a_filled_control_is_plain_text():
    document = read(paragraph("得分：", Control("95分")))
    assert [block.raw for block in document.blocks] == ["得分：95分"]
    assert document.remarks == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(["概况", TAB, Field("PAGEREF _Toc1", "错误!未定义书签。")], "错误!未定义书签。", id="bookmark"),
        pytest.param([Field("REF a", "错误！未找到引用源。"), "所示"], "错误！未找到引用源。", id="reference"),
        pytest.param([Field("REF a", "Error! Bookmark not defined.")], "Error! Bookmark not defined.", id="english"),
        pytest.param(["概况 PAGEREF _Toc123 \\h 3"], "PAGEREF _Toc123 \\h", id="instruction"),
        pytest.param(['HYPERLINK \\l "_Toc1" 概况'], 'HYPERLINK \\l "_Toc1"', id="link"),
        pytest.param(["未找到目录项。"], "未找到目录项。", id="empty-contents"),
    ],
)
def test_broken_fields(content, words):
    assert remarks(read(paragraph(*content))) == [("field-error", words, words)]


@pytest.mark.parametrize(
    "words", ["杜绝重大错误！我们加强管理。", "错误率为零", "REF 是参考文献的缩写", "TOC控制在50mg以内", "SEQ 3"]
)
def test_ordinary_words_are_no_broken_fields(words):
    assert read(words).remarks == ()


def test_remarks_know_the_cleaned_text():
    document = read(paragraph("支 出 ", Inserted(" 增 加 "), "5%"))
    (remark,) = document.remarks
    assert document.text(remark.span) == "增加"
