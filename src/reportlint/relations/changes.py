"""Changes → identities (docs/arithmetic.md)."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reportlint.identities.core import turned
from reportlint.identities.kinds import (
    change_rate_from_levels,
    difference,
    equality,
    growth_from_base,
    growth_from_current,
    no_growth,
    points_change,
    same_direction,
)
from reportlint.identities.verdicts import Outcome, test
from reportlint.identities.wording import decimals_of, expected, fixed, interval
from reportlint.model.claims import Direction
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.identities.core import Identity, Operand
    from reportlint.model.claims import Amount, Change, Turn
    from reportlint.model.quantities import Quantity
    from reportlint.relations.operands import Operands

_READINGS = 6  # amounts that are tried as what changed
CHANGED, BASE, DELTA, RATE = "本期数", "基数", "增减额", "增减率"


def change_relations(change: Change, operands: Operands, bases: Sequence[Amount]) -> Iterator[Relation]:
    """The relations of one change. `bases` are the amounts elsewhere in the report that its base may mean."""
    builder = _Builder(change, operands)
    yield from builder.direction()
    yield from builder.rate()
    yield from builder.amount()
    if change.base is None or change.base.quantity is None:
        yield from builder.against(bases)
    yield from builder.flat(bases)


class _Builder:
    """One change with its operands."""

    def __init__(self, change: Change, operands: Operands) -> None:
        self.change = change
        self.operands = operands
        self.delta = self._turned(DELTA, change.delta)
        self.rate_ = self._turned(RATE, change.rate)
        base = change.base.quantity if change.base else None
        self.base = operands(BASE, base) if base else None
        self.currents = [operands(CHANGED, amount.quantity) for amount in islice(change.currents, _READINGS)]

    def _turned(self, role: str, turn: Turn | None) -> Operand | None:
        return None if turn is None else turned(self.operands(role, turn.quantity), turn)

    @property
    def subject(self) -> str:
        currents = self.change.currents
        return currents[0].subject.text if currents else ""

    def _relation(self, code: str, readings: Sequence[Identity], confidence: Confidence = Confidence.HIGH) -> Relation:
        return Relation(code, tuple(readings), self.change.span, self.subject, confidence)

    @property
    def contradicts(self) -> bool:
        """Whether amount and rate are said to go in opposite directions."""
        if self.delta is None or self.rate_ is None:
            return False
        return self.delta.direction != self.rate_.direction and bool(
            self.delta.quantity.value and self.rate_.quantity.value
        )

    def direction(self) -> Iterator[Relation]:
        """Amount and rate go the same way."""
        if (
            self.delta is not None
            and self.rate_ is not None
            and self.delta.quantity.value
            and self.rate_.quantity.value
        ):
            yield self._relation("ARI101", [same_direction(self.delta, self.rate_)])

    def rate(self) -> Iterator[Relation]:
        """The rate follows from the amounts."""
        if self.rate_ is None or self.contradicts or self._is_points() or self._is_adjusted():
            return
        readings: list[Identity] = []
        if self.delta is not None and not self.delta.quantity.value:
            readings = [no_growth(self.delta, self.rate_)]
        elif self.delta is not None and self.base is not None:
            readings = [growth_from_base(self.delta, self.base, self.rate_)]
        elif self.delta is not None:
            readings = [growth_from_current(self.delta, current, self.rate_) for current in self.currents]
        elif self.base is not None:
            readings = [change_rate_from_levels(current, self.base, self.rate_) for current in self.currents]
        if readings:
            yield self._relation("ARI102", readings, self._sureness())

    def _is_adjusted(self) -> bool:
        """Whether the amount is one of the budget's adjustment, and the rate one on the year before."""
        word = self.delta.word if self.delta is not None else None
        return word is not None and word.text.startswith("调")

    def amount(self) -> Iterator[Relation]:
        """The difference follows from the amounts where the base is printed."""
        if self.delta is not None and self.base is not None and self.currents:
            build = points_change if self._is_points() else difference
            readings = [build(current, self.base, self.delta) for current in self.currents]
            yield self._relation("ARI103", readings, self._sureness())

    def against(self, bases: Sequence[Amount]) -> Iterator[Relation]:
        """The difference and the rate follow from the base that the report prints elsewhere."""
        known = [self.operands(BASE, amount.quantity) for amount in bases if self._comparable(amount.quantity)]
        if len({base.point for base in known}) != 1 or not self.currents or self.contradicts:
            return
        base, current = known[0], self.currents[0]
        if self._is_points():
            return
        if self.delta is not None:
            yield self._relation("ARI103", [difference(current, base, self.delta)], Confidence.MEDIUM)
        elif self.rate_ is not None:
            yield self._relation("ARI102", [change_rate_from_levels(current, base, self.rate_)], Confidence.MEDIUM)

    def flat(self, bases: Sequence[Amount]) -> Iterator[Relation]:
        """持平 means equal amounts."""
        if self.change.flat is None or not self.currents or "基本" in self.change.flat.text:
            return
        known = [self.base] if self.base else [
            self.operands(BASE, amount.quantity) for amount in bases if self._comparable(amount.quantity)
        ]  # fmt: skip
        if len({base.point for base in known}) == 1:
            readings = [equality((current, known[0])) for current in self.currents[:1]]
            yield self._relation("ARI115", readings, Confidence.HIGH if self.base else Confidence.MEDIUM)

    def _is_points(self) -> bool:
        return self.delta is not None and self.delta.quantity.kind is Kind.POINTS

    def _comparable(self, quantity: Quantity) -> bool:
        return bool(self.currents) and self.operands.comparable(self.currents[0].quantity, quantity)

    def _sureness(self) -> Confidence:
        """Sure where what changed stands in the same sentence."""
        currents = self.change.currents
        return Confidence.HIGH if currents and currents[0].sentence == self.change.sentence else Confidence.MEDIUM


