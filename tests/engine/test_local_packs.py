"""Packs in folders of the user's own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reportlint.engine.assembly import assemble, registry_for
from reportlint.engine.config import Resolver
from reportlint.engine.local_packs import local_pack
from reportlint.model.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

_CHECK = """
from reportlint.api import Check, Severity
from ._words import WORDS

def run(ctx):
    for block in ctx.document.blocks:
        at = block.text.find(WORDS)
        if at >= 0:
            yield ctx.finding(block.span(at, at + len(WORDS)), f"不要写“{WORDS}”。")

CHECK = Check("HOU001", "no-thanks", "客套话", Severity.INFO, run)
"""


def pack(folder: Path, **more: str) -> Path:
    folder.mkdir()
    texts = {
        "thanks.py": _CHECK,
        "thanks.md": "# 客套话（HOU001 no-thanks）\n",
        "_words.py": 'WORDS = "承蒙关照"',
        **more,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def config(tree: Path, text: str = 'packs = ["检查"]\nselect = ["HOU"]') -> Resolver:
    (tree / "reportlint.toml").write_text(text, "utf-8")
    return Resolver({})


@pytest.mark.parametrize("init", [{}, {"__init__.py": "GREETING = 1"}], ids=["bare folder", "package"])
def test_checks_in_a_folder_run_like_any_other(tree: Path, init: dict[str, str]):
    pack(tree / "检查", **init)
    found = assemble(config(tree).for_path(tree / "a.txt")).check_bytes("一年来承蒙关照。".encode(), "a.txt").findings
    assert [(report.code, report.location.quote) for report in found] == [("HOU001", "承蒙关照")]


def test_a_folder_may_bring_profiles_and_words(tree: Path):
    folder = pack(tree / "检查")
    for name, text in (("profiles", 'id = "ours"\ntitle = "甲"'), ("vocabulary", 'suffixes = ["专班"]')):
        (folder / name).mkdir()
        (folder / name / "names.toml").write_text(text, "utf-8")
    linter = assemble(config(tree, 'packs = ["检查"]\nprofile = "ours"').for_path(tree / "a.txt"))
    assert linter.registry.profiles["ours"].title == "甲"
    assert linter.lexicon.vocabulary("names")["suffixes"][-1] == "专班"


def test_folders_of_the_same_name_do_not_hide_each_other(tree: Path):
    first = pack(tree / "检查")
    (tree / "别处").mkdir()
    second = pack(
        tree / "别处" / "检查", **{"thanks.py": _CHECK.replace("HOU001", "HOU002").replace("no-thanks", "other")}
    )
    (tree / "reportlint.toml").write_text('packs = ["检查", "别处/检查"]', "utf-8")
    rules = registry_for(Resolver({}).for_path(tree / "a.txt")).rules
    assert {"HOU001", "HOU002"} <= set(rules)
    assert local_pack(str(first)).package != local_pack(str(second)).package


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("bad.py", "x = (", "不能用：bad.py 第 1 行语法错误"),
        ("bad.py", "\nimport no_such_module_here", "不能用：bad.py 第 2 行出错（ModuleNotFoundError: "),
        ("bad.py", "1 / 0", "不能用：bad.py 第 1 行出错（ZeroDivisionError: division by zero）。"),
        ("__init__.py", "1 / 0", "不能用：__init__.py 第 1 行出错（ZeroDivisionError: division by zero）。"),
        ("other.py", _CHECK.replace("HOU001", "HOU002"), "旁边缺少说明页 other.md"),
    ],
    ids=["syntax", "import", "error", "package", "no page"],
)
def test_a_pack_that_cannot_be_used_is_an_error_with_its_place(tree: Path, name: str, text: str, said: str):
    pack(tree / "检查", **{name: text})
    with pytest.raises(DataError) as caught:
        config(tree).for_path(tree / "a.txt")
    assert said in str(caught.value)
    (tree / "检查" / name).unlink()
    assert Resolver({}).for_path(tree / "a.txt").packs == (str(tree / "检查"),)


def test_two_rules_of_one_code_are_an_error(tree: Path):
    pack(tree / "检查", **{"thanks.py": _CHECK.replace("HOU001", "ARI101")})
    with pytest.raises(DataError, match=r"规则 ARI101（no-thanks）重复"):
        config(tree).for_path(tree / "a.txt")


def test_a_worker_process_finds_the_pack_again(tree: Path):
    """A new process is given the configuration alone."""
    pack(tree / "检查")
    found = config(tree).for_path(tree / "a.txt")
    code = (
        "from reportlint.engine.assembly import assemble; from reportlint.engine.config import Config;"
        f"print(*(report.code for report in assemble({found!r}).check_bytes('承蒙关照。'.encode(), 'a.txt').findings))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert run.stdout.split() == ["HOU001"]
