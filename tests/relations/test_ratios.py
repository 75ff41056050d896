import pytest

from reportlint.model.findings import Confidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "年初预算609.99万元，决算246.44万元，完成年初预算的40.4%。",
            ["ARI105 246.44÷609.99≈40.40%"],
            id="completion",
        ),
        pytest.param(
            "支出5.00万元，完成年初预算6.00万元的83.33%。", ["ARI105 5.00÷6.00≈83.333%"], id="the whole in the phrase"
        ),
        pytest.param("支出5.00万元，完成年初预算6.00万元的93.33%。", ["ARI105 5.00÷6.00≈83.333% ×"], id="wrong rate"),
        pytest.param(
            "全年预算563.34万元，决算支出563.20万元，支出率99.98%。", ["ARI105 563.20÷563.34≈99.975%"], id="named rate"
        ),
        pytest.param(
            "全年预算563.34万元，决算支出563.20万元，支出率98.9%。",
            ["ARI105 563.20÷563.34≈99.98% ×"],
            id="wrong named rate",
        ),
        pytest.param("抽查16个项目，占全部40个项目的40.00%。", ["ARI105 16÷40＝40.00%"], id="counts"),
        pytest.param("基本支出8.00万元，完成预算的80%。", [], id="no whole"),
        pytest.param("群众满意度为95%。", [], id="no numbers"),
    ],
)
def test_ratios(related, text, expected):
    assert related(text) == expected


def test_the_share_of_a_breakdowns_part(related):
    text = "本年支出10.00万元，其中：基本支出8.00万元，占80.00%；项目支出2.00万元，占21.00%。"
    assert {"ARI105 8.00÷10.00＝80.00%", "ARI105 2.00÷10.00＝20.00% ×"} <= set(related(text, "ARI105"))


def test_the_share_of_an_account(related):
    text = "本年支出10.00万元。\n\n一般公共预算财政拨款支出8.00万元，占本年支出的80.00%。"
    assert related(text, "ARI105") == ["ARI105 8.00÷10.00＝80.00%"]


def test_a_rate_that_fits_another_stage_than_the_one_named(relations_of):
    text = "年初预算为300.00万元，全年预算为321.02万元，支出决算为307.82万元，完成年初预算的95.89%。"
    [relation] = relations_of(text).all
    assert relation.code == "ARI107"
    assert relation.note == "全年预算321.02万元"


def test_a_rate_of_nothing(relations_of):
    text = "年初预算为0.00万元，支出决算为5.00万元，完成年初预算的100.00%。"
    assert [relation.code for relation in relations_of(text).all] == ["ARI107"]


def test_amounts_of_the_same_sentence_are_surest(relations_of):
    [relation] = relations_of("年初预算6.00万元，决算5.00万元，完成年初预算的83.33%。").all
    assert relation.confidence is Confidence.HIGH
    [relation] = relations_of("2024年度本年支出10.00万元。\n\n基本支出8.00万元，占本年支出的80.00%。").all
    assert relation.confidence is Confidence.MEDIUM
