"""`reportlint cache`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportlint.cli.batches import cache_options

if TYPE_CHECKING:
    from pathlib import Path

    from reportlint.engine.cache import Cache


@click.group("cache", short_help="显示或清空缓存")
def command() -> None:
    """缓存里是没有变动过的文件的检查结果（含报告里的语句），随时可以清空。"""


@command.command("dir")
@cache_options
def dir_(cache_dir: Path | None) -> None:
    """显示缓存在哪个文件夹、有多少。"""
    cache = _cache(cache_dir)
    sizes = [entry.stat().st_size for entry in cache.entries()]
    click.echo(f"{cache.folder}\n{len(sizes)} 份结果，共 {sum(sizes) / 1e6:.1f} MB")


@command.command("clean")
@cache_options
def clean(cache_dir: Path | None) -> None:
    """清空缓存。"""
    cache = _cache(cache_dir)
    click.echo(f"清除了 {cache.folder} 里的 {cache.clean()} 份结果。")


def _cache(folder: Path | None) -> Cache:
    from reportlint.engine.cache import Cache, default_folder

    return Cache(folder or default_folder())
