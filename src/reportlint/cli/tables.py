"""Tables after the findings: how often each rule found something, where the time went."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.engine.results import Result


def statistics(result: Result) -> Iterator[str]:
    """Lines with the number of findings and files for each rule, the most frequent first."""
    found = [(report, file) for file in result.files for report in file.active()]
    numbers = Counter(report.code for report, _ in found)
    titles = {report.code: report.title for report, _ in found}
    yield "每条规则的问题数：" if found else "没有发现问题。"
    for code, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0])):
        files = len({file.path for report, file in found if report.code == code})
        yield f"{number:>6}  {code}  {titles[code]}（{files} 个文件）"


def timing(result: Result) -> Iterator[str]:
    """Lines with the seconds of each stage and rule over all files, the longest first."""
    from reportlint.engine.registry import installed
    from reportlint.engine.timing import STAGES, totals

    spent = totals(result.files)
    whole = sum(seconds for _, seconds in spent)
    rules = installed().rules
    yield f"各步骤用时（所有进程合计 {whole:.2f} 秒，不含启动）："
    for stage, seconds in spent:
        name = STAGES.get(stage) or (f"{stage} {rules[stage].check.title}" if stage in rules else stage)
        yield f"{seconds:>8.3f} 秒 {seconds / whole:>6.1%}  {name}"


def show(lines: Iterator[str], *, to_stderr: bool) -> None:
    """Write lines after an empty one; to standard error where standard output is for programs."""
    click.echo("\n" + "\n".join(lines), err=to_stderr)
