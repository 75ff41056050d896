"""`reportlint check`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from reportlint.cli.output import Output, output_options
from reportlint.cli.progress import with_progress
from reportlint.cli.selection import resolver, selection_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.engine.config import Resolver
    from reportlint.engine.results import FileResult
    from reportlint.model.findings import Severity


@click.command("check", short_help="检查报告，列出问题")
@click.argument("paths", nargs=-1, metavar="[文件或文件夹…]")
@output_options
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="有这一级或更重的问题时退出码为 1。",
)
@click.option(
    "--stdin-name", default="stdin.txt", show_default=True, metavar="文件名", help="用 - 从标准输入读取时的文件名。"
)
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
    fail_on: str,
    stdin_name: str,
    **wishes: Any,
) -> None:
    """检查报告。可以给出文件、文件夹，或用 - 从标准输入读取；什么都不给时检查当前文件夹。

    退出码：0 没有达到 --fail-on 的问题；1 有；2 有文件没能检查，或用法不对。
    """
    from reportlint.engine.results import Result, exit_code

    output = Output.parse(format_, outputs, coverage=coverage)
    resolver_ = resolver(wishes, keep_text=output.keep_text)
    result = Result(tuple(_results(resolver_, paths or (".",), stdin_name, output)))
    code = exit_code(result, _severity(fail_on))
    output.write(result, code)
    ctx.exit(code)


def _results(resolver: Resolver, paths: tuple[str, ...], stdin_name: str, output: Output) -> Iterator[FileResult]:
    from reportlint.engine.batch import Batch
    from reportlint.engine.selection import SelectionError
    from reportlint.model.errors import DataError

    try:
        batch = Batch(resolver.for_stdin(stdin_name), [path for path in paths if path != "-"])
    except (SelectionError, DataError) as error:
        raise click.UsageError(str(error)) from None
    output.spare(batch.files)
    if "-" in paths:
        yield batch.linter.check_bytes(sys.stdin.buffer.read(), stdin_name)
    yield from with_progress(batch)


def _severity(name: str) -> Severity | None:
    from reportlint.model.findings import Severity

    return None if name == "never" else Severity[name.upper()]
