"""`reportlint rule`."""

from __future__ import annotations

import click


@click.command("rule", short_help="列出规则，或说明其中一条")
@click.argument("rules", nargs=-1, metavar="[代码或名称…]")
@click.option("--all", "everything", is_flag=True, help="说明全部规则。")
def command(rules: tuple[str, ...], *, everything: bool) -> None:
    """列出规则；给出代码或名称时，显示它的说明页：查什么、为什么、依据、不查什么、案例。"""
    from reportlint.engine.registry import TOOL_RULES, installed
    from reportlint.engine.selection import SelectionError, codes

    registry = installed()
    if not rules and not everything:
        for code, rule in registry.rules.items():
            stage = "" if rule.check.stage == "stable" else "（试行）"
            click.echo(f"{code}  {rule.check.severity.label:<8}{rule.check.title}（{rule.check.name}）{stage}")
        for tool in TOOL_RULES:
            click.echo(f"{tool.code}   {tool.severity.label:<8}{tool.title}（{tool.name}）")
        return
    try:
        prefixes = [""] if everything else list(codes(registry.rules, rules))
    except SelectionError as error:
        raise click.UsageError(str(error)) from None
    wanted = [code for code in registry.rules if any(code.startswith(prefix) for prefix in prefixes)]
    click.echo("\n\n".join(registry.rules[code].page.read_text("utf-8").rstrip() for code in wanted))
