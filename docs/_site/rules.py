"""The rules as pages of the site: what `reportlint rule CODE` shows, with what to do about it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reportlint.engine.registry import TOOL_RULES, Rule, installed
from reportlint.engine.runner import Linter, Settings
from reportlint.engine.selection import Selection
from reportlint.testing.cases import cases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CHINESE = {
    "ARI": "算术",
    "SCO": "评分",
    "AGR": "前后一致",
    "PER": "时间",
    "ENT": "单位和文件的名称",
    "STR": "结构",
    "LEF": "模板残留",
    "TYP": "文字",
    "CMP": "合规",
    "PKG": "几份材料之间",
}
_ENGLISH = tomllib.loads((Path(__file__).parent / "english.toml").read_text("utf-8"))
_WORDS = {
    "levels": {"error": "错误", "warning": "警告", "info": "提示"},
    "stages": {"stable": "正式", "preview": "试行"},
    "tool_rules": TOOL_RULES,
    "english": _ENGLISH["rules"],
}
_CASE = re.compile(r"^(?P<mark>`{3,})(?P<format>\w+) (?P<kind>good|bad)(?P<options>[^\n`]*)$", re.MULTILINE)
_FINDINGS = re.compile(r"^(`{3,})findings$", re.MULTILINE)
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    undefined=StrictUndefined,
    autoescape=False,  # noqa: S701 - Markdown of our own
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def tree(language: str) -> list[Any]:
    """The rules' part of the navigation: families with their rules' pages."""
    return [
        {f"{family} {_names(language)[family]}": [{_short(rule, language): _uri(rule, language)} for rule in rules]}
        for family, rules in _families()
    ]


def pages() -> Iterator[tuple[str, str]]:
    """Each page with its place in the docs folder."""
    for language in ("zh", "en"):
        suffix = _suffix(language)
        families = [(family, [rule.check for rule in rules]) for family, rules in _families()]
        yield f"rules/index{suffix}.md", _render(f"index{suffix}", families=families, names=_names(language))
        for rule in _rules():
            parts = {"check": rule.check, "described": _described(rule), "advice": _advice(rule)}
            yield _uri(rule, language), _render(f"rule{suffix}", **parts)


def _render(template: str, **parts: Any) -> str:
    return _TEMPLATES.get_template(f"{template}.md.jinja").render(**_WORDS, **parts)


@cache
def _rules() -> tuple[Rule, ...]:
    """The built-in rules, by family and code."""
    registry = installed()
    rules = [rule for rule in registry.rules.values() if rule.package == str(registry.packs[0])]
    families = list(_CHINESE)
    return tuple(sorted(rules, key=lambda rule: (families.index(_family(rule)), rule.check.code)))


def _families() -> Iterator[tuple[str, list[Rule]]]:
    for family, rules in groupby(_rules(), key=_family):
        yield family, list(rules)


def _family(rule: Rule) -> str:
    return rule.check.code[:3]


def _names(language: str) -> Mapping[str, str]:
    return _ENGLISH["families"] if language == "en" else _CHINESE


def _suffix(language: str) -> str:
    return ".en" if language == "en" else ""


def _short(rule: Rule, language: str) -> str:
    return f"{rule.check.code} {rule.check.name if language == 'en' else rule.check.title}"


def _uri(rule: Rule, language: str) -> str:
    return f"rules/{rule.check.code}{_suffix(language)}.md"


def _described(rule: Rule) -> str:
    """The check's page without its title, each case under a title that says what it is."""
    body = rule.page.read_text("utf-8").partition("\n")[2].strip()
    return _FINDINGS.sub(r'\1text title="报告的问题"', _CASE.sub(_case, body))


def _case(found: re.Match[str]) -> str:
    options = dict(option.split("=", 1) for option in found["options"].split())
    remarks = [f"{word} {options[name]}" for name, word in (("profile", "模板"), ("name", "文件名")) if name in options]
    title = "，".join(["不报告" if found["kind"] == "good" else "有问题", *remarks])
    return f'{found["mark"]}{found["format"]} title="{title}"'


@cache
def _advice(rule: Rule) -> tuple[tuple[str, str], ...]:
    """What the linter suggests for the page's cases, each with the case's title."""
    return tuple(dict.fromkeys(_suggestions(rule)))


def _suggestions(rule: Rule) -> Iterator[tuple[str, str]]:
    for case in cases(rule.page.read_text("utf-8")):
        linter = _linter(rule.check.code, case.options.get("profile"))
        result = linter.check_bytes(case.text.encode(), case.options.get("name", f"case.{case.format}"))
        yield from ((case.title, words) for found in result.findings for words in found.suggestions)


@cache
def _linter(code: str, profile: str | None) -> Linter:
    return Linter(installed(), Settings(profile, Selection((code,))))
