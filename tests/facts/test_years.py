import pytest


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        pytest.param("溪南县水务局2024年度部门决算公开说明", [("标题", 2024)], id="title"),
        pytest.param("2024年溪南县水务局部门预算说明", [("标题", 2024)], id="year without 度"),
        pytest.param("评价年度：2024年度", [("封面的年度", 2024)], id="field"),
        pytest.param("预算年度:2023", [("封面的年度", 2023)], id="field without 年"),
        pytest.param("2022—2023年度项目绩效评价报告", [], id="range"),
        pytest.param("2024年，我局完成了各项任务，编制了报告。", [], id="prose"),
        pytest.param("12024年度部门决算公开说明", [], id="part of a longer number"),
    ],
)
def test_mentions(facts_of, text, mentions):
    assert [(found.role, found.year) for found in facts_of(text).year_mentions] == mentions


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("溪南县水务局2024年度部门决算公开说明\n\n2023年度支出5万元，2023年度收入6万元。", 2024),
        ("绩效报告\n\n2023年度支出5万元，2023年度收入6万元，2022年度支出4万元。", 2023),
        ("绩效报告\n\n支出5万元。", None),
    ],
)
def test_the_year_of_the_report(facts_of, text, year):
    assert facts_of(text).year == year
