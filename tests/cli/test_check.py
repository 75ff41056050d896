"""`reportlint check` as its users call it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportlint.cli.boundary import exit_code_of
from reportlint.reporters.formats import FORMATS
from reportlint.testing.docx_files import docx_file

WRONG = "一、支出\n公务接待费2.15万元，比年初预算数减少0.5万元，增加30.3%。\n"
FINE = "本年支出10万元，均已核对。\n"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and descriptors as POSIX has them")
COMMAND = [sys.executable, "-m", "reportlint"]


def plant(**texts: str) -> None:
    for name, text in texts.items():
        Path(f"{name}.txt").write_text(text, "utf-8")


def model(result):
    return json.loads(result.stdout)


def paths(result) -> list[str]:
    return [file["path"] for file in model(result)["files"]]


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        pytest.param(FINE, [], 0, id="nothing"),
        pytest.param(WRONG, [], 1, id="an error"),
        pytest.param(WRONG, ["--fail-on", "never"], 0, id="never"),
        pytest.param(WRONG, ["--severity", "ARI101=warning"], 0, id="a warning"),
        pytest.param(WRONG, ["--severity", "ARI101=warning", "--fail-on", "warning"], 1, id="a warning that counts"),
        pytest.param("", [], 2, id="empty file"),
    ],
)
def test_exit_code(run, text, options, code):
    plant(a=text)
    assert run("check", "a.txt", *options).exit_code == code


def test_exit_code_is_that_of_the_configuration(run):
    plant(a=WRONG)
    Path("reportlint.toml").write_text('fail-on = "never"\n', "utf-8")
    assert run("check", "a.txt").exit_code == 0
    assert run("check", "a.txt", "--fail-on", "error").exit_code == 1


def test_number_of_processes_changes_no_byte(run):
    plant(a=WRONG, b=FINE, c=WRONG * 3, d="")
    Path("e.docx").write_bytes(docx_file(WRONG.splitlines()))
    every = [word for format_ in FORMATS for word in ("--output", f"{format_}:../{format_}.out")]
    outputs = []
    for jobs in ("1", "3"):
        assert run("check", "--no-cache", "--jobs", jobs, *every, ".", "没有.txt").exit_code == 2
        outputs.append({path.name: path.read_bytes() for path in Path("..").glob("*.out")})
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) == len(FORMATS)
    assert all(outputs[0].values())


def test_paths_that_do_not_exist_are_named_and_the_rest_is_checked(run):
    plant(a=WRONG)
    result = run("check", "没有.docx", "没有/*.pdf", "a.txt", "--format", "json")
    assert result.exit_code == 2
    files = model(result)["files"]
    assert [file["status"] for file in files] == ["unreadable", "unreadable", "ok"]
    assert files[0]["findings"][0]["message"] == "找不到这个文件或文件夹。"
    assert files[1]["findings"][0]["message"].endswith("没有符合这个写法的文件。")
    assert [found["code"] for found in files[2]["findings"]] == ["ARI101"]


def test_a_missing_file_is_named_once_and_not_counted_as_checked(run):
    assert run("check", "没有.docx").stdout == (
        "没有.docx\n    错误 RL001 找不到这个文件或文件夹。\n\n"
        "查了 0 个文件：1 个错误、0 个警告、0 个提示；1 个文件没有查成。\n"
    )


def test_patterns_are_understood_without_a_shell(run):
    plant(a=FINE, b=FINE)
    Path("下级").mkdir()
    Path("下级/c.txt").write_text(FINE, "utf-8")
    assert paths(run("check", "**/*.txt", "--format", "json")) == ["a.txt", "b.txt", str(Path("下级/c.txt"))]


def test_folder_names_what_it_passes_over(run):
    plant(a=FINE)
    Path("旧报告.wps").write_bytes(b"x")
    result = run("check", "--format", "json")
    assert result.exit_code == 0
    assert [item["path"] for item in model(result)["passed_over"]] == ["旧报告.wps"]
    assert "旧报告.wps" in run("check").stdout


def test_nothing_to_check_is_said(run):
    Path(".reportlintignore").write_text("*.txt\n", "utf-8")
    plant(a=FINE)
    result = run("check")
    assert result.exit_code == 0
    assert "没有找到可以检查的报告" in result.stderr
    assert "1 个文件或文件夹被 .reportlintignore、exclude 或 packs 排除" in result.stderr


def test_exclude_of_the_configuration_and_ignore_files_hold_in_folders(run):
    plant(a=FINE, 草稿1=FINE, 旧1=FINE)
    Path("reportlint.toml").write_text('exclude = ["草稿*"]\n', "utf-8")
    Path(".reportlintignore").write_text("旧*\n", "utf-8")
    assert paths(run("check", "--format", "json")) == ["a.txt"]
    assert paths(run("check", "草稿1.txt", "--format", "json")) == ["草稿1.txt"]


def test_standard_input(run):
    result = run("check", "-", "--stdin-name", "甲局.md", "--format", "json", stdin=WRONG)
    assert result.exit_code == 1
    (file,) = model(result)["files"]
    assert (file["path"], file["kind"]) == ("甲局.md", "md")


def test_standard_input_beside_files(run):
    plant(a=FINE)
    assert paths(run("check", "a.txt", "-", "--format", "json", stdin=FINE)) == ["stdin.txt", "a.txt"]


@pytest.mark.parametrize(
    "listed",
    ["a.txt\nb c.txt\n", "a.txt\r\nb c.txt\r\n\r\n", "a.txt\0b c.txt\0", "\ufeffa.txt\nb c.txt"],
    ids=["lines", "lines of Windows", "NUL", "byte order mark"],
)
def test_names_from_a_list(run, listed):
    plant(a=FINE, **{"b c": FINE, "d": FINE})
    Path("list").write_bytes(listed.encode())
    assert paths(run("check", "--files-from", "list", "--format", "json")) == ["a.txt", "b c.txt"]
    assert paths(run("check", "--files-from", "-", "--format", "json", stdin=listed)) == ["a.txt", "b c.txt"]


def test_worst_first(run):
    plant(a=FINE, b=WRONG, c="", d=WRONG * 2)
    plain = run("check", "--format", "json")
    assert paths(plain) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert paths(run("check", "--format", "json", "--sort", "worst")) == ["c.txt", "d.txt", "b.txt", "a.txt"]


def test_statistics(run):
    plant(a=WRONG * 2, b=WRONG)
    text = run("check", "--select", "ARI101", "--statistics")
    assert "     3  ARI101  增减方向矛盾（2 个文件）" in text.stdout
    as_json = run("check", "--select", "ARI101", "--statistics", "--format", "json")
    assert model(as_json)["summary"]["error"] == 3
    assert "     3  ARI101" in as_json.stderr
    assert "没有发现问题。" in run("check", "--select", "PER402", "--statistics").stdout


def test_timing(run):
    plant(a=WRONG, b=WRONG)
    text = run("check", "--timing").stdout
    assert "读取文件" in text
    assert "ARI101 增减方向矛盾" in text
    assert model(run("check", "--timing", "--format", "json"))["summary"]["files"] == 2


def test_output_never_overwrites_a_report(run):
    plant(a=WRONG)
    result = run("check", "a.txt", "--output", "json:a.txt")
    assert result.exit_code == 2
    assert Path("a.txt").read_text("utf-8") == WRONG


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--fromat", "json"], "没有选项 --fromat（是不是 --format"),
        (["--format", "jsn"], "--format 的值不对：只能是 text"),
        (["--format"], "选项 --format 后面缺少值"),
        (["--jobs", "many"], "--jobs 的值不对：应为不小于 0 的整数，或 auto"),
        (["--jobs", "-1"], "--jobs"),
        (["--time-limit", "soon"], "--time-limit 的值不对：应为数字，不小于 0，不大于 86400"),
        (["--time-limit", "-5"], "--time-limit"),
        (["--statistics=3"], "选项 --statistics 不带值"),
        (["--cache-dir", "a.txt"], "--cache-dir 的值不对：a.txt 是文件，应为文件夹"),
        (["--config", "没有.toml"], "--config 的值不对：找不到 没有.toml"),
        (["--files-from", "没有"], "--files-from 给出的文件 没有 不存在"),
        (["--files-from", "-", "-"], "标准输入不能既是报告又是文件名的列表"),
        (["--select", "ARI1O1"], "ARI1O1"),
        (["--profile", "guangdong"], "guangdong"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_explained_in_chinese(run, words, message):
    plant(a=FINE)
    result = run("check", "a.txt", *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert not result.stdout


@pytest.mark.parametrize(
    ("word", "message"),
    [("chek", "没有命令 chek（是不是 check？）。"), ("a.txt", "没有命令 a.txt；检查文件请用 reportlint check a.txt。")],
)
def test_unknown_command(run, word, message):
    plant(a=FINE)
    result = run(word)
    assert result.exit_code == 2
    assert f"用法不对：{message}" in result.stderr


def test_unknown_command_of_a_command(run):
    result = run("cache", "claen")
    assert result.exit_code == 2
    assert "用法不对：没有命令 claen（是不是 clean？）。" in result.stderr


@pytest.mark.parametrize("words", [["-h"], ["--help"], ["check", "-h"], ["cache", "-h"], ["cache", "clean", "-h"]])
def test_help_is_chinese(run, words):
    result = run(*words)
    assert result.exit_code == 0
    assert result.stdout.startswith("用法：")
    for english in ("Usage", "Options", "Commands", "Show ", "OPTIONS", "COMMAND", "default:", "required"):
        assert english not in result.stdout


def test_bare_call_shows_the_commands(run):
    result = run()
    assert result.exit_code == 2
    assert "check" in result.output


@pytest.mark.parametrize(
    ("file", "text"),
    [("reportlint.toml", "fail-on = 3"), ("reportlint.toml", "[["), (".reportlintignore", "!\n")],
)
def test_files_that_cannot_be_used_are_named(run, file, text):
    plant(a=FINE)
    Path(file).write_text(text, "utf-8")
    result = run("check")
    assert result.exit_code == 2
    assert file in result.stderr
    assert "Traceback" not in result.stderr
    assert not result.stdout


def test_mistake_of_ours_is_no_finding(capsys):
    assert exit_code_of(lambda: 1 // 0) == 2
    errors = capsys.readouterr().err
    assert "ZeroDivisionError" in errors
    assert errors.endswith("程序出错了。请把上面的内容报告给开发者。\n")


def test_error_of_the_system_is_one_line(capsys):
    assert exit_code_of(lambda: Path("gone").read_text("utf-8")) == 2
    assert capsys.readouterr().err == "gone：找不到这个文件。\n"


def test_cache_can_be_shown_and_cleaned(run):
    plant(a=WRONG, b=FINE)
    first = run("check")
    assert "2 份结果" in run("cache", "dir").stdout
    assert run("check").stdout == first.stdout
    assert "2 份结果" in run("cache", "dir").stdout
    assert "清除了" in run("cache", "clean").stdout
    assert "0 份结果" in run("cache", "dir").stdout
    run("check", "--no-cache")
    assert "0 份结果" in run("cache", "dir").stdout
    run("check", "--cache-dir", "here")
    assert len([path for path in Path("here").rglob("*") if len(path.name) == 64]) == 2


def test_single_file_is_kept_only_where_that_pays_or_is_wanted(run):
    plant(a=WRONG)
    run("check", "a.txt")
    assert "0 份结果" in run("cache", "dir").stdout
    run("check", "a.txt", "--cache")
    assert "1 份结果" in run("cache", "dir").stdout


def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "REPORTLINT_CACHE_DIR": str(tmp_path / "cache"), "PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def endless(tmp_path, monkeypatch):
    """A folder with nine reports; a check of the first writes a file and then never ends."""
    monkeypatch.chdir(tmp_path)
    Path("pack").mkdir()
    Path("pack/endless.md").write_text("# 无尽\n", "utf-8")
    Path("pack/endless.py").write_text(
        "from pathlib import Path\nfrom reportlint.api import Check, Severity\ndef run(ctx):\n"
        "    if '无尽' in ctx.document.blocks[-1].text:\n        Path('begun').touch()\n        while True: pass\n"
        "    yield from ()\n"
        'CHECK = Check(code="TST901", name="endless", title="无尽", severity=Severity.ERROR, run=run)\n',
        "utf-8",
    )
    Path("reportlint.toml").write_text('packs = ["pack"]\n', "utf-8")
    Path("in").mkdir()
    for number in range(9):
        Path(f"in/{number}.txt").write_text(WRONG if number else "无尽", "utf-8")
    return environment(tmp_path)


@POSIX
@pytest.mark.parametrize(("jobs", "done"), [("1", 0), ("3", 8)])
def test_interrupt_leaves_what_was_done(endless, jobs, done):
    words = ["check", "--jobs", jobs, "--format", "json", "--output", "markdown:out.md", "in"]
    process = subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=endless)
    deadline = time.monotonic() + 120
    while not Path("begun").exists() or len([*Path("cache").glob("v1/*/*")]) < done:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    try:
        stdout, stderr = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130
    result = json.loads(stdout)
    assert [Path(file["path"]).name for file in result["files"]] == [f"{number}.txt" for number in range(1, 1 + done)]
    assert Path(result["unfinished"][0]).name == "0.txt"
    assert len(result["files"]) + len(result["unfinished"]) == 9
    assert "已停止" in stderr.decode()
    assert "Traceback" not in stderr.decode()
    assert "没有查" in Path("out.md").read_text("utf-8")


@POSIX
@pytest.mark.parametrize(
    ("words", "code"), [(["rule", "--all"], 0), (["check", "a.txt", "--format", "html"], 1)], ids=["rule", "check"]
)
def test_reader_that_goes_away_is_no_error(tmp_path, monkeypatch, words, code):
    monkeypatch.chdir(tmp_path)
    plant(a=WRONG + "各项工作按计划完成。\n" * 4000)
    with subprocess.Popen(
        [*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(tmp_path)
    ) as process:
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == code


@POSIX
@pytest.mark.parametrize(
    ("words", "streams"),
    [
        (["rule", "--all"], ">&-"),
        (["check", "a.txt"], ">&-"),
        (["check", "a.txt", "没有.txt"], "2>&-"),
        (["check", "a.txt"], "<&- >&- 2>&-"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_closed_streams(tmp_path, monkeypatch, words, streams):
    monkeypatch.chdir(tmp_path)
    plant(a=FINE)
    line = f'exec "$@" {streams}'
    result = subprocess.run(
        ["sh", "-c", line, "sh", *COMMAND, *words], capture_output=True, env=environment(tmp_path), check=False
    )
    assert (result.returncode, b"Traceback" in result.stderr) == (2 if "没有.txt" in words else 0, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_full_disk_is_one_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    plant(a=FINE)
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [*COMMAND, "check", "a.txt"], stdout=full, stderr=subprocess.PIPE, env=environment(tmp_path), check=False
        )
    assert result.returncode == 2
    assert result.stderr.decode().count("\n") == 1
    assert "Traceback" not in result.stderr.decode()


def modules(tmp_path: Path, *words: str) -> set[str]:
    """The modules that a command line leaves loaded."""
    code = (
        f"import sys\nfrom reportlint.cli import cli\nsys.argv = ['reportlint', *{words!r}]\n"
        "try:\n    cli.main(prog_name='reportlint')\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=environment(tmp_path), check=True
    )
    return set(result.stderr.split())


def test_version_loads_click_alone(tmp_path):
    loaded = modules(tmp_path, "--version")
    ours = {name for name in loaded if name.startswith("reportlint")}
    assert ours == {
        "reportlint",
        *(f"reportlint.cli{part}" for part in ("", ".boundary", ".help", ".streams", ".usage")),
    }
    others = {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names) - {"reportlint"}
    assert {name for name in others if not name.startswith("_")} == {"click"}


def test_text_loads_no_other_formats_libraries(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    plant(a=WRONG)
    loaded = modules(tmp_path, "check", "a.txt", "--format", "json")
    heavy = {
        "lxml", "pypdfium2", "pypdfium2_raw", "pdfplumber", "pdfminer", "python_calamine", "markdown_it", "pint",
        "rapidfuzz", "rich", "msgspec", "platformdirs", "pathspec", "multiprocessing", "xlsxwriter", "tomli_w",
    }  # fmt: skip
    assert heavy & loaded == set()


@pytest.mark.parametrize("page", ["batches.md", "batches.en.md"])
def test_the_examples_in_the_documentation(play, page):
    assert play(page) == 4