def is_zero_base(change: Change) -> bool:
    """Whether the whole amount is the increase, so that there was nothing before and no rate can be given."""
    if change.rate is None or change.rate.direction is not Direction.UP or not change.currents:
        return False
    if change.base is not None and change.base.quantity is not None:
        return change.base.quantity.value == 0
    if change.delta is None or change.delta.direction is not Direction.UP:
        return False
    current, delta = change.currents[0].quantity, change.delta.quantity
    return current.unit == delta.unit and current.value == delta.value != 0


class Trial(NamedTuple):
    """The rate of a change if it went one way: what follows, whether the printed rate fits, and how it would read.

    `computed` is empty where nothing follows: the base would be nothing or less.

    `exactly` is false where the printed rate fits only cut off; `shown` is the rate rounded to one decimal more and to
    the printed places.
    """

    direction: Direction
    computed: str
    fits: bool
    exactly: bool
    shown: str


def rate_if(change: Change, direction: Direction, operands: Operands) -> Trial:
    """What the rate of a change with a printed amount would be if it went the given way (docs/arithmetic.md)."""
    assert change.delta is not None
    assert change.rate is not None
    delta = replace(operands(DELTA, change.delta.quantity), direction=direction, word=change.delta.word)
    rate = replace(operands(RATE, change.rate.quantity), direction=direction, word=change.rate.word)
    current = operands(CHANGED, change.currents[0].quantity)
    verdict = test(growth_from_current(delta, current, rate))
    if verdict.outcome is Outcome.UNDECIDED:
        return Trial(direction, "", fits=False, exactly=False, shown="")
    finer = fixed(verdict.expected / rate.factor, decimals_of(rate.quantity.ulp) + 1)
    return Trial(
        direction,
        interval(verdict.computed, rate),
        verdict.feasible,
        verdict.outcome in (Outcome.EXACT, Outcome.ROUNDING),
        f"{expected(verdict)}（或{finer}%）",
    )
