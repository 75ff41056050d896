"""Which files a run takes: folders, patterns, ignore files, odd names."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportlint.engine.discovery import discover
from reportlint.model.errors import DataError

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and permissions as POSIX has them")


def plant(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("一、概况。", "utf-8")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*names: str, **wishes) -> list[str]:
    return [target.path.as_posix() for target in discover(names, **wishes).targets]


def test_folder_gives_its_reports_in_order(here):
    plant(here, "b.txt", "a/2.docx", "a/1.pdf", "c.md", "d.xlsx", "e.HTML", "f.xls", "notes.py", "data.json")
    assert found(".") == ["a/1.pdf", "a/2.docx", "b.txt", "c.md", "d.xlsx", "e.HTML", "f.xls"]


@pytest.mark.parametrize("name", [".git/a.txt", ".a.txt", "~$报告.docx", ".~报告.docx"])
def test_hidden_and_lock_files_are_no_reports(here, name):
    plant(here, name)
    result = discover(["."])
    assert (result.targets, result.passed_over) == ([], [])


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".ofd", ".rtf", ".et", ".zip", ".WPS"])
def test_formats_that_no_reader_takes_are_named(here, suffix):
    plant(here, f"局/报告{suffix}", "局/a.txt")
    result = discover(["."])
    assert [target.path.name for target in result.targets] == ["a.txt"]
    assert [Path(path).name for path, _ in result.passed_over] == [f"报告{suffix}"]
    assert result.passed_over[0].reason.startswith("格式不支持")


def test_what_is_named_is_taken_whatever_its_suffix(here):
    plant(here, "报告", "报告.doc", "报告.bin", ".hidden.txt")
    assert found("报告", "报告.doc", "报告.bin", ".hidden.txt") == ["报告", "报告.doc", "报告.bin", ".hidden.txt"]


def test_lock_file_that_is_named_is_passed_over(here):
    plant(here, "~$报告.docx")
    result = discover(["~$报告.docx"])
    assert result.targets == []
    assert [tuple(item) for item in result.passed_over] == [("~$报告.docx", "文件打开时的临时锁文件")]


def test_file_comes_once_under_whatever_name(here):
    plant(here, "a/1.txt")
    assert found("a/1.txt", "./a/1.txt", str(here / "a" / "1.txt"), "a", "a/../a") == ["a/1.txt"]


def test_names_keep_their_order(here):
    plant(here, "b/1.txt", "a.txt")
    assert found("b", "a.txt") == ["b/1.txt", "a.txt"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("*.txt", ["1.txt"], id="one folder"),
        pytest.param("**/*.txt", ["1.txt", "a/2.txt", "a/b/3.txt"], id="all folders"),
        pytest.param("a/**", ["a/2.txt", "a/b/3.txt"], id="everything below"),
        pytest.param("a/?.txt", ["a/2.txt"], id="one character"),
        pytest.param("[ab]", ["a/2.txt", "a/b/3.txt"], id="folder that matches"),
        pytest.param("*.py", [], id="no report matches"),
    ],
)
def test_patterns(here, pattern, expected):
    plant(here, "1.txt", "a/2.txt", "a/b/3.txt", "x.py", "~$1.txt")
    assert found(pattern) == expected


def test_file_whose_name_looks_like_a_pattern(here):
    plant(here, "报告[1].txt", "报告1.txt")
    assert found("报告[1].txt") == ["报告[1].txt"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("没有.docx", "找不到这个文件或文件夹"),
        ("送审稿", "找不到这个文件或文件夹（是不是 送审稿.md？）"),
        ("送审稿.docs", "找不到这个文件或文件夹（是不是 送审稿.md？）"),
        ("局/送审搞.md", f"找不到这个文件或文件夹（是不是 {Path('局/送审稿.pdf')}？）"),
        ("没有/*.docx", "没有符合这个写法的文件"),
        ("长" * 300 + ".txt", "找不到这个文件或文件夹"),
    ],
    ids=["file", "no suffix", "another suffix", "misspelt", "pattern", "impossible name"],
)
def test_what_does_not_exist_is_a_problem_and_the_rest_is_found(here, name, problem):
    plant(here, "a.txt", "送审稿.md", "局/送审稿.pdf")
    targets = discover([name, "a.txt"]).targets
    assert [(target.path.as_posix(), target.problem) for target in targets] == [(name, problem), ("a.txt", "")]


def test_first_folder_below_the_named_one(here):
    plant(here, "收到/财政局/2023/自评.docx", "收到/教育局/自评.docx", "收到/总表.xlsx")
    folders = {target.path.name: target.folder for target in discover(["收到/财政局"]).targets}
    assert folders == {"自评.docx": "2023"}
    assert [target.folder for target in discover(["收到"]).targets] == ["", "教育局", "财政局"]
    assert [target.folder for target in discover(["收到/*"]).targets] == ["", "教育局", "财政局"]


@pytest.mark.parametrize(
    ("files", "left"),
    [
        pytest.param({"": "旧/\n"}, ["a.txt", "b/a.txt", "b/留.txt"], id="folder"),
        pytest.param({"": "*.txt\n!留.txt\n"}, ["b/留.txt", "旧/留.txt"], id="a later line takes back"),
        pytest.param({"": "/a.txt\n# 说明\n\n"}, ["b/a.txt", "b/留.txt", "旧/a.txt", "旧/留.txt"], id="from the root"),
        pytest.param({"": "*.txt\n", "b": "!a.txt\n"}, ["b/a.txt"], id="the nearer file wins"),
        pytest.param({"b": "*.txt\n"}, ["a.txt", "旧/a.txt", "旧/留.txt"], id="nested"),
    ],
)
def test_ignore_files(here, files, left):
    plant(here, "a.txt", "b/a.txt", "b/留.txt", "旧/a.txt", "旧/留.txt")
    for folder, text in files.items():
        (here / folder / ".reportlintignore").write_text(text, "utf-8")
    assert found(".") == left
    assert found("**/*.txt") == left


def test_ignore_file_above_the_named_folder_counts(here):
    plant(here, "收到/a.txt", "收到/草稿/b.txt")
    (here / ".reportlintignore").write_text("草稿/\n", "utf-8")
    assert found("收到") == ["收到/a.txt"]
    assert discover(["收到"]).left_out == 1


def test_ignore_file_leaves_a_named_file_alone(here):
    plant(here, "a.txt")
    (here / ".reportlintignore").write_text("*.txt\n", "utf-8")
    assert found("a.txt") == ["a.txt"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_ignore_file_from_any_editor(here, encoding):
    plant(here, "草稿/a.txt", "a.txt")
    (here / ".reportlintignore").write_bytes("草稿/\r\n".encode(encoding))
    assert found(".") == ["a.txt"]


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00\x81", b"a\n!\n", b"x/***/\\"], ids=["no text", "empty exception", "open escape"]
)
def test_unusable_ignore_file_is_named(here, data):
    plant(here, "a.txt")
    (here / ".reportlintignore").write_bytes(data)
    with pytest.raises(DataError, match=r"\.reportlintignore"):
        discover(["."])


def test_excluded_files_and_folders_are_left_out_unless_named(here):
    plant(here, "a.txt", "b/1.txt", "c.txt")

    def excluded(path: Path) -> bool:
        return path.name in ("b", "c.txt")

    assert found(".", excluded=excluded) == ["a.txt"]
    assert discover(["."], excluded).left_out == 2
    assert found("c.txt", "b", excluded=excluded) == ["c.txt", "b/1.txt"]


@POSIX
def test_loop_of_links_ends(here):
    plant(here, "a/1.txt")
    (here / "a" / "again").symlink_to(here / "a")
    (here / "a" / "up").symlink_to(here)
    assert found(".") == ["a/1.txt"]


@POSIX
def test_links_to_a_file_and_to_nothing(here):
    plant(here, "a.txt")
    (here / "b.txt").symlink_to("a.txt")
    (here / "gone.txt").symlink_to("nowhere.txt")
    (here / "self.txt").symlink_to("self.txt")
    assert found(".") == ["a.txt", "gone.txt", "self.txt"]


@POSIX
def test_pipe_in_a_folder_is_no_report(here):
    os.mkfifo(here / "pipe.txt")
    assert found(".") == []


@POSIX
@pytest.mark.parametrize(
    ("mode", "problem"), [(0o000, "没有权限打开这个文件夹"), (0o444, "")], ids=["closed", "only its names"]
)
def test_unreadable_folder_is_named(here, mode, problem):
    plant(here, "closed/b.txt", "open.txt")
    (here / "closed").chmod(mode)
    with without_privileges(here):
        targets = discover(["."]).targets
    (here / "closed").chmod(0o755)
    assert [target.problem[:11] for target in targets] == [problem, ""]


@contextmanager
def without_privileges(folder: Path):
    """Runs the block as nobody if we are root, to whom nothing is closed."""
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.parents[:2]):  # pytest's folders are root's own
        path.chmod(path.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_many_nested_folders(here):
    deep = "/".join(["d"] * 400)
    plant(here, f"{deep}/a.txt")
    assert len(found(".")) == 1
