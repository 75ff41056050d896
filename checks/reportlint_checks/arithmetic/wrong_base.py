"""比率的基数说错了，或者基数为零。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Change


def run(ctx: Context) -> Iterator[Finding]:
    """Rates on a base of zero."""
    for change in ctx.facts.changes:
        if ctx.relations.is_zero_base(change):
            yield _zero_base(ctx, change)


def _zero_base(ctx: Context, change: Change) -> Finding:
    assert change.rate is not None
    current = change.currents[0].quantity
    base = f"（{change.base.word.text}）" if change.base else ""
    return ctx.finding(
        change.span,
        f"本期数{current.text}全部是增加的，说明基数{base}为0，不能说增长{change.rate.quantity.text}。",
        related=[Related(current.span, f"本期数：{current.text}")],
        suggestions=["删去增长率，写明“上年无此项，不可比”"],
    )


CHECK = Check("ARI107", "wrong-base", "增减率的基数不对", Severity.WARNING, run)
