"""接待的批次比人次还多。"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.api import Amount, Check, Context, Finding, Kind, Severity, bound, evidence, judge

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """批次和紧跟着它的人次。"""
    for visits, guests in pairwise(ctx.facts.amounts):
        if visits.sentence == guests.sentence and _are_visits(visits) and guests.quantity.kind is Kind.PEOPLE:
            yield from _compared(ctx, visits, guests)


def _are_visits(amount: Amount) -> bool:
    return "接待" in amount.subject.text and amount.quantity.unit.startswith("批")


def _compared(ctx: Context, visits: Amount, guests: Amount) -> Iterator[Finding]:
    """批次不能大于人次；“约”“余”和舍入留下的余地由 judge 算在内。"""
    operand = ctx.relations.operand
    verdict = judge(bound(operand("批次", visits.quantity), operand("人次", guests.quantity)))
    if not verdict.feasible:
        yield ctx.finding(
            visits.span.cover(guests.span),
            f"接待{visits.quantity.text}，却只有{guests.quantity.text}；一批至少有一个人。",
            suggestions=["核对批次和人次，看是不是写颠倒了"],
            evidence=evidence(verdict),
        )


CHECK = Check("OFC101", "more-visits-than-guests", "接待批次多于人次", Severity.ERROR, run)
