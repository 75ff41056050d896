from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reportlint.engine.files import write_atomically


def test_new_file_is_written(tmp_path):
    write_atomically(tmp_path / "结果.json", "甲".encode())
    assert [path.name for path in tmp_path.iterdir()] == ["结果.json"]
    assert (tmp_path / "结果.json").read_text("utf-8") == "甲"


def test_existing_file_is_replaced_and_keeps_its_mode(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert sys.platform == "win32" or path.stat().st_mode & 0o777 == 0o640


def test_missing_folder_is_an_error_and_is_not_made(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "no" / "a.txt", b"x")
    assert list(tmp_path.iterdir()) == []


def test_folder_in_the_way_is_left_alone(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="a"):
        write_atomically(tmp_path / "a", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_link_stays_a_link(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_device_is_written_to_and_stays():
    write_atomically(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()
