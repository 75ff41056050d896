"""Forms of sentences that real reports use, each with figures that hold and with one that does not."""

import pytest


def broken(relations_of, text):
    return sorted({relation.code for relation in relations_of(text).all if relation.broken})


HOLD = {
    "expenditure behind the parts of an income": (
        "1-5月，全县完成政府性基金收入900万元，其中国有土地使用权出让收入800万元，污水处理费收入60万元；"
        "完成政府性基金支出4000万元，占年初预算5000万元的80%。"
    ),
    "income and expenditure, each of its own budget": (
        "2022年，本级预算收入900万元，为预算的100%，比2021年增长3.8%。本级预算支出1320万元，完成预算的98.9%。"
    ),
    "shares of two plans": (
        "收入完成995万元。其中税务部门完成490万元，占任务数的96.3%；财政部门完成505万元，占任务数的86.3%。"
    ),
    "shares of the adjusted budget": (
        "税收收入完成100万元，占调整预算90.75%；非税收入完成150万元，占调整预算117.66%。"
    ),
    "several divisions of one total": (
        "政府采购规模为300亿元。从结构看，货物、工程、服务分别为100亿元、120亿元和80亿元。"
        "从组织形式看，集中采购、部门集中采购、分散采购分别为90亿元、30亿元和180亿元。"
        "从采购方式看，公开招标、邀请招标、竞争性谈判规模分别占政府采购规模的87.6%、1.0%和11.4%。"
    ),
    "income comprises, expenditure comprises": (
        "2023年财政拨款收支总预算700.00万元。收入包括：一般公共预算拨款690.00万元、上年结转结余10.00万元；"
        "支出包括：教育支出650.00万元、社会保障和就业支出50.00万元。"
    ),
    "what stands beside a total is no part of it": (
        "全市税收收入675.89亿元，其中地方级税收收入365.03亿元；非税收入241.14亿元。"
    ),
    "paragraphs that are no parts": (
        "一般公共预算收入完成100万元，其中：税收收入完成60万元。\n\n一般公共预算支出完成300万元，增长5%。"
    ),
    "money by its upper sources": "项目资金1000万元，其中：中央资金600万元、省级资金300万元。",
    "more and less than the budget": (
        "教育支出决算为85.10万元，完成年初预算的85%，决算数小于预算数的主要原因是压减支出；"
        "其他支出决算为9.00万元，完成年初预算的112.50%，决算数大于预算数的主要原因是追加。"
    ),
    "several amounts and several rates": (
        "中央单位、地方单位规模分别为2666.3亿元和30400.7亿元，占全国规模33067.0亿元的8.1%和91.9%。"
    ),
    "a change behind a list is the total's": (
        "事业运行经费总预算安排3733.74万元，其中：基本支出预算48.82万元，项目支出预算3684.92万元，"
        "同比增加2712.52万元，增长265.6%。"
    ),
}
BREAK = {
    "a budget without places is not cut off": (
        "“三公”经费支出预算为3万元，支出决算为1.71万元，完成预算的43%，较上年减少1.29万元，下降43%。",
        ["ARI105"],
    ),
    "two shares that make up the whole, swapped": (
        "“三公”经费支出决算中，公务接待费支出决算0.53万元，占69%；公务用车购置及运行维护费支出决算1.18万元，占31%。",
        ["ARI105"],
    ),
    "more than the budget at 85 %": (
        "教育支出决算为85万元，完成年初预算的85%，决算数大于预算数的主要原因是工资调标。",
        ["ARI101"],
    ),
    "less than the budget at 112 %": (
        "住房公积金支出决算为8万元，完成年初预算的112%。决算数小于预算数的主要原因是人员减少。",
        ["ARI101"],
    ),
    "one of several rates": (
        "采购规模为300亿元。货物、工程、服务采购规模分别为100.2亿元、120.3亿元和79.5亿元，占采购规模300.0亿元的33.4%、45.1%和26.5%。",
        ["ARI105"],
    ),
    "all of the expenditure by a label": (
        "2、支出：799.12万元。其中：人员经费支出434.89万元，公用经费支出87.40万元，项目支出286.83万元。",
        ["ARI104"],
    ),
    "by the same measure": ("补助资金1650亿元，同口径较2021年增加94.76亿元，增长5.4%。", ["ARI102"]),
    "the two offices that collect": (
        "一般公共预算收入完成99500万元，其中：税务部门完成49000万元，财政部门完成52500万元。",
        ["ARI104"],
    ),
    "money by its sources": (
        "资金到位900万元，其中：中央资金500万元、省级资金300万元、市级资金150万元。",
        ["ARI104"],
    ),
    "money down to the office's own source": (
        "项目总投资1000万元，其中：中央资金600万元，省级资金300万元，县级配套资金50万元。",
        ["ARI104"],
    ),
    "a list that goes on in the next paragraph": (
        "2023年基本支出911.70万元，其中：人员经费489.18万元，主要包括基本工资等。\n\n公用经费46.89万元，主要包括办公费等。",
        ["ARI104"],
    ),
    "on the same basis": ("补助资金1650亿元，同口径较2021年增加94.76亿元，增长5.4%。", ["ARI102"]),
    "the level at its stage in the paragraph before": (
        (
            "2022年度“三公”经费支出年初预算为23.40万元，支出决算为6.50万元。\n\n"
            "2022年度“三公”经费支出决算数比上年减少31.33万元，下降62.82%。"
        ),
        ["ARI102"],
    ),
    "the level under another name, the year behind the comma": (
        "2020年度全区“三公”经费总支出为1928.76万元。与上年相比，2020年度的“三公”经费支出减少了1093.92万元，下降了46.2%。",
        ["ARI102"],
    ),
    "a rate of just the two amounts before it": (
        "衔接资金50419万元，已支出21185.83万元，支出率52.02%。",
        ["ARI105"],
    ),
    "a share of the nearest amount of its name": (
        "基本支出预算881300.39元。\n\n商品和服务支出165247.88元，占基本支出预算28.75%。\n\n2022年基本支出911000.39元。",
        ["ARI105"],
    ),
    "减幅": ("公务接待费2.70万元，比上年减少0.30万元，减幅20.00%。", ["ARI102"]),
    "the parts in paragraphs of their own": (
        "2023年基本支出911.70万元，其中：\n\n人员经费489.18万元，主要包括基本工资等。\n\n公用经费46.89万元，主要包括办公费等。",
        ["ARI104"],
    ),
}


@pytest.mark.parametrize("text", HOLD.values(), ids=HOLD)
def test_forms_that_hold(relations_of, text):
    assert broken(relations_of, text) == []


@pytest.mark.parametrize(("text", "codes"), BREAK.values(), ids=BREAK)
def test_forms_that_break(relations_of, text, codes):
    assert broken(relations_of, text) == codes
