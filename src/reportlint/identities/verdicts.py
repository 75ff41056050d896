"""Whether an identity can hold for the printed numbers, and in which reading of them (docs/arithmetic.md)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from reportlint.identities.core import Identity, IdentityKind, Operand
from reportlint.identities.intervals import Interval, Reading, is_coarse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COARSER = 100  # two printed places
_LONG = 1000  # units in the last place: who prints 328,661 beside 328,661.79 has left the decimals off
_ZERO = Fraction(0)
_COARSE_KINDS = {IdentityKind.SUM, IdentityKind.DIFFERENCE, IdentityKind.EQUALITY}
# The writer worked these out last, so they alone may have been cut off while the amounts were rounded.
_QUOTIENT_KINDS = {
    IdentityKind.SHARE,
    IdentityKind.COMPLETION,
    IdentityKind.GROWTH_FROM_BASE,
    IdentityKind.GROWTH_FROM_CURRENT,
    IdentityKind.CHANGE_RATE,
    IdentityKind.MULTIPLE,
    IdentityKind.MULTIPLE_INCREASE,
    IdentityKind.PER_UNIT,
    IdentityKind.SCORE,
}


class Outcome(StrEnum):
    """How an identity can hold, from best to worst."""

    EXACT = "exact"
    ROUNDING = "rounding"
    TRUNCATION = "truncation"
    COARSE = "coarse"
    UNDECIDED = "undecided"  # nothing follows from the other numbers, so nothing can fail
    INFEASIBLE = "infeasible"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of testing an identity. All amounts count in the identity's scaled unit (`core.Operand.scale`).

    `computed` follows from the other operands, `printed` is what the derived one stands for, both in the reading that
    makes them meet (if none does, rounding). `residual` is the printed value less the value worked out from the printed
    values, `gap` the empty space between the two intervals.
    """

    identity: Identity
    outcome: Outcome
    computed: Interval
    printed: Interval
    residual: Fraction
    expected: Fraction

    @property
    def feasible(self) -> bool:
        """Whether some admissible reading makes the identity hold."""
        return self.outcome is not Outcome.INFEASIBLE

    @property
    def gap(self) -> Fraction:
        """The distance between the computed and the printed interval; zero if they meet."""
        return self.computed.gap(self.printed)

    @property
    def slack(self) -> Fraction | None:
        """By how much the residual may differ from zero before the identity breaks; None if there is no limit."""
        if self.residual >= 0:
            near, far = self.printed.lo, self.computed.hi
        else:
            near, far = self.computed.lo, self.printed.hi
        return None if near is None or far is None else abs(self.residual) - (near - far)

    @property
    def relative(self) -> Fraction:
        """The residual as a share of the printed value, or of the expected one where zero is printed."""
        if not self.residual:
            return _ZERO
        return abs(self.residual) / abs(self.expected + self.residual or self.expected)


def test(identity: Identity) -> Verdict:
    """Try the readings in turn: all rounded; the quotient alone cut off; all cut off; a coarse restatement."""
    residual, expected = _residual(identity)
    first: tuple[Interval, Interval] | None = None
    for outcome, boxes in _readings(identity):
        sides = identity.solve(boxes, identity.derived), boxes[identity.derived]
        if sides[0].is_everything:
            return Verdict(identity, Outcome.UNDECIDED, *sides, residual, expected)
        if sides[0].meets(sides[1]):
            best = Outcome.EXACT if outcome is Outcome.ROUNDING and not residual else outcome
            return Verdict(identity, best, *sides, residual, expected)
        first = first or sides
    assert first is not None
    return Verdict(identity, Outcome.INFEASIBLE, *first, residual, expected)


def _residual(identity: Identity) -> tuple[Fraction, Fraction]:
    """Compare the printed value with the one computed from printed values: the former less the latter, the latter."""
    points = [operand.point for operand in identity.operands]
    computed, printed = identity.solve(points, identity.derived), points[identity.derived].lo
    assert printed is not None
    nearest = printed if computed.lo is None else max(printed, computed.lo)
    nearest = nearest if computed.hi is None else min(nearest, computed.hi)
    return printed - nearest, nearest


def _readings(identity: Identity) -> Iterator[tuple[Outcome, list[Interval]]]:
    operands = identity.operands
    rounded = [operand.rounded for operand in operands]
    yield Outcome.ROUNDING, rounded
    if identity.kind in _QUOTIENT_KINDS:
        boxes = list(rounded)
        boxes[identity.derived] = identity.result.truncated
        yield Outcome.TRUNCATION, boxes
    yield Outcome.TRUNCATION, [_cut_off(operand, identity) for operand in operands]
    if identity.kind in _COARSE_KINDS and any(is_coarse(operand.quantity) for operand in operands):
        yield (
            Outcome.COARSE,
            [operand.coarse if _may_be_coarse(operand, identity) else operand.rounded for operand in operands],
        )


def _cut_off(operand: Operand, identity: Identity) -> Interval:
    """The number if it was cut off; who prints 1.71 beside 3 has not cut the 3 off from 3.98."""
    if operand.is_rate or identity.kind is IdentityKind.EQUALITY:
        return operand.truncated
    finest = min(other.unit for other in identity.operands if not other.is_rate)
    coarsest = _COARSER * finest
    long = operand.unit == coarsest and abs(operand.quantity.value) >= _LONG * operand.quantity.ulp
    return operand.truncated if operand.unit < coarsest or long else operand.rounded


def _may_be_coarse(operand: Operand, identity: Identity) -> bool:
    """Whether finer numbers stand beside it: with more places, or, among equal mentions, with fewer zeros."""
    if identity.kind is IdentityKind.EQUALITY:
        step = operand.quantity.step * operand.scale
        return any(other.quantity.step * other.scale < step for other in identity.operands)
    return any(other.unit < operand.unit for other in identity.operands)


def violated(readings: Iterable[Identity]) -> Verdict | None:
    """Give the nearest miss if none of the admissible readings of one claim can hold, otherwise None."""
    nearest: Verdict | None = None
    for identity in readings:
        verdict = test(identity)
        if verdict.feasible:
            return None
        if nearest is None or verdict.relative < nearest.relative:
            nearest = verdict
    return nearest


def habit_of(identities: Iterable[Identity]) -> Reading:
    """How a report's percentages are printed: cut off if at least five can tell and more than 80 % of them say so.

    A percentage can tell if the amounts fix its value tightly enough for rounding and cutting off to differ.
    """
    telling = [cut for identity in identities if (cut := _is_cut(identity)) is not None]
    return Reading.TRUNCATE if len(telling) >= 5 and 5 * sum(telling) > 4 * len(telling) else Reading.ROUND


def _is_cut(identity: Identity) -> bool | None:
    """Whether a percentage fits one of the two readings alone, and then whether it is the one of cutting off."""
    result = identity.result
    if not result.is_rate or not result.quantity.exact:
        return None
    computed = identity.solve([operand.rounded for operand in identity.operands], identity.derived)
    fits_rounded, fits_cut = computed.meets(result.rounded), computed.meets(result.truncated)
    return None if fits_rounded == fits_cut else fits_cut
