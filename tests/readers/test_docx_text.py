"""What the words of a paragraph are."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.readers import docx, text
from reportlint.testing.docx_files import (
    LINE_BREAK,
    PAGE_BREAK,
    TAB,
    Deleted,
    Field,
    Inserted,
    Run,
    Style,
    Symbol,
    Xml,
    docx_file,
    paragraph,
)

PROSE = "截至2024年12月31日，部门整体支出全年决算数为"


def read(*body, **options):
    return docx.read(docx_file(body, **options), "报告.docx")


def texts(*body, **options):
    return [block.text for block in read(*body, **options).blocks]


def math(inside):
    return Xml(f"<m:oMath>{inside}</m:oMath>")


def term(words):
    return f"<m:r><m:t>{words}</m:t></m:r>"


def test_a_report_reads_the_same_from_docx_and_txt():
    lines = [
        "2024年度部门整体支出绩效自评报告",
        "一、部门概况",
        "全年预算 79.19 万元，比上年增加14.5万元，增长22.6%。",
        "（一）机构设置。设三个科室。",
        "1.办公室",
        "填报日期：2025年3月1日",
    ]
    assert texts(*lines) == [block.text for block in text.read_text("\n".join(lines), "报告.txt").blocks]


def test_empty_paragraphs_are_no_blocks():
    invisible = Xml("<w:p><w:r><w:t>\u200b </w:t></w:r></w:p>")
    assert texts("", "第一段", paragraph(), invisible, "第二段") == ["第一段", "第二段"]


@pytest.mark.parametrize(
    ("content", "raw"),
    [
        pytest.param(["甲", TAB, "乙"], "甲\t乙", id="tab"),
        pytest.param([Xml("<w:r><w:t>2023</w:t><w:noBreakHyphen/><w:t>2024</w:t></w:r>")], "2023-2024", id="hyphen"),
        pytest.param([Xml("<w:r><w:t>绩</w:t><w:softHyphen/><w:t>效</w:t></w:r>")], "绩效", id="soft-hyphen"),
        pytest.param([Symbol("Wingdings", "F0FE"), "是"], "☑是", id="ticked"),
        pytest.param([Symbol("Wingdings 2", "0052"), "是"], "☑是", id="ticked-2"),
        pytest.param([Symbol("Wingdings", "F0A8"), "否"], "☐否", id="unticked"),
        pytest.param([Symbol("宋体", "2611"), "是"], "☑是", id="symbol-of-a-text-font"),
        pytest.param([Symbol("宋体", "D800"), "是"], "是", id="half-a-character"),
        pytest.param([Symbol("宋体", "框"), "是"], "是", id="no-code"),
        pytest.param([Symbol("Wingdings", "F04A"), "是"], "\uf04a是", id="unknown-symbol"),
        pytest.param([Run("þ", font="Wingdings"), "是"], "☑是", id="letter-of-a-symbol-font"),
        pytest.param([Run("\uf06f", font="Wingdings"), "否"], "☐否", id="private-character"),
        pytest.param(["o否"], "o否", id="letter-of-a-text-font"),
        pytest.param(["79.19", Run("1", raised=True), "万元"], "79.19¹万元", id="raised-note-number"),
        pytest.param([Xml("<w:hyperlink><w:r><w:t>附件</w:t></w:r></w:hyperlink>")], "附件", id="hyperlink"),
        pytest.param([Xml("<w:smartTag><w:r><w:t>北京</w:t></w:r></w:smartTag>")], "北京", id="smart-tag"),
        pytest.param(
            [Xml("<w:r><w:ruby><w:rt><w:r><w:t>jì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>绩</w:t></w:r></w:rubyBase>"
                 "</w:ruby></w:r>")],
            "绩", id="ruby",
        ),
        pytest.param([Xml("<w:r><w:t> 甲 </w:t></w:r>"), "乙"], "甲乙", id="blanks-not-preserved"),
        pytest.param(["甲 ", "乙"], "甲 乙", id="blanks-preserved"),
        pytest.param([Xml('<w:r><w:t xml:space="preserve">甲\n乙</w:t></w:r>')], "甲 乙", id="line-feed-in-the-xml"),
        pytest.param([Inserted("增加"), "14.5万元"], "增加14.5万元", id="inserted"),
        pytest.param(["减", Deleted("减少"), "少"], "减少", id="deleted"),
        pytest.param(
            [Xml('<mc:AlternateContent><mc:Choice Requires="wps"><w:r><w:t>新</w:t></w:r></mc:Choice>'
                 "<mc:Fallback><w:r><w:t>旧</w:t></w:r></mc:Fallback></mc:AlternateContent>")],
            "新", id="choice-understood",
        ),
        pytest.param(
            [Xml('<mc:AlternateContent><mc:Choice Requires="x"><w:r><w:t>新</w:t></w:r></mc:Choice>'
                 "<mc:Fallback><w:r><w:t>旧</w:t></w:r></mc:Fallback></mc:AlternateContent>")],
            "旧", id="choice-not-understood",
        ),
    ],
)  # fmt: skip
def test_original_words_of_a_paragraph(content, raw):
    assert [block.raw for block in read(paragraph(*content)).blocks] == [raw]


@pytest.mark.parametrize(
    ("inside", "raw"),
    [
        pytest.param(f"<m:f><m:num>{term(56.3)}</m:num><m:den>{term(60)}</m:den></m:f>", "56.3/60", id="fraction"),
        pytest.param(
            f"<m:f><m:num>{term('甲+乙')}</m:num><m:den>{term('丙')}</m:den></m:f>", "(甲+乙)/丙", id="long-numerator"
        ),
        pytest.param(f"<m:sSup><m:e>{term(10)}</m:e><m:sup>{term(4)}</m:sup></m:sSup>", "10^4", id="power"),
        pytest.param(f"<m:sSub><m:e>{term('CO')}</m:e><m:sub>{term(2)}</m:sub></m:sSub>", "CO2", id="index"),
        pytest.param(f"<m:d><m:e>{term('甲')}</m:e></m:d>{term('×100%')}", "(甲)×100%", id="brackets"),
        pytest.param(
            f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e>{term("甲")}</m:e></m:d>',
            "[甲", id="other-brackets",
        ),
        pytest.param(
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e>{term("甲")}</m:e></m:nary>',
            "∑^甲", id="sum",
        ),
        pytest.param(f"<m:rad><m:deg/><m:e>{term(2)}</m:e></m:rad>", "√2", id="root"),
    ],
)  # fmt: skip
def test_equations_on_one_line(inside, raw):
    assert read(paragraph(math(inside))).blocks[0].raw == raw


@pytest.mark.parametrize(
    ("content", "raw"),
    [
        pytest.param(["见", Field("REF _Ref1 \\h", "表1"), "。"], "见表1。", id="result"),
        pytest.param(
            [Xml('<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>'), "页"], "3页", id="simple-field"
        ),
        pytest.param(
            [Xml('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'), Field("REF a", "甲"),
             Xml('<w:r><w:fldChar w:fldCharType="separate"/></w:r>'), "乙",
             Xml('<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "丙"],
            "乙丙", id="field-in-an-instruction",
        ),
        pytest.param([Xml('<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "甲"], "甲", id="end-without-begin"),
        pytest.param(
            [Xml('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'
                 "</w:fldChar><w:instrText>FORMCHECKBOX</w:instrText></w:r>"),
             Xml('<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "是"],
            "☑是", id="form-check-box",
        ),
    ],
)  # fmt: skip
def test_fields_give_their_results(content, raw):
    assert read(paragraph(*content)).blocks[0].raw == raw


def test_a_field_without_end_takes_no_further_paragraph():
    begin = Xml('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')
    assert texts(paragraph("甲", begin, "乙"), "丙") == ["甲", "丙"]


@pytest.mark.parametrize(
    ("hidden_by", "raw"),
    [
        pytest.param(Run("乙", hidden=True), "甲丙", id="run"),
        pytest.param(Run("乙", style="Hidden"), "甲丙", id="character-style"),
        pytest.param(Run("乙", style="Plain"), "甲乙丙", id="other-style"),
        pytest.param(Xml('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>乙</w:t></w:r>'), "甲乙丙", id="switched-off"),
    ],
)
def test_hidden_text_is_left_out(hidden_by, raw):
    styles = [Style("Hidden", "隐藏", hidden=True, character=True), Style("Plain", "普通", character=True)]
    assert read(paragraph("甲", hidden_by, "丙"), styles=styles).blocks[0].raw == raw


def test_what_only_web_pages_hide_is_shown():
    assert texts(paragraph("一、概况", TAB, Xml("<w:r><w:rPr><w:webHidden/></w:rPr><w:t>3</w:t></w:r>"))) == [
        "一、概况3"
    ]


def test_branches_between_paragraphs():
    choice = '<mc:Choice Requires="wps"><w:p><w:r><w:t>新</w:t></w:r></w:p></mc:Choice>'
    fallback = "<mc:Fallback><w:p><w:r><w:t>旧</w:t></w:r></w:p></mc:Fallback>"
    alternate = Xml(f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>")
    assert texts("前", alternate, Xml("<mc:AlternateContent/>"), "后") == ["前", "新", "后"]


def test_hidden_twice_is_shown():
    styles = [Style("P", "隐藏段落", hidden=True), Style("C", "隐藏字符", hidden=True, character=True)]
    assert texts(paragraph("甲", Run("乙", style="C"), style="P"), styles=styles) == ["乙"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param([PROSE, LINE_BREAK, "79.19万元"], [f"{PROSE}79.19万元"], id="sentence-on-two-lines"),
        pytest.param([PROSE, PAGE_BREAK, "79.19万元"], [f"{PROSE}79.19万元"], id="sentence-on-two-pages"),
        pytest.param(["工商联", LINE_BREAK, "绩效自评报告"], ["工商联", "绩效自评报告"], id="titles"),
        pytest.param(["部门概况：", LINE_BREAK, "一、机构设置"], ["部门概况：", "一、机构设置"], id="number"),
        pytest.param(["支出79.19万元。", LINE_BREAK, "其中"], ["支出79.19万元。", "其中"], id="finished-sentence"),
        pytest.param(["单位：工商联", LINE_BREAK, "日期：2025年"], ["单位：工商联", "日期：2025年"], id="label"),
        pytest.param(["甲", LINE_BREAK, LINE_BREAK, "乙"], ["甲", "乙"], id="empty-line"),
        pytest.param(["封面", PAGE_BREAK, "正文"], ["封面", "正文"], id="page-break"),
        pytest.param([LINE_BREAK, "甲", PAGE_BREAK], ["甲"], id="breaks-at-the-ends"),
    ],
)
def test_line_breaks_part_statements_only(content, expected):
    assert texts(paragraph(*content)) == expected


@pytest.mark.parametrize(
    ("options", "level"),
    [
        pytest.param({"style": "1"}, 1, id="style-with-level"),
        pytest.param({"style": "a2"}, 2, id="name-of-style"),
        pytest.param({"style": "b3"}, 3, id="chinese-name"),
        pytest.param({"style": "c"}, 1, id="inherited"),
        pytest.param({"outline": 3}, 3, id="paragraph"),
        pytest.param({"style": "1", "outline": 10}, None, id="body-text-again"),
        pytest.param({"style": "none"}, None, id="unknown-style"),
        pytest.param({"style": "x"}, None, id="circle-of-styles"),
        pytest.param({}, None, id="plain"),
    ],
)
def test_outline_levels(options, level):
    styles = [
        Style("1", "heading 1", outline=1), Style("a2", "heading 2"), Style("b3", "标题 3"),
        Style("c", "单位标题", based_on="1"), Style("x", "甲", based_on="y"), Style("y", "乙", based_on="x"),
    ]  # fmt: skip
    assert read(paragraph("部门概况", **options), styles=styles).blocks[0].style == level


NOISE = (
    '<w:proofErr w:type="spellStart"/>',
    '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>',
    '<w:r w:rsidRPr="00AB12CD"/>',
    "<w:r><w:rPr><w:b/></w:rPr></w:r>",
    "<w:r><w:t/></w:r>",
    "<w:r><w:lastRenderedPageBreak/></w:r>",
    '<w:permStart w:id="1"/>',
    "<!-- comment -->",
)


@settings(deadline=None)
@given(
    words=st.text("一二三四五预算支出增减万元年0123456789.,%（）() 　。", min_size=1, max_size=60),
    cuts=st.lists(st.integers(0, 60), max_size=8),
    noise=st.lists(st.sampled_from(NOISE), max_size=8),
)
def test_runs_and_noise_change_nothing(words, cuts, noise):
    edges = [0, *sorted(min(cut, len(words)) for cut in cuts), len(words)]
    runs = []
    for number, (start, end) in enumerate(pairwise(edges)):
        runs += [Run(words[start:end]), *(Xml(xml) for xml in noise[number : number + 1])]
    assert texts(paragraph(*runs)) == texts(words)
