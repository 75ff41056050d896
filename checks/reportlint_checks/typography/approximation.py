"""约数的说法重复。"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

_EXACT_GUESS = compiled(r"(?:估计|大约|约)(?:为|需|达)?\d[\d,]*\.(?:\d{2}元|\d{4,}万元|\d{6,}亿元)")


@lru_cache(maxsize=4)
def _compiled(patterns: tuple[str, ...]) -> tuple[regex.Pattern[str], ...]:
    return tuple(map(compiled, patterns))


def run(ctx: Context) -> Iterator[Finding]:
    """约…左右, 逾…多 and the like; a number to the last 分 after 约."""
    doubled = _compiled(tuple(row["pattern"] for row in ctx.vocabulary("typos")["doubled"]))
    for block in ctx.document.blocks:
        if not any(char.isdigit() for char in block.text):
            continue
        text = ctx.facts.folded(block)
        for match in (found for pattern in doubled for found in pattern.finditer(text)):
            span = block.span(*match.span())
            yield ctx.finding(
                span,
                f"“{ctx.document.text(span)}”里“{match['first']}”和“{match['last']}”意思重复，留一个就够。",
                suggestions=[f"删去“{match['first']}”或“{match['last']}”"],
            )
        for match in _EXACT_GUESS.finditer(text):
            span = block.span(*match.span())
            yield ctx.finding(
                span,
                f"“{ctx.document.text(span)}”：说是约数，却精确到了元、角、分。",
                suggestions=["删去“约”，或只写到万元"],
            )


CHECK = Check("TYP807", "approximation", "约数重复", Severity.INFO, run)
