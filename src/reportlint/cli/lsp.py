"""`reportlint lsp`."""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

import click

from reportlint.cli.selection import resolver, selection_options


@click.command("lsp", short_help="在编辑器里边写边查")
@click.option("--stdio", is_flag=True, hidden=True, help="默认就是；有的编辑器总会加上它。")
@selection_options
def command(*, stdio: bool, **wishes: Any) -> None:
    """语言服务器（LSP）：编辑器启动它，在 txt、md 报告里边写边标出问题、说明依据、改正写法。

    不用自己运行；在编辑器里怎样设置，见文档的“编辑器”一页。
    """
    del stdio
    resolver(wishes)  # raises what is wrong with the options
    _require_pygls()
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("这个命令由编辑器启动，不能在终端里用；检查文件请用 reportlint check。")
    from reportlint.lsp.running import serve

    serve(partial(resolver, wishes))


def _require_pygls() -> None:
    """Raise ClickException where the extra is not installed, or an old pygls of other names."""
    try:
        import pygls.lsp.server  # noqa: F401
    except ImportError:
        raise click.ClickException('这个命令要用 pygls 2 以上，请先安装：pip install "reportlint[lsp]"') from None
