from fractions import Fraction

import pytest

from reportlint.model.errors import DataError
from reportlint.model.findings import Severity
from reportlint.rules.profile_files import parse_profiles

BASE = """
id = "base"
title = "基本模板"
source = "某省财政厅"
level = "县"
denominator = "全年预算"

[detect]
titles = ["绩效自评报告"]
headings = ["自评结论"]
first_year = 2023

[score]
full = 100
required = true
parts = { "履职效能" = 50, "管理效率" = 50 }

[[grade]]
name = "优"
from = 90
[[grade]]
name = "良"
from = 80

[explain]
execution_below = 80
deviation_above = 30

[severity]
ARI105 = "warning"

[[section]]
path = "一、"
title = "部门基本情况"
also = ["单位基本情况"]
minimum = 50
weight = 5
may_be_none = true
[[section]]
title = "其他"
required = false
"""
CHILD = """
id = "child"
extends = "base"
title = "某市模板"
[severity]
ARI102 = "info"
"""


def parse(*texts):
    return parse_profiles([(f"{number}.toml", text) for number, text in enumerate(texts)])


def test_what_a_profile_says():
    profile = parse(BASE)["base"]
    assert (profile.title, profile.source, profile.level) == ("基本模板", "某省财政厅", "县")
    assert profile.denominator == "全年预算"
    assert (profile.full_score, profile.needs_score) == (100, True)
    assert profile.score_parts == {"履职效能": 50, "管理效率": 50}
    assert (profile.explain_below, profile.explain_deviation) == (Fraction(80), Fraction(30))
    assert profile.severities == {"ARI105": Severity.WARNING}


def test_by_what_it_is_recognised():
    detection = parse(BASE)["base"].detection
    assert (detection.titles, detection.headings) == (("绩效自评报告",), ("自评结论",))
    assert (detection.first_year, detection.last_year) == (2023, None)


def test_sections():
    first, second = parse(BASE)["base"].sections
    assert (first.title, first.names, first.path) == ("部门基本情况", ("部门基本情况", "单位基本情况"), "一、")
    assert (first.required, first.minimum, first.weight, first.may_be_none) == (True, 50, 5, True)
    assert (second.required, second.minimum, second.weight) == (False, 0, None)


def test_grades_reach_up_to_the_next_one():
    best, second = parse(BASE)["base"].grades
    assert (best.name, best.low, best.high) == ("优", 90, None)
    assert (second.name, second.low, second.high) == ("良", 80, 90)


@pytest.mark.parametrize("texts", [(BASE, CHILD), (CHILD, BASE)], ids=["parent first", "child first"])
def test_a_profile_takes_over_what_it_does_not_say(texts):
    child = parse(*texts)["child"]
    assert (child.title, child.source, child.needs_score) == ("某市模板", "某省财政厅", True)
    assert child.sections == parse(BASE)["base"].sections
    assert child.severities == {"ARI105": Severity.WARNING, "ARI102": Severity.INFO}


def test_extending_twice():
    grandchild = 'id = "grandchild"\nextends = "child"'
    assert parse(BASE, CHILD, grandchild)["grandchild"].title == "某市模板"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("id = ", r"模板文件 0\.toml 不是合格的 TOML", id="no TOML"),
        pytest.param('title = "某模板"', r"模板文件 0\.toml 缺少 id", id="no id"),
        pytest.param('id = "a"\nsections = []', r"模板文件 0\.toml 里有不认识的项：sections", id="unknown key"),
        pytest.param(
            'id = "a"\n[[section]]\ntitle = "甲"\nneeded = true', r"里有不认识的项：needed", id="unknown section key"
        ),
        pytest.param('id = "a"\nextends = "b"', r"extends 指向的 b 不存在或循环", id="unknown parent"),
        pytest.param('id = "a"\nextends = "a"', r"extends 指向的 a 不存在或循环", id="its own parent"),
        pytest.param('id = "a"\n[severity]\nARI101 = "fatal"', r"级别 fatal 不存在", id="unknown severity"),
    ],
)
def test_wrong_files(text, message):
    with pytest.raises(DataError, match=message):
        parse(text)


def test_the_built_in_profiles_are_right():
    from reportlint.engine.registry import installed

    profiles = installed().profiles
    assert {"default", "guangdong-department", "guangdong-department-prefecture"} <= set(profiles)
    for profile in profiles.values():
        assert profile.source
        assert sum(profile.score_parts.values()) in (0, profile.full_score)
