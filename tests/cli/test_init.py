"""`reportlint init`."""

from __future__ import annotations

from pathlib import Path

import pytest

CONFIG = Path("reportlint.toml")


def test_a_starter_file_is_written_that_changes_nothing(run):
    before = run("config", "show").stdout
    result = run("init")
    assert (result.exit_code, result.stdout) == (
        0,
        "已写好 reportlint.toml。去掉行首的 # 就是启用；reportlint config show 显示实际效果。\n",
    )
    assert run("config", "show").stdout == before
    assert "不用哪些规则" in CONFIG.read_text("utf-8")


def test_into_another_folder(run):
    Path("甲").mkdir()
    assert run("init", "甲").exit_code == 0
    assert Path("甲/reportlint.toml").is_file()


def test_what_is_there_stays(run):
    CONFIG.write_text("preview = true", "utf-8")
    result = run("init")
    assert result.exit_code == 2
    assert result.stderr == "reportlint.toml 已经存在，没有改动它；要重写请加 --force（原来的会备份）。\n"
    assert CONFIG.read_text("utf-8") == "preview = true"


def test_force_keeps_a_copy_of_every_earlier_file(run):
    for number in range(3):
        CONFIG.write_text(f"time-limit = {number}", "utf-8")
        assert run("init", "--force").exit_code == 0
    kept = {path.name: path.read_text("utf-8") for path in Path().glob("*.bak*")}
    assert kept == {
        "reportlint.toml.bak": "time-limit = 0",
        "reportlint.toml.bak1": "time-limit = 1",
        "reportlint.toml.bak2": "time-limit = 2",
    }


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda: None, "没有文件夹 甲，请先建好。"),
        (lambda: Path("甲/reportlint.toml").mkdir(parents=True), "甲/reportlint.toml 已经存在"),
    ],
    ids=["no folder", "a folder in its place"],
)
def test_what_cannot_be_written_is_said(run, prepare, said):
    prepare()
    result = run("init", "甲")
    assert result.exit_code == 2
    assert result.stderr.startswith(said.replace("/", str(Path("/"))))


def test_force_does_not_replace_a_folder(run):
    CONFIG.mkdir()
    result = run("init", "--force")
    assert result.exit_code == 2
    assert CONFIG.is_dir()
    assert result.stderr.startswith("写不了 reportlint.toml：")
