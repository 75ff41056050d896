"""The command line. Each command's module is imported when it is called, so that `--version` costs nothing more."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from reportlint import __version__

_COMMANDS = {
    "check": "检查报告，列出问题",
    "facts": "列出从报告里读到的数字和说法（为什么查到、为什么没查到）",
    "profile": "列出报告模板，或说明其中一个",
    "rule": "列出规则，或说明其中一条",
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and one-line helps without importing them."""

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
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table above."""
        del ctx
        with formatter.section("命令"):
            formatter.write_dl(sorted(_COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportlint", message="%(prog)s %(version)s")
def cli() -> None:
    """reportlint：检查写好的政府报告（绩效自评、预决算公开等）前后是否一致、是否合规。"""


def main() -> None:
    """Run the command line; the exit code is 0, 1 or 2 (see `reportlint check --help`)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        # Windows consoles and redirected files may use a code page that lacks our marks.
        if reconfigure is not None:
            reconfigure(errors="replace")
    cli.main(prog_name="reportlint")
