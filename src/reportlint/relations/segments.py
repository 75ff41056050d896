"""Parts that a form names in segments of their own → what they come to is within their whole (docs/arithmetic.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.identities.kinds import within
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.facts.lexicon import Segments
    from reportlint.model.claims import Amount
    from reportlint.relations.operands import Operands

_STOPS = "；;。"


def segment_relations(
    reading: Reading, wholes: Sequence[Amount], operands: Operands, rules: Sequence[Segments]
) -> Iterator[Relation]:
    """Where each opener of a rule leads to an amount: all of them together are no more than the whole's one value."""
    for rule in rules:
        parts = [_after(reading, opener) for opener in rule.openers]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            continue
        totals = [amount for amount in wholes if amount.key.account == rule.whole and not amount.depth and amount.own]
        values = {operands("", amount.quantity).point for amount in totals}
        if len(values) == 1:
            members = [
                operands(f"{opener}的金额", part.quantity) for opener, part in zip(rule.openers, known, strict=True)
            ]
            identity = within(members, operands(rule.whole, totals[0].quantity))
            yield Relation("AGR305", (identity,), known[-1].clause, rule.whole, Confidence.MEDIUM, rule.note)


def _after(reading: Reading, opener: str) -> Amount | None:
    """The first amount of money in the segment that the words open."""
    at = reading.text.find(opener, reading.phrase.start, reading.phrase.end)
    if at < 0:
        return None
    ends = [end for mark in _STOPS if (end := reading.text.find(mark, at)) >= 0]
    last = min(ends, default=reading.phrase.end)
    return next(
        (amount for amount in reading.amounts if at < amount.span.start < last and amount.quantity.kind is Kind.MONEY),
        None,
    )
