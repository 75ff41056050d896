"""Numbers, intervals and formulas in words for the reader of a finding, in plain Chinese."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from reportlint.identities.core import IdentityKind
from reportlint.model import findings
from reportlint.model.claims import Direction

if TYPE_CHECKING:
    from reportlint.identities.core import Identity, Operand
    from reportlint.identities.intervals import Interval
    from reportlint.identities.verdicts import Verdict

_PERCENT_SIGNS = ("%", "‰")
_FINER = 3
_COMPARISONS = {
    IdentityKind.BOUND,
    IdentityKind.EQUALITY,
    IdentityKind.DIRECTION,
    IdentityKind.DOUBLINGS,
    IdentityKind.WITHIN,
}


def decimals_of(ulp: Fraction) -> int:
    """Count the decimals of a number whose last place is worth `ulp`."""
    decimals = 0
    while ulp * 10**decimals < 1:
        decimals += 1
    return decimals


def fixed(value: Fraction, decimals: int) -> str:
    """Print a number with so many decimals, halves away from zero."""
    power = 10**decimals
    places = (abs(value) * power + Fraction(1, 2)).__floor__()
    digits = str(places).rjust(decimals + 1, "0")
    sign = "-" if value < 0 and places else ""
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


def interval(box: Interval, operand: Operand) -> str:
    """Print an interval in an operand's unit: "22.5%～22.7%", "79.17～79.19万元", "不超过100%".

    An interval against the operand's direction comes out negative: -15.6% of an increase is a decrease.
    """
    box = box.scaled(1 / operand.factor)
    unit = operand.quantity.unit
    if box.is_empty:
        return "没有共同的取值"
    if box.lo is None or box.hi is None:
        return _half_bounded(box, operand)
    if box.is_point:
        return _shortest(box.lo, operand) + unit
    low, high = _ends(box.lo, box.hi, decimals_of(operand.quantity.ulp))
    return f"{low}{unit}～{high}{unit}" if unit in _PERCENT_SIGNS else f"{low}～{high}{unit}"


def _half_bounded(box: Interval, operand: Operand) -> str:
    if box.hi is not None:
        return f"{'小于' if box.hi_open else '不超过'}{_shortest(box.hi, operand)}{operand.quantity.unit}"
    if box.lo is not None:
        return f"{'大于' if box.lo_open else '不低于'}{_shortest(box.lo, operand)}{operand.quantity.unit}"
    return "任意值"


def _shortest(value: Fraction, operand: Operand) -> str:
    """Print a value exactly if the operand's places and up to three more can show it, else to one place more."""
    printed = decimals_of(operand.quantity.ulp)
    for decimals in range(printed, printed + _FINER + 1):
        if _is_whole(value * 10**decimals):
            return fixed(value, decimals)
    return fixed(value, printed + 1)


def _ends(lo: Fraction, hi: Fraction, printed: int) -> tuple[str, str]:
    """Print two ends to the printed places if these show them exactly, else to more until they differ."""
    if _is_whole(lo * 10**printed) and _is_whole(hi * 10**printed):
        return fixed(lo, printed), fixed(hi, printed)
    decimals = printed + 1
    while decimals < printed + _FINER and fixed(lo, decimals) == fixed(hi, decimals):
        decimals += 1
    return fixed(lo, decimals), fixed(hi, decimals)


def _is_whole(value: Fraction) -> bool:
    return value.denominator == 1


def expected(verdict: Verdict) -> str:
    """Print what the derived number should be, with the places and the unit that it was printed with: "16%"."""
    result = verdict.identity.result
    return fixed(verdict.expected / result.factor, decimals_of(result.quantity.ulp)) + result.quantity.unit


def formula(verdict: Verdict) -> str:
    """Print the calculation with the printed numbers and what comes of it: "78.55－14.5＝64.05"."""
    identity = verdict.identity
    if identity.kind in _COMPARISONS:
        return _comparison(verdict)
    value = _outcome(verdict)
    text = _shortest(value, identity.result)
    sign = "＝" if Fraction(text) == value else "≈"
    return f"{_left(verdict)}{sign}{text}{_shown_unit(identity.result, identity)}"


