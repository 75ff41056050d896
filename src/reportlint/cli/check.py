"""`reportlint check`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from reportlint.cli import tables
from reportlint.cli.baseline import accepted, baseline_options, without_known
from reportlint.cli.batches import Work, batch_options
from reportlint.cli.output import Output, output_options
from reportlint.cli.progress import with_progress
from reportlint.cli.selection import resolver, selection_options
from reportlint.cli.streams import until_closed

if TYPE_CHECKING:
    from reportlint.engine.batch import Batch
    from reportlint.engine.discovery import Discovery
    from reportlint.engine.results import FileResult, Result
    from reportlint.model.findings import Severity


@click.command("check", short_help="检查报告，列出问题")
@click.argument("paths", nargs=-1, metavar="[文件或文件夹…]")
@output_options
@click.option(
    "--sort",
    type=click.Choice(["path", "worst"]),
    default="path",
    help="结果里文件的次序：path 按文件名（默认），worst 问题重的在前。",
)
@click.option("--statistics", is_flag=True, help="最后列出每条规则的问题数。")
@click.option("--timing", is_flag=True, help="最后列出每个步骤、每条规则用了多少秒。")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="有这一级或更重的问题时退出码为 1，默认 error。",
)
@baseline_options
@batch_options
@selection_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    format_: str | None,
    outputs: tuple[str, ...],
    coverage: bool,
    sort: str,
    statistics: bool,
    timing: bool,
    fail_on: str | None,
    baseline: str | None,
    only_new: bool,
    **wishes: Any,
) -> None:
    """检查报告。可以给出文件、文件夹、带通配符的文件名（如 收到/**/*.docx），或用 - 从标准输入读取。

    什么都不给时检查当前文件夹。

    退出码：0 没有达到 --fail-on 的问题；1 有；2 有文件没能检查，或用法不对；130 检查到一半被 Ctrl-C 停下。
    """
    from reportlint.engine.results import exit_code

    work = Work.take(wishes)
    names = work.names(paths)
    chosen = resolver(
        wishes, fail_on=fail_on, baseline=baseline, output=outputs, time_limit=work.time_limit, cache=work.cache
    )
    run = chosen.for_run(names)
    output = Output.parse(format_, run.output, coverage=coverage)
    chosen.keep_text = output.keep_text
    known = accepted(run.baseline, only_new=only_new)
    found, batch = work.batch(names, chosen, run, left_out=output.writes, timing=timing)
    output.spare(target.path for target in found.targets)
    result = without_known(_checked(found, batch), known, only_new=only_new)
    code = exit_code(result, _severity(run.fail_on))
    with until_closed():
        output.write(_worst_first(result) if sort == "worst" else result, code, chosen.rules)
        for table in [tables.statistics] * statistics + [tables.timing] * timing:
            tables.show(table(result), to_stderr=not output.shows_text)
    ctx.exit(code)


def _checked(found: Discovery, batch: Batch) -> Result:
    """The results of all files, or of those that were done when the user stopped."""
    from reportlint.engine.results import Result

    if not found.targets:
        click.echo(_nothing(found), err=True)
    files: dict[int, FileResult] = {}
    try:
        for done in with_progress(batch):
            files[done.number] = done.file
    except KeyboardInterrupt:
        click.echo(f"已停止，查了 {len(files)} 个文件，还有 {len(batch.targets) - len(files)} 个没有查。", err=True)
    left = tuple(str(target.path) for number, target in enumerate(batch.targets) if number not in files)
    ordered = tuple(file for _, file in sorted(files.items()))
    return Result(ordered, passed_over=tuple(found.passed_over), unfinished=left)


def _nothing(found: Discovery) -> str:
    from reportlint.engine.discovery import SUFFIXES

    left_out = f"；{found.left_out} 个文件或文件夹被 .reportlintignore、exclude 或 packs 排除" if found.left_out else ""
    return f"没有找到可以检查的报告（{'、'.join(sorted(SUFFIXES))}）{left_out}。"


def _worst_first(result: Result) -> Result:
    from reportlint.reporters.json import file_model
    from reportlint.reporters.ranking import rank

    return replace(result, files=tuple(sorted(result.files, key=lambda file: rank(file_model(file)))))


def _severity(name: str) -> Severity | None:
    from reportlint.model.findings import Severity

    return None if name == "never" else Severity[name.upper()]
