"""The pages of packs outside this project as pytest items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.testing import pages  # noqa: F401 - stays imported from one run to the next

if TYPE_CHECKING:
    from collections.abc import Callable

pytest_plugins = ["pytester"]

MODULE = """
from reportlint.api import Check, Context, Severity
from ._words import WORDS

def run(ctx: Context):
    for block in ctx.document.blocks:
        at = block.text.find(WORDS)
        if at >= 0:
            yield ctx.finding(block.span(at, at + len(WORDS)), f"不要写“{WORDS}”。")

CHECK = Check("HOU001", "no-thanks", "客套话", Severity.INFO, run)
"""
TITLE = "# 客套话（HOU001 no-thanks）\n"
BAD = "\n## 报告里\n\n```txt bad\n一年来承蒙关照。\n```\n\n```findings\n1:4 info 不要写“承蒙关照”。\n```\n"
GOOD = "\n## 没有\n\n```md good\n一年来，工作有序。\n```\n"
PAGE = TITLE + BAD + GOOD
CONFIG = 'packs = ["checks", "other"]\n[[rule]]\ncode = "ZWB001"\ntitle = "甲"\nkind = "phrase"\nwords = ["一年来"]\n'


@pytest.fixture
def folder(pytester: pytest.Pytester) -> Callable[..., str]:
    """Writes a folder with a check and its page."""

    def write(page: str | bytes = PAGE, name: str = "checks", **more: str) -> str:
        place = pytester.mkdir(name)
        for file, text in {"thanks.py": MODULE, "_words.py": 'WORDS = "承蒙关照"\n', **more}.items():
            (place / file).write_text(text, "utf-8")
        (place / "thanks.md").write_bytes(page if isinstance(page, bytes) else page.encode())
        return name

    return write


def ran(pytester: pytest.Pytester, *words: str, **outcomes: int) -> str:
    """What pytest prints, after its counts were compared."""
    result = pytester.runpytest("-p", "no:randomly", "-p", "no:hypothesispytest", *words)
    result.assert_outcomes(**outcomes)
    return result.stdout.str()


def test_a_folder_of_checks_is_a_test_suite(pytester, folder):
    printed = ran(pytester, "-v", folder(), passed=3)
    assert all(name in printed for name in ("::page ", "::报告里[bad txt:5] ", "::没有[good md:15] "))


@pytest.mark.parametrize("init", [True, False], ids=["package", "bare folder"])
def test_a_folder_within_a_package(pytester, folder, init):
    """Modules see each other as they do when the pack is installed."""
    folder(name="pack", **{"__init__.py": ""})
    inner = pytester.path / "pack" / "inner"
    inner.mkdir()
    if init:
        (inner / "__init__.py").write_text("", "utf-8")
    for file in ("thanks.py", "thanks.md"):
        (pytester.path / "pack" / file).rename(inner / file)
    (inner / "thanks.py").write_text(MODULE.replace("from ._words", "from .._words"), "utf-8")
    ran(pytester, "pack", passed=3)


def test_a_folder_of_the_configuration(pytester, folder):
    """The vocabulary of all configured packs is there, house rules do not join in."""
    folder()
    other = pytester.mkdir("other")
    (other / "vocabulary").mkdir()
    (other / "vocabulary" / "thanks.toml").write_text('words = "承蒙关照"', "utf-8")
    (pytester.path / "checks" / "_words.py").unlink()
    text = MODULE.replace("from ._words import WORDS\n", "").replace(
        "def run(ctx: Context):\n", 'def run(ctx: Context):\n    WORDS = ctx.vocabulary("thanks")["words"]\n'
    )
    (pytester.path / "checks" / "thanks.py").write_text(text, "utf-8")
    (pytester.path / "reportlint.toml").write_text(CONFIG, "utf-8")
    ran(pytester, "checks", passed=3)


def test_a_profile_of_its_own(pytester, folder):
    name = folder(PAGE.replace("txt bad", "txt bad profile=ours"))
    (pytester.path / name / "profiles").mkdir()
    (pytester.path / name / "profiles" / "ours.toml").write_text('id = "ours"\ntitle = "甲"', "utf-8")
    ran(pytester, name, passed=3)


WRONG = {
    "place": (PAGE.replace("1:4", "1:1"), "报出的是\n1:4 info 不要写“承蒙关照”。"),
    "good_finds": (PAGE.replace("工作有序", "承蒙关照"), "页面上是\n（没有问题）\n报出的是\n1:5 info"),
    "bad_finds_nothing": (PAGE.replace("一年来承蒙关照", "一年来平安"), "报出的是\n（没有问题）"),
    "no_findings": (PAGE.replace("1:4 info 不要写“承蒙关照”。\n", ""), "页面上是\n（没有问题）\n报出的是\n1:4"),
    "no_good": (TITLE + BAD, "没有 good 案例"),
    "no_bad": (TITLE + GOOD, "没有 bad 案例"),
    "title": (PAGE.replace("客套话", "客气话"), "第一行应是\n  # 客套话（HOU001 no-thanks）\n现在是\n  # 客气话"),
    "profile": (PAGE.replace("txt bad", "txt bad profile=none"), "没有名为 none 的模板"),
}


def test_pages_that_are_wrong_fail(pytester, folder):
    for name, (page, _) in WRONG.items():
        folder(page, name)
    printed = ran(pytester, *WRONG, failed=len(WRONG), passed=14)
    assert [name for name, (_, said) in WRONG.items() if said not in printed] == []
    assert "Error" not in printed


BROKEN: dict[str, tuple[str | bytes, dict[str, str], str]] = {
    "findings": (PAGE.replace("```findings", "```text"), {}, "thanks.md：第 5 行的 bad 案例后面缺少 findings 块"),
    "format": (PAGE.replace("txt bad", "docx bad"), {}, "第 5 行的案例是 docx，案例只能是 txt、md、html"),
    "option": (
        PAGE.replace("txt bad", "txt bad profil=x"),
        {},
        "第 5 行的 profil=x 不认识，可以写的是 profile=…、name=…",
    ),
    "word": (PAGE.replace("txt bad", "txt bad here"), {}, "第 5 行的 here 不认识"),
    "encoding": (PAGE.encode("gb18030"), {}, "thanks.md 不是 UTF-8 编码"),
    "fails": (PAGE, {"thanks.py": MODULE + "1 / 0\n"}, "thanks.py 第 12 行出错（ZeroDivisionError"),
    "syntax": (PAGE, {"thanks.py": MODULE + "def"}, "thanks.py 第 12 行语法错误"),
    "family": (PAGE, {"thanks.py": MODULE.replace("HOU001", "ARI101")}, "ARI 是自带规则用的"),
    "code": (PAGE, {"thanks.py": MODULE.replace("HOU001", "hou1")}, "现在是 'hou1'"),
}


def test_pages_that_cannot_be_tried_are_errors(pytester, folder):
    for name, (page, more, _) in BROKEN.items():
        folder(page, name, **more)
    printed = ran(pytester, *BROKEN, errors=len(BROKEN))
    assert [name for name, (*_, said) in BROKEN.items() if said not in printed] == []
    assert "Traceback" not in printed


def test_pages_of_other_things_are_left_alone(pytester, folder):
    name = folder(**{"thanks.py": "CHECK = 1\n", "more.py": MODULE})
    ran(pytester, name)


@pytest.mark.parametrize(("mark", "ends"), [("", "\n"), ("\ufeff", "\r\n")], ids=["unix", "windows"])
def test_the_findings_are_written_on_the_page(pytester, folder, ends, mark):
    """Several on one page, of which each moves those behind it; all else stays."""
    right = mark + (TITLE + BAD + BAD + GOOD).replace("\n", ends)
    wrong = mark + (TITLE + (BAD + BAD).replace("1:4 info 不要写“承蒙关照”。", "1:1 info 长短\n不一") + GOOD)
    name = folder(wrong.replace("\n", ends).encode())
    ran(pytester, name, "--update-cases", passed=4)
    assert (pytester.path / name / "thanks.md").read_bytes().decode() == right


def test_what_a_good_case_gives_is_not_written(pytester, folder):
    page = TITLE + BAD + GOOD.replace("工作有序", "承蒙关照")
    name = folder(page)
    ran(pytester, name, "--update-cases", failed=1, passed=2)
    assert (pytester.path / name / "thanks.md").read_text("utf-8") == page


def test_one_process_writes(pytester, folder):
    result = pytester.runpytest("-p", "no:randomly", "-p", "no:hypothesispytest", "-n", "1", "--update-cases", folder())
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "--update-cases 不能与 -n 一起用。" in result.stderr.str()


def test_a_check_that_breaks_is_not_written_down(pytester, folder):
    name = folder(**{"thanks.py": MODULE.replace("def run(ctx: Context):", "def run(ctx: Context):\n    1 / 0")})
    assert "RL002 规则 HOU001 运行出错" in ran(pytester, name, "--update-cases", failed=2, passed=1)
    assert (pytester.path / name / "thanks.md").read_text("utf-8") == PAGE
