"""Markdown for a comment on a merge request: a table of the files, then the findings file by file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.reporters import words
from reportlint.reporters.characters import printable
from reportlint.reporters.model import active
from reportlint.reporters.ranking import counts, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.reporters.model import FileModel, FindingModel, Model
    from reportlint.reporters.run import Run

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~!@&]|(?<=\d)\.(?=\s)")
_QUOTE = 80  # characters of a quotation that are shown


def render(run: Run) -> str:
    """The findings that count, the worst files first, and what was not checked."""
    return "\n".join(_lines(run.model)) + "\n"


def _lines(model: Model) -> Iterator[str]:
    yield "## 报告检查结果"
    yield ""
    yield words.conclusion(model["summary"])
    ranked = worst_first(model["files"])
    if ranked:
        yield ""
        yield from _table(ranked)
    for file in ranked:
        if active(file):
            yield from _file(file)
    yield from _left_out(model)


def _table(files: list[FileModel]) -> Iterator[str]:
    yield "| 文件 | 错误 | 警告 | 提示 | 能核对的数 | 状态 |"
    yield "| --- | ---: | ---: | ---: | ---: | --- |"
    for file in files:
        found, cover = counts(file), file["coverage"]
        yield (
            f"| {_text(file['path'])} | {found.error} | {found.warning} | {found.info} "
            f"| {cover['linked']}/{cover['quantities']} | {words.STATUSES[file['status']]} |"
        )


def _file(file: FileModel) -> Iterator[str]:
    yield ""
    yield f"### {_text(file['path'])}"
    if file["profile"]:
        yield ""
        yield f"模板：{_text(words.profile(file))}"
    yield ""
    for found in active(file):
        yield from _finding(found)


def _finding(found: FindingModel) -> Iterator[str]:
    place = words.place_name(found["location"])
    where = f" {_text(place)}" if place else ""
    yield f"- **{words.LEVELS[found['severity']]} {found['code']}**{where} {_text(found['message'])}"
    quote = found["location"]["quote"]
    if quote:
        yield f"  - 原文：{_text(_cut(quote))}"
    if found["evidence"] is not None:
        yield f"  - 依据：{_text(found['evidence']['formula'])}"
    for related in found["related"]:
        yield f"  - 参见 {_text(words.place_name(related['location']))}：{_text(related['note'])}"
    for suggestion in found["suggestions"]:
        yield f"  - 建议：{_text(suggestion)}"


def _left_out(model: Model) -> Iterator[str]:
    left = [f"{item['path']}：{item['reason']}" for item in model["passed_over"]]
    left += [f"{path}：检查中途被停下" for path in model["unfinished"]]
    if left:
        yield ""
        yield "### 没有查的文件"
        yield ""
        yield from (f"- {_text(line)}" for line in left)


def _cut(quote: str) -> str:
    half = _QUOTE // 2
    return quote if len(quote) <= _QUOTE else f"{quote[:half]}…{quote[-half:]}"


def _text(words_: str) -> str:
    """Words that Markdown shows as they are: on one line, with its own marks escaped; @ must not call people."""
    return _SPECIAL.sub(lambda mark: "@\u200b" if mark[0] == "@" else f"\\{mark[0]}", printable(words_))
