"""Finds the patterns of a table of leftovers.toml in a report."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reportlint.api import Block, Context, Span


class Hit(NamedTuple):
    """A pattern's match: where, what the table says of it, how severe; `once` if all like it are one thing to do."""

    span: Span
    words: str
    say: str
    severity: Severity
    once: bool


class _Phrase(NamedTuple):
    pattern: regex.Pattern[str]
    say: str
    severity: Severity
    once: bool


@lru_cache(maxsize=8)
def _compiled(rows: tuple[tuple[str, str, str, bool], ...]) -> tuple[_Phrase, ...]:
    return tuple(_Phrase(compiled(pattern), say, Severity[level.upper()], once) for pattern, say, level, once in rows)


def hits(
    ctx: Context, table: str, kinds: Sequence[str] = ("paragraph", "cell", "row", "footnote", "textbox")
) -> Iterator[Hit]:
    """Matches of one table in all blocks of the given kinds; of overlapping ones the first pattern's."""
    level = ctx.check.severity.label
    rows = ctx.vocabulary("leftovers").get(table, ())
    phrases = _compiled(
        tuple((row["pattern"], row["say"], row.get("level", level), row.get("once", False)) for row in rows)
    )
    for block in ctx.document.blocks:
        if block.kind in kinds and block.text:
            yield from _in_block(ctx, block, phrases)


def _in_block(ctx: Context, block: Block, phrases: Sequence[_Phrase]) -> Iterator[Hit]:
    text = ctx.facts.folded(block)
    taken: list[Span] = []
    for phrase in phrases:
        for match in phrase.pattern.finditer(text):
            span = block.span(*match.span())
            if match.end() > match.start() and not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield Hit(span, ctx.document.text(span), phrase.say, phrase.severity, phrase.once)
