"""House rules as they stand in configuration files → HouseRule."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from reportlint.engine.config.keys import RULE_FILE, SCOPES
from reportlint.engine.config.kinds import Problem
from reportlint.engine.config.merge import Setting
from reportlint.engine.config.paths import absolute, is_file
from reportlint.engine.config.patterns import pattern_problem
from reportlint.engine.config.source import read_source, read_text
from reportlint.engine.selection import did_you_mean
from reportlint.patterns import compiled
from reportlint.rules.globs import NO_GLOBS, Globs
from reportlint.rules.house import HouseRule
from reportlint.rules.house_demands import Pattern, Phrase, Section, Substitution

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.engine.config.merge import Merged
    from reportlint.rules.house_demands import Demand

_FIELDS = frozenset({"quote", "right"})
_HAN = compiled(r"[㐀-鿿]|^\s*[(（]?\d")


class Stated(NamedTuple):
    """A rule and where it stands."""

    rule: HouseRule
    setting: Setting


def house_rules(merged: Merged) -> dict[str, Stated]:
    """The rules by code; one that comes later takes the place of an earlier one of the same code from another file.

    Raises ConfigError.
    """
    found: dict[str, Stated] = {}
    for row, setting in (*_from_files(merged), *merged.items("rule")):
        stated = Stated(_rule(row, setting), setting)
        code, name = stated.rule.code, stated.rule.name
        earlier = next((one for one in found.values() if one.rule.code == code or one.rule.name == name), None)
        if earlier is not None and (earlier.rule.code != code or earlier.setting.source.path == setting.source.path):
            _fail(setting, f"规则 {code}（{name}）与 {earlier.rule.source} 的规则重复。", code, "code")
        found[code] = stated
    return found


def _from_files(merged: Merged) -> Iterator[tuple[Mapping[str, Any], Setting]]:
    for name, setting in merged.items("rules"):
        path = absolute(name, setting.source.folder)
        if not is_file(path):
            _fail(setting, f"找不到规则文件 {name}。", name)
        source, data = read_source(path)
        source.check(RULE_FILE, data)
        for number, row in enumerate(data.get("rule", ())):
            yield row, Setting("rule", row, source, ("rule", number))


def _rule(row: Mapping[str, Any], setting: Setting) -> HouseRule:
    for key, problem_of in (("message", _message_problem), ("scope", _scope_problem)):
        problem = problem_of(row.get(key, ""))
        if problem:
            _fail(setting, problem, row[key], key)
    return HouseRule(
        row["code"],
        row.get("name", row["code"].lower()),
        row["title"],
        _demand(row, setting),
        row.get("severity", "warning"),
        row.get("message", ""),
        row.get("description", ""),
        row.get("scope", "all"),
        Globs(tuple(row["files"]), str(setting.source.folder)) if row.get("files") else NO_GLOBS,
        setting.where(),
    )


def _fail(setting: Setting, message: str, word: str = "", *keys: str) -> NoReturn:
    setting.source.fail([Problem((*setting.path, *keys), message, word)])


def _message_problem(message: str) -> str | None:
    """Only the two fields may stand in a message, without conversions."""
    try:
        parts = list(string.Formatter().parse(message))
    except ValueError:
        return "花括号没有配对；要写花括号本身，请写两个：{{ 或 }}。"
    for _, name, form, conversion in parts:
        if name is not None and (name not in _FIELDS or form or conversion):
            return f"消息里只能用 {{quote}} 和 {{right}}，没有 {{{name}}}。"
    return None


def _scope_problem(scope: str) -> str | None:
    """A section has a number or Chinese words; anything else is a slip in one of the fixed words."""
    if not scope or scope in SCOPES or _HAN.search(scope):
        return None
    return f"没有“{scope}”这个范围{did_you_mean(scope, SCOPES)}，只能是 {'、'.join(SCOPES)}，或章节的序号或标题。"


def _demand(row: Mapping[str, Any], setting: Setting) -> Demand:
    spared = tuple(row.get("except", ()))
    always = row.get("occurs") == "always"
    match row["kind"]:
        case "phrase":
            return Phrase(_words(row, setting), always, spared)
        case "pattern":
            problem = pattern_problem(row["pattern"])
            if problem:
                _fail(setting, problem, "", "pattern")
            return Pattern(row["pattern"], always, spared)
        case "section":
            return Section(tuple(row["headings"]))
        case _:
            return Substitution(_pairs(row, setting), spared)


def _words(row: Mapping[str, Any], setting: Setting) -> tuple[str, ...]:
    """The words of the rule itself and of its file, a line each; empty lines and those that begin with # are none."""
    words = list(row.get("words", ()))
    if "words-file" in row:
        path = absolute(row["words-file"], setting.source.folder)
        if not is_file(path):
            _fail(setting, f"找不到词语文件 {row['words-file']}。", row["words-file"], "words-file")
        lines = (line.strip() for line in read_text(path).splitlines())
        words += [line for line in lines if line and not line.startswith("#")]
    if not words:
        _fail(setting, "没有一个词语；请写 words，或在 words-file 指的文件里写，一行一个。", "", "words")
    return tuple(dict.fromkeys(words))


def _pairs(row: Mapping[str, Any], setting: Setting) -> tuple[tuple[str, str], ...]:
    pairs = tuple(row["replace"].items())
    if not pairs:
        _fail(setting, "没有一对“错的 = 对的”。", "", "replace")
    for wrong, right in pairs:
        if not wrong.strip() or wrong == right:
            _fail(setting, f"“{wrong}” = “{right}”没有意义：左边不能为空，两边不能相同。", wrong, "replace")
    return pairs
