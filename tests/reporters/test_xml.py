from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from reportlint.engine.results import Result
from reportlint.reporters import checkstyle, junit
from reportlint.reporters.run import Run

from .sample import broken, clean, run_of, sample, text_file
from .strategies import results

JENKINS = etree.XMLSchema(etree.parse(Path(__file__).parent / "data/junit-10.xsd"))


def parsed(rendered: str) -> etree._Element:
    return etree.fromstring(rendered.encode())


def test_junit_follows_the_schema_of_jenkins():
    JENKINS.assertValid(parsed(junit.render(run_of(sample()))))


@given(results())
@settings(max_examples=40)
def test_any_result_is_well_formed(result):
    run = Run.of(result, 0, {})
    JENKINS.assertValid(parsed(junit.render(run)))
    assert len(parsed(checkstyle.render(run))) == len(result.files)


def test_control_characters_are_left_out():
    file = text_file()
    odd = replace(file, findings=(replace(file.findings[0], message="甲\x00\x0b\ufffe乙", suppressed=None),))
    assert 'message="甲���乙"' in checkstyle.render(run_of(Result((odd,))))


def test_junit_has_a_suite_for_each_file_and_a_case_for_each_finding():
    suites = parsed(junit.render(run_of(sample())))
    assert [suite.get("name") for suite in suites] == [file.path for file in sample().files]
    assert [suite.get("tests") for suite in suites] == ["1", "5", "2", "1", "1", "1"]
    assert dict(suites.attrib) == {"name": "reportlint", "tests": "11", "failures": "5", "errors": "1"}


@pytest.mark.parametrize(
    ("name", "child"),
    [
        ("TYP803 书名号写法不规范（7:33）", "system-out"),
        ("ARI101 增减方向矛盾（11:19）", "failure"),
        ("LEF701 占位符没有填（13:6）", "skipped"),
        ("CMP901 实有人数超过编制（13:11）", "failure"),
        ("SCO203 得分与等级不符（17:5）", "skipped"),
    ],
)
def test_junit_outcomes(name, child):
    (suite,) = parsed(junit.render(run_of(Result((text_file(),)))))
    (case,) = [case for case in suite if case.get("name") == name]
    assert [element.tag for element in case] == [child]


def test_junit_tells_failures_of_the_tool_from_findings():
    (suite,) = parsed(junit.render(run_of(Result((broken(),)))))
    assert [element.tag for element in suite[0]] == ["error"]


def test_junit_says_what_was_found_and_why():
    (suite,) = parsed(junit.render(run_of(Result((text_file(),)))))
    text = suite[1][0].text
    assert "原文：比上年减少10.50万元，增长9.55%\n依据：10.50÷（120.50－10.50）≈9.545%\n参见 11:10：本年数" in text


def test_junit_names_tell_cases_apart():
    file = text_file()
    twice = replace(file, findings=(file.findings[0], file.findings[0]))
    (suite,) = parsed(junit.render(run_of(Result((twice,)))))
    assert suite[1].get("name") == f"{suite[0].get('name')} #2"


def test_junit_clean_file_passes():
    (suite,) = parsed(junit.render(run_of(Result((clean(),)))))
    assert [(case.get("name"), len(case)) for case in suite] == [("没有问题", 0)]


def test_checkstyle_lists_what_counts():
    files = parsed(checkstyle.render(run_of(sample())))
    errors = [dict(error.attrib) for error in files[1]]
    assert [error["source"] for error in errors] == ["reportlint.TYP803", "reportlint.ARI101", "reportlint.CMP901"]
    assert [errors[1][name] for name in ("line", "column", "severity")] == ["11", "19", "error"]
    assert dict(files[2][0].attrib)["message"].startswith("表1第4行第2列：表中“合计”")
