"""The user's own accounts and words are read as the packs' are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.engine.assembly import assemble
from reportlint.engine.config import Resolver

if TYPE_CHECKING:
    from pathlib import Path

_ACCOUNTS = """
[[account]]
names = ["数字政府经费（含运维）", "数字政府经费"]
side = "支"
parts = ["平台建设费", "平台运维费用"]
[[account]]
names = ["平台建设费"]
[[account]]
id = "平台运维费"
names = ["平台运维费用"]
"""


def findings(tree: Path, config: str, text: str) -> list[str]:
    """Code and quoted words of what a text gives under a configuration."""
    (tree / "reportlint.toml").write_text(config, "utf-8")
    linter = assemble(Resolver({}).for_path(tree / "a.txt"))
    return [f"{found.code} {found.location.quote}" for found in linter.check_bytes(text.encode(), "a.txt").findings]


@pytest.mark.parametrize(
    ("config", "text", "codes"),
    [
        (_ACCOUNTS, "数字政府经费100万元，其中：平台建设费60万元，平台运维费用30万元。", ["ARI104"]),
        (_ACCOUNTS, "数字政府经费(含运维)100万元，其中平台运维费30万元，平台建设费60万元。", ["ARI104"]),
        (_ACCOUNTS, "数字政府经费（含运维）100万元，其中：平台建设费60万元，平台运维费40万元。", []),
        (_ACCOUNTS, "数字政府经费100万元，其中：平台建设费60万元。", []),
    ],
    ids=["own account", "other width, other order", "consistent", "a part is missing"],
)
def test_the_parts_of_an_own_account_add_up(tree: Path, config: str, text: str, codes: list[str]):
    found = findings(tree, f'select = ["ARI"]\n{config}', text)
    assert [line[:6] for line in found] == codes


def test_the_parts_add_up_in_tables(tree: Path):
    rows = ["单位：万元", "", "| 项目 | 金额 |", "| --- | --- |"]
    rows += ["| 数字政府经费 | 100.00 |", "| 平台建设费 | 60.00 |", "| 平台运维费用 | 30.00 |", "| 差旅费 | 5.00 |"]
    (tree / "reportlint.toml").write_text(_ACCOUNTS, "utf-8")
    linter = assemble(Resolver({}).for_path(tree / "a.md"))
    found = linter.check_bytes("\n".join(["# 一、支出情况", "", *rows]).encode(), "a.md").findings
    assert [(report.code, report.location.quote) for report in found] == [("ARI108", "100.00")]


def test_without_the_account_nobody_knows_that_its_parts_are_all(tree: Path):
    """The test above can fail: it is the account that makes the sum checkable."""
    text = "数字政府经费100万元，其中：平台建设费60万元，平台运维费用30万元。"
    assert findings(tree, 'select = ["ARI104"]', text) == []
    assert findings(tree, f'select = ["ARI104"]\n{_ACCOUNTS}', text) != []


def test_a_name_of_ones_own_joins_a_built_in_account(tree: Path):
    text = "基本支出100万元，其中：人员经费60万元，机关运转费30万元。"
    own = 'select = ["ARI104"]\n[[account]]\nid = "公用经费"\nnames = ["机关运转费"]'
    assert findings(tree, 'select = ["ARI104"]', text) == []
    assert [line[:6] for line in findings(tree, own, text)] == ["ARI104"]


def test_a_built_in_account_keeps_its_own_parts(tree: Path):
    own = '[[account]]\nid = "基本支出"\nnames = ["基本运行支出"]'
    text = "基本支出100万元，其中：人员经费60万元，公用经费30万元。"
    assert findings(tree, "", text) == findings(tree, own, text) != []


def test_several_sets_of_parts(tree: Path):
    (tree / "reportlint.toml").write_text(
        '[[account]]\nnames = ["甲乙经费"]\nparts = ["人员经费", "公用经费", { of = ["项目支出"], stated = true }]',
        "utf-8",
    )
    account = assemble(Resolver({}).for_path(tree / "a.txt")).lexicon.accounts["甲乙经费"]
    assert account.parts == (("人员经费", "公用经费"), ("项目支出",))
    assert account.always == (("人员经费", "公用经费"),)


@pytest.mark.parametrize(
    ("config", "text", "expected"),
    [
        (
            "[[vocabulary.leftovers.instruction]]\npattern = '（本页由科室填写）'\nsay = '内部提示'",
            "一、收支情况\n本年收支平衡(本页由科室填写)。",
            ["LEF703 (本页由科室填写)"],
        ),
        (
            "[[vocabulary.typos.pair]]\nwrong = '绩効'\nright = '绩效'",
            "本单位绩効自评已经完成。",
            ["TYP808 绩効"],
        ),
    ],
    ids=["a leftover, full width in the pattern", "a slip"],
)
def test_words_of_ones_own_join_the_lists(tree: Path, config: str, text: str, expected: list[str]):
    assert [line for line in findings(tree, "", text) if line in expected] == []
    assert [line for line in findings(tree, config, text) if line in expected] == expected


def test_lists_of_several_files_are_joined(tree: Path):
    (tree / "base.toml").write_text('[vocabulary.names]\nsuffixes = ["专班"]', "utf-8")
    (tree / "reportlint.toml").write_text(
        'extends = "base.toml"\n[vocabulary.names]\nsuffixes = ["工作组"]\nlevel = { ranks = { "林区" = 4 } }', "utf-8"
    )
    names = assemble(Resolver({}).for_path(tree / "a.txt")).lexicon.vocabulary("names")
    assert names["suffixes"][-2:] == ["专班", "工作组"]
    assert names["level"]["ranks"]["林区"] == 4
    assert "局" in names["suffixes"]
