"""`reportlint facts`: what was read from one report."""

import json
from pathlib import Path

import pytest

from reportlint.testing.docx_files import docx_file

REPORT = """溪南县水务局2024年度部门决算公开说明

一、支出情况

2024年本部门决算支出52.30万元，比上年增加6.70万元，增长14.69%。

走访企业约12家。

单位：万元

| 项目 | 预算数 | 决算数 |
| --- | --- | --- |
| 供水工程 | 10.00 | 9.00 |
| 河道治理 | 8.00 | 7.50 |
| 合计 | 18.00 | 16.50 |
"""


@pytest.fixture
def facts(run):
    """Runs the command on a report; its output in lines, or the model."""
    Path("report.txt").write_text(REPORT, "utf-8")

    def read(*words):
        result = run("facts", "report.txt", *words)
        assert result.exit_code == 0
        return json.loads(result.output) if "--json" in words else result.output.splitlines()

    return read


def test_the_numbers_with_what_they_are_of(facts):
    lines = facts()
    assert lines[0] == "report.txt（txt，2024年，溪南县的报告）"
    assert "    6.70万元   增减额，±0.005　[1][2]" in lines
    assert "    [2] ARI101 增加6.70万元，增长14.69% √" in lines
    assert "    12家  “走访企业”，约数　未验证：约数、限额或区间" in lines
    assert "    9.00   供水工程×决算数，±0.005　[2]" in lines


def test_headings_stand_where_they_open(facts):
    lines = facts()
    assert lines.index("# 一、支出情况") < lines.index("    [2] ARI101 增加6.70万元，增长14.69% √")


def test_lines_fit_a_narrow_window(facts):
    from rich.cells import cell_len

    assert max(map(cell_len, facts())) <= 80


@pytest.mark.parametrize(
    ("words", "shown", "hidden"),
    [
        pytest.param(("--line", "5"), "52.30万元", "12家", id="a paragraph"),
        pytest.param(("--line", "13"), "9.00", "7.50", id="a row"),
        pytest.param(("--find", "走访"), "12家", "52.30万元", id="words"),
        pytest.param(("--find", "河道"), "7.50", "9.00 ", id="a label"),
        pytest.param(("--find", "决算数"), "7.50", "8.00 ", id="a header"),
        pytest.param(("--find", "決算支出"), "52.30万元", "12家", id="traditional characters"),
    ],
)
def test_one_place_alone(facts, words, shown, hidden):
    output = "\n".join(facts(*words)[3:])
    assert shown in output
    assert f" {hidden}" not in output


def test_a_place_without_facts_is_shown_all_the_same(facts):
    assert facts("--line", "3")[-1].strip() == "这里没有读到数字和说法"


def test_json(facts):
    found = facts("--json")
    assert (found["version"], found["kind"], found["year"], found["level"]) == (1, "txt", 2024, "溪南县")
    assert [section["words"] for section in found["sections"]] == ["支出情况"]
    assert found["coverage"] == {"quantities": 9, "linked": 9, "checked": 4}


def test_json_of_one_place_has_the_coverage_of_all(facts):
    found = facts("--json", "--line", "5")
    assert [quantity["text"] for quantity in found["quantities"]] == ["52.30万元", "6.70万元", "14.69%"]
    assert found["coverage"]["quantities"] > 3


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("report.txt", "--line", "99"), "第 99 行没有文字。"),
        (("report.txt", "--line", "0"), "应为数字，不小于 1"),
        (("report.txt", "--find", "火箭"), "没有哪一段含有“火箭”。"),
        (("missing.txt",), "missing.txt：找不到这个文件。"),
        (("broken.docx",), "broken.docx："),
        (("empty.txt",), "empty.txt：文件是空的。"),
        (("report.docx", "--line", "1"), "docx 文件没有行号，请改用 --find。"),
        ((), "缺少文件"),
    ],
)
def test_what_cannot_be_shown(run, words, message):
    Path("report.txt").write_text(REPORT, "utf-8")
    Path("report.docx").write_bytes(docx_file(["支出5万元。"]))
    Path("broken.docx").write_bytes(b"PK\x03\x04 broken")
    Path("empty.txt").write_bytes(b"")
    result = run("facts", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_words_of_the_users_own_are_known(run):
    Path("report.txt").write_text("乡村振兴资金5.00万元。", "utf-8")
    Path("reportlint.toml").write_text('[[account]]\nid = "乡村振兴专项"\nnames = ["乡村振兴资金"]\n', "utf-8")
    assert "科目乡村振兴专项" in run("facts", "report.txt").output
    assert "科目乡村振兴专项" not in run("facts", "report.txt", "--isolated").output


@pytest.mark.parametrize("page", ["facts.md", "facts.en.md"])
def test_the_examples_of_the_documentation(play, page):
    assert play(page) >= 2
