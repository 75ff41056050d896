"""`reportlint check`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from reportlint.cli.common import load_linter, selection_options, severity_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportlint.engine.results import FileResult
    from reportlint.engine.runner import Linter


@click.command("check", short_help="检查报告，列出问题")
@click.argument("paths", nargs=-1, metavar="[文件或文件夹…]")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="输出格式。")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), default="error", show_default=True,
              help="有这一级或更重的问题时退出码为 1。")  # fmt: skip
@click.option(
    "--stdin-name", default="stdin.txt", show_default=True, metavar="文件名", help="用 - 从标准输入读取时的文件名。"
)
@selection_options
@click.pass_context
def command(
    ctx: click.Context, /, paths: tuple[str, ...], format_: str, fail_on: str, stdin_name: str, **selection: Any
) -> None:
    """检查报告。可以给出文件、文件夹，或用 - 从标准输入读取；什么都不给时检查当前文件夹。

    退出码：0 没有达到 --fail-on 的问题；1 有；2 有文件没能检查，或用法不对。
    """
    from reportlint.engine.results import Result, exit_code

    linter = load_linter(**selection)
    files = tuple(_results(linter, paths or (".",), stdin_name))
    result = Result(files)
    _write(result, format_)
    ctx.exit(exit_code(result, None if fail_on == "never" else severity_of(fail_on)))


def _results(linter: Linter, paths: tuple[str, ...], stdin_name: str) -> Iterator[FileResult]:
    from reportlint.engine.discovery import discover

    if "-" in paths:
        yield linter.check_bytes(sys.stdin.buffer.read(), stdin_name)
    found = list(discover(path for path in paths if path != "-"))
    yield from map(linter.check_path, _with_progress(found))


def _with_progress(paths: list[Path]) -> Iterator[Path]:
    """The paths one by one, with a progress bar where someone is watching and there is something to wait for."""
    if len(paths) < 3 or not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=len(paths))
        for path in paths:
            progress.update(task, description=path.name)
            yield path
            progress.advance(task)


def _write(result: object, format_: str) -> None:
    from reportlint.engine.results import Result

    assert isinstance(result, Result)
    if format_ == "json":
        from reportlint.reporters.json import render

        click.echo(render(result))
        return
    from reportlint.reporters.text import write

    write(result, sys.stdout)
