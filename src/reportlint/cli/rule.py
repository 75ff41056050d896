"""`reportlint rule`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportlint.cli.selection import config_options, resolver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.engine.registry import Registry, Rule, ToolRule


@click.command("rule", short_help="列出规则，或说明其中一条")
@click.argument("rules", nargs=-1, metavar="[代码或名称…]")
@click.option("--all", "everything", is_flag=True, help="说明全部规则。")
@config_options
def command(rules: tuple[str, ...], *, everything: bool, **wishes: Any) -> None:
    """列出规则；给出代码或名称时，显示它的说明页：查什么、为什么、依据、不查什么、案例。

    当前文件夹的配置里自己写的规则也在其中。
    """
    from reportlint.engine.assembly import registry_for

    registry = registry_for(resolver(wishes).for_folder(Path.cwd()))
    if everything or rules:
        click.echo("\n\n".join(_pages(registry, ("ALL",) if everything else rules)))
    else:
        click.echo("\n".join(_list(registry)))


def _list(registry: Registry) -> Iterator[str]:
    from reportlint.engine.registry import TOOL_RULES

    for rule in registry.rules.values():
        told = f"{rule.check.title}（{rule.check.name}）{'' if rule.check.stage == 'stable' else '（试行）'}"
        origin = _origin(rule, registry)
        yield f"{rule.check.code}  {rule.check.severity.label:<8}{told}{f'（{origin}）' if origin else ''}"
    for tool in TOOL_RULES:
        yield f"{tool.code}   {tool.severity.label:<8}{tool.title}（{tool.name}）"


def _origin(rule: Rule, registry: Registry) -> str:
    """Where a rule comes from that is not built in; "" for one that is."""
    from reportlint.engine.config.paths import shown
    from reportlint.rules.house_page import HousePage

    if isinstance(rule.page, HousePage):
        return f"自己的规则，{rule.package}"
    if rule.package == str(registry.packs[0]):
        return ""
    folder = Path(rule.package)
    return f"规则包 {shown(folder) if folder.is_absolute() else folder}"


def _pages(registry: Registry, words: tuple[str, ...]) -> Iterator[str]:
    """The pages of the rules that words mean. Raises SelectionError for a word that means none."""
    from reportlint.engine.registry import TOOL_RULES
    from reportlint.engine.selection import codes
    from reportlint.rules.pack import Page

    tool = [rule for rule in TOOL_RULES if rule.name in words or rule.code in words]
    others = [word for word in words if all(word not in (rule.code, rule.name) for rule in tool)]
    prefixes = list(codes(registry.rules, others))
    for code, rule in registry.rules.items():
        if any(code.startswith(prefix) for prefix in prefixes):
            yield rule.page.read_text("utf-8").rstrip()
            if isinstance(rule.page, Page) and (origin := _origin(rule, registry)):
                yield f"来自{origin}，不是自带的规则。"
    yield from map(_tool_page, tool)


def _tool_page(rule: ToolRule) -> str:
    return (
        f"# {rule.title}（{rule.code} {rule.name}）\n\n"
        "这是 reportlint 自己的问题，不是报告写错了。它总会报告，不能关闭、不能改级别、也不能忽略。"
    )
