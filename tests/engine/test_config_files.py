"""Which configuration files are found, and how they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.engine.config import Config, ConfigError, Resolver

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding)
    return path


def config(path: Path) -> Config:
    return Resolver({}).for_path(path)


def problem(path: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        config(path)
    return str(caught.value)


def test_without_a_file_the_defaults_hold(tree: Path):
    assert config(tree / "a.txt") == Config()


def test_the_nearest_file_upward_counts(tree: Path):
    write(tree / "reportlint.toml", 'ignore = ["TYP"]')
    write(tree / "甲" / "reportlint.toml", 'ignore = ["ARI"]')
    resolver = Resolver({})
    assert resolver.for_path(tree / "a.txt").ignore == ("TYP",)
    assert resolver.for_path(tree / "甲" / "乙" / "a.txt").ignore == ("ARI",)
    assert resolver.for_path(tree / "丙" / "a.txt").ignore == ("TYP",)


def test_a_path_is_looked_at_from_the_current_folder(tree: Path, monkeypatch: pytest.MonkeyPatch):
    write(tree / "甲" / "reportlint.toml", 'ignore = ["ARI"]')
    monkeypatch.chdir(tree / "甲")
    resolver = Resolver({})
    assert resolver.for_stdin("stdin.txt").ignore == ("ARI",)
    assert resolver.for_stdin("../stdin.txt").ignore == ()


def test_pyproject_counts_with_our_table_only(tree: Path):
    write(tree / "reportlint.toml", 'ignore = ["TYP"]')
    write(tree / "甲" / "pyproject.toml", "[tool.other]\nx = 1")
    write(tree / "乙" / "pyproject.toml", '[tool.reportlint]\nignore = ["ARI"]')
    resolver = Resolver({})
    assert resolver.for_path(tree / "甲" / "a.txt").ignore == ("TYP",)
    assert resolver.for_path(tree / "乙" / "a.txt").ignore == ("ARI",)


@pytest.mark.parametrize("text", ["tool = 'reportlint'", "# reportlint", "[tool]\nother = 'reportlint'", ""])
def test_a_pyproject_that_only_mentions_us_is_passed_over(tree: Path, text: str):
    write(tree / "reportlint.toml", 'ignore = ["TYP"]')
    write(tree / "甲" / "pyproject.toml", text)
    assert config(tree / "甲" / "a.txt").ignore == ("TYP",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool]\nreportlint = 3", "pyproject.toml：应是表，现在是整数。"),
        (
            "\n[tool.reportlint]\npreviw = true",
            "pyproject.toml:3：previw：没有“previw”这个配置项（是不是 preview？）。",
        ),
        ("[tool.reportlint", "pyproject.toml：不是合格的 TOML：到了文件末尾，表名的方括号没有写全。"),
    ],
    ids=["no table", "unknown key", "syntax"],
)
def test_what_is_wrong_with_our_part_of_a_pyproject_is_said(tree: Path, text: str, said: str):
    write(tree / "pyproject.toml", text)
    assert problem(tree / "a.txt") == said


def test_a_broken_pyproject_without_us_is_not_our_business(tree: Path):
    write(tree / "pyproject.toml", "[tool")
    assert config(tree / "a.txt") == Config()


def test_our_own_file_counts_before_pyproject(tree: Path):
    write(tree / "reportlint.toml", 'ignore = ["TYP"]')
    write(tree / "pyproject.toml", '[tool.reportlint]\nignore = ["ARI"]')
    assert config(tree / "a.txt").ignore == ("TYP",)


def test_a_folder_that_is_called_like_the_file_is_none(tree: Path):
    (tree / "reportlint.toml").mkdir()
    assert config(tree / "a.txt") == Config()


def test_a_given_file_replaces_the_search(tree: Path):
    write(tree / "reportlint.toml", 'ignore = ["TYP"]')
    other = write(tree / "甲" / "别的.toml", 'ignore = ["ARI"]')
    assert Resolver({}, other).for_path(tree / "a.txt").ignore == ("ARI",)


def test_isolated_means_no_file(tree: Path):
    write(tree / "reportlint.toml", 'ignore = ["TYP"]')
    assert Resolver({}, isolated=True).for_path(tree / "a.txt") == Config()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_windows_line_ends_and_marks_are_no_matter(tree: Path, encoding: str):
    (tree / "reportlint.toml").write_bytes('# 说明\r\nignore = ["TYP"]\r\n'.encode(encoding))
    assert config(tree / "a.txt").ignore == ("TYP",)


def test_another_encoding_is_said(tree: Path):
    write(tree / "reportlint.toml", "# 说明\n", "gb18030")
    assert problem(tree / "a.txt") == ("reportlint.toml：不是 UTF-8 编码。请用记事本打开，“另存为”时把编码选为 UTF-8。")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('x = "a', "：不是合格的 TOML：到了文件末尾，引号没有配对。"),
        ('x = "a\ny = 1', ":1：不是合格的 TOML：第 7 列，引号没有配对。"),
        (
            "profile = “default”",
            ":1：不是合格的 TOML：第 11 列，值写得不对：文字要放在英文引号里，true 和 false 要小写。",
        ),
        ("preview = True", ":1：不是合格的 TOML：第 11 列，值写得不对：文字要放在英文引号里，true 和 false 要小写。"),
        ("\n模板 = 1", ":2：不是合格的 TOML：第 1 列，键写得不对：中文的键要放在英文引号里。"),
        ('a = "b"\na = "c"\n', ":2：不是合格的 TOML：第 8 列，同一项写了两次。"),
        ("[severity\n", ":1：不是合格的 TOML：第 10 列，表名的方括号没有写全。"),
        (
            r'baseline = "D:\new\甲"',
            r":1：不是合格的 TOML：第 21 列，双引号里的 \ 要写成 \\；写路径可以用 /，或改用单引号。",
        ),
        ("preview true", ":1：不是合格的 TOML：第 9 列，键的后面缺少 =，或者键里有中文而没有放在引号里。"),
        ("preview = true 1", ":1：不是合格的 TOML：第 16 列，这一项后面有多余的内容。"),
        ("a = " + "[" * 5000, "：嵌套太深。"),
    ],
    ids=lambda value: value[:12].replace("\n", " "),
)
def test_slips_of_toml_are_said_in_chinese_with_their_place(tree: Path, text: str, said: str):
    write(tree / "reportlint.toml", text)
    assert problem(tree / "a.txt") == f"reportlint.toml{said}"


def test_a_number_too_long_to_read_is_an_error_and_no_crash(tree: Path):
    write(tree / "reportlint.toml", f"time-limit = {'9' * 5000}")
    assert "reportlint.toml" in problem(tree / "a.txt")


def test_a_file_outside_the_current_folder_is_named_whole(tree: Path, monkeypatch: pytest.MonkeyPatch):
    write(tree / "reportlint.toml", "x = 1")
    (tree / "甲").mkdir()
    monkeypatch.chdir(tree / "甲")
    assert problem(tree / "a.txt").startswith(f"{tree / 'reportlint.toml'}:1：")


def test_extends_reads_the_other_file_first(tree: Path):
    write(tree / "基础" / "共用.toml", 'ignore = ["TYP"]\npreview = true\nmin-confidence = "medium"')
    write(tree / "reportlint.toml", 'extends = "基础/共用.toml"\nignore = ["ARI"]\nmin-confidence = "high"')
    found = config(tree / "a.txt")
    assert (found.ignore, found.preview, found.min_confidence) == (("ARI",), True, "high")


def test_extends_takes_several_files_the_later_ones_stronger(tree: Path):
    write(tree / "a.toml", 'ignore = ["TYP"]\npreview = true')
    write(tree / "b.toml", 'ignore = ["ARI"]')
    write(tree / "reportlint.toml", 'extends = ["a.toml", "b.toml"]')
    found = config(tree / "a.txt")
    assert (found.ignore, found.preview) == (("ARI",), True)


def test_extends_takes_a_pyproject(tree: Path):
    write(tree / "上级" / "pyproject.toml", "[tool.reportlint]\npreview = true")
    write(tree / "reportlint.toml", 'extends = "上级/pyproject.toml"')
    assert config(tree / "a.txt").preview


def test_what_is_extended_may_extend(tree: Path):
    write(tree / "甲" / "a.toml", 'extends = "../乙/b.toml"')
    write(tree / "乙" / "b.toml", "preview = true")
    write(tree / "reportlint.toml", 'extends = "甲/a.toml"')
    assert config(tree / "a.txt").preview


def test_two_ways_to_one_file_are_no_circle(tree: Path):
    write(tree / "c.toml", "preview = true")
    write(tree / "a.toml", 'extends = "c.toml"')
    write(tree / "reportlint.toml", 'extends = ["a.toml", "c.toml"]')
    assert config(tree / "a.txt").preview


def test_a_circle_is_an_error(tree: Path):
    write(tree / "a.toml", '\nextends = "reportlint.toml"')
    write(tree / "reportlint.toml", 'extends = "a.toml"')
    said = "a.toml:2：extends[1]：extends 绕成了圈：reportlint.toml → a.toml → reportlint.toml。"
    assert problem(tree / "a.txt") == said


def test_a_file_that_extends_itself_is_an_error(tree: Path):
    write(tree / "reportlint.toml", 'extends = "./reportlint.toml"')
    assert "绕成了圈" in problem(tree / "a.txt")


def test_a_missing_file_is_named_where_it_is_asked_for(tree: Path):
    write(tree / "reportlint.toml", 'preview = true\nextends = ["没有.toml"]')
    assert problem(tree / "a.txt") == "reportlint.toml:2：extends[1]：找不到要继承的配置文件 没有.toml。"


def test_a_given_file_that_is_missing_is_an_error(tree: Path):
    with pytest.raises(ConfigError, match=r"没有\.toml：找不到这个文件"):
        Resolver({}, tree / "没有.toml").for_path(tree / "a.txt")
