"""`reportlint facts`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportlint.cli.selection import config_options, resolver

if TYPE_CHECKING:
    from reportlint.facts.facts import Facts
    from reportlint.reporters.facts.inventory import Inventory


@click.command("facts", short_help="列出从报告里读到的数字和说法")
@click.argument("path", type=click.Path(path_type=Path), metavar="文件")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON，供别的程序使用。")
@click.option("--line", type=click.IntRange(min=1), metavar="行号", help="只看这一行所在的段落或表格行。")
@click.option("--find", metavar="文字", help="只看含有这些文字的段落或表格行。")
@config_options
def command(path: Path, line: int | None, find: str | None, *, as_json: bool, **wishes: Any) -> None:
    """列出从一份报告里读到了什么：数字是什么的数、参与了哪些算式、没有参与的为什么。

    想知道某处“为什么查到”“为什么没查到”，用 --line 或 --find 只看那一处。
    """
    from reportlint.relations.relations import Relations
    from reportlint.reporters.facts.inventory import inventory

    facts = _read(path, wishes)
    found = inventory(facts, Relations(facts), _wanted(facts, line, find))
    _write(found, as_json=as_json, whole=line is not None or find is not None)


def _read(path: Path, wishes: dict[str, Any]) -> Facts:
    """The facts of a file; the command ends here if it cannot be read."""
    from reportlint.engine.assembly import assemble
    from reportlint.engine.failures import why_unread
    from reportlint.facts.facts import Facts
    from reportlint.readers.detect import read
    from reportlint.readers.errors import ReadError

    lexicon = assemble(resolver(wishes).for_path(path)).lexicon
    try:
        return Facts(read(path.read_bytes(), str(path)), lexicon)
    except (OSError, ReadError) as error:
        raise click.ClickException(f"{path}：{why_unread(error)}。") from None


def _wanted(facts: Facts, line: int | None, words: str | None) -> frozenset[int] | None:
    """The blocks at a line and with certain words; none if neither is given."""
    if line is None and words is None:
        return None
    blocks = frozenset(block.index for block in facts.document.blocks)
    if line is not None:
        blocks &= _at_line(facts, line)
    if words is not None:
        blocks &= _with_words(facts, words)
    return blocks


def _at_line(facts: Facts, line: int) -> frozenset[int]:
    places = {block.index: block.origin.locate(0, len(block.raw)) for block in facts.document.blocks}
    if all(place.line is None for place in places.values()):
        raise click.UsageError(f"{facts.document.kind} 文件没有行号，请改用 --find。")
    found = frozenset(
        index for index, place in places.items() if place.line and place.line <= line <= (place.end_line or place.line)
    )
    if not found:
        raise click.UsageError(f"第 {line} 行没有文字。")
    return found


def _with_words(facts: Facts, words: str) -> frozenset[int]:
    """The blocks with the words, and the figures below headers with them."""
    wanted = facts.lexicon.folding.fold(words)
    found = {index for index, text in enumerate(facts.texts) if wanted in text}
    if not found:
        raise click.UsageError(f"没有哪一段含有“{words}”。")
    figures = (figure for sheet in facts.sheets for figure in sheet.figures if wanted in figure.header)
    return frozenset(found.union(figure.quantity.span.block for figure in figures))


def _write(found: Inventory, *, as_json: bool, whole: bool) -> None:
    if as_json:
        from reportlint.reporters.facts.json import render

        click.echo(render(found))
        return
    from reportlint.reporters.facts.text import write

    write(found, sys.stdout, whole=whole)
