"""Comparisons and conversions → identities: what is said to be more is no less (docs/arithmetic.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.identities.kinds import bound, equality, rate_limit, rate_over
from reportlint.model.claims import Direction
from reportlint.model.findings import Confidence
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.claims import Amount, Comparison, Conversion, RateComparison
    from reportlint.relations.operands import Operands


def comparison_relation(comparison: Comparison, operands: Operands) -> Relation:
    """决算数小于预算数: 决算 ≤ 预算, with any of the budgets that the paragraph prints."""
    left = operands(_role(comparison.left), comparison.left.quantity)
    others = [operands(_role(amount), amount.quantity) for amount in comparison.right]
    if comparison.direction is Direction.FLAT:
        readings = tuple(equality((left, other)) for other in others)
        return Relation("ARI115", readings, comparison.span, comparison.left.subject.text, Confidence.MEDIUM)
    readings = tuple(
        bound(left, other) if comparison.direction is Direction.DOWN else bound(other, left) for other in others
    )
    return Relation("ARI101", readings, comparison.span, comparison.left.subject.text, Confidence.MEDIUM)


def rate_comparison_relation(comparison: RateComparison, operands: Operands) -> Relation:
    """完成年初预算的85%，决算数大于预算数: more than the budget is more than 100 % of it."""
    rate = operands("完成率", comparison.rate)
    identity = rate_over(rate) if comparison.direction is Direction.UP else rate_limit(rate)
    return Relation("ARI101", (identity,), comparison.span, comparison.subject)


def conversion_relations(conversion: Conversion, operands: Operands) -> Iterator[Relation]:
    """由5增至6: what it went up to is no less than what it went up from."""
    before, after = operands("原数", conversion.before), operands("现数", conversion.after)
    if conversion.direction is Direction.FLAT or not operands.comparable(conversion.before, conversion.after):
        return
    identity = bound(before, after) if conversion.direction is Direction.UP else bound(after, before)
    yield Relation("ARI101", (identity,), conversion.span)


def _role(amount: Amount) -> str:
    return amount.key.stage or amount.subject.text
