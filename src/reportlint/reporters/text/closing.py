"""The end of the text: how much could be checked, which files to look at first, what was found in all."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from reportlint.reporters import words
from reportlint.reporters.characters import printable
from reportlint.reporters.model import active
from reportlint.reporters.ranking import count, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.reporters.model import FileModel, Model, SkipModel

_MOST = 10  # files that the summary names


def coverage(file: FileModel) -> Iterator[tuple[Text, int]]:
    """Lines and indents: how much of a file could be checked, and why the rest could not."""
    if file["status"] == "unreadable":
        return
    yield Text(f"读数：{words.coverage(file)}", style="cyan"), 1
    unlinked = words.unlinked(file)
    if unlinked:
        yield Text(printable(unlinked), style="dim"), 2
    undecided = sorted(file["not_assessable"], key=_cause)
    for (code, reason), skips in groupby(undecided, key=_cause):
        places = "、".join(words.place_name(skip["location"]) for skip in skips)
        yield Text(printable(f"{code} 判断不了（{reason}）：{places}"), style="dim"), 2


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
    yield Text(words.conclusion(model["summary"]), style="bold"), 0


def _rank(file: FileModel) -> Text:
    note = "" if file["status"] == "ok" else f"  {words.STATUSES[file['status']]}"
    return Text.assemble(
        (f"{count(file, 'error'):>3} 错误", "red" if count(file, "error") else "dim"),
        (f"{count(file, 'warning'):>4} 警告", "yellow" if count(file, "warning") else "dim"),
        (f"{count(file, 'info'):>4} 提示", "dim"),
        f"  {printable(file['path'])}",
        (note, "red"),
    )
