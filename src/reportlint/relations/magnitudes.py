"""Equal digits in 元 and in 万元 → equalities: one of two neighbours has lost its 万."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportlint.identities.kinds import equality
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from reportlint.model.claims import Amount
    from reportlint.model.quantities import Quantity
    from reportlint.relations.operands import Operands

_DIGITS = 3  # significant digits from which on equal numbers are no accident
_LIKELY = 10**5  # from so many 元 on an amount may well be one


def magnitude_relations(amounts: Iterable[Amount], operands: Operands) -> Iterator[Relation]:
    """An amount in 元 is that of the same digits in another unit beside it in its paragraph.

    There is a relation only where the units differ, so that it never holds; the amount in 元 stands first in it.
    """
    seen: defaultdict[tuple[int, Fraction], list[Amount]] = defaultdict(list)
    for amount in amounts:
        if amount.quantity.kind is Kind.MONEY and _is_telling(amount.quantity):
            equals = seen[amount.span.block, amount.quantity.value]
            twin = next((other for other in equals if _is_twin(amount.quantity, other.quantity)), None)
            if twin is not None:
                yield _relation(*((amount, twin) if amount.quantity.unit == "元" else (twin, amount)), operands)
            equals.append(amount)


def _is_telling(quantity: Quantity) -> bool:
    return len(str(quantity.value / quantity.ulp).lstrip("-").rstrip("0")) >= _DIGITS


def _is_twin(quantity: Quantity, other: Quantity) -> bool:
    return quantity.unit != other.unit and "元" in (quantity.unit, other.unit)


def _relation(small: Amount, large: Amount, operands: Operands) -> Relation:
    identity = equality((operands("此处", small.quantity), operands("对照", large.quantity)))
    confidence = Confidence.HIGH if small.quantity.value < _LIKELY else Confidence.MEDIUM
    return Relation("ARI114", (identity,), small.span, confidence=confidence, open=True)