def _outcome(verdict: Verdict) -> Fraction:
    """Give the expected value in the printed unit, with the sign that goes with the left side."""
    operands, result = verdict.identity.operands, verdict.identity.result
    if verdict.identity.kind in {IdentityKind.GROWTH_FROM_BASE, IdentityKind.GROWTH_FROM_CURRENT}:
        return verdict.expected / result.scale * (operands[0].direction or 1)
    return verdict.expected / result.factor


def _left(verdict: Verdict) -> str:
    identity = verdict.identity
    if identity.kind is IdentityKind.CALCULATION:
        return identity.label
    if identity.kind is IdentityKind.SUM:
        return _signed_sum(identity)
    first, second, *rest = (_number(operand, identity) for operand in identity.operands)
    change = f"{second}－{first}" if identity.result.direction == Direction.DOWN else f"{first}－{second}"
    counted = round(verdict.expected * identity.operands[1].quantity.value)
    return {
        IdentityKind.DIFFERENCE: change,
        IdentityKind.POINTS: change,
        IdentityKind.CHANGE_RATE: f"（{change}）÷{second}",
        IdentityKind.MULTIPLE_INCREASE: f"（{change}）÷{second}",
        IdentityKind.GROWTH_FROM_CURRENT: f"{first}÷（{second}{_base_sign(identity)}{first.lstrip('-')}）",
        IdentityKind.SCORE: "×".join((second, *rest)),
        IdentityKind.GRIM: f"{counted}÷{second}",
    }.get(identity.kind, f"{first}÷{second}")


def _signed_sum(identity: Identity) -> str:
    """The parts with their signs; where a decrease is made up, what makes it less is added."""
    fewer = identity.result.direction == Direction.DOWN
    terms = []
    for part in identity.operands[:-1]:
        text, negative = _number(part, identity), part.quantity.value * part.factor < 0
        terms.append(("－" if negative != fewer else "＋") + text.lstrip("-"))
    return "".join(terms).removeprefix("＋")


def _base_sign(identity: Identity) -> str:
    delta = identity.operands[0]
    return "＋" if delta.quantity.value * delta.factor < 0 else "－"


def _comparison(verdict: Verdict) -> str:
    identity = verdict.identity
    texts = [_number(operand, identity) for operand in identity.operands]
    match identity.kind:
        case IdentityKind.BOUND:
            return ("≤" if verdict.feasible else "＞").join((texts[0], "×".join(texts[1:])))
        case IdentityKind.WITHIN:
            return ("≤" if verdict.feasible else "＞").join(("＋".join(texts[:-1]), texts[-1]))
        case IdentityKind.DOUBLINGS:
            current, base, _ = identity.operands
            times = current.quantity.value * current.scale / (base.quantity.value * base.scale)
            return f"{texts[0]}÷{texts[1]}≈{fixed(times, 2)}"
        case IdentityKind.EQUALITY:
            return ("＝" if verdict.feasible else "≠").join(texts)
        case _:
            return "，".join(f"{op.word.text if op.word else ''}{op.quantity.text}" for op in identity.operands)


def _number(operand: Operand, identity: Identity) -> str:
    """Print a number without its unit, unless it is a rate or the units differ."""
    return fixed(operand.quantity.value, decimals_of(operand.quantity.ulp)) + _shown_unit(operand, identity)


def _shown_unit(operand: Operand, identity: Identity) -> str:
    units = {other.quantity.unit for other in identity.operands if not other.is_rate}
    return operand.quantity.unit if operand.is_rate or len(units) > 1 else ""


def evidence(verdict: Verdict) -> findings.Evidence:
    """Put together the proof of a finding: formula, operands, and what is computed and printed as intervals."""
    identity = verdict.identity
    operands = tuple(
        findings.Operand(operand.role, operand.quantity.text, operand.quantity.span)
        for operand in identity.operands
        if not operand.fixed
    )
    computed = interval(verdict.computed, identity.result)
    return findings.Evidence(formula(verdict), operands, computed, interval(verdict.printed, identity.result))
