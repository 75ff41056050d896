"""GitHub's annotations and GitLab's code quality report."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from reportlint.engine.results import Result
from reportlint.model.document import Location
from reportlint.reporters import github, gitlab
from reportlint.reporters.run import Run

from .sample import broken, clean, docx_result, run_of, sample, text_file
from .strategies import results

COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*)(?:,\w+=[^,:\r\n]*)*)::([^\r\n]*)")
ISSUE = {"type", "check_name", "description", "content", "categories", "severity", "fingerprint", "location"}


def commands(result: Result) -> list[tuple[str, dict[str, str], str]]:
    lines = github.render(run_of(result)).splitlines()
    found = [COMMAND.fullmatch(line) for line in lines]
    return [(one[1], dict(part.split("=", 1) for part in one[2].split(",")), one[3]) for one in found]


def test_github_annotates_lines_and_columns():
    note, error, warning = commands(Result((text_file(),)))
    assert note[:2] == (
        "notice",
        {"title": "TYP803 书名号写法不规范", "file": "报告/水务局.txt", "line": "7", "col": "33", "endColumn": "43"},
    )
    assert [error[0], error[1]["line"], warning[0]] == ["error", "11", "warning"]


def test_github_tells_the_place_where_there_are_no_lines():
    total, twice = commands(Result((docx_result(),)))
    assert total[1] == {"title": "ARI108 表内合计不符", "file": "报告/水务局 附表.docx"}
    assert total[2].startswith("表1第4行第2列：")
    assert twice[2].startswith("第3段：")


def test_github_over_several_lines_gives_no_columns():
    file = text_file()
    long = replace(file.findings[0], location=Location(quote="甲", line=3, column=5, end_line=4, end_column=2))
    ((_, properties, _),) = commands(Result((replace(file, findings=(long,)),)))
    assert {name: properties.get(name) for name in ("line", "endLine", "col", "endColumn")} == {
        "line": "3", "endLine": "4", "col": None, "endColumn": None,
    }  # fmt: skip


def test_github_escapes_what_commands_take_for_their_own():
    file = text_file("a,b:c%.txt")
    odd = replace(file.findings[0], message="增长10%\r\n::error::甲", suggestions=())
    line = github.render(run_of(Result((replace(file, findings=(odd,)),))))
    assert "file=a%2Cb%3Ac%25.txt," in line
    assert line.endswith("::增长10%25%0D%0A::error::甲\n")


@given(results())
@settings(max_examples=40)
def test_github_is_one_command_a_finding(result):
    rendered = github.render(Run.of(result, 0, {}))
    lines = rendered.split("\n")[:-1]
    assert len(lines) == sum(len(list(file.active())) for file in result.files)
    assert all(COMMAND.fullmatch(line) for line in lines)


@given(results())
@settings(max_examples=40)
def test_gitlab_has_what_gitlab_wants(result):
    issues = json.loads(gitlab.render(Run.of(result, 0, {})))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert all(set(issue) == ISSUE for issue in issues)
    assert all(issue["severity"] in {"info", "minor", "major", "critical", "blocker"} for issue in issues)
    assert all(issue["location"]["lines"]["begin"] >= 1 for issue in issues)


@pytest.mark.parametrize(
    ("number", "severity", "begin"), [(0, "info", 7), (1, "critical", 11), (2, "major", 13), (3, "critical", 1)]
)
def test_gitlab_severities_and_lines(number, severity, begin):
    issue = json.loads(gitlab.render(run_of(sample())))[number]
    assert [issue["severity"], issue["location"]["lines"]["begin"]] == [severity, begin]


def test_gitlab_fingerprints_do_not_depend_on_the_other_findings():
    whole = json.loads(gitlab.render(run_of(sample())))
    alone = json.loads(gitlab.render(run_of(Result((docx_result(),)))))
    assert [issue["fingerprint"] for issue in alone] == [issue["fingerprint"] for issue in whole[3:5]]


def test_gitlab_of_a_clean_run_is_an_empty_list():
    assert gitlab.render(run_of(Result((clean(),)))) == "[]\n"


def test_unreadable_files_are_reported():
    ((kind, properties, _),) = commands(Result((broken(),)))
    assert [kind, properties["file"]] == ["error", "打不开.docx"]
