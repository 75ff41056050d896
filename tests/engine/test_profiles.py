"""Which template a report is taken for, and why. `reports/` holds an invented report after each packed template."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from reportlint.engine.registry import installed
from reportlint.engine.runner import Linter, Settings
from reportlint.engine.selection import Selection

_REPORTS = Path(__file__).parent / "reports"
_PROFILES = installed().profiles
_IDS = sorted(_PROFILES)
_DETECTED = [id_ for id_ in _IDS if _PROFILES[id_].detection.marks]
_HOUSE = """
id = "house"
title = "本县的模板"
[detect]
titles = ["绩效自评报告"]
headings = ["年度目标", "资金使用", "自评打分", "问题和打算"]
first_year = 2023
last_year = 2024
"""
_TEXT = "{title}\n一、年度目标\n建成水窖12口。\n二、资金使用\n支出36万元。\n三、自评打分\n得分92分。\n"


@cache
def linter(own=(), wanted=None):
    registry = replace(installed(), own_profiles=tuple((f"own{number}.toml", one) for number, one in enumerate(own)))
    return Linter(registry, Settings(wanted, Selection(("STR", "SCO"))))


def check(text, *own, wanted=None):
    """The id of the profile for a text, and the reason."""
    found = linter(own, wanted).check_bytes(text.encode(), "a.txt")
    return found.profile, found.profile_reason


def report(id_):
    return (_REPORTS / f"{id_}.txt").read_text("utf-8")


def made_of_its_marks(profile):
    """A text with every mark of a profile and nothing else."""
    wanted = profile.detection
    year = wanted.first_year or wanted.last_year or 2023
    title = f"{''.join(wanted.places)}{year}年度{next(iter(wanted.titles), '报告')}"
    words = [*wanted.headings, *wanted.labels, *wanted.required]
    return "\n".join([title, *(f"{word}\n内容见后。" for word in words)])


def test_there_is_a_report_for_every_packed_profile():
    assert sorted(path.stem for path in _REPORTS.glob("*.txt")) == sorted(["default", *_DETECTED])
    assert set(_IDS) - set(_DETECTED) == {"default", "national"}


@pytest.mark.parametrize("id_", ["default", *_DETECTED])
def test_a_report_is_recognised(id_):
    assert check(report(id_))[0] == id_


@pytest.mark.parametrize("id_", ["default", *_DETECTED])
def test_a_report_after_its_template_lacks_nothing(id_):
    found = linter().check_bytes(report(id_).encode(), "a.txt")
    assert [(one.code, one.message) for one in found.findings] == []


@pytest.mark.parametrize("id_", _DETECTED)
def test_every_packed_profile_can_be_reached(id_):
    assert check(made_of_its_marks(_PROFILES[id_]))[0] == id_


@pytest.mark.parametrize("id_", _DETECTED)
def test_half_a_report_is_no_other_template_that_is_not_its_base(id_):
    lines = report(id_).splitlines(keepends=True)
    found, _ = check("".join(lines[: len(lines) // 2]))
    assert found in (id_, _PROFILES[id_].extends, "default")


@pytest.mark.parametrize("id_", _IDS)
def test_every_packed_profile_names_its_source(id_):
    profile = _PROFILES[id_]
    assert profile.source
    assert profile.title
    assert profile.id == id_


@pytest.mark.parametrize("id_", _IDS)
def test_scores_and_grades_of_packed_profiles_are_whole(id_):
    profile = _PROFILES[id_]
    assert sum(profile.score_parts.values()) in (0, profile.full_score)
    assert profile.grades[0].high is None
    assert 0 in [grade.low for grade in profile.grades]


@pytest.mark.parametrize("id_", _DETECTED)
def test_packed_profiles_want_more_than_one_mark(id_):
    detection = _PROFILES[id_].detection
    assert min(detection.needed, len(detection.headings) + len(detection.labels)) >= 2
    assert detection.needed <= len(detection.headings) + len(detection.labels)


@pytest.mark.parametrize("id_", _IDS)
def test_section_names_are_not_said_twice(id_):
    for section in _PROFILES[id_].sections:
        assert len(set(section.names)) == len(section.names), section.title


def test_the_reason_names_the_marks():
    reason = check(report("shanghai-project-evaluation"))[1]
    assert reason == (
        "与“上海市项目绩效评价报告”相符：有“绩效评价工作方案制定过程”“数据采集方法及过程”“绩效评价实施过程”等 8 处"
    )


def test_few_marks_are_all_named():
    reason = check(report("yunnan-project-2024"))[1]
    assert reason == "与“云南省项目支出绩效单位自评报告（2024年度起）”相符：有“项目概况”“项目立项背景”"


def test_without_marks_it_is_the_default():
    assert check("会议通知\n定于周三上午开会。") == ("default", "没有认出模板，只查各地通用的要求")


def test_a_profile_that_was_asked_for_is_used_whatever_the_report_shows():
    assert check(report("transfer-payment"), wanted="default") == ("default", "由使用者指定")


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("澄溪县2023年度水窖项目绩效自评报告", "house"),
        ("澄溪县2024年度水窖项目绩效自评报告", "house"),
        ("澄溪县2022年度水窖项目绩效自评报告", "default"),
        ("澄溪县2025年度水窖项目绩效自评报告", "default"),
        ("水窖项目绩效自评报告", "default"),
        ("澄溪县2023年度水窖项目总结", "default"),
    ],
)
def test_title_and_year(title, found):
    assert check(_TEXT.format(title=title), _HOUSE)[0] == found


def test_traditional_characters_full_width_and_spaces_are_read_alike():
    text = _TEXT.format(title="澄溪縣２０２３年度水窖項目績 效 自 評 報 告").replace("年度目标", "年度目標")
    assert check(text, _HOUSE)[0] == "house"


def test_too_few_marks():
    text = _TEXT.replace("二、资金使用\n支出36万元。\n", "")
    assert check(text.format(title="2023年度绩效自评报告"), _HOUSE)[0] == "default"


def test_all_of_the_required_words_must_be_there():
    own = _HOUSE.replace("first_year = 2023", 'required = ["水窖", "泵站"]')
    text = _TEXT.format(title="2023年度绩效自评报告")
    assert check(text, own)[0] == "default"
    assert check(f"{text}四、泵站\n维修2座。", own) == (
        "house",
        "与“本县的模板”相符：有“水窖”“泵站”“年度目标”等 5 处",
    )


def test_labels_are_found_across_the_cells_of_a_form():
    own = 'id = "form"\ntitle = "表"\n[detect]\nlabels = ["全年预算数（A）全年执行数（B）"]'
    text = "自评表\n\n|项目|全年预算数(A)|全年执行数(B)|\n|---|---|---|\n|水窖|36|36|\n"
    assert check(text, own)[0] == "form"


def test_places_must_be_near_the_beginning():
    own = _HOUSE.replace("[detect]", '[detect]\nplaces = ["澄溪"]')
    assert check(_TEXT.format(title="澄溪县2023年度绩效自评报告"), own)[0] == "house"
    late = _TEXT.format(title="2023年度绩效自评报告") + "四、项目明细\n" + "水窖一口。\n" * 200 + "澄溪县\n"
    assert check(late, own)[0] == "default"


def test_two_that_fit_alike_are_left_undecided():
    other = _HOUSE.replace('"house"', '"other"').replace("本县", "邻县")
    found, reason = check(_TEXT.format(title="2023年度绩效自评报告"), _HOUSE, other)
    assert found == "default"
    assert reason == "与“本县的模板”、“邻县的模板”同样相符，分不清，只查各地通用的要求"


def test_the_one_with_more_marks_is_used():
    other = _HOUSE.replace('"house"', '"other"').replace('"问题和打算"', '"水窖清单"')
    text = _TEXT.format(title="2023年度绩效自评报告") + "四、水窖清单\n见附表。\n"
    assert check(text, _HOUSE, other)[0] == "other"


def test_an_extension_without_marks_of_its_own_does_not_hide_its_base():
    own = 'id = "ours"\nextends = "house"\n[detect]\nlabels = ["专项债券"]'
    text = _TEXT.format(title="2023年度绩效自评报告")
    assert check(text, _HOUSE, own)[0] == "house"
    assert check(f"{text}四、专项债券\n无。", _HOUSE, own)[0] == "ours"


def test_a_table_of_contents_shows_the_template_too():
    lines = ["2023年度部门决算", "目录", "第一部分 单位概况 3", "第二部分 决算情况说明 PAGEREF _Toc25831 h 3"]
    names = ["收入支出决算总体情况说明", "收入决算情况说明", "支出决算情况说明", "名词解释"]
    assert check("\n".join([*lines, *(f"{name}……{number}" for number, name in enumerate(names, 4))]))[0] == (
        "final-account"
    )
