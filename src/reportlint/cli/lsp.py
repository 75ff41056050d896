"""`reportlint lsp`."""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

import click

from reportlint.cli.selection import resolver, selection_options

_LOCAL = "127.0.0.1"


@click.command("lsp", short_help="在编辑器里边写边查")
@click.option("--stdio", is_flag=True, hidden=True, help="默认就是；有的编辑器总会加上它。")
@click.option("--tcp", metavar="[主机:]端口", help="在端口上等编辑器来连接，不用标准输入输出；主机默认 127.0.0.1。")
@selection_options
def command(*, stdio: bool, tcp: str | None, **wishes: Any) -> None:
    """语言服务器（LSP）：编辑器启动它，在 txt、md 报告里边写边标出问题、说明依据、改正写法。

    不用自己运行；在编辑器里怎样设置，见文档的“编辑器”一页。
    """
    if stdio and tcp is not None:
        raise click.UsageError("--stdio 和 --tcp 不能同时使用。")
    address = None if tcp is None else _address(tcp)
    resolver(wishes)  # raises what is wrong with the options
    _require_pygls()
    from reportlint.lsp.running import serve, serve_tcp

    if address is not None:
        try:
            serve_tcp(partial(resolver, wishes), *address)
        except OSError as error:
            raise click.ClickException(f"端口 {tcp} 不能用：{error.strerror or error}。") from None
    elif sys.stdin is None:
        raise click.UsageError("标准输入是关闭的，编辑器没法同它说话。")
    else:
        serve(partial(resolver, wishes))


def _address(word: str) -> tuple[str, int]:
    host, _, port = word.rpartition(":")
    if not port.isdecimal() or int(port) > 65535:
        raise click.UsageError(f"--tcp 应写成 端口 或 主机:端口，例如 --tcp 2087；这里写的是 {word}。")
    return host or _LOCAL, int(port)


def _require_pygls() -> None:
    """Raise ClickException where the extra is not installed, or an old pygls of other names."""
    try:
        import pygls.lsp.server  # noqa: F401
    except ImportError:
        raise click.ClickException('这个命令要用 pygls 2 以上，请先安装：pip install "reportlint[lsp]"') from None
