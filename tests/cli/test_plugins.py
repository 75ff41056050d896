"""Packs of other people: what is wrong with one is said in one line, what goes wrong in a check is a finding."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Run = Callable[..., subprocess.CompletedProcess[str]]

MODULE = """\
from reportlint.api import Check, Context, Severity

def run(ctx: Context):
    yield ctx.finding(ctx.document.blocks[0].span(), "有问题。")

CHECK = Check("CTY101", "some-defect", "某种毛病", Severity.ERROR, run)
"""
INIT = 'from reportlint.api import Pack\nPACK = Pack("city_checks")\n'
GOOD = {"__init__.py": INIT, "defect.py": MODULE, "defect.md": "# 某种毛病（CTY101 some-defect）\n\n说明。\n"}
REPORT = "一年来，工作有序。\n公务接待费2.15万元，比年初预算数减少0.5万元，增加30.3%。\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line in a process and a folder of its own, with a report in it."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "报告.txt").write_text(REPORT, "utf-8")
    environment = {**os.environ, "REPORTLINT_CACHE_DIR": str(tmp_path / "cache"), "PYTHONIOENCODING": "utf-8"}

    def invoke(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "reportlint", *words],
            env={**environment, "PYTHONPATH": str(tmp_path / "site")},
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip

    return invoke


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def installed(tmp_path: Path, files: Mapping[str, str | bytes], value: str = "city_checks:PACK") -> None:
    write(
        tmp_path / "site",
        {
            "city_checks-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: city-checks\nVersion: 1.0\n",
            "city_checks-1.0.dist-info/entry_points.txt": f"[reportlint.packs]\ncity = {value}\n",
            **{f"city_checks/{name}": text for name, text in files.items()},
        },
    )


def local(files: Mapping[str, str | bytes]) -> None:
    write(Path("检查"), files)
    Path("reportlint.toml").write_text('packs = ["检查"]', "utf-8")


class Bad(NamedTuple):
    """Files that are added to a good pack, None for one that is not there, and what is said of them."""

    files: Mapping[str, str | bytes | None]
    said: str


BAD = {
    "syntax": Bad({"defect.py": "def"}, "defect.py 第 1 行语法错误（invalid syntax）。"),
    "import": Bad({"defect.py": "import no_such"}, "defect.py 第 1 行出错（ModuleNotFoundError: No module"),
    "error": Bad({"defect.py": MODULE + "1 / 0"}, "defect.py 第 7 行出错（ZeroDivisionError: division by zero）。"),
    "exit": Bad({"defect.py": MODULE + "import sys\nsys.exit('再见')"}, "defect.py 第 8 行出错（SystemExit: 再见）。"),
    "null bytes": Bad({"defect.py": "\0"}, "载入时出错（"),
    "module encoding": Bad({"defect.py": MODULE.encode("gb18030")}, "defect.py 第 4 行语法错误（"),
    "no check": Bad({"defect.py": ""}, "defect.py 旁边有说明页，里面却没有 CHECK = Check(…)。"),
    "no Check": Bad({"defect.py": "CHECK = 'x'"}, "defect.py 的 CHECK 应是 Check，现在是 str。"),
    "code": Bad({"defect.py": MODULE.replace("CTY101", "CTY1")}, "code 应是三个大写字母加三位数字"),
    "name": Bad({"defect.py": MODULE.replace("some-defect", "some_defect")}, "name 应是小写英文单词，用 - 连接"),
    "severity": Bad({"defect.py": MODULE.replace("Severity.ERROR", "'error'")}, "severity 应是 Severity.ERROR"),
    "title": Bad({"defect.py": MODULE.replace("某种毛病", "某种\\n毛病")}, "title 应是一行中文标题，现在是 "),
    "arguments": Bad({"defect.py": MODULE.replace(", run)", ")")}, "defect.py 第 6 行出错（TypeError: "),
    "family": Bad({"defect.py": MODULE.replace("CTY101", "ARI999")}, "前三个字母 ARI 是自带规则用的，请换别的字母。"),
    "no page": Bad({"defect.md": None}, "defect.py 旁边缺少说明页 defect.md。"),
    "page encoding": Bad({"defect.md": "# 某种毛病".encode("gb18030")}, "defect.md 不是 UTF-8 编码。"),
    "profile": Bad({"profiles/a.toml": "id = "}, "profiles/a.toml 不是合格的 TOML"),
    "vocabulary": Bad({"vocabulary/a.toml": b"\xff"}, "a.toml 不是 UTF-8 编码。"),
    "units": Bad({"vocabulary/units.txt": "甲 = = 3"}, "vocabulary/units.txt：计量单位定义第 1 行写法有误"),
    "words": Bad({"vocabulary/names.toml": "suffixes = 3"}, "vocabulary/names.toml 的 suffixes：应是列表"),
}  # fmt: skip


def files_of(bad: Bad) -> dict[str, str | bytes]:
    return {name: text for name, text in {**GOOD, **bad.files}.items() if text is not None}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_an_installed_pack_that_cannot_be_used_is_said_in_one_line(run: Run, tmp_path: Path, bad: Bad):
    installed(tmp_path, files_of(bad))
    result = run("check", "报告.txt")
    assert (result.returncode, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("规则包 city")
    assert bad.said in line


@pytest.mark.parametrize("kind", ["syntax", "exit", "no page", "vocabulary"])
def test_a_folder_that_cannot_be_used_is_said_in_one_line(run: Run, kind: str):
    local(files_of(BAD[kind]))
    result = run("check", "--jobs", "2", "报告.txt", "报告.txt")
    assert (result.returncode, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"规则包 {Path.cwd() / '检查'} 不能用：")
    assert BAD[kind].said in line


@pytest.mark.parametrize(
    ("value", "init", "said"),
    [
        ("city_checks:PACK", "PACK = 3", "入口 reportlint.packs 给出的不是 Pack，是 int。"),
        (
            "city_checks:NOTHING",
            INIT,
            "载入时出错（AttributeError: module 'city_checks' has no attribute 'NOTHING'）。",
        ),
        ("city_check:PACK", INIT, "载入时出错（ModuleNotFoundError: No module named 'city_check'）。"),
        ("city_checks.a.b:PACK", INIT, "载入时出错（ModuleNotFoundError: No module named 'city_checks.a'）。"),
        ("city_checks:PACK", INIT.replace('"city_checks"', '"city_checks.a.b"'), "ModuleNotFoundError"),
        ("city_checks:PACK", INIT.replace('"city_checks"', "3"), "Pack(…) 里要写包的名字，现在是 3。"),
        ("city checks!", INIT, "载入时出错（"),
        (":PACK", INIT, "载入时出错（"),
        ("city_checks", INIT, "给出的不是 Pack，是 module。"),
        ("city_checks:PACK", "raise SystemExit", "__init__.py 第 1 行出错（SystemExit: ）。"),
    ],
    ids=[
        "no pack",
        "no name",
        "no module",
        "no module in it",
        "no package",
        "no words",
        "no value",
        "no module at all",
        "module alone",
        "exit",
    ],
)
def test_an_entry_point_that_leads_nowhere(run: Run, tmp_path: Path, value: str, init: str, said: str):
    installed(tmp_path, {**GOOD, "__init__.py": init}, value)
    result = run("check", "报告.txt")
    assert (result.returncode, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("规则包 city")
    assert said in line


def test_one_code_in_two_packs(run: Run, tmp_path: Path):
    installed(tmp_path, GOOD)
    local(GOOD)
    result = run("check", "报告.txt")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"规则代码 CTY101 重复：city_checks 和 {Path.cwd() / '检查'} 里都有。\n"


def test_one_code_in_one_pack(run: Run):
    local({**GOOD, "other.py": MODULE, "other.md": "# 某种毛病"})
    assert run("check", "报告.txt").stderr.startswith("规则代码 CTY101 重复：")


def test_a_name_that_a_built_in_rule_has(run: Run):
    local({**GOOD, "defect.py": MODULE.replace("some-defect", "change-direction")})
    said = f"规则名称 change-direction 重复：reportlint_checks 和 {Path.cwd() / '检查'} 里都有。\n"
    assert run("check", "报告.txt").stderr == said


def test_what_a_pack_prints_is_no_output(run: Run):
    local({**GOOD, "defect.py": MODULE.replace("    yield", "    print('二')\n    yield") + "print('一')"})
    result = run("check", "--format", "json", "报告.txt")
    assert "CTY101" in {finding["code"] for finding in json.loads(result.stdout)["files"][0]["findings"]}
    assert result.stderr == "一\n二\n"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero（defect.py 第 4 行）"),
        ("import sys; sys.exit(0)", "SystemExit: 0"),
        ("yield '有问题'", "给出的“问题”应是 Finding，现在是 str"),
        ("return 3\n    yield", ""),
        ("yield from run(ctx)", "RecursionError"),
    ],
    ids=["throws", "ends", "gives words", "gives nothing", "has no end"],
)
def test_a_check_that_breaks_is_a_finding_and_the_others_go_on(run: Run, body: str, said: str):
    local({**GOOD, "defect.py": MODULE.replace('yield ctx.finding(ctx.document.blocks[0].span(), "有问题。")', body)})
    result = run("check", "--format", "json", "报告.txt")
    findings = json.loads(result.stdout)["files"][0]["findings"]
    told = [finding["message"] for finding in findings if finding["code"] == "RL002"]
    assert len(told) == bool(said)
    assert all("规则 CTY101 " in message and said in message for message in told)
    assert "ARI101" in {finding["code"] for finding in findings}
    assert (result.returncode, result.stderr) == (2 if said else 1, "")


def test_rules_are_shown_with_their_origin(run: Run, tmp_path: Path):
    installed(tmp_path, GOOD)
    local({
        "other.py": MODULE.replace("CTY101", "HOU101").replace("some", "other").replace(", run)", ', run, "preview")'),
        "other.md": "# 另一种\n",
    })  # fmt: skip
    lines = run("rule").stdout.splitlines()
    assert "CTY101  error   某种毛病（some-defect）（规则包 city_checks）" in lines
    assert "HOU101  error   某种毛病（other-defect）（试行）（规则包 检查）" in lines
    assert sum("规则包" in line for line in lines) == 2
    page = run("rule", "CTY101", "HOU101").stdout
    assert "说明。\n\n来自规则包 city_checks，不是自带的规则。\n" in page
    assert page.endswith("# 另一种\n\n来自规则包 检查，不是自带的规则。\n")


@pytest.mark.parametrize(
    "words",
    [
        ["rule"],
        ["profile"],
        ["facts", "报告.txt"],
        ["config", "show"],
        ["baseline", "write", "报告.txt"],
        ["new-check", "old"],
    ],
    ids=lambda words: words[0],
)
def test_every_command_says_that_a_pack_is_broken(run: Run, words: list[str]):
    local({**GOOD, "defect.py": "def"})
    result = run(*words)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"规则包 {Path.cwd() / '检查'} 不能用：defect.py 第 1 行语法错误（invalid syntax）。\n"


@pytest.mark.parametrize(
    "words", [["--version"], ["--help"], ["init", "."], ["cache", "dir"], ["rule", "--isolated"]], ids=str
)
def test_what_needs_no_pack_works_with_a_broken_one(run: Run, words: list[str]):
    local({**GOOD, "defect.py": "def"})
    if words[0] == "init":
        Path("reportlint.toml").rename("other.toml")
    result = run(*words)
    assert (result.returncode, result.stderr) == (0, "")
