"""Text for a terminal: by file and section, the words underlined, the calculation and what to do beneath."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportlint.model.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.engine.results import FileResult, Report, Result
    from reportlint.model.document import Location

NAMES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "cyan"}
_QUOTE = 60  # a longer quotation is cut in the middle


def write(result: Result, out: TextIO) -> None:
    """Write a result to a stream; colours only where it is a terminal."""
    console = Console(file=out, highlight=False, soft_wrap=not out.isatty(), width=None if out.isatty() else 160)
    for file in result.files:
        if file.findings:
            _write_file(console, file)
    _write_summary(console, result)


def _write_file(console: Console, file: FileResult) -> None:
    console.print(Text(file.path, style="bold underline"))
    if file.profile_reason:
        console.print(Text(f"模板：{file.profile}（{file.profile_reason}）", style="dim"))
    for section, found in groupby(file.active(), key=lambda report: report.location.section):
        if section:
            console.print(Text(f"  {section}", style="bold blue"))
        for report in found:
            _write_finding(console, report)
    console.print()


def _write_finding(console: Console, report: Report) -> None:
    head = Text.assemble(
        (f"{place_name(report.location)}  ", "dim"),
        (NAMES[report.severity], _STYLES[report.severity]),
        f" {report.code} ",
        report.message,
    )
    console.print(Padding(head, (0, 0, 0, 4)))
    for line in _details(report):
        console.print(Padding(line, (0, 0, 0, 8)))


def _details(report: Report) -> Iterator[Text]:
    if report.location.context[1]:
        yield from underlined(report.location.context, _STYLES[report.severity])
    if report.evidence is not None:
        yield Text(f"依据：{report.evidence.formula}", style="dim")
    for related in report.related:
        yield Text(f"参见 {place_name(related.location)}：{related.note}", style="dim")
    for suggestion in report.suggestions:
        yield Text.assemble(("建议：", "green"), suggestion)


def underlined(context: tuple[str, str, str], style: str) -> Iterator[Text]:
    """The words in their surroundings, and marks under them: double-width characters take two columns."""
    before, words, after = context
    if len(words) > _QUOTE:
        words = f"{words[: _QUOTE // 2]}…{words[-_QUOTE // 2 :]}"
    yield Text.assemble((f"…{before}", "dim"), words, (f"{after}…", "dim"))
    yield Text(" " * cell_len(f"…{before}") + "^" * cell_len(words), style=style)


def place_name(place: Location) -> str:
    """A place in a few words, as the format's users count: line and column, page, cell, paragraph."""
    parts: list[str] = []
    if place.line:
        parts.append(f"{place.line}:{place.column}")
    if place.page:
        parts.append(f"第{place.page}页")
    if place.sheet:
        parts.append(f"{place.sheet}!{place.cell}")
    elif place.table:
        parts.append(f"表{place.table}第{place.row}行第{place.cell}列")
    elif place.paragraph:
        parts.append(f"第{place.paragraph}段")
    return " ".join(parts)


def _write_summary(console: Console, result: Result) -> None:
    counts = result.counts()
    names = "、".join(f"{counts[level]} 个{NAMES[level]}" for level in reversed(Severity))
    unread = sum(file.status != "ok" for file in result.files)
    tail = f"；{unread} 个文件没有查成" if unread else ""
    console.print(Text(f"查了 {len(result.files)} 个文件：{names}{tail}。", style="bold"))
