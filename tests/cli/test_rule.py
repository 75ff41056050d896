"""`reportlint rule`."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.engine.registry import TOOL_RULES, installed

_CONFIG = """
[[rule]]
code = "ZWB001"
name = "vague"
title = "不写“基本完成”"
description = "要写明数字。"
kind = "phrase"
words = ["基本完成"]
"""


def test_every_rule_is_listed_once(run):
    lines = run("rule").stdout.splitlines()
    codes = [line.split()[0] for line in lines]
    assert codes == [*installed().rules, *(tool.code for tool in TOOL_RULES)]


def test_house_rules_are_listed_with_their_place(run):
    Path("reportlint.toml").write_text(_CONFIG, "utf-8")
    lines = run("rule").stdout.splitlines()
    assert "ZWB001  warning 不写“基本完成”（vague）（自己的规则，reportlint.toml:2）" in lines
    assert not any("ZWB001" in line for line in run("rule", "--isolated").stdout.splitlines())


@pytest.mark.parametrize("word", ["ZWB001", "zwb001", "vague", "ZWB"])
def test_a_house_rule_has_a_page(run, word):
    Path("reportlint.toml").write_text(_CONFIG, "utf-8")
    page = run("rule", word).stdout
    assert page.startswith("# 不写“基本完成”（ZWB001 vague）\n\n要写明数字。\n")
    assert "- 基本完成\n" in page


def test_pages_are_shown_for_codes_prefixes_and_names(run):
    page = run("rule", "change-direction", "RL002").stdout
    titles = [line for line in page.splitlines() if line.startswith("# ")]
    assert titles == ["# 增减方向矛盾（ARI101 change-direction）", "# 规则运行出错（RL002 check-crashed）"]


def test_all_pages_are_shown(run):
    titles = [line for line in run("rule", "--all").stdout.splitlines() if line.startswith("# ")]
    assert len(titles) >= len(installed().rules)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ARI999"], "没有规则 ARI999"),
        (["change-directon"], "（是不是 change-direction？）"),
        (["方向矛盾"], "没有规则 方向矛盾（是不是 ARI101 增减方向矛盾"),
        (["RL9"], "RL9 是 reportlint 自己的"),
    ],
)
def test_an_unknown_rule_is_said(run, words, said):
    result = run("rule", *words)
    assert result.exit_code == 2
    assert said in result.stderr
