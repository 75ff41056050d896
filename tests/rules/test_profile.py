"""Profiles as TOML files: what they say, what they take over, and what is said of files that are none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.errors import DataError
from reportlint.model.findings import Severity
from reportlint.rules.profile import Detection, Grade
from reportlint.rules.profile_files import parse_profiles

BASE = """
id = "base"
title = "基本模板"
source = "某省财政厅"
denominator = "全年预算"

[detect]
titles = ["绩效自评报告"]
headings = ["自评结论"]
labels = ["全年执行数"]
places = ["某省"]
required = ["自评得分"]
needed = 2
first_year = 2023

[score]
full = 100
required = true
parts = { "履职效能" = 50, "管理效率" = 49.5 }

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
[detect]
places = ["某市"]
last_year = 2024
[severity]
ARI102 = "info"
"""


def parse(*texts, own=(), codes=None):
    return parse_profiles(
        [(f"{number}.toml", text) for number, text in enumerate(texts)],
        [(f"own{number}.toml", text) for number, text in enumerate(own)],
        codes,
    )


def test_what_a_profile_says():
    profile = parse(BASE)["base"]
    assert (profile.title, profile.source, profile.extends) == ("基本模板", "某省财政厅", None)
    assert profile.denominator == "全年预算"
    assert (profile.full_score, profile.needs_score) == (100, True)
    assert profile.score_parts == {"履职效能": 50, "管理效率": Fraction(99, 2)}
    assert (profile.explain_below, profile.explain_deviation) == (Fraction(80), Fraction(30))
    assert profile.severities == {"ARI105": Severity.WARNING}


def test_by_what_it_is_recognised():
    detection = parse(BASE)["base"].detection
    assert (detection.titles, detection.headings) == (("绩效自评报告",), ("自评结论",))
    assert (detection.labels, detection.places, detection.required) == (("全年执行数",), ("某省",), ("自评得分",))
    assert (detection.needed, detection.marks) == (2, 3)
    assert (detection.first_year, detection.last_year) == (2023, None)


def test_sections():
    first, second = parse(BASE)["base"].sections
    assert (first.title, first.names, first.path) == ("部门基本情况", ("部门基本情况", "单位基本情况"), "一、")
    assert (first.required, first.minimum, first.weight, first.may_be_none) == (True, 50, 5, True)
    assert (second.required, second.minimum, second.weight, second.may_be_none) == (False, 0, None, False)


@pytest.mark.parametrize(
    ("words", "is_it"),
    [
        ("部门基本情况", True),
        ("单位基本情况", True),
        ("澄溪县水务局2024年度部门基本情况（含下属单位）", True),
        ("部门基本情况表", False),
        ("部门绩效情况", False),
    ],
)
def test_a_heading_is_told_by_its_words(words, is_it):
    section, _ = parse(BASE)["base"].sections
    assert section.is_headed(words) is is_it


def test_an_empty_file_with_an_id_is_a_profile_that_demands_nothing():
    profile = parse('id = "a"')["a"]
    assert (profile.title, profile.full_score, profile.needs_score) == ("a", 100, False)
    assert (profile.sections, profile.grades, profile.detection) == ((), (), Detection())


def test_grades_reach_up_to_the_next_one():
    best, second = parse(BASE)["base"].grades
    assert (best.name, best.low, best.high) == ("优", 90, None)
    assert (second.name, second.low, second.high) == ("良", 80, 90)


def test_a_grade_that_says_where_it_ends_stands_beside_the_others():
    text = """
