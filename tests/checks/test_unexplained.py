"""CMP902 with a template that says from where on reasons are due."""

from dataclasses import replace

import pytest

from reportlint.engine.registry import installed
from reportlint.engine.runner import Linter, Settings
from reportlint.engine.selection import Selection

STRICT = """
id = "strict"
title = "要求说明原因的模板"
extends = "default"

[explain]
execution_below = 90
deviation_above = 30
"""


@pytest.fixture(scope="module")
def linter():
    registry = replace(installed(), own_profiles=(("strict.toml", STRICT),))
    return Linter(registry, Settings("strict", Selection(("CMP902",))))


def told(linter, text, name="报告.txt"):
    return [(report.message, report.location.quote) for report in linter.check_bytes(text.encode(), name).findings]


def form(result, reason=""):
    rows = ["| 三级指标 | 指标值 | 完成值 | 分值 | 得分 | 偏差原因 |", "| --- | --- | --- | --- | --- | --- |"]
    return "\n".join([*rows, f"| 培训人次 | 200人次 | {result} | 20 | 20 | {reason} |"])


def test_a_low_rate_without_a_reason(linter):
    found = told(linter, "全年预算120万元，执行98.4万元，预算执行率82.00%。\n\n二、自评结论\n自评得分92分。\n")
    assert found == [("执行率只有82.00%，低于90%的要说明原因，这里没有写。", "预算执行率82.00%")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("全年预算120万元，执行98.4万元，预算执行率82.00%，主要原因是设备尚未验收。\n", id="same-sentence"),
        pytest.param("预算执行率82.00%。\n\n由于设备尚未验收，尾款结转下年支付。\n", id="next-paragraph"),
        pytest.param("全年预算120万元，执行115.2万元，预算执行率96.00%。\n", id="above"),
        pytest.param("群众满意率82.00%。\n", id="another-rate"),
    ],
)
def test_rates_that_need_no_reason(linter, text):
    assert told(linter, text) == []


def test_a_large_deviation_without_a_reason(linter):
    assert told(linter, form("290人次"), "表.md") == [("“培训人次”的完成值与目标相差45.0%，原因一栏空着。", "290人次")]


@pytest.mark.parametrize(("result", "reason"), [("290人次", "新增线上培训"), ("230人次", ""), ("200人次", "")])
def test_deviations_that_need_no_reason(linter, result, reason):
    assert told(linter, form(result, reason), "表.md") == []


def test_the_default_wants_no_reasons():
    linter = Linter(installed(), Settings(None, Selection(("CMP902",))))
    assert told(linter, "预算执行率82.00%。\n") == []
