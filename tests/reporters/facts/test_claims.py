import pytest

from reportlint.reporters.facts.claims import claims


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        pytest.param(
            "支出5.00万元，比上年增加1.00万元，增长25%。",
            "change",
            "变动：本期数5.00万元；基数“比上年”；增加1.00万元（增）、增长25%（增）",
            id="change",
        ),
        pytest.param(
            "支出5.00万元，减少1.00万元。",
            "change",
            "变动：本期数5.00万元；没有写与什么相比；减少1.00万元（减）",
            id="base",
        ),
        pytest.param("支出5.00万元，与上年持平。", "change", "变动：本期数5.00万元；基数“与上年”；持平", id="flat"),
        pytest.param(
            "比上年增加1.00万元。", "change", "变动：本期数没有写明；基数“比上年”；增加1.00万元（增）", id="nothing"
        ),
        pytest.param(
            "支出5.00万元，完成预算6.00万元的83.33%。",
            "ratio",
            "完成比例：预算 83.33%；分子5.00万元；分母6.00万元",
            id="completion",
        ),
        pytest.param("群众满意度95%。", "ratio", "比率：群众满意度 95%；分子没有写明；分母没有写明", id="rate"),
        pytest.param(
            "基本支出8.00万元，其中：人员经费5.00万元，公用经费3.00万元。",
            "breakdown",
            "分项：合计8.00万元；“其中”5.00万元、3.00万元；列全（基本支出由人员经费、公用经费组成）",
            id="breakdown",
        ),
        pytest.param("由4.00万元增至5.00万元。", "conversion", "由此及彼：4.00万元增至5.00万元", id="conversion"),
        pytest.param(
            "决算数为6.00万元，预算数为5.00万元，决算数大于预算数。",
            "comparison",
            "比较：6.00万元大于5.00万元",
            id="compared",
        ),
        pytest.param(
            "收入100.00万元，加上上年结余20.00万元，收入总量120.00万元。",
            "tally",
            "合计：100.00万元＋20.00万元，合计120.00万元",
            id="tally",
        ),
        pytest.param(
            "下属单位2个，包括河道所、供水站等。",
            "listing",
            "列举：2个，列出2项，以“等”结尾：河道所、供水站等",
            id="list",
        ),
        pytest.param("自评得分95分。", "score", "总分：自评得分 95", id="score"),
        pytest.param("评价等级为优。", "grade", "等级：优", id="grade"),
        pytest.param("编制7人，实有在职8人。", "staff", "人员：编制7，在职8", id="staff"),
        pytest.param("填报单位：溪南县水务局", "name", "单位名称（填报单位）：溪南县水务局", id="name"),
        pytest.param("评价年度：2024年度", "year", "年度（封面的年度）：2024", id="year"),
    ],
)
def test_what_is_said(facts_of, text, kind, said):
    assert said in [claim.said for claim in claims(facts_of(text)) if claim.kind == kind]


def test_the_numbers_of_a_claim(facts_of):
    [claim] = claims(facts_of("支出5.00万元，比上年的4.00万元增加1.00万元，增长25%。"))
    assert [(part, quantity.text) for part, quantity in claim.parts] == [
        ("本期数", "5.00万元"), ("基数", "4.00万元"), ("增减额", "1.00万元"), ("增减率", "25%"),
    ]  # fmt: skip


def test_a_base_that_is_not_named_and_still_calculated_with(facts_of):
    facts = facts_of("项目资金100万元，实际支出90万元，执行率95%。")
    linked = {quantity.span for quantity in facts.quantities}
    endings = [[claim.said.split("；")[-1] for claim in claims(facts, spans)] for spans in ((), linked)]
    assert endings == [["分母没有写明"], ["分母没有写明，按上下文推断"]]


def test_a_report_without_claims(facts_of):
    assert list(claims(facts_of("各项工作稳步推进。"))) == []
