"""The merged configuration is shown as a file that means the same."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from reportlint.engine.config import Resolver
from reportlint.engine.config.keys import CONFIG
from reportlint.engine.config.show import show
from reportlint.engine.config.toml import key_text, literal

if TYPE_CHECKING:
    from pathlib import Path

_BASE = """
ignore = ["TYP"]
min-confidence = "medium"
[severity]
ARI = "warning"
[vocabulary.names]
suffixes = ["专班"]
"""
_FILE = """
extends = "base.toml"
extend-ignore = ["STR603"]
extend-select = ["ARI101"]
profile = "default"
baseline = "基线.json"
output = ["text", "html:结果.html"]
exclude = ["草稿/"]
rules = ["house.toml"]
[severity]
"sum-mismatch" = "info"
[[account]]
names = ["数字政府经费"]
parts = ["人员经费", { of = ["公用经费"], stated = true }]
[[rule]]
code = "ZWB002"
title = "统一用词"
kind = "substitution"
[rule.replace]
"其它" = "其他"
[vocabulary.names]
suffixes = ["工作组"]
[per-file."*.docx"]
preview = true
severity = { LEF = "info" }
"""
_HOUSE = '[[rule]]\ncode = "ZWB001"\ntitle = "一"\nkind = "phrase"\nwords-file = "词.txt"'


@pytest.fixture
def full(tree: Path) -> Path:
    """A folder whose configuration uses every way to say something."""
    for name, text in (
        ("base.toml", _BASE),
        ("reportlint.toml", _FILE),
        ("house.toml", _HOUSE),
        ("词.txt", "甲乙\n丙丁"),
    ):
        (tree / name).write_text(text, "utf-8")
    return tree


def shown(path: Path, **command_line: object) -> str:
    return "\n".join(show(*Resolver(command_line).explain(path)))


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "."])
def test_what_is_shown_means_the_same(full: Path, name: str, tmp_path_factory: pytest.TempPathFactory):
    again = tmp_path_factory.mktemp("again") / "again.toml"
    again.write_text(shown(full / name), "utf-8")
    first, second = Resolver({}), Resolver({}, again)
    path = full / ("a.txt" if name == "." else name)
    assert second.for_path(path) == first.for_path(path)
    assert second.for_run([str(full)]) == first.for_run([str(full)])


def test_the_place_of_each_value_stands_behind_it(full: Path):
    lines = [" ".join(line.split()) for line in shown(full / "a.docx", select=["ARI"]).splitlines()]
    for expected in (
        'profile = "default" # reportlint.toml:5',
        "preview = true # reportlint.toml:24",
        'min-confidence = "medium" # base.toml:3',
        'fail-on = "error" # 默认',
        '"ARI", # 命令行的 --select',
        '"TYP", # base.toml:2',
        '"STR603", # reportlint.toml:3',
        'ARI = "warning" # base.toml:5',
        'sum-mismatch = "info" # reportlint.toml:11',
        'LEF = "info" # reportlint.toml:25',
        "# reportlint.toml:12",
        "# base.toml:6、reportlint.toml:21",
    ):
        assert expected in lines
    assert '"ARI101",' not in " ".join(lines)


def test_sections_are_shown_for_a_folder_and_merged_for_a_file(full: Path):
    assert '[per-file."*.docx"]' in shown(full)
    assert "per-file" not in shown(full / "a.docx")


def test_without_a_file_every_default_is_shown(tree: Path):
    found = tomllib.loads(shown(tree))
    unset = {"baseline"}
    added = {"extends", "extend-select", "extend-ignore", "extend-exclude"}
    tables = {"severity", "account", "rule", "vocabulary", "per-file"}
    assert set(found) == {key.name for key in CONFIG.keys} - unset - added - tables
    for name, value in found.items():
        assert value == (CONFIG.named[name].default or ([] if isinstance(value, list) else value))


@pytest.mark.parametrize(
    "value", ["甲", 'a"b\\c\n', "\x7f", 3, 2.5, True, ["甲", ["乙"]], {"a b": ["丙"], "丁": {"x": 1}}, []]
)
def test_values_are_written_as_they_are_read(value: object):
    assert tomllib.loads(f"x = {literal(value)}") == {"x": value}


@pytest.mark.parametrize("path", [("a",), ("a", "*.docx"), ('"', "甲", "b.c")])
def test_keys_are_quoted_where_they_must_be(path: tuple[str, ...]):
    found = tomllib.loads(f"{key_text(*path)} = 1")
    for part in path:
        found = found[part]
    assert found == 1
