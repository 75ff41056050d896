"""The command line. Each command's module is imported when it is called, so that `--version` costs nothing more."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from reportlint import __version__
from reportlint.cli.boundary import exit_code_of
from reportlint.cli.help import Context
from reportlint.cli.streams import prepare, until_closed
from reportlint.cli.usage import hint, like

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = {
    "baseline": "把现有的问题记作已知，以后只看新问题",
    "cache": "显示或清空缓存",
    "check": "检查报告，列出问题",
    "config": "显示有效的配置和每一项的来历，或配置文件的 JSON schema",
    "facts": "列出从报告里读到的数字和说法（为什么查到、为什么没查到）",
    "init": "写一个带说明的配置文件",
    "lsp": "在编辑器里边写边查（由编辑器启动）",
    "new-check": "新写一条规则：写好模块和带案例的说明页",
    "profile": "列出报告模板，或说明其中一个",
    "rule": "列出规则，或说明其中一条",
    "suppress": "不再报告某个问题，并记下理由",
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and one-line helps without importing them."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in alphabetical order."""
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command's module: reportlint.cli.NAME, whose `command` it is."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"reportlint.cli.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)
        return _in_chinese(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; a hint for one that does not exist."""
        if args and not args[0].startswith("-") and args[0] not in _COMMANDS:
            raise click.UsageError(f"没有命令 {args[0]}{_meant(args[0])}。", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table above."""
        del ctx
        with formatter.section("命令"):
            formatter.write_dl(sorted(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; that nobody reads its output to the end is no error."""
        with until_closed():
            return super().invoke(ctx)

    def main(  # type: ignore[override] # the overloads differ between versions of click
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> Any:
        """Run the command line and leave with its exit code; what goes wrong on the way is said in Chinese."""
        # Patterns are expanded where files are looked for (engine/discovery.py), the same way on all systems.
        given = {**extra, "standalone_mode": False, "windows_expand_args": False}
        sys.exit(exit_code_of(lambda: super(LazyGroup, self).main(args, prog_name, **given)))


def _in_chinese(command: click.Command) -> click.Command:
    """A command, and those in it, with Chinese help texts."""
    command.context_class = Context
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        _in_chinese(inner)
    return command


def _meant(word: str) -> str:
    """What may have been meant by a command that does not exist."""
    close = like(word, _COMMANDS)
    if not close and os.path.lexists(word):
        return f"；检查文件请用 reportlint check {word}"
    return hint(close)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportlint", message="%(prog)s %(version)s")
def cli() -> None:
    """reportlint：检查写好的政府报告（绩效自评、预决算公开等）前后是否一致、是否合规。"""


def main() -> None:
    """Run the command line; the exit code is 0, 1, 2 or 130 (see `reportlint check --help`)."""
    # Imports make many objects that stay: the collector's default of a look at every 700 costs a tenth of a short run.
    gc.set_threshold(50_000, 20, 20)
    prepare()
    cli.main(prog_name="reportlint")
