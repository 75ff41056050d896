from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from reportlint.reporters.formats import FORMATS

BAD = "2023年支出78.55万元，比年初预算数减少14.5万元，增加22%。主要原因是业务的的变化。\n"
FILES = {"text": "txt", "concise": "txt", "gitlab": "json", "junit": "xml", "checkstyle": "xml", "github": "txt"}
TEXTS = [name for name, known in FORMATS.items() if not known.binary]


@pytest.fixture(autouse=True)
def report(run):  # noqa: ARG001 - it stands in the folder where the command line runs
    Path("报告.txt").write_text(BAD, "utf-8")


def test_text_is_what_comes_without_a_wish(run):
    result = run("check", "报告.txt")
    assert result.exit_code == 1
    assert result.stdout.startswith("报告.txt\n")
    assert "ARI101" in result.stdout
    assert result.stdout.endswith("个提示。\n")


@pytest.mark.parametrize("name", TEXTS)
def test_format_on_standard_output_is_what_a_file_holds(run, name):
    shown = run("check", "报告.txt", "--format", name)
    written = run("check", "报告.txt", "--output", f"{name}:结果.out")
    assert shown.stdout_bytes == Path("结果.out").read_bytes()
    assert shown.exit_code == written.exit_code == 1
    assert written.stdout == ""
    assert "已写入 结果.out。" in written.stderr


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("words", "code"), [(("报告.txt",), 1), (("报告.txt", "没有.docx"), 2), (("--fail-on=never",), 0)]
)
def test_exit_code_does_not_depend_on_the_format(run, name, words, code):
    assert run("check", *words, "--output", f"{name}:结果.{FILES.get(name, name)}").exit_code == code


