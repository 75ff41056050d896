"""Self-evaluation forms → identities: rates of execution, points within their weights (docs/arithmetic.md)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint.identities.kinds import bound, completion, score_limit
from reportlint.model.quantities import Kind
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.facts.forms import Form, FundRow, Indicator
    from reportlint.identities.core import Operand
    from reportlint.model.quantities import Quantity
    from reportlint.relations.operands import Operands


def form_relations(form: Form, operands: Operands) -> Iterator[Relation]:
    """执行率 = 执行数 ÷ 预算数; its points are no more than 分值 × 执行率; no points are more than their weight."""
    for row in form.funds:
        yield from _fund(row, operands)
    for indicator in form.indicators:
        yield _within(indicator, operands)


def _fund(row: FundRow, operands: Operands) -> Iterator[Relation]:
    rate = operands("执行率", row.rate)
    if row.planned.value:
        identity = completion(operands("执行数", row.done), operands("预算数", row.planned), rate)
        yield Relation("ARI105", (identity,), row.rate.span, row.label)
    weight, score = _points(operands, "分值", row.weight), _points(operands, "得分", row.score)
    yield Relation("SCO204", (score_limit(score, weight, rate),), row.score.span, row.label)


def _within(indicator: Indicator, operands: Operands) -> Relation:
    weight = _points(operands, "分值", indicator.weight)
    score = _points(operands, "得分", indicator.score)
    return Relation("SCO202", (bound(score, weight),), indicator.score.span, indicator.name)


def _points(operands: Operands, role: str, quantity: Quantity) -> Operand:
    return operands.exactly(role, replace(quantity, kind=Kind.SCORE, unit="分"))
