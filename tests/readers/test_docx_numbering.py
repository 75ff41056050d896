"""Word's automatic numbers."""

import pytest

from reportlint.readers import docx
from reportlint.readers.docx.numerals import numeral
from reportlint.testing.docx_files import CHINESE, ListLevel, Run, Style, Xml, docx_file, paragraph
from reportlint.testing.docx_parts import package

DECIMAL = (ListLevel("decimal", "%1."), ListLevel("decimal", "%1.%2"), ListLevel("decimal", "%1.%2.%3"))


def labels(numbers, lists=(DECIMAL,), **options):
    """The texts of paragraphs without words, numbered as (list, level) or by a style."""
    body = [paragraph("。", **({"style": it} if isinstance(it, str) else {"number": it})) for it in numbers]
    document = docx.read(docx_file(body, lists=lists, **options), "报告.docx")
    return [block.raw.removesuffix("。") for block in document.blocks]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        pytest.param("decimal", {1: "1", 21: "21"}, id="decimal"),
        pytest.param("decimalZero", {1: "01", 9: "09", 10: "10"}, id="zero"),
        pytest.param("decimalFullWidth", {1: "１", 10: "１０"}, id="full-width"),
        pytest.param("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}, id="circle"),
        pytest.param("decimalEnclosedCircleChinese", {1: "①", 10: "⑩"}, id="chinese-circle"),
        pytest.param("decimalEnclosedParen", {1: "⑴", 20: "⒇"}, id="bracket"),
        pytest.param("decimalEnclosedFullstop", {1: "⒈"}, id="full-stop"),
        pytest.param("ideographEnclosedCircle", {1: "㊀", 10: "㊉", 11: "11"}, id="ideograph-circle"),
        pytest.param(
            "chineseCountingThousand",
            {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一百", 101: "一百零一", 110: "一百一十",
             1001: "一千零一", 1010: "一千零一十", 10000: "10000"},
            id="counting-thousand",
        ),
        pytest.param("taiwaneseCountingThousand", {12: "十二", 112: "一百一十二"}, id="taiwanese-thousand"),
        pytest.param("chineseCounting", {9: "九", 10: "十", 21: "二十一", 105: "一○五"}, id="counting"),
        pytest.param("taiwaneseCounting", {10: "十", 105: "一○五"}, id="taiwanese"),
        pytest.param("japaneseCounting", {1: "一", 10: "十", 21: "二十一", 110: "百十", 205: "二百五"}, id="japanese"),
        pytest.param("ideographDigital", {1: "一", 10: "一〇", 21: "二一"}, id="digital"),
        pytest.param("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}, id="stems"),
        pytest.param("ideographZodiac", {1: "子", 12: "亥", 13: "13"}, id="branches"),
        pytest.param("chineseLegalSimplified", {1: "壹", 10: "壹拾", 23: "贰拾叁", 105: "壹佰零伍"}, id="legal"),
        pytest.param("ideographLegalTraditional", {2: "貳", 3: "參"}, id="legal-traditional"),
        pytest.param(
            "upperRoman", {4: "IV", 444: "CDXLIV", 888: "DCCCLXXXVIII", 1999: "MCMXCIX", 4000: "4000"}, id="roman"
        ),
        pytest.param("lowerRoman", {9: "ix"}, id="lower-roman"),
        pytest.param("upperLetter", {1: "A", 26: "Z", 27: "AA", 999999999: "999999999"}, id="letters"),
        pytest.param("lowerLetter", {2: "b", 28: "bb"}, id="lower-letters"),
        pytest.param("numberInDash", {3: "- 3 -"}, id="dashes"),
        pytest.param("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 22: "22nd", 113: "113th"}, id="ordinal"),
        pytest.param("none", {1: ""}, id="none"),
        pytest.param("bullet", {1: ""}, id="bullet"),
        pytest.param("klingon", {7: "7"}, id="unknown"),
    ],
)  # fmt: skip
def test_number_formats(form, expected):
    assert {value: numeral(value, form) for value in expected} == expected


def test_zero_counts():
    assert [numeral(0, form) for form in ("chineseCountingThousand", "japaneseCounting", "upperRoman", "decimal")] == [
        "零", "零", "0", "0",
    ]  # fmt: skip


def test_chinese_outline():
    levels = [0, 1, 1, 2, 2, 1, 2, 3, 4, 4, 0, 1]
    assert labels([(1, level) for level in levels], lists=[CHINESE]) == [
        "一、", "（一）", "（二）", "1.", "2.", "（三）", "1.", "（1）", "①", "②", "二、", "（一）",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("levels", "numbers", "expected"),
    [
        pytest.param(DECIMAL, [0, 1, 2, 2, 1, 2], ["1.", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1"], id="restarts"),
        pytest.param(DECIMAL, [0, 2, 0], ["1.", "1.1.1", "2."], id="skipped-level"),
        pytest.param(DECIMAL, [1, 0], ["1.1", "1."], id="lower-level-first"),
        pytest.param(
            [*DECIMAL[:2], ListLevel("decimal", "%3)", restart=0)], [0, 1, 2, 0, 1, 2],
            ["1.", "1.1", "1)", "2.", "2.1", "2)"], id="never-restarts",
        ),
        pytest.param(
            [*DECIMAL[:2], ListLevel("decimal", "%3)", restart=1)], [0, 1, 2, 1, 2, 0, 2],
            ["1.", "1.1", "1)", "1.2", "2)", "2.", "1)"], id="restarts-after-the-top-level-only",
        ),
        pytest.param(
            [ListLevel("chineseCountingThousand", "第%1部分"), ListLevel("decimal", "%1.%2", legal=True)], [0, 1, 0, 1],
            ["第一部分", "1.1", "第二部分", "2.1"], id="legal",
        ),
        pytest.param(
            [ListLevel("bullet", "-"), ListLevel("chineseCounting", "%1%2、", legal=True)], [0, 1], ["", "1、"],
            id="legal-below-a-bullet",
        ),
        pytest.param([ListLevel("upperRoman", "%1.", start=4)], [0, 0], ["IV.", "V."], id="start"),
        pytest.param([ListLevel("bullet", "●")], [0, 0], ["", ""], id="bullet"),
        pytest.param([ListLevel("none", "附件：")], [0], ["附件："], id="words-without-number"),
        pytest.param([ListLevel("decimal", "")], [0], [""], id="no-text"),
        pytest.param([ListLevel("decimal", "%1%3.")], [0, 1], ["1.", ""], id="levels-not-defined"),
        pytest.param(
            [ListLevel("decimal", "%1."), ListLevel("bullet", "-"), ListLevel("decimal", "%1.%2%3")], [0, 2],
            ["1.", "1.1"], id="bullet-in-between",
        ),
    ],
)  # fmt: skip
def test_levels(levels, numbers, expected):
    assert labels([(1, level) for level in numbers], lists=[levels]) == expected


@pytest.mark.parametrize(
    ("suffix", "words", "raw"),
    [
        pytest.param("nothing", "概况", "1.概况", id="nothing"),
        pytest.param("nothing", "2024年", "1. 2024年", id="nothing-before-a-figure"),
        pytest.param("space", "概况", "1. 概况", id="space"),
        pytest.param("tab", "概况", "1. 概况", id="tab"),
    ],
)
def test_what_stands_behind_the_number(suffix, words, raw):
    level = ListLevel("decimal", "%1.", suffix=suffix)
    document = docx.read(docx_file([paragraph(words, number=(1, 0))], lists=[[level]]), "报告.docx")
    assert (document.blocks[0].raw, document.blocks[0].origin.anchors[0].label) == (raw, raw.index(words))


NUMBERING = """
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:suff w:val="nothing"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="List"/></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Loop"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>
</w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="upperLetter"/><w:suff w:val="nothing"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="99"/></w:num>
"""


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        pytest.param([1, 1, 2], ["1.", "2.", "3."], id="lists-of-one-definition-go-on"),
        pytest.param([1, 3, 3, 1], ["1.", "5.", "6.", "7."], id="start-override"),
        pytest.param([1, 3, 1, 3], ["1.", "5.", "6.", "7."], id="start-override-holds-once"),
        pytest.param([1, 4], ["1.", "B)"], id="level-override"),
        pytest.param([1, 5], ["1.", "2."], id="through-a-list-style"),
        pytest.param([6], [""], id="list-styles-in-a-circle"),
        pytest.param([7, 8], ["", ""], id="not-defined"),
        pytest.param([0], [""], id="no-list"),
    ],
)
def test_lists(lists, expected):
    styles = [Style("List", "列表", number=(1, 0)), Style("Loop", "循环", number=(6, 0))]
    assert labels([(number, 0) for number in lists], lists=(), numbering=NUMBERING, styles=styles) == expected


def test_styles_bring_their_numbers():
    levels = [ListLevel("chineseCountingThousand", "%1、", style="1"), ListLevel("decimal", "%2.", style="2")]
    styles = [
        Style("1", "heading 1", number=(1, 0)),
        Style("2", "heading 2", number=(1, 0)),  # the level that names the style counts
        Style("sub", "子标题", based_on="2"),
        Style("off", "无编号标题", based_on="1", number=(0, 0)),
    ]
    numbers = ["1", "2", "sub", "off", "1", "2"]
    assert labels(numbers, lists=[levels], styles=styles) == ["一、", "1.", "2.", "", "二、", "1."]


NUMBERED = Style("1", "heading 1", number=(1, 0))


def styled(place):
    """A paragraph that says something of its own about the numbering of its style."""
    properties = f'<w:pPr><w:pStyle w:val="1"/><w:numPr>{place}</w:numPr></w:pPr>'
    return Xml(f"<w:p>{properties}<w:r><w:t>甲</w:t></w:r></w:p>")


def test_a_paragraph_leaves_the_list_of_its_style():
    body = [styled('<w:numId w:val="0"/>'), paragraph("乙", style="1")]
    document = docx.read(docx_file(body, lists=[DECIMAL], styles=[NUMBERED]), "报告.docx")
    assert [block.raw for block in document.blocks] == ["甲", "1.乙"]


def test_a_paragraph_changes_the_level_of_its_style():
    body = [paragraph("乙", style="1"), styled('<w:ilvl w:val="1"/>')]
    document = docx.read(docx_file(body, lists=[DECIMAL], styles=[NUMBERED]), "报告.docx")
    assert [block.raw for block in document.blocks] == ["1.乙", "1.1甲"]


def test_a_paragraph_joins_another_list_at_its_top():
    body = [paragraph("乙", style="2"), styled('<w:numId w:val="2"/>')]
    styles = [NUMBERED, Style("2", "heading 2", based_on="1", number=(1, 1))]
    document = docx.read(docx_file(body, lists=[DECIMAL, CHINESE], styles=styles), "报告.docx")
    assert [block.raw for block in document.blocks] == ["1.1乙", "一、甲"]


def test_empty_numbered_paragraphs_are_printed_and_counted():
    body = [paragraph("甲", number=(1, 0)), paragraph(number=(1, 0)), paragraph("乙", number=(1, 0))]
    document = docx.read(docx_file(body, lists=[DECIMAL]), "报告.docx")
    assert [block.text for block in document.blocks] == ["1.甲", "2.", "3.乙"]


def test_hidden_paragraphs_are_not_counted():
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    run = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
    hidden = Xml(f"<w:p><w:pPr>{place}<w:rPr><w:vanish/></w:rPr></w:pPr>{run}</w:p>")
    body = [paragraph("甲", number=(1, 0)), hidden, paragraph("乙", number=(1, 0))]
    document = docx.read(docx_file(body, lists=[DECIMAL]), "报告.docx")
    assert [block.text for block in document.blocks] == ["1.甲", "2.乙"]


def test_a_format_that_older_versions_do_not_know_has_a_fallback():
    level = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent>'
        '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert labels([(1, 0)], lists=(), numbering=level) == ["01 "]


def test_a_hidden_number_is_counted():
    level = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:rPr><w:vanish/></w:rPr></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert labels([(1, 0), (1, 0), (1, 1)], lists=(), numbering=level) == ["", "", "2.1"]


def test_the_default_style_holds_where_none_is_named():
    properties = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    data = package({
        "document": ("document", "<w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body>"),
        "styles": ("styles", f'<w:style w:type="paragraph" w:default="1" w:styleId="a">{properties}</w:style>'),
        "numbering": ("numbering", NUMBERING),
    })  # fmt: skip
    assert [block.raw for block in docx.read(data, "报告.docx").blocks] == ["1.甲"]


def test_numbered_headings_make_sections():
    body = [
        paragraph("部门概况", number=(1, 0)), paragraph("机构设置", number=(1, 1)),
        paragraph(Run("人员"), Run("情况"), number=(1, 1)), paragraph("绩效自评", number=(1, 0)),
    ]  # fmt: skip
    document = docx.read(docx_file(body, lists=[CHINESE]), "报告.docx")
    assert [(section.marker.text, section.words, section.depth) for section in document.sections] == [
        ("一、", "部门概况", 1), ("（一）", "机构设置", 2), ("（二）", "人员情况", 2), ("二、", "绩效自评", 1),
    ]  # fmt: skip
