"""What is wrong with a command line, in Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_NO_COMMAND = re.compile(r"No such command '(?P<word>.*)'")
_EXTRA = re.compile(r"Got unexpected extra arguments? \((?P<words>.*)\)")
_QUOTED = re.compile(r"'(?P<value>[^']*)'")


def explain(error: click.UsageError) -> str:
    """What is wrong with a command line; our own messages stay as they are."""
    ours = any("\u4e00" <= char <= "\u9fff" for char in _QUOTED.sub("", error.message))
    if isinstance(error, click.MissingParameter):
        return f"缺少{'' if isinstance(error.param, click.Argument) else '选项 '}{_name(error)}。"
    if isinstance(error, click.BadParameter):
        return f"{_name(error)} 的值不对：{error.message if ours else _bad_value(error)}。"
    return error.message if ours else _misspelt(error) or _misused(error)


def _misspelt(error: click.UsageError) -> str:
    """That there is no such option or command; "" if it is something else."""
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}{hint(error.possibilities)}。"
    unknown = _NO_COMMAND.match(error.message)
    if unknown is None:
        return ""
    group = error.ctx.command if error.ctx else None
    names = group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx else ()
    return f"没有命令 {unknown['word']}{hint(like(unknown['word'], names))}。"


def _misused(error: click.UsageError) -> str:
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} {'不带值' if 'not take a value' in error.message else '后面缺少值'}。"
    extra = _EXTRA.match(error.message)
    return f"多出了 {extra['words']}。" if extra else error.format_message()


def hint(words: Iterable[str] | None) -> str:
    """A hint with the words that may have been meant, or nothing."""
    found = list(words or ())
    return f"（是不是 {' 或 '.join(found)}？）" if found else ""


def like(word: str, known: Iterable[str]) -> list[str]:
    """The known word that a word is most like, if any."""
    from difflib import get_close_matches

    return get_close_matches(word, list(known), 1)


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Argument):
        return error.param.make_metavar(error.ctx or click.Context(click.Command(None)))
    return " / ".join(error.param.opts) if error.param else "参数"


def _bad_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    quoted = _QUOTED.search(error.message)
    value = quoted["value"] if quoted else ""
    if isinstance(kind, click.Choice):
        choices = [str(choice) for choice in kind.choices]
        return f"只能是 {'、'.join(choices)}{hint(like(value, choices))}"
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
