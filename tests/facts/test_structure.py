import pytest

from reportlint.facts.structure import (
    bare_heading,
    enclosing,
    heading_words,
    mentions,
    normal_heading,
    same_heading,
    section_path,
)

REPORT = """一、部门基本情况

（一）部门职能

负责水务工作。

（二）支出情况

1.基本支出。全年支出5万元。

二、绩效自评情况

自评得分95分。"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("（一）部门职能", "部门职能"),
        ("三、存在的主要问题", "存在的主要问题"),
        ("部门职能", "部门职能"),
        ("1.基本支出。全年支出5万元，比上年增加1万元。", "基本支出"),
        ("自评结论：本单位自评得分95分，等级为优。", "自评结论"),
        ("全年支出5万元，比上年增加1万元。", ""),
        ("我单位严格按照年度总体工作和重点工作任务组织开展各项工作并按时完成", ""),
    ],
)
def test_heading_words(facts_of, text, words):
    [block] = facts_of(text).document.blocks
    assert heading_words(block) == words


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("部门整体支出情况", "单位整体支出情况", True),
        ("部门（单位）基本情况", "部门基本情况", True),
        ("存在的问题", "存在问题", True),
        ("履职效能分析", "履职效能情况分析", True),
        ("自评结论", "自评结果", False),
        ("部门职能", "部门职责", False),
        ("存在问题", "改进措施", False),
        ("收入决算", "收入决算表", False),
        ("收入支出决算总表", "收入支出决算总表", True),
    ],
)
def test_same_heading(left, right, same):
    assert same_heading(left, right) is same


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("澄溪县水务局2024年度部门决算表（见附件）", "部门决算表"),
        ("部门决算单位构成（只有一个单位的，写“机构设置”）", "部门决算单位构成"),
        ("2024年度", "2024年度"),
        ("（见附件）", "（见附件）"),
        ("自评结论", "自评结论"),
    ],
)
def test_bare_heading(words, bare):
    assert bare_heading(words) == bare


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("从资金投入的情况看，120万元全部到位。", "资金投入情况分析", True),
        ("本单位整体支出绩效目标已经公开。", "部门整体支出绩效目标", True),
        ("资金全部到位。", "资金投入情况分析", False),
        ("附件两份。", "附件", False),
    ],
)
def test_a_text_mentions_a_section(text, name, found):
    assert mentions(text, name) is found


def test_normal_headings_of_nothing_but_trivial_words_stay():
    assert normal_heading("情况说明") == "情况说明"


@pytest.mark.parametrize(
    ("words", "path", "titles"),
    [
        ("负责水务工作", "一、（一）", ["部门基本情况", "部门职能"]),
        ("全年支出5万元", "一、（二）1.", ["部门基本情况", "支出情况", "基本支出"]),
        ("自评得分95分", "二、", ["绩效自评情况"]),
    ],
)
def test_where_a_place_stands(facts_of, words, path, titles):
    document = facts_of(REPORT).document
    block = next(block for block in document.blocks if words in block.text)
    span = block.span(block.text.index(words))
    assert section_path(document, span) == path
    assert [section.words for section in enclosing(document, span)] == titles


def test_before_the_first_heading(facts_of):
    document = facts_of("绩效自评报告\n\n一、基本情况\n\n正文。").document
    assert section_path(document, document.blocks[0].span()) is None
