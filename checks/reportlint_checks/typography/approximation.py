"""约数的说法重复。"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXACT_GUESS = re.compile(r"(?:估计|预计|大约|约)(?:为|需|达)?\d+\.\d{2,}(?=[万亿]?元)")


@lru_cache(maxsize=4)
def _compiled(rows: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), say) for pattern, say in rows)


def run(ctx: Context) -> Iterator[Finding]:
    """约…左右, 逾…多 and the like; a number to the last 分 after 约."""
    doubled = _compiled(tuple((row["pattern"], row["say"]) for row in ctx.vocabulary("typos")["doubled"]))
    for block in ctx.document.blocks:
        if not any(char.isdigit() for char in block.text):
            continue
        text = ctx.facts.folded(block)
        for pattern, say in doubled:
            for match in pattern.finditer(text):
                if any(char.isdigit() for char in match.group()):
                    yield ctx.finding(
                        block.span(*match.span()),
                        f"“{match.group()}”：{say}，留一个就够。",
                        suggestions=["删去其中一个"],
                    )
        for match in _EXACT_GUESS.finditer(text):
            yield ctx.finding(
                block.span(*match.span()),
                f"“{match.group()}”：说是约数，却写到了小数点后两位以上。",
                suggestions=["删去“约”，或改成整数"],
            )


CHECK = Check("TYP807", "approximation", "约数重复", Severity.INFO, run)
