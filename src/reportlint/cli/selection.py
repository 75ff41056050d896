"""The options that choose configuration, profile, rules and severities."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.engine.config import Resolver

_F = TypeVar("_F", bound=Callable[..., Any])
_RULES = ("select", "extend_select", "ignore", "extend_ignore")


def config_options(function: _F) -> _F:
    """Add the options that say which configuration files count."""
    options = (
        click.option(
            "--config",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            metavar="文件",
            help="用这个配置文件（默认从报告所在文件夹逐级向上找 reportlint.toml）。",
        ),
        click.option("--isolated", is_flag=True, help="不用任何配置文件。"),
    )
    return _with(options, function)


def selection_options(function: _F) -> _F:
    """Add the options; `resolver` takes their values."""
    options = (
        click.option(
            "--profile", metavar="模板", help="按这个模板检查，默认 auto（自动识别）；reportlint profile 列出全部。"
        ),
        click.option(
            "--select", multiple=True, metavar="规则", help="只用这些规则：代码、代码开头或名称，可用逗号分开。"
        ),
        click.option("--ignore", multiple=True, metavar="规则", help="不用这些规则（代替配置文件里的 ignore）。"),
        click.option("--extend-select", multiple=True, metavar="规则", help="在已选的规则之外，再用这些规则。"),
        click.option("--extend-ignore", multiple=True, metavar="规则", help="再去掉这些规则。"),
        click.option("--severity", multiple=True, metavar="规则=级别", help="改变规则的级别。"),
        click.option("--preview/--no-preview", default=None, help="也用试行的规则。"),
        click.option(
            "--min-confidence",
            type=click.Choice(["low", "medium", "high"]),
            help="不报把握低于这一档的问题（默认全报）。",
        ),
    )
    return config_options(_with(options, function))


def _with(options: tuple[Callable[[_F], _F], ...], function: _F) -> _F:
    for option in reversed(options):
        function = option(function)
    return function


def resolver(wishes: Mapping[str, Any], *, keep_text: bool = False, **more: Any) -> Resolver:
    """The resolver for the values of the options above and of other options that are configuration keys.

    The options' names become keys: `fail_on` is fail-on. None and () mean that an option was not given.
    """
    from reportlint.engine.config import Resolver

    given = {**wishes, **more}
    config, isolated = given.pop("config", None), given.pop("isolated", False)
    if config is not None and isolated:
        raise click.UsageError("--config 和 --isolated 不能同时使用。")
    if given.get("severity"):
        given["severity"] = dict(map(_severity, given["severity"]))
    values = {key.replace("_", "-"): _value(key, value) for key, value in given.items() if value not in (None, (), {})}
    return Resolver(values, config, isolated=isolated, keep_text=keep_text)


def _value(key: str, value: Any) -> Any:
    """An option's value as it would stand in a file; rules may be given in one word, with commas."""
    if not isinstance(value, tuple):
        return str(value) if isinstance(value, Path) else value
    if key not in _RULES:
        return list(value)
    return [part.strip() for word in value for part in word.split(",") if part.strip()]


def _severity(word: str) -> tuple[str, str]:
    rule, equals, level = word.partition("=")
    if not equals:
        raise click.UsageError(f"--severity 应写成“规则=级别”，例如 ARI102=warning；这里写的是 {word}。")
    return rule.strip(), level.strip()
