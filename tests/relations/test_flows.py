import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "本年收入合计100.00万元，年初结转和结余20.00万元，本年支出合计90.00万元，年末结转和结余30.00万元。",
            ["ARI109 20.00＋100.00－90.00＝30.00"],
            id="what is carried over",
        ),
        pytest.param(
            "本年收入合计100.00万元，年初结转和结余20.00万元，本年支出合计90.00万元，年末结转和结余40.00万元。",
            ["ARI109 20.00＋100.00－90.00＝30.00 ×"],
            id="what is carried over, wrong",
        ),
        pytest.param("收入总计100.00万元，支出总计100.00万元。", ["ARI109 100.00＝100.00"], id="totals"),
        pytest.param("收入总计100.00万元，支出总计110.00万元。", ["ARI109 100.00≠110.00 ×"], id="totals that differ"),
        pytest.param("全年收入100.00万元，全年支出110.00万元。", [], id="income need not be expenditure"),
        pytest.param("2024年收入总计100.00万元，年初预算支出总计110.00万元。", [], id="another stage"),
    ],
)
def test_balances_of_the_chart(related, text, expected):
    assert related(text, "ARI109") == expected


def test_why(relations_of):
    [relation] = relations_of("收入总计100.00万元，支出总计110.00万元。").all
    assert relation.note == "收入总计与支出总计应当相等"
