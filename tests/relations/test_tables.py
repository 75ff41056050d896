import pytest


def table(header, *rows, title="2024年度情况表"):
    lines = [header, "|".join(["---"] * (header.count("|") + 1)), *rows]
    return f"{title}\n\n单位：万元\n\n" + "\n".join(f"| {line} |" for line in lines) + "\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("甲 | 10.00 | 9.00 | 90.00", ["ARI105 9.00÷10.00＝90.00%"]),
        ("甲 | 20.00 | 15.00 | 85.00", ["ARI105 15.00÷20.00＝75.00% ×"]),
        ("甲 | 0.00 | 0.00 | 0.00", []),
        ("甲 |  | 15.00 | 85.00", []),
    ],
)
def test_rates_along_a_row(related, row, expected):
    text = table("项目 | 全年预算数 | 执行数 | 执行率（%）", row, "乙 | 7.00 | 7.00 | --")
    assert related(text, "ARI105") == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "基本支出 | 10.00 | 9.00 | -1.00 | -10.00",
            ["ARI103 9.00－10.00＝-1.00", "ARI102 （9.00－10.00）÷10.00＝-10.00%"],
        ),
        (
            "基本支出 | 10.00 | 9.00 | 1.00 | -10.00",
            ["ARI103 9.00－10.00＝-1.00 ×", "ARI102 （9.00－10.00）÷10.00＝-10.00%"],
        ),
    ],
)
def test_changes_along_a_row(related, row, expected):
    assert related(table("项目 | 上年决算数 | 本年决算数 | 增减额 | 增减率（%）", row)) == expected


def test_codes_add_up_level_by_level(related):
    text = table(
        "科目编码 | 科目名称 | 金额",
        " | 合计 | 10.00",
        "201 | 一般公共服务支出 | 8.00",
        "20101 | 人大事务 | 8.00",
        "2010101 | 行政运行 | 5.00",
        "2010102 | 一般行政管理事务 | 3.10",
        "208 | 社会保障和就业支出 | 2.00",
    )
    assert related(text, "ARI108") == ["ARI108 8.00＋2.00＝10.00", "ARI108 8.00＝8.00", "ARI108 5.00＋3.10＝8.10 ×"]


def test_accounts_add_up_down_a_column(related):
    text = table("项目 | 决算数", "基本支出 | 8.00", "人员经费 | 5.00", "公用经费 | 3.10")
    assert related(text) == ["ARI108 5.00＋3.10＝8.10 ×"]


def test_a_missing_part_is_not_known_to_be_nothing(related):
    text = table("项目 | 决算数", "“三公”经费 | 8.00", "公务接待费 | 5.00", "公务用车购置及运行维护费 | 2.00")
    assert related(text, "ARI108") == []


def test_a_missing_part_may_be_nothing(related):
    text = table("项目 | 决算数", "“三公”经费 | 7.00", "公务接待费 | 5.00", "公务用车购置及运行维护费 | 2.00")
    assert related(text, "ARI108") == ["ARI108 2.00＋5.00＝7.00"]


def test_accounts_add_up_along_a_row(related):
    text = table(
        "科目名称 | 基本支出 | 人员经费 | 公用经费", "行政运行 | 8.00 | 5.00 | 3.00", "培训 | 7.00 | 0.00 | 6.00"
    )
    assert related(text, "ARI108") == ["ARI108 5.00＋3.00＝8.00", "ARI108 0.00＋6.00＝6.00 ×"]


def test_the_total_row_is_the_sum_where_most_columns_say_so(related):
    rows = ("甲 | 1.00 | 4.00 | 2.00", "乙 | 2.00 | 5.00 | 3.00", "合计 | 3.00 | 9.00 | 6.00")
    assert related(table("项目 | 一季度金额 | 二季度金额 | 三季度金额", *rows), "ARI108") == [
        "ARI108 1.00＋2.00＝3.00",
        "ARI108 4.00＋5.00＝9.00",
        "ARI108 2.00＋3.00＝5.00 ×",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("甲 | 1.00 | 4.00", "乙 | 2.00 | 5.00", "合计 | 9.00 | 7.00"), id="no column says so"),
        pytest.param(("甲 | 1.00 | 4.00", "乙 | 2.00 |  ", "合计 | 3.00 | 9.00"), id="a blank"),
        pytest.param(("甲 | 1.00 | 4.00", "合计 | 1.00 | 4.00"), id="one row"),
        pytest.param(("甲 | 1.00 | 4.00", "小计 | 1.00 | 4.00", "合计 | 1.00 | 4.00"), id="subtotals"),
    ],
)
def test_total_rows_that_say_nothing(related, rows):
    assert related(table("项目 | 一季度金额 | 二季度金额", *rows), "ARI108") == []


@pytest.mark.parametrize(("total", "broken"), [("7.00", ""), ("6.00", " ×")])
def test_income_and_expenditure_balance(related, total, broken):
    text = table(
        "收入 | 金额 | 支出 | 金额", "本年收入 | 5.00 | 本年支出 | 6.00", f"收入总计 | 7.00 | 支出总计 | {total}"
    )
    sign = "≠" if broken else "＝"
    assert related(text, "ARI109") == [f"ARI109 7.00{sign}{total}{broken}"]


def test_a_table_without_money_says_nothing(related):
    assert related("| 项目 | 数量 |\n| --- | --- |\n| 甲 | 5 |\n| 乙 | 7 |\n| 合计 | 13 |\n") == []