id = "a"
grade = [
  { name = "优", from = 90 }, { name = "良", from = 75, below = 80 },
  { name = "良", from = 80 }, { name = "中", from = 60 },
]
"""
    assert parse(text)["a"].grades == (
        Grade("优", Fraction(90), None),
        Grade("良", Fraction(75), Fraction(80)),
        Grade("良", Fraction(80), Fraction(90)),
        Grade("中", Fraction(60), Fraction(80)),
    )


@pytest.mark.parametrize("texts", [(BASE, CHILD), (CHILD, BASE)], ids=["parent first", "child first"])
def test_a_profile_takes_over_what_it_does_not_say(texts):
    child, base = parse(*texts)["child"], parse(BASE)["base"]
    assert (child.title, child.source, child.needs_score) == ("某市模板", "某省财政厅", True)
    assert (child.sections, child.grades, child.score_parts) == (base.sections, base.grades, base.score_parts)
    assert (child.explain_below, child.denominator) == (80, "全年预算")
    assert child.severities == {"ARI105": Severity.WARNING, "ARI102": Severity.INFO}


def test_marks_are_taken_over_one_by_one():
    detection = parse(BASE, CHILD)["child"].detection
    assert (detection.places, detection.headings, detection.needed) == (("某市",), ("自评结论",), 2)
    assert (detection.first_year, detection.last_year) == (2023, 2024)


def test_extending_twice():
    grandchild = 'id = "grandchild"\nextends = "child"'
    assert parse(BASE, CHILD, grandchild)["grandchild"].title == "某市模板"


def test_lists_are_replaced_as_a_whole():
    child = 'id = "a"\nextends = "base"\ngrade = []\n[[section]]\ntitle = "甲"'
    profile = parse(BASE, child)["a"]
    assert ([section.title for section in profile.sections], profile.grades) == (["甲"], ())


def test_an_own_profile_takes_the_place_of_a_packed_one():
    own = 'id = "base"\ntitle = "我们的"'
    profiles = parse(BASE, CHILD, own=[own])
    assert (profiles["base"].title, profiles["base"].sections) == ("我们的", ())
    assert profiles["child"].sections == ()


def test_an_own_profile_may_extend_the_packed_one_of_its_name():
    own = 'id = "base"\nextends = "base"\ntitle = "我们的"'
    profile = parse(BASE, own=[own])["base"]
    assert (profile.title, len(profile.sections)) == ("我们的", 2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id = ", r"模板文件 0\.toml 不是合格的 TOML"),
        (f"id = {'[' * 5000}", r"模板文件 0\.toml 不是合格的 TOML：括号套得太深"),
        ('title = "某模板"', r"模板文件 0\.toml 缺少 id"),
        ("id = 3", r"模板文件 0\.toml 的 id 应是文字，现在是数"),
        ('id = " "', r"模板文件 0\.toml 的 id 不能为空"),
        ('id = "甲"', r"的 id“甲”不是小写英文字母、数字和 - 组成的名称"),
        ('id = "auto"', r"的 id“auto”不是小写英文字母、数字和 - 组成的名称（auto 除外）"),
        ('id = "a"\nsections = []', r"模板文件 0\.toml 里有不认识的项：sections"),
        ('id = "a"\ntitle = ["甲"]', r"的 title 应是文字，现在是列表"),
        ('id = "a"\nsource = 2024-01-01', r"的 source 应是文字，现在是日期或时间"),
        ('id = "a"\nsection = "甲"', r"的 section 应是列表，现在是文字"),
        ('id = "a"\nsection = ["甲"]', r"的 section\[1\] 应是表，现在是文字"),
        ('id = "a"\n[[section]]\ntitle = "甲"\nneeded = true', r"里有不认识的项：needed（在 section\[1\] 里）"),
        ('id = "a"\n[[section]]\nalso = ["甲"]', r"缺少 section\[1\]\.title"),
        (
            'id = "a"\n[[section]]\ntitle = "甲"\nalso = ["乙", ""]',
            r"的 section\[1\]\.also 应是文字的列表，每项都不能为空",
        ),
        ('id = "a"\n[[section]]\ntitle = "甲"\nrequired = 1', r"的 section\[1\]\.required 应是true 或 false，现在是数"),
        ('id = "a"\n[[section]]\ntitle = "甲"\nminimum = true', r"minimum 应是整数，现在是true 或 false"),
        ('id = "a"\n[[section]]\ntitle = "甲"\nminimum = -1', r"minimum 应在 0 到 1000000 之间，现在是 -1"),
        ('id = "a"\n[[section]]\ntitle = "甲"\nweight = 1e9', r"weight 应在 0 到 10000 之间，现在是 1E\+9"),
        ('id = "a"\n[[section]]\ntitle = "甲"\nweight = nan', r"weight 应在 0 到 10000 之间，现在是 NaN"),
        ('id = "a"\n[[section]]\ntitle = "甲"\nweight = 1e-999999999', r"weight 最多写 6 位小数，现在是 1E-999999999"),
        (f'id = "a"\n[[section]]\ntitle = "甲"\nminimum = {"9" * 4000}', r"现在是 9{20}…"),
        ('id = "a"\ndetect = "标题"', r"的 detect 应是表，现在是文字"),
        ('id = "a"\n[detect]\nheading = ["甲"]', r"里有不认识的项：heading（在 detect 里）"),
        ('id = "a"\n[detect]\nheadings = "甲"', r"的 detect\.headings 应是列表，现在是文字"),
        ('id = "a"\n[detect]\nneeded = 0', r"的 detect\.needed 应在 1 到 100 之间，现在是 0"),
        ('id = "a"\n[detect]\nfirst_year = 23', r"的 detect\.first_year 应在 1900 到 2999 之间，现在是 23"),
        (
            'id = "a"\n[detect]\nfirst_year = 2024\nlast_year = 2023',
            r"的 detect\.last_year 是 2023 年，早于 first_year 的 2024 年",
        ),
        ('id = "a"\n[[grade]]\nname = "优"', r"的等级“优”缺少 from"),
        (
            'id = "a"\ngrade = [{ name = "良", from = 80 }, { name = "优", from = 90.5 }]',
            r"的 grade\[2\]\.from 是 90\.5，等级要从高到低写，上一级从 80 分起",
        ),
        (
            'id = "a"\n[[grade]]\nname = "良"\nfrom = 80\nbelow = 80',
            r"的 grade\[1\]\.below 是 80，不高于 from 的 80",
        ),
        ('id = "a"\n[score]\nparts = [50]', r"的 score\.parts 应是表，现在是列表"),
        ('id = "a"\n[score.parts]\n"甲" = "五十"', r"的 score\.parts\.甲 应是数，现在是文字"),
        ('id = "a"\n[score]\nfull = inf', r"的 score\.full 应在 0 到 10000 之间，现在是 Infinity"),
        ('id = "a"\n[explain]\nbelow = 90', r"里有不认识的项：below（在 explain 里）"),
        (
            'id = "a"\n[severity]\nARI101 = "fatal"',
            r"的 severity\.ARI101 的级别 fatal 不存在，只有 error、warning、info",
        ),
        ('id = "a"\n[severity]\nARI101 = 1', r"的 severity\.ARI101 应是文字，现在是数"),
        ('id = "a"\n[severity]\nARI999 = "info"', r"的 severity\.ARI999 不是规则的代码"),
        ('id = "a"\nextends = "b"', r"extends 指向的 b 不存在或循环"),
        ('id = "a"\nextends = "a"', r"extends 指向的 a 不存在或循环"),
        ('id = "a"\nextends = 1', r"的 extends 应是文字，现在是数"),
    ],
    ids=lambda value: value[:40].replace("\n", " "),
)
def test_wrong_files(text, message):
    with pytest.raises(DataError, match=message):
        parse(text, codes={"ARI101"})


def test_two_files_with_one_id():
    with pytest.raises(DataError, match=r"模板文件 1\.toml 的 id“base”与模板文件 0\.toml 的相同"):
        parse(BASE, BASE)


@pytest.mark.parametrize(
    ("packed", "own"),
    [
        (['id = "a"\nextends = "b"', 'id = "b"\nextends = "a"'], []),
        (['id = "a"\nextends = "b"', 'id = "b"\nextends = "c"', 'id = "c"\nextends = "b"'], []),
        (['id = "a"'], ['id = "b"\nextends = "c"', 'id = "c"\nextends = "b"']),
        (['id = "a"\nextends = "b"', 'id = "b"'], ['id = "b"\nextends = "a"']),
    ],
    ids=["two", "into a circle", "own ones", "own over packed"],
)
def test_circles(packed, own):
    with pytest.raises(DataError, match="不存在或循环"):
        parse(*packed, own=own)


VALUES = st.recursive(
    st.sampled_from(["true", "-1", "0", "101", "2.5", "nan", "-inf", "1e-400", '""', '"优"', '"a"', "1979-05-27"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.tuples(st.sampled_from(["name", "from", "title", "also", "x"]), inner).map(
            lambda one: f"{{{one[0]}={one[1]}}}"
        ),
    ),
    max_leaves=5,
)
KEYS = [
    "id",
    "title",
    "source",
    "extends",
    "denominator",
    "detect",
    "section",
    "grade",
    "score",
    "explain",
    "severity",
    "x",
]


def outcome(text):
    """The profiles that a file is read as, or what is said of it."""
    try:
        return list(parse(text))
    except DataError as error:
        return str(error)


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5))
def test_whatever_a_file_holds_it_is_a_profile_or_said_to_be_none(values):
    found = outcome("\n".join(f"{key} = {value}" for key, value in values.items()))
    assert found == ["a"] if isinstance(found, list) else found.startswith("模板文件 0.toml")
