"""What looks wrong in a report and is right: no relation of it is broken."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("接待费22.59万元，比上年增加20.63万元，增长1,055.4%。", id="rate over 1000 on a small base"),
        pytest.param("基本支出105.58万元，其中：人员经费95.36万元，公用经费10.23万元。", id="sum off by rounding"),
        pytest.param("年初预算20707.11万元，决算20218.21万元，完成年初预算的98%。", id="rate without decimals"),
        pytest.param("支出76.56万元，比上年增加3.45万元，增长4.7%。", id="rate cut to one decimal"),
        pytest.param("年初预算0.95万元，决算0.00万元，完成年初预算的0.00%。", id="nothing was spent"),
        pytest.param("年初预算61.00万元，决算62.46万元，完成年初预算的102.39%。", id="more than planned"),
        pytest.param("收入792.22万元，支出799.12万元。", id="income and expenditure differ"),
        pytest.param("年初批复985万元，调整后861.46万元，实际到位334.67万元。", id="stages of the budget differ"),
        pytest.param("全市税收收入5.20亿元，市本级税收收入3.10亿元。", id="whose money"),
        pytest.param("支出为年初预算的120.9%，比上年降低30.2%。", id="two bases, two directions"),
        pytest.param("支出5.00万元，比上年增加1.00万元，比2019年减少2.00万元。", id="two years of comparison"),
        pytest.param("税收收入下降4.6%，非税收入增长142.3%，合计增长0.9%。", id="a part goes the other way"),
        pytest.param("收入增加5.00万元，支出减少3.00万元。", id="two things in one sentence"),
        pytest.param(
            "财政拨款支出合计79.19万元，其中：一般公共预算支出78.55万元；基本支出76.56万元；项目支出2.62万元。",
            id="two principles mixed",
        ),
        pytest.param(
            "公务接待费0.39万元（含外宾接待0.00万元），公务用车费2.00万元。", id="含 is part of the number before"
        ),
        pytest.param(
            "共有编制单位196个，其中行政72个、事业124个，按级次分为本级129个、下级67个。", id="two partitions"
        ),
        pytest.param("设办公室、预算股、国库股等16个股室。", id="等"),
        pytest.param("下设12个内设机构。另设机关党委和工会。", id="另设"),
        pytest.param("中小企业合同金额225.10万元，其中小微企业合同金额164.87万元。", id="a part of a part"),
        pytest.param("项目主要包括培训5.00万元、会议3.00万元，共投入20.00万元。", id="examples"),
        pytest.param("公务接待费比上年减少2.00万元，降至30.00万元。", id="difference, then level"),
        pytest.param("支出1.09万元（上年1.20万元），比上年减少0.11万元。", id="last year's amount in a bracket"),
        pytest.param(
            "支出11.00万元，其中：人员4.00万元，其中补贴2.00万元；公用7.00万元。",
            id="the inner list ends with its item",
        ),
        pytest.param("公务接待费减少为0.00万元，支出5.00万元。", id="level, not difference"),
        pytest.param("预算增减变动不大，支出5.00万元。", id="no direction"),
        pytest.param("增幅比上年回落1.1个百分点，支出5.00万元。", id="direction of a rate"),
        pytest.param("执行率由93%提高到95%，提高2个百分点。", id="percentage points"),
        pytest.param("印发《2024年投入5万元支出3万元实施方案》，投入8万元。", id="numbers in titles"),
        pytest.param("标准为不低于60%、不超过5万元，实际支出3万元。", id="limits"),
        pytest.param("2022—2023年度被评为先进单位，获奖金5万元。", id="range of years"),
        pytest.param("绩效目标为建设5个站点。实际建设6个站点。", id="target and result"),
        pytest.param("支出决算为0.00万元，完成预算的0.00%，与上年决算数持平。", id="zero"),
        pytest.param("市级财政部门核拨5.00万元，区级财政部门核拨3.00万元。", id="levels of government"),
        pytest.param("涉及建档立卡贫困村5个，其中已出列3个，未出列1个，1个在核查。", id="a remainder is named"),
    ],
)
def test_traps(relations_of, text):
    assert [relation.code for relation in relations_of(text).all if relation.broken] == []


def test_a_table_with_income_and_expenditure_side_by_side(relations_of):
    text = (
        "单位：万元\n\n| 收入 | 决算数 | 支出 | 决算数 |\n| --- | --- | --- | --- |\n"
        "| 财政拨款收入 | 10.00 | 基本支出 | 6.00 |\n| 其他收入 | 1.00 | 项目支出 | 4.50 |\n"
    )
    assert [relation.code for relation in relations_of(text).all if relation.broken] == []


def test_levels_of_codes_are_not_added_up_together(relations_of):
    text = (
        "单位：万元\n\n| 科目编码 | 科目名称 | 金额 |\n| --- | --- | --- |\n|  | 合计 | 5.00 |\n"
        "| 201 | 一般公共服务支出 | 5.00 |\n| 20101 | 人大事务 | 5.00 |\n| 2010101 | 行政运行 | 5.00 |\n"
    )
    assert [relation.code for relation in relations_of(text).all if relation.broken] == []
