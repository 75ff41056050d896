"""Where and in which format results are written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from reportlint.engine.results import Result

_F = TypeVar("_F", bound=Callable[..., Any])
_FORMATS = ("text", "json")


def output_options(function: _F) -> _F:
    """Add the options that choose formats."""
    return click.option("--format", "format_", type=click.Choice(_FORMATS), default="text", help="输出格式。")(function)


def write(result: Result, format_: str) -> None:
    """Write a result to standard output."""
    if format_ == "json":
        from reportlint.reporters.json import render

        click.echo(render(result))
        return
    from reportlint.reporters.text import write as write_text

    write_text(result, sys.stdout)
