"""`reportlint suppress`: writes what to set aside beside a report, and says plainly when it cannot."""

import json
import tomllib
from pathlib import Path

import pytest

from reportlint.testing.docx_files import docx_file
from reportlint.testing.xlsx_files import XlsxSheet, xlsx_file

WRONG = "本年支出78.55万元，比年初预算数减少14.5万元，增加22%。"
OTHER = "公务接待费2.15万元，比年初预算数减少0.5万元，增加30.3%。"
REPORT = f"一、收支情况\n{WRONG}\n二、三公经费\n{OTHER}\n{WRONG}\n本单位的的工作。\n"
SIDECAR = Path("报告.txt.reportlint.toml")


@pytest.fixture
def suppress(run):
    Path("报告.txt").write_text(REPORT, "utf-8")
    return lambda *words: run("suppress", *words)


def entries(path=SIDECAR):
    return tomllib.loads(path.read_text("utf-8"))["suppress"]


def shown(run, name="报告.txt"):
    """Code and line of what `check` still reports."""
    model = json.loads(run("check", "--select", "ARI101,TYP805", "--format", "json", name).output)
    return [
        (found["code"], found["location"]["line"])
        for found in model["files"][0]["findings"]
        if found["suppressed"] is None
    ]


def test_all_findings_of_a_rule(run, suppress):
    result = suppress("报告.txt", "ARI101", "--reason", "已核对")
    assert result.exit_code == 0
    assert "报告.txt.reportlint.toml" in result.output
    assert [entry["code"] for entry in entries()] == ["ARI101"] * 3
    assert shown(run) == [("TYP805", 6)]


@pytest.mark.parametrize(
    "which", ["ARI101:减少0.5万元", "ARI101：减少 ０.５ 万元", "change-direction:减少0.5万元", "ari:减少0.5万元"]
)
def test_a_finding_by_rule_and_words(run, suppress, which):
    assert suppress("报告.txt", which, "--reason", "已核对").exit_code == 0
    assert entries() == [{"code": "ARI101", "quote": "比年初预算数减少0.5万元，增加30.3%", "reason": "已核对"}]
    assert shown(run) == [("ARI101", 2), ("ARI101", 5), ("TYP805", 6)]


def test_a_finding_by_line(run, suppress):
    assert suppress("报告.txt", "ARI101", "--line", "5", "--reason", "已核对").exit_code == 0
    assert shown(run) == [("ARI101", 2), ("ARI101", 4), ("TYP805", 6)]


def test_a_finding_by_fingerprint(run, suppress):
    model = json.loads(run("check", "--select", "ARI101", "--format", "json", "报告.txt").output)
    fingerprint = model["files"][0]["findings"][2]["fingerprint"]
    assert suppress("报告.txt", "--fingerprint", fingerprint[:12], "--reason", "已核对").exit_code == 0
    assert shown(run) == [("ARI101", 2), ("ARI101", 4), ("TYP805", 6)]


def test_everything(run, suppress):
    assert suppress("报告.txt", "--all", "--reason", "上年已报送").exit_code == 0
    assert shown(run) == []
    assert run("check", "报告.txt").exit_code == 0


def test_the_reason_is_in_the_result(run, suppress):
    suppress("报告.txt", "--all", "--reason", "上年\n已报送")
    model = json.loads(run("check", "--format", "json", "报告.txt").output)
    assert {found["suppressed"] for found in model["files"][0]["findings"]} == {"上年 已报送"}
    assert model["summary"]["suppressed"] == len(model["files"][0]["findings"])


def test_what_is_in_the_sidecar_stays(suppress):
    mine = '# 我的说明\n[[suppress]]\ncode = "TYP805"   # 引文\nquote = "的的"\nreason = "引文如此"\n'
    SIDECAR.write_text(mine, "utf-8")
    assert suppress("报告.txt", "ARI101:减少0.5万元", "--reason", "已核对").exit_code == 0
    assert SIDECAR.read_text("utf-8").startswith(mine)
    assert [entry["code"] for entry in entries()] == ["TYP805", "ARI101"]


def test_the_report_is_not_touched_and_nothing_else_is_left(suppress):
    suppress("报告.txt", "--all", "--reason", "已核对")
    assert Path("报告.txt").read_text("utf-8") == REPORT
    assert {path.name for path in Path().iterdir()} == {"报告.txt", SIDECAR.name}


