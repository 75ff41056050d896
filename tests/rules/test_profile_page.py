"""What `reportlint profile` says of a profile."""

from __future__ import annotations

import pytest

from reportlint.rules.profile import Detection
from reportlint.rules.profile_files import parse_profiles
from reportlint.rules.profile_page import describe, recognised_by

WHOLE = """
id = "ours"
title = "本县的模板"
source = "县财政局2024年的通知"
extends = "base"
denominator = "全年预算数"
[detect]
titles = ["自评报告", "自评表"]
places = ["澄溪"]
headings = ["自评结论", "改进措施"]
labels = ["全年执行数"]
required = ["自评得分"]
first_year = 2023
[score]
required = true
parts = { "产出" = 62.5, "效益" = 37.5 }
[explain]
execution_below = 90
deviation_above = 30
[severity]
STR601 = "error"
SCO205 = "info"
[[section]]
path = "一、"
title = "自评结论"
also = ["自评结果", "评价结论"]
minimum = 80
weight = 62.5
[[section]]
title = "其他"
required = false
may_be_none = true
"""
RECOGNISED = (
    "怎样认出：标题里有“自评报告”或“自评表”；开头有“澄溪”；2023 年起的报告；全文里有“自评得分”；"
    "2 个章节标题、1 个栏目里有 3 个"
)
BASE = 'id = "base"\ngrade = [{ name = "优", from = 90 }, { name = "良", from = 79.5 }]'


def page(text, id_="ours"):
    return list(describe(parse_profiles([("a.toml", text), ("base.toml", BASE)])[id_]))


def test_all_that_a_profile_says():
    assert page(WHOLE) == [
        "ours：本县的模板",
        "依据：县财政局2024年的通知",
        "基础：base，这里没有写的与它相同",
        RECOGNISED,
        "  章节标题：自评结论、改进措施",
        "  栏目：全年执行数",
        "章节：",
        "  一、 自评结论　必备，至少 80 字，62.5 分（也可写作：自评结果、评价结论）",
        "   其他　可有可无，可以只写“无”",
        "得分：满分 100 分，其中产出 62.5 分、效益 37.5 分",
        "  自评结论里必须写明总分和等级",
        "等级：优 90 分（含）以上；良 79.5 分（含）以上、低于 90 分",
        "执行率：执行数÷全年预算数",
        "说明原因：执行率低于 90% 的",
        "说明原因：偏离目标超过 30% 的",
        "级别：SCO205 为 info、STR601 为 error",
    ]


def test_what_a_grade_means_elsewhere_is_said_apart():
    lines = page('id = "ours"\ngrade = [{ name = "良", from = 80 }, { name = "良", from = 75, below = 80 }]')
    assert lines[-2:] == ["等级：良 80 分（含）以上", "  别处的分法：良 75 分（含）以上、低于 80 分"]


def test_a_profile_that_says_nothing():
    assert page('id = "ours"') == ["ours：ours", "怎样认出：不自动选用", "得分：满分 100 分"]


@pytest.mark.parametrize(
    ("detection", "said"),
    [
        (Detection(), "不自动选用"),
        (Detection(titles=("自评",)), "不自动选用"),
        (Detection(headings=("甲", "乙"), needed=3), "2 个章节标题里有 2 个"),
        (Detection(labels=("甲", "乙", "丙"), needed=2), "3 个栏目里有 2 个"),
        (Detection(required=("甲",)), "全文里有“甲”"),
        (Detection(labels=("甲",), last_year=2021), "到 2021 年的报告；1 个栏目里有 1 个"),
        (Detection(labels=("甲",), first_year=2020, last_year=2021), "2020 年起到 2021 年的报告；1 个栏目里有 1 个"),
        (Detection(labels=("甲",), first_year=2021, last_year=2021), "2021 年的报告；1 个栏目里有 1 个"),
    ],
    ids=["nothing", "title alone", "few headings", "labels", "required", "until", "between", "one year"],
)
def test_how_it_is_recognised(detection, said):
    assert recognised_by(detection) == said
