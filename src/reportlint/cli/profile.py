"""`reportlint profile`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.rules.profile import Profile


@click.command("profile", short_help="列出报告模板，或说明其中一个")
@click.argument("ids", nargs=-1, metavar="[模板…]")
def command(ids: tuple[str, ...]) -> None:
    """列出报告模板；给出模板的 id 时，显示它要求的章节、得分和等级。"""
    from reportlint.engine.registry import installed
    from reportlint.engine.selection import did_you_mean

    profiles = installed().profiles
    for name in ids:
        if name not in profiles:
            raise click.UsageError(f"没有名为 {name} 的模板{did_you_mean(name, profiles)}。")
    if not ids:
        for profile in profiles.values():
            click.echo(f"{profile.id:<36}{profile.title}")
        return
    click.echo("\n\n".join("\n".join(_describe(profiles[name])) for name in ids))


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
