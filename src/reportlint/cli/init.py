"""`reportlint init`."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import click


@click.command("init", short_help="写一个带说明的配置文件")
@click.argument("folder", default=".", metavar="[文件夹]", type=click.Path(file_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="已有配置文件时，先备份再重写。")
def command(folder: Path, *, force: bool) -> None:
    """在文件夹（默认当前文件夹）里写一个带中文说明的 reportlint.toml，里面的每一项都先注释掉。"""
    from reportlint.engine.config import ConfigError
    from reportlint.engine.config.layers import NAME
    from reportlint.engine.files import write_atomically

    path = folder / NAME
    if not folder.is_dir():
        raise ConfigError(f"没有文件夹 {folder}，请先建好。")
    if path.exists() and not force:
        raise ConfigError(f"{path} 已经存在，没有改动它；要重写请加 --force（原来的会备份）。")
    try:
        if path.exists():
            backup = _free(folder)
            write_atomically(backup, path.read_bytes())
            click.echo(f"原来的配置已备份为 {backup}。")
        write_atomically(path, _starter())
    except OSError as error:
        raise ConfigError(f"写不了 {path}：{error.strerror or type(error).__name__}。") from None
    click.echo(f"已写好 {path}。去掉行首的 # 就是启用；reportlint config show 显示实际效果。")


def _starter() -> bytes:
    from importlib.resources import files

    return (files("reportlint.engine.config") / "starter.toml").read_bytes()


def _free(folder: Path) -> Path:
    """A name for the backup that nothing has yet."""
    names = (f"reportlint.toml.bak{number or ''}" for number in count())
    return next(path for path in (folder / name for name in names) if not path.exists())
