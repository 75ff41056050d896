"""Click's own words in Chinese: headings of help texts, and what was wrong with a command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
_WORDS = (
    (re.compile(r"^Show this message and exit\.$"), "显示这段说明。"),
    (re.compile(r"^Show the version and exit\.$"), "显示版本。"),
    (re.compile(r"\[default: ([^;\]]*)"), r"[默认：\1"),
    (re.compile(r"\[env var: ([^;\]]*)"), r"[环境变量：\1"),
    (re.compile(r"; (?=default: )|; (?=required\])"), "；"),
    (re.compile(r"required\]$"), "必填]"),
)
_EXTRA = re.compile(r"Got unexpected extra arguments? \((?P<words>.*)\)")
_QUOTED = re.compile(r"'(?P<value>[^']*)'")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


class Formatter(click.HelpFormatter):
    """Writes help texts with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        words = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 …")
        super().write_usage(prog, words, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """Write a section's heading."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names with what they are."""
        super().write_dl([(name, _translated(text)) for name, text in rows], col_max, col_spacing)


def _translated(text: str) -> str:
    for pattern, words in _WORDS:
        text = pattern.sub(words, text)
    return text


class Context(click.Context):
    """A context whose help texts are Chinese."""

    formatter_class = Formatter


def explain(error: click.UsageError) -> str:
    """What is wrong with a command line, in Chinese; our own messages stay as they are."""
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}{hint(error.possibilities)}。"
    if isinstance(error, click.MissingParameter):
        return f"缺少{_name(error)}。"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} {'不带值' if 'not take a value' in error.message else '后面缺少值'}。"
    ours = _CHINESE.search(_QUOTED.sub("", error.message))
    if isinstance(error, click.BadParameter):
        return f"{_name(error)} 的值不对：{error.message if ours else _bad_value(error)}。"
    if ours:
        return error.message
    extra = _EXTRA.match(error.message)
    return f"多出了 {extra['words']}。" if extra else error.format_message()


def hint(words: Iterable[str] | None) -> str:
    """A hint with the words that may have been meant, or nothing."""
    found = list(words or ())
    return f"（是不是 {' 或 '.join(found)}？）" if found else ""


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Argument):
        return error.param.make_metavar(error.ctx or click.Context(click.Command(None)))
    return " / ".join(error.param.opts) if error.param else "参数"


def _bad_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    quoted = _QUOTED.search(error.message)
    value = quoted["value"] if quoted else ""
    if isinstance(kind, click.Choice):
        from difflib import get_close_matches

        choices = [str(choice) for choice in kind.choices]
        return f"只能是 {'、'.join(choices)}{hint(get_close_matches(value, choices, 1))}"
    if isinstance(kind, click.IntRange | click.FloatRange):
        return f"应为数字{_bounds(kind)}"
    if isinstance(kind, click.Path):
        from pathlib import Path

        return _bad_path(Path(value), kind)
    return "应为整数" if kind is click.INT else "应为数字" if kind is click.FLOAT else error.message


def _bounds(kind: click.IntRange | click.FloatRange) -> str:
    low = f"，不小于 {kind.min}" if kind.min is not None else ""
    return low + (f"，不大于 {kind.max}" if kind.max is not None else "")


def _bad_path(path: Path, kind: click.Path) -> str:
    if not path.exists():
        return f"找不到 {path}"
    if path.is_dir() and not kind.dir_okay:
        return f"{path} 是文件夹，应为文件"
    if path.is_file() and not kind.file_okay:
        return f"{path} 是文件，应为文件夹"
    return f"没有权限使用 {path}"
