import pytest

from reportlint.model.claims import Key


def table(title, header, *rows):
    lines = [header, "|".join(["---"] * (header.count("|") + 1)), *rows]
    return f"{title}\n\n单位：万元\n\n" + "\n".join(f"| {line} |" for line in lines) + "\n"


@pytest.fixture
def keys(facts_of):
    return lambda text: {amount.quantity.text: amount.key for amount in facts_of(text).table_amounts}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            table("2024年度支出决算表", "项目 | 金额", "基本支出 | 5.00", "项目支出 | 3.00"),
            {"5.00": Key("基本支出", 2024, "决算"), "3.00": Key("项目支出", 2024, "决算")},
            id="rows; year and stage of the title",
        ),
        pytest.param(
            table("支出表", "项目 | 2023年决算数 | 2024年预算数", "基本支出 | 5.00 | 6.00", "项目支出 | 3.00 | 4.00"),
            {
                "5.00": Key("基本支出", 2023, "决算"),
                "6.00": Key("基本支出", 2024, "预算"),
                "3.00": Key("项目支出", 2023, "决算"),
                "4.00": Key("项目支出", 2024, "预算"),
            },
            id="year and stage of the column",
        ),
        pytest.param(
            table("2024年度支出表", "项目 | 上年决算数 | 决算数", "基本支出 | 5.00 | 6.00", "项目支出 | 3.00 | 4.00"),
            {
                "5.00": Key("基本支出", 2023, "决算"),
                "6.00": Key("基本支出", 2024, "决算"),
                "3.00": Key("项目支出", 2023, "决算"),
                "4.00": Key("项目支出", 2024, "决算"),
            },
            id="last year's column",
        ),
        pytest.param(
            table("2024年度支出决算表", "单位 | 基本支出 | 项目支出", "合计 | 5.00 | 3.00"),
            {"5.00": Key("基本支出", 2024, "决算"), "3.00": Key("项目支出", 2024, "决算")},
            id="columns of the total row",
        ),
        pytest.param(
            table("2024年度政府性基金预算支出决算表", "项目 | 金额", "基本支出 | 5.00", "项目支出 | 3.00"),
            {
                "5.00": Key("基本支出", 2024, "决算", "政府性基金"),
                "3.00": Key("项目支出", 2024, "决算", "政府性基金"),
            },
            id="scope of the title",
        ),
        pytest.param(
            table("2024年度“三公”经费支出决算表", "项目 | 决算数", "合计 | 5.00", "公务接待费 | 3.00"),
            {"5.00": Key("三公经费", 2024, "决算"), "3.00": Key("公务接待费", 2024, "决算")},
            id="the title names the total",
        ),
    ],
)  # fmt: skip
def test_keys(keys, text, expected):
    assert keys(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(table("情况表", "项目 | 金额", "购置电脑 | 5.00", "培训 | 3.00"), id="no account"),
        pytest.param(table("情况表", "项目 | 执行率（%）", "基本支出 | 95.00", "项目支出 | 93.00"), id="no money"),
        pytest.param(
            table("情况表", "科目 | 基本支出", "公务接待费 | 5.00", "会议费 | 3.00"), id="an account both ways"
        ),
    ],
)
def test_figures_without_an_account(keys, text):
    assert keys(text) == {}


@pytest.mark.parametrize(
    ("words", "account"),
    [
        ("基本支出", "基本支出"),
        ("基本支出合计", "基本支出"),
        ("基本支出（万元）", "基本支出"),
        ("公务接待费预算数", "公务接待费"),
        ("基本支出中的人员部分", None),
        ("购置电脑", None),
        ("", None),
    ],
)
def test_accounts_of_labels(facts_of, lexicon, words, account):
    assert facts_of("支出5万元。").account_of(lexicon.folding.fold(words)) == account


def test_a_subtotal_is_of_the_account_above_it(keys):
    text = table(
        "2023年度“三公”经费支出决算表",
        "合计 | 因公出国（境）费 | 公务用车购置及运行维护费/小计 | 公务接待费",
        "7.00 | 0.00 | 5.00 | 2.00",
    )
    assert keys(text)["5.00"].account == "公务用车购置及运行维护费"
