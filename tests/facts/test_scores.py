from fractions import Fraction

import pytest


@pytest.mark.parametrize(
    ("text", "label", "score"),
    [
        ("自评得分96.5分。", "自评得分", "96.5"),
        ("我局绩效自评总分为98分。", "绩效自评总分", "98"),
        ("综合得分：92.35分", "综合得分", "92.35"),
        ("经评定，项目自评总得分95分。", "项目自评总得分", "95"),
        ("总分99", "总分", "99"),
    ],
)
def test_scores(facts_of, text, label, score):
    [found] = facts_of(text).scores
    assert (found.label, found.score) == (label, Fraction(score))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("总分100分。", id="full score"),
        pytest.param("该项指标得分9.5分。", id="one indicator"),
        pytest.param("满意度得分9.5分。", id="one indicator by name"),
        pytest.param("自评得分90分以上的项目有5个。", id="limit"),
        pytest.param("自评得分率95%。", id="rate"),
        pytest.param("得分95个。", id="count"),
        pytest.param("部分项目扣分5分。", id="deduction"),
    ],
)
def test_no_total_scores(facts_of, text):
    assert facts_of(text).scores == ()


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("评价等级为优。", "优"),
        ("自评等级为“良”。", "良"),
        ("绩效自评结果为优秀。", "优"),
        ("绩效等级属于“中”。", "中"),
        ("评定为“差”等级。", "差"),
        ("评价结果为合格。", "合格"),
        ("评价等级：优", "优"),
    ],
)
def test_grades(facts_of, text, grade):
    assert [found.grade for found in facts_of(text).grades] == [grade]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("评价结果分四档，90分（含）以上为优，80分至90分为良，60分至80分为中，60分以下为差。", id="scale"),
        pytest.param(
            "评价等级：90分（含）以上为优，80分至90分为良，60分至80分为中，60分以下为差。", id="scale after a colon"
        ),
        pytest.param("营商环境持续优化，等级医院5家。", id="words"),
        pytest.param("评价等级为优良率的重要依据。", id="longer word"),
    ],
)
def test_no_grades(facts_of, text):
    assert facts_of(text).grades == ()
