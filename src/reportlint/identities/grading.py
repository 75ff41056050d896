"""How bad a verdict is: severity by distance (docs/arithmetic.md), and what else a check may want to know of it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from reportlint.identities.core import IdentityKind
from reportlint.identities.intervals import Reading
from reportlint.identities.verdicts import Outcome, Verdict, test
from reportlint.model.findings import Severity
from reportlint.model.quantities import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.identities.core import Identity, Operand
    from reportlint.identities.intervals import Interval

_ZERO = Fraction(0)
_YUAN = Fraction(1)
_SLIGHT = Fraction(1, 1000)
_POWERS_OF_TEN = tuple(Fraction(10) ** power for power in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8))


def grade(verdict: Verdict, habit: Reading = Reading.ROUND) -> Severity | None:
    """How bad a verdict is (docs/arithmetic.md), before any doubt about the roles; None where nothing is to be said.

    `habit` is how the report prints percentages as a rule (see `verdicts.habit_of`): if it cuts them off, that alone is
    not worth a word.
    """
    if verdict.outcome is Outcome.INFEASIBLE:
        return _grade_of_misfit(verdict)
    if verdict.outcome is Outcome.TRUNCATION:
        return None if habit is Reading.TRUNCATE else Severity.INFO
    if verdict.outcome is Outcome.COARSE:
        return Severity.INFO
    if verdict.outcome is Outcome.ROUNDING and (_is_off(verdict) or _is_full_but_short(verdict)):
        return Severity.INFO
    return None


def _is_off(verdict: Verdict) -> bool:
    """Whether rounding must explain a whole unit in the last place."""
    return abs(verdict.residual) >= verdict.identity.result.unit


def _is_full_but_short(verdict: Verdict) -> bool:
    """Whether 100 % is printed where the amount falls just short of its whole."""
    result = verdict.identity.result
    return (
        verdict.identity.kind in {IdentityKind.SHARE, IdentityKind.COMPLETION}
        and result.quantity.value == 100
        and verdict.residual > 0
    )


def _grade_of_misfit(verdict: Verdict) -> Severity:
    identity = verdict.identity
    if is_contradiction(verdict):
        return Severity.ERROR
    doubtful = identity.kind is IdentityKind.GRIM or not all(operand.quantity.exact for operand in identity.operands)
    return Severity.WARNING if doubtful or not _is_clear(verdict) else Severity.ERROR


def is_contradiction(verdict: Verdict) -> bool:
    """Whether a direction word says the opposite of what the numbers or another direction word say.

    No rounding and no 约 takes a number across zero.
    """
    if verdict.feasible or not any(operand.word for operand in verdict.identity.operands):
        return False
    return _apart(verdict.computed, verdict.printed) or _apart(verdict.printed, verdict.computed)


def _apart(below: Interval, above: Interval) -> bool:
    """Whether zero parts two intervals."""
    if below.hi is None or above.lo is None:
        return False
    return below.hi <= 0 <= above.lo and below.hi != above.lo


def _is_clear(verdict: Verdict) -> bool:
    """Whether a misfit is too large to be anything but a mistake."""
    identity, result, slack = verdict.identity, verdict.identity.result, verdict.slack or _ZERO
    off = abs(verdict.residual)
    if identity.kind in {IdentityKind.BOUND, IdentityKind.WITHIN}:
        return result.quantity.kind is not Kind.MONEY or off > result.unit
    if off <= 2 * slack:
        return False
    if result.is_rate:
        far = verdict.gap >= result.unit
    elif result.quantity.kind is Kind.MONEY and not slack:
        far = off >= _YUAN
    else:
        far = verdict.relative >= _SLIGHT
    return far or _is_power_of_ten(identity)


def _is_power_of_ten(identity: Identity) -> bool:
    """Whether a decimal point or a unit that slipped in one number explains the misfit."""
    boxes = [operand.rounded for operand in identity.operands]
    for index, operand in enumerate(identity.operands):
        needed = identity.solve(boxes, index)
        if operand.fixed or needed.is_everything:
            continue
        if any(boxes[index].scaled(power).meets(needed) for power in _POWERS_OF_TEN):
            return True
    return False


def is_improbable(verdict: Verdict) -> bool:
    """Whether a sum of four or more parts holds, but only with rounding errors beyond three standard deviations.

    The errors are taken as independent and uniform, so the variance is Σ unit² / 12.
    """
    identity = verdict.identity
    if identity.kind is not IdentityKind.SUM or len(identity.operands) < 5 or not verdict.feasible:
        return False
    widths = (operand.rounded for operand in identity.operands)
    squares = sum(((box.hi - box.lo) ** 2 for box in widths if box.hi is not None and box.lo is not None), _ZERO)
    return 4 * verdict.residual**2 > 3 * squares


def is_loose(verdict: Verdict, finest: Mapping[str, Fraction] | None = None) -> bool:
    """Whether a sum or difference holds only because a number in it has fewer places than the result.

    11 beside 2.85, 10.93 and a total of 24.86 is more often 11.00 than a rounded number, which no interval knows. The
    same goes for whole numbers of a unit of which the report prints decimals elsewhere: `finest` has the least ulp by
    unit.
    """
    identity = verdict.identity
    if verdict.outcome is not Outcome.ROUNDING or identity.kind not in {IdentityKind.SUM, IdentityKind.DIFFERENCE}:
        return False
    result = identity.result.quantity
    padded = [_padded(operand, result.unit, result.ulp) for operand in identity.operands]
    padded = [_decimal(operand, finest or {}) for operand in padded]
    return not test(replace(identity, operands=tuple(padded))).feasible


def _decimal(operand: Operand, finest: Mapping[str, Fraction]) -> Operand:
    """Take a whole number as if it were printed like the others of its unit."""
    quantity = operand.quantity
    whole = quantity.ulp >= 1 and quantity.exact
    return _padded(operand, quantity.unit, finest.get(quantity.unit, quantity.ulp)) if whole else operand


def _padded(operand: Operand, unit: str, ulp: Fraction) -> Operand:
    """Take a number as if it were printed down to `ulp`, in the same unit."""
    quantity = operand.quantity
    return (
        replace(operand, quantity=replace(quantity, ulp=ulp))
        if quantity.unit == unit and quantity.ulp > ulp
        else operand
    )
