import pytest

from reportlint.model.quantities import Kind


def test_blocks_are_folded_place_by_place(facts_of):
    facts = facts_of("項目支出（含結轉）１２万元")
    [block] = facts.document.blocks
    assert facts.folded(block) == "项目支出(含结转)12万元"
    assert len(facts.folded(block)) == len(block.text)


def test_the_table_of_contents_is_not_read(facts_of):
    text = "目录\n\n一、支出情况…………3\n\n二、其他情况…………5\n\n一、支出情况\n\n支出5万元。\n\n二、其他情况\n\n无。"
    assert [amount.quantity.text for amount in facts_of(text).amounts] == ["5万元"]


def test_long_cells_are_read_as_prose(facts_of):
    text = "| 项目 | 说明 |\n| --- | --- |\n| 甲 | 本年度支出5万元，比上年增加1万元，增长25%。 |\n"
    [change] = facts_of(text).changes
    assert change.delta.quantity.text == "1万元"


def test_quantities_are_those_of_prose_and_tables(facts_of):
    facts = facts_of("支出5万元，增长25%，不超过3次。\n\n单位：万元\n\n| 项目 | 金额 |\n| --- | --- |\n| 甲 | 7.50 |\n")
    assert [quantity.text for quantity in facts.quantities] == ["5万元", "25%", "3次", "7.50"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("支出约5万元。", "约数、限额或区间"),
        ("不超过5万元。", "约数、限额或区间"),
        ("支出5万元。", "只出现一次的金额"),
        ("满意度95%。", "算不出分子或分母的百分数"),
        ("走访5家。", "没有分项的计数"),
        ("共5人。", "没有分项的人数"),
        ("修路5公里。", "没有可以相互验证的数"),
    ],
)
def test_why_a_number_is_unlinked(facts_of, text, reason):
    facts = facts_of(text)
    assert facts.reason_unlinked(facts.quantities[0]) == reason


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("支出5万元。", False),
        ("支出5万元。\n\n溪南县水务局", False),
        ("支出5万元。\n\n2025年4月18日", False),
        ("支出5万元，其中：人员经费3万元，公用经费1万元，用于保障局机关日常运转以及下属单位的", True),
        ("支出5万元、", True),
        ("支出5万元。\n\n三、存在问题", True),
    ],
)
def test_texts_that_are_cut_off(facts_of, text, cut):
    assert facts_of(text).cut_off is cut


def test_everything_is_worked_out_once(facts_of):
    facts = facts_of("支出5万元，比上年增加1万元。")
    assert facts.amounts is facts.amounts
    assert facts.changes is facts.changes


def test_a_heading_that_names_two_accounts_names_none(facts_of):
    facts = facts_of("一、基本支出和项目支出情况\n\n全年5万元。")
    assert [amount.key.account for amount in facts.amounts] == [None]


def test_kinds_of_quantities(facts_of):
    facts = facts_of("投入5万元，占20%，提高3个百分点，走访6家，参训7人，得分8分。")
    assert [quantity.kind for quantity in facts.quantities] == [
        Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.COUNT, Kind.PEOPLE, Kind.SCORE,
    ]  # fmt: skip
