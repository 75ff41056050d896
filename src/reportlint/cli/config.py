"""`reportlint config`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reportlint.cli.selection import resolver, selection_options


@click.group("config", short_help="显示配置，或配置文件的 JSON schema")
def command() -> None:
    """显示对某个文件或文件夹有效的配置，以及每一项来自哪里；或输出配置文件的 JSON schema。"""


@command.command("show", short_help="显示合并后的配置")
@click.argument("path", default=".", metavar="[文件或文件夹]", type=click.Path(path_type=Path))
@selection_options
def show_command(path: Path, **wishes: Any) -> None:
    """显示对这个文件（默认当前文件夹）有效的配置，写成 TOML，每一项后面注明来自哪个文件第几行。"""
    from reportlint.engine.config.show import show

    found = resolver(wishes)
    merged, sections = found.explain(path)
    click.echo("\n".join(show(merged, sections)))


@command.command("schema", short_help="输出配置文件的 JSON schema")
def schema_command() -> None:
    """输出配置文件的 JSON schema（draft 2020-12），供编辑器补全和检查。"""
    import json

    from reportlint.engine.config.schema import schema

    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
