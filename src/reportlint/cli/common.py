"""What several commands share: options and the linter that they build."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from reportlint.engine.runner import Linter
    from reportlint.model.findings import Severity


_F = TypeVar("_F", bound=Callable[..., Any])


def selection_options(function: _F) -> _F:
    """Add the options that choose profile, rules and severities."""
    options = (
        click.option("--profile", metavar="模板", help="按这个模板检查（默认自动识别）；reportlint profile 列出全部。"),
        click.option(
            "--select", multiple=True, metavar="规则", help="只用这些规则：代码、代码开头或名称，可用逗号分开。"
        ),
        click.option("--ignore", multiple=True, metavar="规则", help="不用这些规则。"),
        click.option("--severity", "severities", multiple=True, metavar="规则=级别", help="改变规则的级别。"),
        click.option("--preview", is_flag=True, help="也用试行的规则。"),
    )
    for option in reversed(options):
        function = option(function)
    return function


def load_linter(
    *, profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...], severities: tuple[str, ...], preview: bool
) -> Linter:
    """The linter that the options ask for. Raises click.UsageError for a rule or profile that does not exist."""
    from reportlint.engine.registry import installed
    from reportlint.engine.runner import Linter, Settings
    from reportlint.engine.selection import Selection, SelectionError, parse_severities

    registry = installed()
    try:
        chosen = Selection.parse(registry.rules, select, ignore, preview=preview)
        levels = parse_severities(registry.rules, severities)
    except SelectionError as error:
        raise click.UsageError(str(error)) from None
    if profile is not None and profile not in registry.profiles:
        raise click.UsageError(_unknown_profile(profile, list(registry.profiles)))
    return Linter(registry, Settings(profile, chosen, levels))


def _unknown_profile(name: str, known: list[str]) -> str:
    from reportlint.engine.selection import did_you_mean

    return f"没有名为 {name} 的模板{did_you_mean(name, known)}；reportlint profile 列出全部模板。"


def severity_of(name: str) -> Severity:
    """The severity with a name of the command line."""
    from reportlint.model.findings import Severity

    return Severity[name.upper()]
