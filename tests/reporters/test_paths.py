from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.reporters.paths import relative, tidy, uri


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("报告 1.docx", "%E6%8A%A5%E5%91%8A%201.docx"),
        ("a/b#c?d.txt", "a/b%23c%3Fd.txt"),
        ("../a.txt", "../a.txt"),
        ("c:报告.txt", "./c%3A%E6%8A%A5%E5%91%8A.txt"),
        ("/tmp/a b.txt", "file:///tmp/a%20b.txt"),
    ],
)
def test_addresses(path, address):
    assert uri(path) == address


def test_paths_below_the_current_folder_are_relative(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert tidy(str(tmp_path / "a" / "b.txt")) == "a/b.txt"
    assert tidy("../c.txt") == "../c.txt"
    assert tidy("/elsewhere/d.txt") == "/elsewhere/d.txt"


@pytest.mark.parametrize(
    ("path", "folder", "way"), [("a/b.txt", "a", "b.txt"), ("a/b.txt", "c/d", "../../a/b.txt"), ("b.txt", "", "b.txt")]
)
def test_ways_from_a_folder(path, folder, way):
    assert relative(path, Path(folder)) == way
