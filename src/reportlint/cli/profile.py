"""`reportlint profile`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportlint.cli.selection import config_options, resolver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.rules.profile import Profile


@click.command("profile", short_help="列出报告模板，或说明其中一个")
@click.argument("ids", nargs=-1, metavar="[模板…]")
@config_options
def command(ids: tuple[str, ...], **wishes: Any) -> None:
    """列出报告模板；给出模板的 id 时，显示它要求的章节、得分和等级。

    当前文件夹的配置里自己的模板也在其中。
    """
    from reportlint.engine.assembly import registry_for
    from reportlint.engine.selection import did_you_mean

    registry = registry_for(resolver(wishes).for_folder(Path.cwd()))
    profiles = registry.profiles
    for name in ids:
        if name not in profiles:
            raise click.UsageError(f"没有名为 {name} 的模板{did_you_mean(name, profiles)}。")
    if ids:
        click.echo("\n\n".join("\n".join(_describe(profiles[name])) for name in ids))
    else:
        click.echo("\n".join(f"{profile.id:<36}{profile.title}" for profile in profiles.values()))


def _describe(profile: Profile) -> Iterator[str]:
    yield f"{profile.id}：{profile.title}"
    if profile.source:
        yield f"来源：{profile.source}"
    for section in profile.sections:
        need = "必备" if section.required else "可有可无"
        also = f"（也可写作：{'、'.join(section.names[1:])}）" if section.names[1:] else ""
        yield f"  {section.path} {section.title}　{need}{also}"
    for part, points in profile.score_parts.items():
        yield f"  {part} {points} 分"
    for grade in profile.grades:
        high = f"、低于 {grade.high} 分" if grade.high is not None else ""
        yield f"  等级 {grade.name}：{grade.low} 分（含）以上{high}"