def test_several_at_once(run):
    result = run(
        "check", "报告.txt", "--format=json", "--output=结果.html", "--output=xlsx:结果.xlsx", "--output=a.sarif"
    )
    assert json.loads(result.stdout)["summary"]["files"] == 1
    assert result.stderr == ""
    assert Path("结果.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert load_workbook("结果.xlsx").sheetnames[0] == "汇总"
    assert json.loads(Path("a.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_json_tells_the_exit_code(run):
    assert json.loads(run("check", "报告.txt", "--format=json").stdout)["exit_code"] == 1
    assert json.loads(run("check", "报告.txt", "--format=json", "--fail-on=never").stdout)["exit_code"] == 0


def test_json_is_the_same_whatever_else_is_written(run):
    alone = run("check", "报告.txt", "--format=json").stdout
    assert run("check", "报告.txt", "--format=json", "--output=html:结果.html").stdout == alone


@pytest.mark.parametrize(
    ("name", "begins"),
    [("结果.JSON", b"{"), ("结果.jsonl", b'{"path"'), ("结果.csv", "\ufeff文件".encode()), ("结果.htm", b"<!DOCTYPE"),
     ("结果.xlsx", b"PK"), ("结果.md", "## 报告检查结果".encode()), ("结果.txt", "报告.txt".encode())],
)  # fmt: skip
def test_suffix_tells_the_format(run, name, begins):
    run("check", "报告.txt", "--output", name)
    assert Path(name).read_bytes().startswith(begins)


@pytest.mark.parametrize("word", ["json:C:\\结果\\a.json", "C:\\结果\\a.json"])
@pytest.mark.skipif(sys.platform == "win32", reason="there the folder would have to exist")
def test_drives_of_windows_are_no_formats(run, word):
    assert run("check", "报告.txt", "--output", word).exit_code == 1
    assert json.loads(Path("C:\\结果\\a.json").read_text("utf-8"))["version"] == 1


@pytest.mark.parametrize("word", ["json:-", "json"])
def test_dash_is_standard_output(run, word):
    assert json.loads(run("check", "报告.txt", "--output", word).stdout)["version"] == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["--output=htm:a"], "没有名为 htm 的格式（是不是 html？）", id="unknown format"),
        pytest.param(["--output=结果.xml"], "从文件名 结果.xml 看不出格式", id="suffix says nothing"),
        pytest.param(["--output=结果"], "从文件名 结果 看不出格式", id="no suffix"),
        pytest.param(["--output=html:"], "冒号后面缺少文件名", id="no file"),
        pytest.param(["--output=json:没有/a.json"], "所在的文件夹 没有 不存在", id="no folder"),
        pytest.param(["--output=json:."], "是一个文件夹", id="a folder"),
        pytest.param(["--format=xlsx"], "xlsx 是二进制文件，请用 --output xlsx:文件名", id="binary"),
        pytest.param(["--format=text", "--output=json:-"], "标准输出只能用一种格式", id="two on standard output"),
        pytest.param(["--output=a.json", "--output=sarif:./a.json"], "要写到同一个文件", id="two in one file"),
        pytest.param(["--output=text:报告.txt"], "就是要检查的报告", id="the report itself"),
    ],
)
def test_what_cannot_be_is_refused_before_the_work(run, words, message):
    result = run("check", "报告.txt", *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert Path("报告.txt").read_text("utf-8") == BAD
    assert [path.name for path in Path().iterdir()] == ["报告.txt"]


def test_link_to_the_report_is_the_report(run):
    Path("结果.txt").symlink_to("报告.txt")
    assert run("check", "报告.txt", "--output=结果.txt").exit_code == 2
    assert Path("报告.txt").read_text("utf-8") == BAD


def test_own_page_in_the_folder_is_no_report(run):
    for _ in range(2):
        result = run("check", ".", "--output=html:结果.html", "--format=json")
        assert result.exit_code == 1
        assert [file["path"] for file in json.loads(result.stdout)["files"]] == ["报告.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_folder_that_may_not_be_written_is_named(run):
    Path("zu").mkdir(mode=0o500)
    result = run("check", "报告.txt", "--output=json:zu/a.json", "--output=sarif:b.sarif")
    assert result.exit_code == 2
    assert "无法写入 zu/a.json：没有权限，或者它正被别的程序打开。" in result.stderr
    assert Path("b.sarif").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_full_disk_is_said_and_the_rest_is_written(run):
    result = run("check", "报告.txt", "--output=json:/dev/full", "--output=sarif:b.sarif")
    assert result.exit_code == 2
    assert "无法写入 /dev/full：磁盘已满。" in result.stderr
    assert Path("b.sarif").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_full_disk_behind_standard_output_is_said():
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "reportlint", "check", "报告.txt"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (2, "标准输出 没有写完：磁盘已满。\n")


def test_coverage_goes_with_the_text(run):
    assert "读数：金额和百分数 3 个" in run("check", "报告.txt", "--coverage").stdout


def test_file_names_in_other_encodings_do_not_stop_the_work(run):
    name = b"\xb1\xa8\xb8\xe6.txt"
    try:
        Path(os.fsdecode(name)).write_text(BAD, "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    outputs = [f"--output={format_}:{format_}.out" for format_ in FORMATS]
    assert run("check", os.fsdecode(name), *outputs).exit_code == 1
    assert all(Path(f"{format_}.out").stat().st_size > 0 for format_ in FORMATS)
    etree.parse("junit.out")


def test_nothing_heavy_is_loaded_for_the_formats_names():
    code = "import reportlint.cli.output, sys; print([m for m in ('rich', 'lxml', 'xlsxwriter') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("format_", "begins"), [("text", "报告.txt"), ("csv", "\ufeff文件"), ("json", "{")])
def test_terminal_is_given_text(format_, begins):
    leader, follower = pytest.importorskip("pty").openpty()
    command = [
        sys.executable,
        "-c",
        "from reportlint.cli import main; main()",
        "check",
        "报告.txt",
        "--format",
        format_,
    ]
    environment = {**os.environ, "NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "60", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(command, stdout=follower, env=environment) as process:
        os.close(follower)
        shown = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    os.close(leader)
    assert process.returncode == 1
    assert begins in shown.decode()
