import pytest

from reportlint.identities.verdicts import Outcome
from reportlint.reporters.facts.inventory import Grid, Passage

TABLE = "单位：万元\n\n| 项目 | 预算数 | 决算数 |\n| --- | --- | --- |\n| 甲 | 10.00 | 9.00 |\n| 乙 | 8.00 | 7.00 |\n"


@pytest.fixture
def numbers(listed):
    return lambda text: {number.quantity.text: number for number in listed(text).numbers}


@pytest.mark.parametrize(
    ("text", "number", "part"),
    [
        ("支出5.00万元，比上年的4.00万元增加1.00万元，增长25%。", "5.00万元", ""),
        ("支出5.00万元，比上年的4.00万元增加1.00万元，增长25%。", "4.00万元", "基数"),
        ("支出5.00万元，比上年的4.00万元增加1.00万元，增长25%。", "1.00万元", "增减额"),
        ("支出5.00万元，比上年的4.00万元增加1.00万元，增长25%。", "25%", "增减率"),
        ("支出5.00万元，完成预算6.00万元的83.33%。", "6.00万元", "分母"),
        ("支出5.00万元，完成预算6.00万元的83.33%。", "83.33%", "比率"),
        ("由4.00万元增至5.00万元。", "4.00万元", "原数"),
    ],
)
def test_the_part_that_a_number_plays(numbers, text, number, part):
    assert numbers(text)[number].part == part


@pytest.mark.parametrize(
    ("text", "number", "links"),
    [
        ("支出5.00万元，比上年增加1.00万元，增长25%。", "5.00万元", [("ARI102", Outcome.EXACT)]),
        ("支出5.00万元，比上年增加1.00万元，增长35%。", "5.00万元", [("ARI102", Outcome.INFEASIBLE)]),
        ("支出5.00万元，走访6家。", "6家", []),
        ("年初预算0.00万元，决算5.00万元，完成年初预算的80.00%。", "5.00万元", [("ARI107", Outcome.UNDECIDED)]),
    ],
)
def test_the_calculations_of_a_number(numbers, text, number, links):
    assert [(link.code, link.outcome) for link in numbers(text)[number].links] == links


def test_a_calculation_from_which_nothing_follows_has_no_formula(numbers):
    [link] = numbers("年初预算0.00万元，决算5.00万元，完成年初预算的80.00%。")["5.00万元"].links
    assert link.formula == ""


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("支出5.00万元，比上年增加1.00万元，增长25%。", "5.00万元", ""),
        ("支出约5万元。", "5万元", "约数、限额或区间"),
        ("下属单位3个，分别是河道所、供水站。", "3个", ""),
        ("下属单位3个，包括河道所、供水站等。", "3个", "没有分项的计数"),
        ("年初预算0.00万元，决算5.00万元，完成年初预算的80.00%。", "5.00万元", "所在的算式由其余的数推不出结果"),
    ],
)
def test_why_no_calculation_holds_a_number(numbers, text, number, reason):
    assert numbers(text)[number].reason == reason


def test_passages_and_tables_stand_in_the_order_of_the_text(listed):
    kinds = [type(item) for item in listed(f"一、支出\n\n支出5万元。\n\n{TABLE}").items]
    assert kinds[0] is Passage
    assert kinds.count(Grid) == 1
    assert kinds.index(Grid) < len(kinds) - 1


def test_headings_stand_in_the_passage_that_they_open(listed):
    found = listed("一、支出情况\n\n（一）基本支出\n\n支出5万元。")
    headings = [section.words for item in found.items if isinstance(item, Passage) for section in item.headings]
    assert headings == ["支出情况", "基本支出"]


def test_claims_stand_in_the_passage_that_makes_them(listed):
    found = listed("支出5万元。\n\n支出5.00万元，比上年增加1.00万元。")
    kinds = [[claim.kind for claim in item.claims] for item in found.items if isinstance(item, Passage)]
    assert kinds == [[], ["change"]]


def test_figures_have_their_place_in_the_table(listed):
    [grid] = [item for item in listed(TABLE).items if isinstance(item, Grid)]
    number = grid.numbers[0]
    assert number.figure is not None
    assert (number.figure.label, number.figure.header, number.part) == ("甲", "预算数", "")


def test_wanted_blocks_alone(listed):
    assert [number.quantity.text for number in listed("支出5万元。\n\n收入6万元。", frozenset({1})).numbers] == [
        "6万元"
    ]


def test_the_row_of_a_wanted_label(listed):
    found = listed(TABLE)
    [grid] = [item for item in found.items if isinstance(item, Grid)]
    label = next(number.figure.label_block for number in grid.numbers if number.figure and number.figure.label == "乙")
    assert [number.quantity.text for number in listed(TABLE, frozenset({label})).numbers] == ["8.00", "7.00"]
