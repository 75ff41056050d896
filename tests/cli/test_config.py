"""`reportlint config`, and configurations as `reportlint check` uses them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from reportlint.engine.config.schema import schema

WRONG = "一、支出\n公务接待费2.15万元，比年初预算数减少0.5万元，增加30.3%，基本完成。\n"
_RULE = '[[rule]]\ncode = "ZWB001"\ntitle = "一"\nkind = "phrase"\nwords = ["基本完成"]\n'


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def found(result) -> dict[str, list[str]]:
    """Code and severity of each finding, by file."""
    files = json.loads(result.stdout)["files"]
    return {
        Path(file["path"]).as_posix(): [f"{one['code']} {one['severity']}" for one in file["findings"]]
        for file in files
    }


def test_show_prints_toml_with_places(run):
    write("reportlint.toml", 'preview = true\n[per-file."*.md"]\nignore = ["TYP"]')
    result = run("config", "show")
    assert result.exit_code == 0
    assert tomllib.loads(result.stdout)["per-file"] == {"*.md": {"ignore": ["TYP"]}}
    assert "preview = true                        # reportlint.toml:1\n" in result.stdout


def test_show_for_a_file_merges_its_sections(run):
    write("reportlint.toml", '[per-file."*.md"]\nignore = ["TYP"]')
    assert tomllib.loads(run("config", "show", "a.md").stdout)["ignore"] == ["TYP"]
    assert tomllib.loads(run("config", "show", "a.txt").stdout)["ignore"] == []


def test_show_names_options_and_leaves_files_out_where_asked(run):
    write("reportlint.toml", "preview = true")
    lines = run("config", "show", "--isolated", "--select", "ARI,TYP801", "--severity", "ARI=info").stdout.splitlines()
    assert [line.split("#")[1].strip() for line in lines if "命令行" in line] == [
        "命令行的 --select",
        "命令行的 --select",
        "命令行的 --severity",
    ]
    assert any(line.startswith("preview = false") for line in lines)


def test_schema_is_printed(run):
    assert json.loads(run("config", "schema").stdout) == schema()


@pytest.mark.parametrize(
    "words",
    [["check", "a.txt"], ["config", "show"], ["rule"], ["rule", "ARI101"], ["profile"]],
    ids=" ".join,
)
def test_what_is_wrong_is_one_line_and_exit_code_2(run, words):
    write("a.txt", WRONG)
    write("reportlint.toml", "\nselct = []")
    result = run(*words)
    assert result.exit_code == 2
    assert result.stderr == "reportlint.toml:2：selct：没有“selct”这个配置项（是不是 select？）。\n"


def test_config_and_isolated_exclude_each_other(run):
    write("a.toml", "")
    result = run("config", "show", "--config", "a.toml", "--isolated")
    assert result.exit_code == 2
    assert "不能同时使用" in result.stderr


@pytest.mark.parametrize("word", ["ARI101", "=info", "ARI=", "ARI101=fatal", "RL001=info"])
def test_a_severity_that_cannot_be_is_refused(run, word):
    write("a.txt", WRONG)
    result = run("check", "a.txt", "--severity", word)
    assert result.exit_code == 2
    assert "--severity" in result.stderr


def test_each_folder_is_checked_by_its_own_configuration(run):
    write("甲/reportlint.toml", 'select = ["ARI"]\n[severity]\nARI = "info"')
    write("乙/reportlint.toml", f'select = ["ZWB"]\n{_RULE}')
    write("甲/a.txt", WRONG)
    write("乙/a.txt", WRONG)
    for jobs in ("1", "2"):
        assert found(run("check", "--format", "json", "--jobs", jobs, ".")) == {
            "乙/a.txt": ["ZWB001 warning"],
            "甲/a.txt": ["ARI101 info"],
        }


def test_options_override_the_file(run):
    write("reportlint.toml", 'select = ["TYP"]\nfail-on = "never"\noutput = ["json"]\n[severity]\nARI101 = "info"')
    write("a.txt", WRONG)
    result = run("check", "a.txt")
    assert (found(result), result.exit_code) == ({"a.txt": []}, 0)
    result = run("check", "a.txt", "--select", "ARI101", "--fail-on", "info")
    assert (found(result), result.exit_code) == ({"a.txt": ["ARI101 info"]}, 1)
    result = run("check", "a.txt", "--isolated", "--select", "ARI101", "--format", "json")
    assert (found(result), result.exit_code) == ({"a.txt": ["ARI101 error"]}, 1)


def test_a_baseline_and_excluded_files_of_a_configuration_are_used(run):
    write("reportlint.toml", 'baseline = "基线.json"\nexclude = ["草稿/"]\nselect = ["ARI"]')
    write("a.txt", WRONG)
    write("草稿/b.txt", WRONG)
    assert run("baseline", "write", ".").exit_code == 0
    result = run("check", "--format", "json", ".")
    assert (list(found(result)), result.exit_code) == (["a.txt"], 0)
    assert list(found(run("check", "--format", "json", "草稿/b.txt"))) == ["草稿/b.txt"]


def test_standard_input_is_checked_by_the_configuration_for_its_name(run):
    write("reportlint.toml", '[per-file."*.md"]\nselect = ["ZWB"]\n' + _RULE)
    assert found(run("check", "-", "--format", "json", "--stdin-name", "a.md", stdin=WRONG)) == {
        "a.md": ["ZWB001 warning"]
    }


def test_low_confidence_is_left_out_where_asked(run):
    write("a.txt", WRONG)
    assert found(run("check", "a.txt", "--format", "json", "--select", "ARI101", "--min-confidence", "high")) == {
        "a.txt": ["ARI101 error"]
    }


def test_the_page_of_a_house_rule_goes_with_its_findings(run):
    write("甲/reportlint.toml", f"{_RULE}description = '要写明数字。'")
    write("甲/a.txt", WRONG)
    write("a.txt", WRONG)
    (sarif,) = json.loads(run("check", "--format", "sarif", ".").stdout)["runs"]
    helps = {rule["id"]: rule["help"] for rule in sarif["tool"]["driver"]["rules"]}
    assert "要写明数字。" in helps["ZWB001"]["markdown"]
    assert "markdown" in helps["ARI101"]
