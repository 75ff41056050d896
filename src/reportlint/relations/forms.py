"""Self-evaluation forms → identities: rates of execution, points within their weights (docs/arithmetic.md)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.identities.kinds import bound, completion, equality, score_limit, sum_of
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.patterns import compiled
from reportlint.relations.relation import Relation
from reportlint.relations.tables import last

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.forms import Form, FundRow, Indicator, Split
    from reportlint.facts.tables import Sheet
    from reportlint.identities.core import Operand
    from reportlint.model.quantities import Quantity
    from reportlint.relations.operands import Operands


_WEIGHT = compiled(r"分值|权重|标准分|满分")
_SCORE = compiled(r"(?:自评|评价|实际|最终|复核)?(?:得分|评分)$|自评分$")


def sheet_score_relations(sheet: Sheet, operands: Operands) -> Iterator[Relation]:
    """Points beside their weight in a row of a table are no more than it."""
    for row in sheet.rows().values():
        weights = [figure for figure in row if _WEIGHT.search(last(figure.header))]
        scores = [figure for figure in row if _SCORE.search(last(figure.header))]
        if len(weights) == len(scores) == 1 and weights[0].quantity.value and "%" not in weights[0].quantity.text:
            score = _points(operands, "得分", scores[0].quantity)
            identity = bound(score, _points(operands, "分值", weights[0].quantity))
            yield Relation("SCO202", (identity,), scores[0].quantity.span, weights[0].label)


def form_relations(form: Form, operands: Operands) -> Iterator[Relation]:
    """执行率 = 执行数 ÷ 预算数; its points are no more than 分值 × 执行率; no points are more than their weight."""
    for row in form.funds:
        yield from _fund(row, operands)
    yield from _splits(form.splits, operands)
    for indicator in form.indicators:
        yield _within(indicator, operands)


def _fund(row: FundRow, operands: Operands) -> Iterator[Relation]:
    rate = operands("执行率", row.rate)
    if row.planned.value:
        identity = completion(operands("执行数", row.done), operands("预算数", row.planned), rate)
        yield Relation("ARI105", (identity,), row.rate.span, row.label)
    score = _points(operands, "得分", row.score, rounded=row.score.ulp < 1)
    identity = score_limit(score, _points(operands, "分值", row.weight), rate)
    yield Relation("SCO204", (identity,), row.score.span, row.label)


def _splits(splits: Sequence[Split], operands: Operands) -> Iterator[Relation]:
    """Each split adds up, and all of them come to the same total."""
    for split in splits:
        if len(split.parts) > 1:
            parts = [operands(name, quantity) for name, quantity in split.parts]
            identity = sum_of(parts, operands(split.name, split.total))
            yield Relation("ARI104", (identity,), split.total.span, split.name, Confidence.MEDIUM)
    for first, second in pairwise(splits):
        identity = equality([operands(first.name, first.total), operands(second.name, second.total)])
        note = f"{first.name}与{second.name}的总数应当相等"
        yield Relation("ARI109", (identity,), second.total.span, second.name, Confidence.LOW, note)


def _within(indicator: Indicator, operands: Operands) -> Relation:
    weight = _points(operands, "分值", indicator.weight)
    score = _points(operands, "得分", indicator.score)
    return Relation("SCO202", (bound(score, weight),), indicator.score.span, indicator.name)


def _points(operands: Operands, role: str, quantity: Quantity, *, rounded: bool = False) -> Operand:
    """Points as they were given; `rounded` ones were calculated and printed with fewer places."""
    points = replace(quantity, kind=Kind.SCORE, unit="分")
    return operands(role, points) if rounded else operands.exactly(role, points)
