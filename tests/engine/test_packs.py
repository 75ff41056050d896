"""Packs: installed ones, and those in folders of the user's own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reportlint.engine.assembly import assemble, registry_for
from reportlint.engine.config import Resolver
from reportlint.engine.packs import installed_packs, local_pack
from reportlint.model.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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
    with pytest.raises(DataError, match=r"检查 不能用：代码 ARI101 的前三个字母 ARI 是自带规则用的，请换别的字母。"):
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


@pytest.fixture
def distribution(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Installs a distribution with a package whose __init__.py has the given text."""
    installed_packs.cache_clear()
    monkeypatch.syspath_prepend(str(tmp_path))

    def install(text: str) -> None:
        info = tmp_path / "city_checks-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: city-checks\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text("[reportlint.packs]\ncity = city_checks:PACK\n", "utf-8")
        (tmp_path / "city_checks").mkdir()
        (tmp_path / "city_checks" / "__init__.py").write_text(text, "utf-8")

    yield install
    installed_packs.cache_clear()
    sys.modules.pop("city_checks", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("PACK = 3", "规则包 city（city_checks:PACK） 不能用：入口 reportlint.packs 给出的不是 Pack，是 int。"),
        (
            "1 / 0",
            "规则包 city（city_checks:PACK） 不能用：__init__.py 第 1 行出错（ZeroDivisionError: ",
        ),
        ("def", "规则包 city（city_checks:PACK） 不能用：__init__.py 第 1 行语法错误"),
        ("", "规则包 city（city_checks:PACK） 不能用："),
    ],
    ids=["no pack", "error", "syntax", "nothing"],
)
def test_an_installed_pack_that_cannot_be_used_is_an_error(distribution: Callable[[str], None], text: str, said: str):
    distribution(text)
    with pytest.raises(DataError) as caught:
        installed_packs()
    assert str(caught.value).startswith(said)


def test_an_installed_pack_joins_the_built_in_one(distribution: Callable[[str], None]):
    distribution("from reportlint.api import Pack\nPACK = Pack('city_checks')")
    assert [pack.package for pack in installed_packs()] == ["reportlint_checks", "city_checks"]
