"""What a number would be by the others, where no slip of the finger explains what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.identities.core import IdentityKind
from reportlint.identities.edits import revalued

if TYPE_CHECKING:
    from reportlint.identities.core import Operand
    from reportlint.identities.intervals import Interval
    from reportlint.identities.verdicts import Verdict


def recounted(verdict: Verdict) -> Operand | None:
    """A sum's total with the part that it leaves out, or without the one that it counts twice; None if none is it."""
    identity = verdict.identity
    if identity.kind is not IdentityKind.SUM or identity.result.fixed:
        return None
    off = identity.result.rounded - verdict.computed
    fine = (part for part in identity.operands[:-1] if has_telling_digits(part) and part.unit <= identity.result.unit)
    parts = (part.rounded for part in fine)
    if not any(part.meets(off) or part.meets(-off) for part in parts):
        return None
    return revalued(identity.result, verdict.expected / identity.result.factor)


def deduced(operand: Operand, needed: Interval) -> Operand | None:
    """A number from the middle of where it must lie, in its printed unit; None where that has no end or is nowhere."""
    if needed.is_empty or needed.lo is None or needed.hi is None:
        return None
    return revalued(operand, (needed.lo + needed.hi) / 2)


def has_telling_digits(operand: Operand) -> bool:
    """Whether a number has so many digits, not counting zeros at its end, that its equal is no accident."""
    return abs(operand.quantity.value) >= 100 * operand.quantity.step