def test_a_docx(run):
    Path("报告.docx").write_bytes(docx_file([WRONG, OTHER]))
    assert run("suppress", "报告.docx", "ARI101:减少0.5万元", "--reason", "已核对").exit_code == 0
    result = run("check", "--select", "ARI101", "--format", "concise", "报告.docx")
    assert "减少14.5万元" in result.output
    assert "减少0.5万元" not in result.output


def test_a_workbook(run):
    Path("表.xlsx").write_bytes(xlsx_file([XlsxSheet("表1", [[WRONG], [OTHER]])]))
    assert run("suppress", "表.xlsx", "--all", "--reason", "已核对").exit_code == 0
    assert run("check", "--select", "ARI101", "表.xlsx").exit_code == 0


REFUSED = [
    ("no rule", ["报告.txt", "--reason", "x"], "要么写明规则"),
    ("rule and all", ["报告.txt", "ARI101", "--all", "--reason", "x"], "要么写明规则"),
    ("no reason", ["报告.txt", "ARI101"], "--reason"),
    ("an empty reason", ["报告.txt", "ARI101", "--reason", " 。"], "要写出理由"),
    ("unknown rule", ["报告.txt", "ABC1", "--reason", "x"], "没有规则 ABC1；reportlint rule 列出全部规则。"),
    ("a rule's name misspelt", ["报告.txt", "sum-mismach", "--reason", "x"], "（是不是 sum-mismatch？）"),
    ("less than a family", ["报告.txt", "A", "--reason", "x"], "太宽"),
    ("the tool's own rule", ["报告.txt", "RL001", "--reason", "x"], "不能忽略"),
    ("no such finding", ["报告.txt", "ARI102", "--reason", "x"], "没有 ARI102 问题"),
    ("other words", ["报告.txt", "ARI101:减少15.5万元", "--reason", "x"], "最接近的是“比年初预算数减少14.5万元"),
    ("another line", ["报告.txt", "ARI101", "--line", "1", "--reason", "x"], "那个地方没有 ARI101 问题"),
    ("another fingerprint", ["报告.txt", "--fingerprint", "zz", "--reason", "x"], "没有问题"),
    ("a missing file", ["没有.txt", "--all", "--reason", "x"], "没有.txt：找不到这个文件"),
    ("a folder", [".", "--all", "--reason", "x"], "文件夹"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refused_with_a_plain_sentence(suppress, words, message):
    result = suppress(*words)
    assert result.exit_code == 2
    assert message in result.output
    assert not SIDECAR.exists()


def test_what_is_set_aside_already_is_not_written_again(suppress):
    suppress("报告.txt", "--all", "--reason", "已核对")
    before = SIDECAR.read_bytes()
    result = suppress("报告.txt", "ARI101", "--reason", "已核对")
    assert (result.exit_code, "已经忽略过" in result.output) == (2, True)
    assert SIDECAR.read_bytes() == before


@pytest.mark.parametrize(
    "damaged", [b"[[suppress", b"suppress = 3", "[[suppress]]\nreason='\u7406\u7531'".encode("gb18030")]
)
def test_a_damaged_sidecar_is_left_alone(suppress, damaged):
    SIDECAR.write_bytes(damaged)
    result = suppress("报告.txt", "--all", "--reason", "x")
    assert result.exit_code == 2
    assert SIDECAR.name in result.output
    assert SIDECAR.read_bytes() == damaged


def test_a_sidecar_as_one_list_is_left_alone(suppress):
    one = b"suppress = [{code = 'TYP805', quote = '\xe7\x9a\x84\xe7\x9a\x84', reason = 'x'}]\n"
    SIDECAR.write_bytes(one)
    result = suppress("报告.txt", "ARI101", "--reason", "x")
    assert (result.exit_code, "[[suppress]]" in result.output) == (2, True)
    assert SIDECAR.read_bytes() == one


@pytest.mark.parametrize("page", ["suppression.md", "suppression.en.md"])
def test_the_examples_in_the_documentation(play, page):
    assert play(page) >= 5


def test_help_gives_its_examples_a_line_each(run):
    lines = run("suppress", "--help").output.splitlines()
    assert sum(line.startswith("    reportlint suppress 报告.docx") for line in lines) == 3


def test_reason_that_is_missing_is_asked_for(run):
    result = run("suppress", "报告.txt", "ARI101")
    assert result.exit_code == 2
    assert "缺少选项 --reason。" in result.stderr
