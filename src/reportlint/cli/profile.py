"""`reportlint profile`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reportlint.cli.selection import config_options, resolver


@click.command("profile", short_help="列出报告模板，或说明其中一个")
@click.argument("ids", nargs=-1, metavar="[模板…]")
@config_options
def command(ids: tuple[str, ...], **wishes: Any) -> None:
    """列出报告模板；给出模板的 id 时，显示凭什么认出它、它要求的章节、得分和等级。

    当前文件夹的配置里自己的模板也在其中。
    """
    from reportlint.engine.assembly import registry_for
    from reportlint.engine.selection import did_you_mean
    from reportlint.rules.profile_page import describe

    profiles = registry_for(resolver(wishes).for_folder(Path.cwd())).profiles
    for name in ids:
        if name not in profiles:
            raise click.UsageError(
                f"没有名为 {name} 的模板{did_you_mean(name, profiles)}；reportlint profile 列出全部模板。"
            )
    if ids:
        click.echo("\n\n".join("\n".join(describe(profiles[name])) for name in ids))
    else:
        width = max(map(len, profiles)) + 2
        click.echo("\n".join(f"{profile.id:<{width}}{profile.title}" for profile in profiles.values()))
