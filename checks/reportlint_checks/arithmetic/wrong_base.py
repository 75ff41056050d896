"""比率的基数说错了，或者基数为零。"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Related, Severity, evidence, expected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Change, Relation


def run(ctx: Context) -> Iterator[Finding]:
    """Rates that fit another denominator than the one named, and rates on a base of zero."""
    for relation in ctx.relations.of("ARI107"):
        yield _wrong_base(ctx, relation)
    for change in ctx.facts.changes:
        if ctx.relations.is_zero_base(change):
            yield _zero_base(ctx, change)


def _wrong_base(ctx: Context, relation: Relation) -> Finding:
    words = ctx.document.text(relation.span)
    if relation.note:
        message = f"“{words}”说错了基数：这个比率是按{relation.note}算的。"
        named = replace(relation, readings=relation.readings[:1])
        stage = relation.note.rstrip("0123456789.,万亿元")
        advice = [f"若是对{stage}说的，把基数改成“{stage}”", f"若基数没有写错，比率应为{expected(named.verdict)}"]
    else:
        message = f"“{words}”的基数是0，不能算完成率。"
        advice = ["删去完成率，写明预算为0"]
    operands = relation.verdict.identity.operands
    related = [Related(operand.quantity.span, f"{operand.role}：{operand.quantity.text}") for operand in operands[:2]]
    return ctx.finding(
        relation.span,
        message,
        severity=Severity.ERROR,
        suggestions=advice,
        related=related,
        evidence=evidence(relation.verdict) if relation.note else None,
    )


def _zero_base(ctx: Context, change: Change) -> Finding:
    assert change.rate is not None
    current = change.currents[0].quantity
    base = f"（{change.base.word.text}）" if change.base else ""
    return ctx.finding(
        change.span,
        f"本期数{current.text}全部是增加的，说明基数{base}为0，不能说增长{change.rate.quantity.text}。",
        related=[Related(current.span, f"本期数：{current.text}")],
        suggestions=["删去增长率，写明“基数为0，不可比”"],
    )


CHECK = Check("ARI107", "wrong-base", "增减率的基数不对", Severity.WARNING, run)
