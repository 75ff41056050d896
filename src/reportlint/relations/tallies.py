"""Running totals → identities (docs/arithmetic.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.identities.kinds import sum_of
from reportlint.model.findings import Confidence
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.claims import Amount, Tally
    from reportlint.relations.operands import Operands

_PART = "分项"


def tally_relations(tally: Tally, operands: Operands) -> Iterator[Relation]:
    """A running total is the sum of what leads to it, in one of the readings of its words."""
    total = operands("合计", tally.total.quantity)
    readings = tuple(
        sum_of([operands(_role(part), part.quantity) for part in parts], total)
        for parts in tally.choices
        if all(operands.comparable(part.quantity, tally.total.quantity) for part in parts)
    )
    if readings:
        sure = Confidence.MEDIUM if tally.plus else Confidence.LOW
        yield Relation("ARI104", readings, tally.span, tally.total.subject.text, sure)


def _role(amount: Amount) -> str:
    return amount.key.account or amount.subject.text or _PART
