"""What overrides what: defaults, extended files, the nearest file, per-file sections, the command line."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from reportlint.engine.assembly import Linters, assemble
from reportlint.engine.config import Config, Resolver, RunConfig

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def running(config: Config) -> set[str]:
    """The codes of the rules that run."""
    linter = assemble(config)
    return {code for code, rule in linter.registry.rules.items() if linter.settings.selection(rule)}


def test_the_command_line_overrides_the_file_and_the_file_what_it_extends(tree: Path):
    write(tree / "base.toml", 'profile = "default"\nmin-confidence = "low"\npreview = true')
    write(
        tree / "reportlint.toml", 'extends = "base.toml"\nprofile = "guangdong-department"\nmin-confidence = "medium"'
    )
    found = Resolver({"min-confidence": "high"}).for_path(tree / "a.txt")
    assert (found.profile, found.min_confidence, found.preview) == ("guangdong-department", "high", True)


@pytest.mark.parametrize(
    ("base", "nearest", "command_line", "expected"),
    [
        ("", "", {}, ((), ())),
        ("select = ['ARI']", "select = ['TYP']", {}, (("TYP",), ())),
        ("select = ['ARI']", "extend-select = ['TYP']", {}, (("ARI", "TYP"), ())),
        ("", "extend-select = ['TYP801']", {}, (("ALL", "TYP801"), ())),
        ("extend-select = ['TYP']", "select = ['ARI']", {}, (("ARI",), ())),
        ("ignore = ['ARI']", "ignore = ['TYP']", {}, ((), ("TYP",))),
        ("ignore = ['ARI']", "extend-ignore = ['TYP']", {}, ((), ("ARI", "TYP"))),
        ("ignore = ['ARI']", "", {"ignore": ["TYP"]}, ((), ("TYP",))),
        ("ignore = ['ARI']", "", {"extend-ignore": ["TYP"]}, ((), ("ARI", "TYP"))),
        ("select = ['ALL']", "", {}, (("ALL",), ())),
        ("select = ['sum-mismatch']", "", {}, (("ARI104",), ())),
        ("ignore = ['ari104', 'sum-mismatch']", "", {}, ((), ("ARI104",))),
        ("ignore = ['ARI104']", "extend-select = ['sum-mismatch']", {}, (("ALL", "ARI104"), ())),
        ("extend-select = ['sum-mismatch']", "ignore = ['ARI104']", {}, (("ALL", "ARI104"), ("ARI104",))),
        ("", "ignore = ['ARI104', 'TYP']", {"select": ["ARI104"]}, (("ARI104",), ("TYP",))),
        ("", "select = ['ARI']\nignore = ['ARI']", {}, (("ARI",), ("ARI",))),
    ],
)
def test_lists_replace_and_extend(
    tree: Path, base: str, nearest: str, command_line: dict[str, Any], expected: tuple[tuple[str, ...], ...]
):
    write(tree / "base.toml", base)
    write(tree / "reportlint.toml", f'extends = "base.toml"\n{nearest}')
    found = Resolver(command_line).for_path(tree / "a.txt")
    assert (found.select, found.ignore) == expected


def test_a_rule_that_is_ignored_runs_where_it_is_selected_later(tree: Path):
    write(tree / "reportlint.toml", 'ignore = ["ARI"]')
    assert "ARI104" not in running(Resolver({}).for_path(tree / "a.txt"))
    assert running(Resolver({"select": ["ARI104"]}).for_path(tree / "a.txt")) == {"ARI104"}


def test_severities_of_all_files_hold_together_the_later_ones_stronger(tree: Path):
    write(tree / "base.toml", '[severity]\nARI = "info"\nTYP = "error"\nARI102 = "warning"')
    write(tree / "reportlint.toml", 'extends = "base.toml"\n[severity]\nARI102 = "error"')
    found = assemble(Resolver({"severity": {"TYP": "warning"}}).for_path(tree / "a.txt")).settings.severities
    levels = {code: found[code].label for code in ("ARI101", "ARI102", "TYP801")}
    assert levels == {"ARI101": "info", "ARI102": "error", "TYP801": "warning"}


def test_per_file_sections_hold_for_the_files_that_they_name(tree: Path):
    write(
        tree / "reportlint.toml",
        """
        ignore = ["TYP"]
        [per-file."*.docx"]
        ignore = ["ARI"]
        min-confidence = "high"
        [per-file."乡镇/"]
        profile = "default"
        extend-ignore = ["STR"]
        severity = { LEF701 = "info" }
        [per-file."乡镇/甲.docx"]
        min-confidence = "low"
        """,
    )
    resolver = Resolver({})
    plain, docx = resolver.for_path(tree / "a.txt"), resolver.for_path(tree / "县" / "a.docx")
    both = resolver.for_path(tree / "乡镇" / "下" / "a.docx")
    assert (plain.ignore, plain.min_confidence) == (("TYP",), "low")
    assert (docx.ignore, docx.min_confidence, docx.profile) == (("ARI",), "high", None)
    assert (both.ignore, both.profile, both.severities) == (("ARI", "STR"), "default", ("LEF701=info",))
    assert resolver.for_path(tree / "乡镇" / "甲.docx").min_confidence == "low"


def test_sections_are_looked_at_from_the_file_that_they_stand_in(tree: Path):
    write(tree / "甲" / "base.toml", '[per-file."x/*.txt"]\npreview = true')
    write(tree / "乙" / "reportlint.toml", 'extends = "../甲/base.toml"')
    resolver = Resolver({})
    assert not resolver.for_path(tree / "乙" / "x" / "a.txt").preview
    assert Resolver({}, tree / "乙" / "reportlint.toml").for_path(tree / "甲" / "x" / "a.txt").preview


def test_the_command_line_overrides_sections(tree: Path):
    write(tree / "reportlint.toml", '[per-file."*"]\nprofile = "default"\npreview = true')
    found = Resolver({"profile": "guangdong-department"}).for_path(tree / "a.txt")
    assert (found.profile, found.preview) == ("guangdong-department", True)


def test_detection_may_be_asked_for_again(tree: Path):
    write(tree / "reportlint.toml", 'profile = "default"\n[per-file."*.docx"]\nprofile = "auto"')
    assert [Resolver({}).for_path(tree / name).profile for name in ("a.txt", "a.docx")] == ["default", None]
    assert Resolver({"profile": "auto"}).for_path(tree / "a.txt").profile is None


def test_each_folder_of_a_run_has_its_own_configuration(tree: Path):
    write(tree / "甲" / "reportlint.toml", 'select = ["TYP805"]')
    write(tree / "乙" / "reportlint.toml", 'select = ["TYP801"]\n[severity]\nTYP801 = "error"')
    text = "部门的的工作（包括履职情况。"
    resolver, linters, found = Resolver({}), Linters(), []
    for folder in ("甲", "乙"):
        path = tree / folder / "a.txt"
        write(path, text)
        found += [
            (report.code, report.severity.label)
            for report in linters[resolver.for_path(path)].check_path(path).findings
        ]
    assert found == [("TYP805", "info"), ("TYP801", "error")]


def test_files_of_one_kind_share_a_configuration_and_its_linter(tree: Path):
    write(tree / "reportlint.toml", '[per-file."*.docx"]\npreview = true')
    resolver, linters = Resolver({}), Linters()
    first, second = resolver.for_path(tree / "a.docx"), resolver.for_path(tree / "甲" / "b.docx")
    assert first is second
    assert linters[first] is linters[second]
    assert linters[first] is not linters[resolver.for_path(tree / "a.txt")]


def test_a_configuration_survives_the_way_to_a_worker_process(tree: Path):
    write(
        tree / "reportlint.toml",
        '[[account]]\nnames = ["甲乙经费"]\n[[rule]]\ncode = "ZWB001"\ntitle = "一"\nkind = "pattern"\npattern = "甲+"',
    )
    found = Resolver({}).for_path(tree / "a.txt")
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert hash(again) == hash(found)
    assert repr(again) == repr(found)
    assert "ZWB001" in assemble(again).registry.rules


def test_a_moved_rule_is_the_same_rule(tree: Path):
    """The line where a rule stands is no part of the configuration, so that cached results stay good."""
    rule = '[[rule]]\ncode = "ZWB001"\ntitle = "一"\nkind = "pattern"\npattern = "甲+"'
    write(tree / "reportlint.toml", rule)
    before = Resolver({}).for_path(tree / "a.txt")
    write(tree / "reportlint.toml", f"# 一行说明\n{rule}")
    after = Resolver({}).for_path(tree / "a.txt")
    assert (after, repr(after)) == (before, repr(before))


def test_what_holds_for_a_run_comes_from_the_folder_that_its_paths_share(tree: Path):
    write(tree / "reportlint.toml", 'fail-on = "warning"')
    write(
        tree / "甲" / "reportlint.toml",
        'fail-on = "never"\nbaseline = "../基线.json"\ntime-limit = 7\ncache = false\n'
        'output = ["text", "json:out/a.json", "报告.html", "json:-"]',
    )
    write(tree / "甲" / "乙" / "a.txt", "甲")
    resolver = Resolver({})
    expected = RunConfig(
        "never",
        str(tree / "基线.json"),
        ("text", f"json:{tree / '甲' / 'out' / 'a.json'}", str(tree / "甲" / "报告.html"), "json:-"),
        7,
        cache=False,
    )
    for paths in (["甲"], ["甲/乙/a.txt"], ["甲/乙", "甲/a.txt"], ["甲/**/*.txt"], ["甲/没有.txt", "-"]):
        assert resolver.for_run(paths) == expected
    for paths in (["甲", "."], ["-"], [], ["*.txt"]):
        assert resolver.for_run(paths).fail_on == "warning"


def test_defaults_hold_for_a_run_without_a_file(tree: Path):
    assert Resolver({}).for_run([str(tree)]) == RunConfig()


def test_places_on_the_command_line_are_looked_at_from_the_current_folder(tree: Path):
    write(tree / "甲" / "reportlint.toml", 'baseline = "a.json"')
    found = Resolver({"baseline": "b.json", "output": ["html:c.html"]}).for_run(["甲"])
    assert (found.baseline, found.output) == (str(tree / "b.json"), (f"html:{tree / 'c.html'}",))


@pytest.mark.parametrize(
    ("patterns", "left_out", "kept"),
    [
        (["草稿/"], ["草稿", "草稿/a.txt", "甲/草稿"], ["甲", "a草稿.txt"]),
        (["*-旧版.docx"], ["a-旧版.docx", "甲/b-旧版.docx"], ["旧版.docx"]),
        (["甲/*.txt"], ["甲/a.txt"], ["甲/乙/a.txt", "乙/甲/a.txt", "a.txt"]),
        (["**/甲/**/*.txt"], ["乙/甲/丙/a.txt", "甲/a.txt"], ["a.txt"]),
        ([r"甲\乙.txt"], ["甲/乙.txt"], ["乙.txt"]),
        (["*.txt", "!留.txt"], ["a.txt"], ["留.txt"]),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_patterns_of_files_are_those_of_gitignore(
    tree: Path, patterns: list[str], left_out: list[str], kept: list[str]
):
    write(tree / "reportlint.toml", f"exclude = {json.dumps(patterns)}")
    for folder in (name for name in (*left_out, *kept) if "." not in name):
        (tree / folder).mkdir(parents=True, exist_ok=True)
    resolver = Resolver({})
    assert [name for name in [*left_out, *kept] if resolver.excluded(tree / name)] == left_out


@pytest.mark.parametrize(
    ("packs", "left_out"),
    [
        (["检查"], ["检查", "检查/a.md", "检查/下/b.md"]),
        (["."], []),
        (["../甲"], []),
    ],
    ids=["a folder", "the configuration's own", "the same by another way"],
)
def test_folders_of_packs_hold_no_reports(tree: Path, packs: list[str], left_out: list[str]):
    write(tree / "甲" / "reportlint.toml", f"packs = {json.dumps(packs)}")
    (tree / "甲" / "检查" / "下").mkdir(parents=True)
    resolver = Resolver({})
    names = ["检查", "检查/a.md", "检查/下/b.md", "检查.md", "a.md"]
    assert [name for name in names if resolver.excluded(tree / "甲" / name)] == left_out


def test_excluded_files_add_up_with_extend_exclude(tree: Path):
    write(tree / "甲" / "base.toml", 'exclude = ["/a.txt"]')
    write(tree / "甲" / "reportlint.toml", 'extends = "base.toml"\nextend-exclude = ["b.txt"]')
    resolver = Resolver({})
    names = [name for name in ("a.txt", "b.txt", "c.txt", "下/a.txt") if resolver.excluded(tree / "甲" / name)]
    assert names == ["a.txt", "b.txt"]


def test_keep_text_goes_into_every_configuration(tree: Path):
    resolver = Resolver({})
    assert not resolver.for_path(tree / "a.txt").keep_text
    resolver.keep_text = True
    assert resolver.for_path(tree / "a.txt").keep_text
    assert Resolver({}, keep_text=True).for_folder(tree).keep_text
