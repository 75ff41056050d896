"""What a number would be by the others, where no slip of the finger explains what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.identities.core import IdentityKind
from reportlint.identities.edits import revalued

if TYPE_CHECKING:
    from reportlint.identities.core import Identity, Operand
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


def deduced(operand: Operand, needed: Interval, worked_out: Interval) -> Operand | None:
    """A number as it is `worked_out` from printed values, or from the middle of where it must lie; in its printed unit.

    None where it may lie anywhere or nowhere.
    """
    if needed.is_empty or needed.lo is None or needed.hi is None:
        return None
    exactly = worked_out.lo if worked_out.is_point else None
    inside = exactly is not None and exactly in needed
    return revalued(operand, exactly if inside and exactly is not None else (needed.lo + needed.hi) / 2)


def is_another(operand: Operand, other: Operand) -> bool:
    """Whether two equal numbers have names without two characters in common, so that one may be a copy of the other."""
    named = len(operand.role) > 1 and len(other.role) > 1
    return operand.quantity.span != other.quantity.span and named and not is_namesake(operand, other)


def is_namesake(operand: Operand, other: Operand) -> bool:
    """Whether the names of two numbers have two neighbouring characters in common."""
    mine, its = ({role[at : at + 2] for at in range(len(role) - 1)} for role in (operand.role, other.role))
    return bool(mine & its)


def has_twin(operand: Operand, identity: Identity) -> bool:
    """Whether another number of the same sum has the value of this one, so that one may be a copy of the other."""
    others = (other for other in identity.operands if other.quantity.span != operand.quantity.span)
    return identity.kind is IdentityKind.SUM and any(other.point == operand.point for other in others)


def has_telling_digits(operand: Operand) -> bool:
    """Whether a number has so many digits, not counting zeros at its end, that its equal is no accident."""
    return abs(operand.quantity.value) >= 100 * operand.quantity.step
