"""The user's own report templates: TOML files in the folders that `profiles` names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.engine.config.keys import LEVELS
from reportlint.engine.config.kinds import Choice, Flag, Many, Named, Number, Problem, Text
from reportlint.engine.config.paths import absolute, is_file, is_folder
from reportlint.engine.config.records import Key, Record
from reportlint.engine.config.source import read_source
from reportlint.engine.selection import did_you_mean, is_tool_rule, tool_rule_problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from reportlint.engine.config.merge import Merged
    from reportlint.engine.config.source import Source

_TEXT, _TEXTS, _FLAG = Text(), Many(Text()), Flag()
_MARKS = Number(1, 100)
_YEAR, _COUNT = Number(1900, 2999), Number(0, 1_000_000)
_POINTS = Number(0, 10_000, whole=False)

_DETECT = Record(
    (
        Key("titles", _TEXTS, "标题里的词，有一个就算。"),
        Key("headings", _TEXTS, "识别用的章节标题。"),
        Key("labels", _TEXTS, "识别用的表格栏目，在全文里找。"),
        Key("places", _TEXTS, "开头的地名，有一个就算。"),
        Key("required", _TEXTS, "全文里缺一不可的词。"),
        Key("needed", _MARKS, "章节标题和栏目至少要有几个，required 的不算在内。", 3),
        Key("first_year", _YEAR, "从哪一年的报告起。"),
        Key("last_year", _YEAR, "到哪一年的报告止。"),
    )
)
_SECTION = Record(
    (
        Key("title", _TEXT, "章节标题。", required=True),
        Key("also", _TEXTS, "别的叫法。"),
        Key("path", _TEXT, "序号，例如“一、（二）”。"),
        Key("required", _FLAG, "是否必备。", default=True),
        Key("minimum", _COUNT, "至少写多少字。", 0),
        Key("weight", _POINTS, "分值。"),
        Key("may_be_none", _FLAG, "是否可以只写“无”。", default=False),
    )
)
_GRADE = Record(
    (
        Key("name", _TEXT, "等级。", required=True),
        Key("from", _POINTS, "从多少分起（含）。", required=True),
        Key("below", _POINTS, "到多少分止（不含）；不写时到上一级为止。"),
    )
)
_SCORE = Record(
    (
        Key("full", _POINTS, "满分。"),
        Key("parts", Named(_POINTS), "各部分的分值。"),
        Key("required", _FLAG, "是否必须有总分。"),
    )
)
_EXPLAIN = Record(
    (
        Key("execution_below", _POINTS, "执行率低于百分之几要说明原因。"),
        Key("deviation_above", _POINTS, "偏离目标超过百分之几要说明原因。"),
    )
)
PROFILE = Record(
    (
        Key(
            "id",
            Text("(?!auto$)[a-z0-9][a-z0-9-]*", "小写英文字母、数字和 - 组成的名称（auto 除外）"),
            "模板的 id。",
            required=True,
        ),
        Key("title", _TEXT, "模板的名称。"),
        Key("source", _TEXT, "依据哪个文件。"),
        Key("extends", _TEXT, "以哪个模板为基础。"),
        Key("detect", _DETECT, "凭什么认出这个模板。"),
        Key("section", Many(_SECTION), "章节。"),
        Key("grade", Many(_GRADE), "等级，从高到低。"),
        Key("score", _SCORE, "得分。"),
        Key("denominator", _TEXT, "执行率的分母。"),
        Key("severity", Named(Choice(LEVELS)), "规则的级别。"),
        Key("explain", _EXPLAIN, "什么时候要说明原因。"),
    )
)


class OwnProfile(NamedTuple):
    """A template file that was read."""

    source: Source
    values: Mapping[str, Any]


def own_profiles(merged: Merged) -> list[OwnProfile]:
    """The template files in the order of the folders.

    Raises ConfigError for a folder that does not exist and a file that is no template.
    """
    found: dict[Path, OwnProfile] = {}
    for name, setting in merged.items("profiles"):
        folder = absolute(name, setting.source.folder)
        if not is_folder(folder):
            setting.source.fail([Problem(setting.path, f"找不到模板文件夹 {name}。", name)])
        found |= {path: _read(path) for path in sorted(folder.glob("*.toml")) if is_file(path)}
    return list(found.values())


def _read(path: Path) -> OwnProfile:
    source, values = read_source(path)
    source.check(PROFILE, values)
    return OwnProfile(source, values)


def name_problems(profile: OwnProfile, profiles: Collection[str], rules: Collection[str]) -> Iterator[Problem]:
    """What a template names that there is not; its severities are by whole codes."""
    parent = profile.values.get("extends")
    if parent is not None and parent not in profiles:
        yield Problem(("extends",), f"没有名为 {parent} 的模板{did_you_mean(parent, profiles)}。", parent)
    for code in profile.values.get("severity", {}):
        if is_tool_rule(code):
            yield Problem(("severity", code), tool_rule_problem(code))
        elif code not in rules:
            yield Problem(("severity", code), f"没有规则 {code}{did_you_mean(code, rules)}，模板里要写完整的代码。")
