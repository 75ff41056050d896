"""The options that choose profile, rules and severities."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])


def selection_options(function: _F) -> _F:
    """Add the options; their values go to `Config` under the same names."""
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
