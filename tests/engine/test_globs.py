"""Patterns of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.rules.globs import NO_GLOBS, Globs, is_glob

if TYPE_CHECKING:
    from pathlib import Path


def test_no_patterns_mean_no_file(tmp_path: Path):
    assert not NO_GLOBS.match(tmp_path / "a.txt")


def test_a_file_elsewhere_matches_by_its_name_alone(tmp_path: Path):
    globs = Globs(("*.txt", "下/*.md"), str(tmp_path / "甲"))
    assert globs.match(tmp_path / "乙" / "a.txt")
    assert not globs.match(tmp_path / "乙" / "下" / "a.md")
    assert globs.match(tmp_path / "甲" / "下" / "a.md")


def test_a_trailing_slash_means_folders(tmp_path: Path):
    (tmp_path / "草稿").mkdir()
    globs = Globs(("草稿/", "附件/"), str(tmp_path))
    assert globs.match(tmp_path / "草稿")
    assert globs.match(tmp_path / "草稿" / "a.txt")
    assert not globs.match(tmp_path / "附件")


def test_the_last_pattern_that_matches_decides(tmp_path: Path):
    globs = Globs(("*", "!下/", "下/a.txt"), str(tmp_path))
    names = ("b.txt", "下/b.txt", "下/a.txt")
    assert [globs.match(tmp_path / name) for name in names] == [True, False, True]


@pytest.mark.parametrize(
    ("pattern", "good"), [("*.docx", True), ("甲/**", True), ("", False), (" ", False), ("!", False), ("[z-a]", False)]
)
def test_what_is_a_pattern(pattern: str, good: bool):
    assert is_glob(pattern) == good
