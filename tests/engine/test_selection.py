"""Which rules run, and how severe their findings are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reportlint.engine.assembly import assemble
from reportlint.engine.config import Config
from reportlint.engine.registry import TOOL_RULES, Rule, installed
from reportlint.engine.runner import Linter, Settings
from reportlint.engine.selection import Selection, SelectionError, codes, did_you_mean, is_tool_rule, parse_severities
from reportlint.model.findings import Confidence, Severity
from reportlint.rules.check import Check
from reportlint.rules.house import HouseRule
from reportlint.rules.house_demands import Phrase
from reportlint.rules.house_page import HousePage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def rule(code: str, name: str, stage: str = "stable") -> Rule:
    check = Check(code, name, code, Severity.WARNING, lambda _: iter(()), stage)  # type: ignore[arg-type]
    return Rule(check, HousePage(HouseRule(code, name, code, Phrase(("甲",)))), "")


RULES: Mapping[str, Rule] = {
    one.check.code: one
    for one in (
        rule("AAA101", "first"),
        rule("AAA102", "second"),
        rule("AAB201", "third"),
        rule("BBB301", "new", "preview"),
    )
}


@pytest.mark.parametrize(
    ("select", "ignore", "preview", "running"),
    [
        ((), (), False, "AAA101 AAA102 AAB201"),
        ((), (), True, "AAA101 AAA102 AAB201 BBB301"),
        (("ALL",), (), False, "AAA101 AAA102 AAB201"),
        (("AAA",), (), False, "AAA101 AAA102"),
        (("aa",), (), False, "AAA101 AAA102 AAB201"),
        (("AA", "AAB"), ("AAA",), False, "AAB201"),
        ((), ("AAA",), False, "AAB201"),
        ((), ("second",), False, "AAA101 AAB201"),
        (("first,third",), (), False, "AAA101 AAB201"),
        (("AAA101",), ("AAA",), False, "AAA101"),
        (("AAA",), ("AAA101",), False, "AAA102"),
        (("AAA",), ("AAA",), False, ""),
        (("AAA101",), ("first",), False, ""),
        (("ALL", "AAA101"), ("A",), False, "AAA101"),
        ((), ("ALL",), False, ""),
        (("AAA",), ("ALL",), False, "AAA101 AAA102"),
        (("BBB",), (), False, ""),
        (("BBB301",), (), False, "BBB301"),
        (("new",), (), False, "BBB301"),
        (("ALL", "new"), (), False, "AAA101 AAA102 AAB201 BBB301"),
        (("BBB",), (), True, "BBB301"),
        (("new",), ("BBB301",), True, ""),
    ],
)
def test_the_longest_prefix_wins(select: tuple[str, ...], ignore: tuple[str, ...], preview: bool, running: str):
    selection = Selection.parse(RULES, select, ignore, preview=preview)
    assert " ".join(code for code, one in RULES.items() if selection(one)) == running


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("AAC", "没有规则 AAC；"),
        ("AAA103", "没有规则 AAA103（是不是 AAA101？）"),
        ("secnd", "没有规则 secnd（是不是 second？）"),
        ("第一", "没有规则 第一；"),
        ("RL", "RL 是 reportlint 自己的问题"),
        ("RL001", "RL001 是 reportlint 自己的问题"),
        ("rl002", "rl002 是 reportlint 自己的问题"),
    ],
)
def test_what_means_no_rule_is_an_error(word: str, said: str):
    with pytest.raises(SelectionError) as caught:
        list(codes(RULES, [word]))
    assert str(caught.value).startswith(said)


def test_the_tools_own_rules_are_known_by_code_and_name():
    assert all(is_tool_rule(tool.code) and is_tool_rule(tool.name) for tool in TOOL_RULES)
    assert not any(is_tool_rule(code) or is_tool_rule(one.check.name) for code, one in installed().rules.items())


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ((), {}),
        (("AAA=error",), {"AAA101": "error", "AAA102": "error"}),
        (("AAA101=info", "AAA=error"), {"AAA101": "info", "AAA102": "error"}),
        (("AAA=error", "AAA=info"), {"AAA101": "info", "AAA102": "info"}),
        (("ALL=info", "second=Warning"), {"AAA101": "info", "AAA102": "warning", "AAB201": "info", "BBB301": "info"}),
    ],
)
def test_severities_by_prefix(words: tuple[str, ...], levels: dict[str, str]):
    assert {code: level.label for code, level in parse_severities(RULES, words).items()} == levels


@pytest.mark.parametrize("word", ["AAA=fatal", "AAA=", "AAA", "XXX=info", "RL001=info"])
def test_severities_that_cannot_be_are_errors(word: str):
    with pytest.raises(SelectionError):
        parse_severities(RULES, [word])


@pytest.mark.parametrize(
    ("word", "hint"), [("warnin", "（是不是 warning？）"), ("WARNING", "（是不是 warning？）"), ("xyz", "")]
)
def test_a_hint_where_something_is_near(word: str, hint: str):
    assert did_you_mean(word, ["error", "warning"]) == hint
    assert did_you_mean(word, []) == ""


_CHECK = """
from reportlint.api import Check, Confidence, Severity

