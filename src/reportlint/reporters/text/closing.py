"""The end of the text: how much could be checked, which files to look at first, what was found in all."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from reportlint.reporters import words
from reportlint.reporters.model import active
from reportlint.reporters.ranking import by_unit, counts, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.reporters.model import FileModel, Model, SkipModel
    from reportlint.reporters.ranking import Counts

_MOST = 10  # files that the summary names


def coverage(file: FileModel) -> Iterator[tuple[Text, int]]:
    """Lines and indents: how much of a file could be checked, and why the rest could not."""
    if file["status"] == "unreadable":
        return
    yield Text(f"读数：{words.coverage(file)}", style="cyan"), 1
    unlinked = words.unlinked(file)
    if unlinked:
        yield Text(unlinked, style="dim"), 2
    undecided = sorted(file["not_assessable"], key=_cause)
    for (code, reason), skips in groupby(undecided, key=_cause):
        places = "、".join(words.place_name(skip["location"]) for skip in skips)
        yield Text(f"{code} 判断不了（{reason}）：{places}", style="dim"), 2


def _cause(skip: SkipModel) -> tuple[str, str]:
    return skip["code"], skip["reason"]


def closing(model: Model) -> Iterator[tuple[Text, int]]:
    """Lines and indents of the summary."""
    ranked = [file for file in worst_first(model["files"]) if active(file)]
    if len(ranked) > 1:
        yield Text("先看这些文件：" if len(ranked) > _MOST else "各文件的问题：", style="bold"), 0
        yield from ((_rank(file), 1) for file in ranked[:_MOST])
        if len(ranked) > _MOST:
            yield Text(f"还有 {len(ranked) - _MOST} 个文件有问题。", style="dim"), 1
    yield from _units(model)
    yield from _left_out(model)
    yield Text(words.conclusion(model["summary"]), style="bold"), 0


def _left_out(model: Model) -> Iterator[tuple[Text, int]]:
    """What was not checked at all."""
    passed = model["passed_over"]
    if passed:
        yield Text(f"没有查（{len(passed)} 个文件）：", style="bold"), 0
        yield from ((Text(f"{item['path']}：{item['reason']}"), 1) for item in passed[:_MOST])
        if len(passed) > _MOST:
            yield Text(f"还有 {len(passed) - _MOST} 个。", style="dim"), 1
    if model["unfinished"]:
        yield Text(f"检查中途被停下，还有 {len(model['unfinished'])} 个文件没有查。", style="bold yellow"), 0


def _units(model: Model) -> Iterator[tuple[Text, int]]:
    """The findings by reporting unit, where there are several and some unit has more than one file."""
    units = by_unit(model["files"])
    if len(units) > 1 and any(unit.files > 1 for unit in units):
        yield Text("各单位的问题：", style="bold"), 0
        for unit in units[:_MOST]:
            yield Text.assemble(*_numbers(unit.counts), f"  {unit.name}（{unit.files} 个文件）"), 1
        if len(units) > _MOST:
            yield Text(f"还有 {len(units) - _MOST} 个单位。", style="dim"), 1


def _rank(file: FileModel) -> Text:
    note = "" if file["status"] == "ok" else f"  {words.STATUSES[file['status']]}"
    return Text.assemble(*_numbers(counts(file)), f"  {file['path']}", (note, "red"))


def _numbers(counted: Counts) -> Iterator[tuple[str, str]]:
    yield f"{counted.error:>3} 错误", "red" if counted.error else "dim"
    yield f"{counted.warning:>4} 警告", "yellow" if counted.warning else "dim"
    yield f"{counted.info:>4} 提示", "dim"
