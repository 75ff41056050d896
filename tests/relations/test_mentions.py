import pytest

from reportlint.model.findings import Confidence

TABLE = """

2024年度支出决算表

单位：{unit}

| 项目 | 决算数 |
| --- | --- |
| 基本支出 | {basic} |
| 项目支出 | 3.00 |
"""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("基本支出决算为8.00万元", "基本支出决算为8.00万元", ["AGR301 8.00＝8.00"], id="same"),
        pytest.param("基本支出决算为8.00万元", "基本支出决算为8.10万元", ["AGR301 8.10≠8.00 ×"], id="two values"),
        pytest.param("基本支出决算为8.00万元", "基本支出决算为8.0万元", ["AGR301 8.0＝8.00"], id="another precision"),
        pytest.param(
            "基本支出决算为8.00万元", "基本支出决算为80000.00元", ["AGR301 80000.00元＝8.00万元"], id="another unit"
        ),
        pytest.param("基本支出决算为8.00万元", "项目支出决算为8.10万元", [], id="account"),
        pytest.param("2024年度基本支出决算为8.00万元", "2023年度基本支出决算为8.10万元", [], id="year"),
        pytest.param("基本支出年初预算为8.00万元", "基本支出决算为8.10万元", [], id="stage"),
        pytest.param("政府性基金基本支出决算为8.00万元", "一般公共预算基本支出决算为8.10万元", [], id="scope"),
        pytest.param("全县基本支出决算为8.00万元", "县本级基本支出决算为5.10万元", [], id="organisation"),
        pytest.param("基本支出1-6月决算为8.00万元", "基本支出1-9月决算为8.10万元", [], id="part of the year"),
        pytest.param("基本支出决算为8.00万元", "基本支出决算约8.10万元", [], id="approximate"),
        pytest.param("政府采购预算9.00万元", "面向中小企业的政府采购预算8.00万元", [], id="more than the account"),
        pytest.param("公务接待费预算3.00万元", "支出5.00万元（公务接待费预算2.00万元）", [], id="in a bracket"),
    ],
)
def test_two_mentions_in_the_prose(related, first, second, expected):
    assert related(f"2024年度绩效自评报告\n\n{first}。\n\n{second}。", "AGR301") == expected


def test_three_values_are_three_things(related):
    text = "基本支出决算为8.00万元。\n\n基本支出决算为9.00万元。\n\n基本支出决算为5.00万元。"
    assert related(text, "AGR301") == []


@pytest.mark.parametrize(
    ("prose", "unit", "basic", "expected"),
    [
        pytest.param("基本支出决算8.00万元。", "万元", "8.00", ["AGR302 8.00＝8.00"], id="same"),
        pytest.param("基本支出决算8.00万元。", "万元", "8.10", ["AGR302 8.00≠8.10 ×"], id="two values"),
        pytest.param("基本支出决算8.00万元。", "元", "80,000.00", ["AGR302 8.00万元＝80000.00元"], id="another unit"),
        pytest.param("2023年度基本支出决算8.00万元。", "万元", "8.10", [], id="year"),
        pytest.param("基本支出年初预算8.00万元。", "万元", "8.10", [], id="stage"),
    ],
)
def test_prose_and_table(related, prose, unit, basic, expected):
    text = f"2024年度部门决算公开说明\n\n{prose}{TABLE.format(unit=unit, basic=basic)}"
    assert related(text, "AGR302") == expected


def test_a_metric_with_two_values_in_the_tables_is_left_alone(related):
    text = f"基本支出决算8.00万元。{TABLE.format(unit='万元', basic='8.10')}{TABLE.format(unit='万元', basic='8.20')}"
    assert related(text, "AGR302") == []


def test_a_conflict_is_less_sure_than_an_agreement(relations_of):
    [relation] = relations_of("基本支出决算为8.00万元。\n\n基本支出决算为8.10万元。").all
    assert relation.confidence is Confidence.MEDIUM
    assert [note for _, note in relation.lesser] == ["前文：8.00万元"]