def run(ctx):
    span = ctx.document.blocks[0].span
    for number, severity in enumerate(Severity):
        yield ctx.finding(span(number, number + 1), "甲。", severity=severity)
    yield ctx.finding(span(4, 5), "乙。", confidence=Confidence.LOW)
    yield ctx.finding(span(5, 6), "丙。", confidence=Confidence.MEDIUM)

CHECK = Check("HOU001", "every-level", "一", Severity.WARNING, run)
"""


def told(folder: Path, settings: Settings, check: str = _CHECK) -> list[str]:
    """Severity and confidence of what a check says under settings."""
    (folder / "every_level.py").write_text(check, "utf-8")
    (folder / "every_level.md").write_text("# 一（HOU001 every-level）\n", "utf-8")
    settings = replace(settings, selection=Selection(("HOU001",)))
    found = Linter(installed([str(folder)]), settings).check_bytes("一、收支情况".encode(), "a.txt").findings
    return [f"{report.severity.label} {report.confidence.label}" for report in found]


@pytest.mark.parametrize(
    ("wanted", "levels"),
    [
        (None, ["info", "warning", "error", "info", "warning"]),
        (Severity.ERROR, ["info", "error", "error", "info", "error"]),
        (Severity.WARNING, ["info", "warning", "warning", "info", "warning"]),
        (Severity.INFO, ["info", "info", "info", "info", "info"]),
    ],
    ids=["as they are", "error", "warning", "info"],
)
def test_another_level_does_not_raise_what_is_less_than_usual(
    tmp_path: Path, wanted: Severity | None, levels: list[str]
):
    settings = Settings(severities={} if wanted is None else {"HOU001": wanted})
    assert [line.split()[0] for line in told(tmp_path, settings)] == levels


@pytest.mark.parametrize(("least", "kept"), [("low", 5), ("medium", 4), ("high", 3)])
def test_what_is_not_sure_enough_is_dropped(tmp_path: Path, least: str, kept: int):
    assert len(told(tmp_path, Settings(min_confidence=Confidence[least.upper()]))) == kept


def test_a_crash_is_never_dropped(tmp_path: Path):
    crash = _CHECK.replace("    span =", "    1 / 0\n    span =")
    assert told(tmp_path, Settings(min_confidence=Confidence.HIGH), crash) == ["error high"]


def test_a_configuration_made_by_hand_is_checked_too():
    with pytest.raises(SelectionError, match=r"没有名为 defalt 的模板（是不是 default？）"):
        assemble(Config(profile="defalt"))
    with pytest.raises(SelectionError, match="没有规则 TYX"):
        assemble(Config(ignore=("TYX",)))
