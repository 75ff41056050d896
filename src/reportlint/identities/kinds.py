"""The kinds of identities: for each the formula, solved for every number in it.

Amounts come in one unit per identity and rates as plain ratios (see `core.money`, `core.rate`); signed operands carry
their direction word. The formulas are catalogued in docs/arithmetic.md.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from reportlint.identities import solvers
from reportlint.identities.core import Identity, IdentityKind, Operand, rate
from reportlint.identities.intervals import EVERYTHING, Interval, total
from reportlint.model.claims import Direction
from reportlint.model.quantities import Kind, Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class MultipleReading(StrEnum):
    """What N 倍 says of the current amount and its base (docs/arithmetic.md)."""

    RATIO = "ratio"  # 是…的 N 倍, 增长到 N 倍: N·base
    INCREASE = "increase"  # 增长 N 倍: (N + 1)·base
    DOUBLINGS = "doublings"  # 翻 N 番: 2ᴺ·base


def sum_of(parts: Sequence[Operand], whole: Operand, signs: Sequence[int] | None = None, label: str = "") -> Identity:
    """`Σ ±part = whole` (I1; A01–A22). `signs` are 1 or -1, one per part; a part with -1 is taken off."""
    if signs is not None:
        parts = [part if sign > 0 else _taken_off(part) for part, sign in zip(parts, signs, strict=True)]
    return Identity(IdentityKind.SUM, (*parts, whole), len(parts), solvers.total, label)


def _taken_off(part: Operand) -> Operand:
    return replace(part, direction=Direction(-(part.direction or Direction.UP)))


def shares_sum(shares: Sequence[Operand], label: str = "") -> Identity:
    """`Σ share = 100 %`, for the shares of one whole (C04)."""
    last = shares[-1].quantity
    return sum_of(shares, _hundred("合计", last, min(share.quantity.ulp for share in shares)), label=label)


def difference(current: Operand, base: Operand, delta: Operand, label: str = "") -> Identity:
    """`delta = current - base` (I2; B03, B06, B07)."""
    return Identity(IdentityKind.DIFFERENCE, (current, base, delta), 2, solvers.difference, label)


def points_change(current: Operand, base: Operand, points: Operand, label: str = "") -> Identity:
    """`points = p₂ - p₁`, in 个百分点 (I5; B08)."""
    return Identity(IdentityKind.POINTS, (current, base, points), 2, solvers.difference, label)


def share(part: Operand, whole: Operand, percent: Operand, label: str = "") -> Identity:
    """`percent = part / whole` (I3; C04, C05)."""
    return Identity(IdentityKind.SHARE, (part, whole, percent), 2, solvers.product, label)


def completion(done: Operand, planned: Operand, percent: Operand, label: str = "") -> Identity:
    """`percent = done / planned`: 执行率, 完成率 (I3; C01–C03). May pass 100 %."""
    return Identity(IdentityKind.COMPLETION, (done, planned, percent), 2, solvers.product, label)


def growth_from_base(delta: Operand, base: Operand, percent: Operand, label: str = "") -> Identity:
    """`percent = delta / base` (I4). Nothing follows from a base that may be zero or less."""
    return Identity(IdentityKind.GROWTH_FROM_BASE, (delta, base, percent), 2, solvers.over_positive, label)


def growth_from_current(delta: Operand, current: Operand, percent: Operand, label: str = "") -> Identity:
    """`percent = delta / (current - delta)`, where the base is not printed (I4; B01)."""
    return Identity(IdentityKind.GROWTH_FROM_CURRENT, (delta, current, percent), 2, solvers.growth, label)


def no_growth(delta: Operand, percent: Operand) -> Identity:
    """`percent = 0` where nothing was added or taken off, whatever the base."""
    label = f"{delta.quantity.text}÷基数"
    return Identity(IdentityKind.CALCULATION, (delta, percent), 1, solvers.nothing, label)


def change_rate_from_levels(current: Operand, base: Operand, percent: Operand, label: str = "") -> Identity:
    """`percent = current / base - 1` (I4)."""
    return Identity(IdentityKind.CHANGE_RATE, (current, base, percent), 2, solvers.change, label)


def multiple(current: Operand, base: Operand, times: Operand, reading: MultipleReading, label: str = "") -> Identity:
    """Multiple of a base in one of the readings of N 倍 and N 番 (B09)."""
    operands = (current, base, times)
    match reading:
        case MultipleReading.RATIO:
            return Identity(IdentityKind.MULTIPLE, operands, 2, solvers.product, label)
        case MultipleReading.INCREASE:
            return Identity(IdentityKind.MULTIPLE_INCREASE, operands, 2, solvers.change, label)
        case MultipleReading.DOUBLINGS:
            return Identity(IdentityKind.DOUBLINGS, operands, 0, solvers.doublings, label)


def per_unit(amount: Operand, number: Operand, price: Operand, label: str = "") -> Identity:
    """`price = amount / number`: 人均, unit price (C09, C10). The price is a quotient, so even in 元 it was rounded."""
    return Identity(IdentityKind.PER_UNIT, (amount, number, replace(price, grain=None)), 2, solvers.product, label)


def equality(mentions: Sequence[Operand], label: str = "") -> Identity:
    """Mentions of one fact share a value (I7; D01, D02, D05): the one unlike most others is taken as derived."""
    boxes = [mention.rounded for mention in mentions]
    friends = [sum(box.meets(other) for other in boxes) for box in boxes]
    loneliest = min(range(len(boxes)), key=lambda index: (friends[index], -index))
    return Identity(IdentityKind.EQUALITY, tuple(mentions), loneliest, solvers.common, label)


def bound(part: Operand, whole: Operand, label: str = "") -> Identity:
    """`part ≤ whole` (I8; A14, B07, D18). Rounding to the same place keeps the order, so it excuses nothing there."""
    pair = (part, whole)
    alike = part.unit == whole.unit and part.quantity.exact and whole.quantity.exact
    operands = tuple(replace(operand, grain=operand.unit) for operand in pair) if alike else pair
    return Identity(IdentityKind.BOUND, operands, 0, solvers.bounded, label)


def rate_limit(percent: Operand, label: str = "") -> Identity:
    """`percent ≤ 100 %`, for metrics that cannot pass it: 覆盖率, 满意度, 合格率 (I8; C07)."""
    return bound(percent, _hundred("上限", percent.quantity, percent.quantity.ulp), label)


def rate_over(percent: Operand, label: str = "") -> Identity:
    """`100 % ≤ percent`, where more than the plan is said to have been carried out (I8; B07)."""
    return bound(_hundred("全部完成", percent.quantity, percent.quantity.ulp), percent, label)


def grim(percent: Operand, counted: Operand, label: str = "") -> Identity:
    """`percent = k / n` for a whole k (I9; GRIM, Brown and Heathers 2017, as in R's scrutiny).

    Nothing follows if the printed percentage is so coarse that some k always fits. A percentage that is a mean of
    scores (a satisfaction on five levels) obeys no such law, so a misfit is no more than a hint.
    """
    return Identity(IdentityKind.GRIM, (percent, counted), 0, solvers.counted_share, label)


def score_rate(score: Operand, weight: Operand, achieved: Operand, label: str = "") -> Identity:
    """`score = weight · min(rate, 1)` (I6; SC2, SC3). A form prescribes the weight, so that one is exact."""
    return Identity(IdentityKind.SCORE, (score, _prescribed(weight), achieved), 0, solvers.score, label)


def score_limit(score: Operand, weight: Operand, achieved: Operand, label: str = "") -> Identity:
    """`score ≤ weight · min(rate, 1)`, where points may be taken off besides (I6)."""
    return Identity(IdentityKind.BOUND, (score, _prescribed(weight), achieved), 0, solvers.score_limit, label)


def calculation(
    numbers: Sequence[Operand], result: Operand, value: Callable[[list[Interval]], Interval], label: str = ""
) -> Identity:
    """A calculation that the text writes out.

    `value` works it out from the intervals of its numbers, `label` is the calculation as printed.
    """

    def solve(boxes: Sequence[Interval], index: int) -> Interval:
        return value(list(boxes[:-1])) if index == len(boxes) - 1 else EVERYTHING

    return Identity(IdentityKind.CALCULATION, (*numbers, result), len(numbers), solve, label)


def share_of_sum(parts: Sequence[Operand], place: int, percent: Operand) -> Identity:
    """`percent = part / Σ part`, for shares of a whole that is not printed (C04)."""
    texts = [part.quantity.text for part in parts]
    label = f"{texts[place]}÷（{'＋'.join(texts)}）"
    return calculation(parts, percent, lambda boxes: boxes[place] / total(boxes), label)


def within(parts: Sequence[Operand], whole: Operand, label: str = "") -> Identity:
    """`Σ part ≤ whole`, for parts that have nothing in common (I8)."""
    return Identity(IdentityKind.WITHIN, (*parts, whole), len(parts), solvers.within, label)


def _prescribed(weight: Operand) -> Operand:
    return replace(weight, grain=weight.unit)


def same_direction(amount: Operand, percent: Operand, label: str = "") -> Identity:
    """`sign(amount) = sign(percent)`, for the amount and the rate of one change (I10; B02)."""
    return Identity(IdentityKind.DIRECTION, (amount, percent), 1, solvers.same_sign, label)


def _hundred(role: str, percent: Quantity, ulp: Fraction) -> Operand:
    """100 % itself, beside a printed percentage; `ulp` is the unit in which a misfit is measured."""
    whole = Quantity("100%", Fraction(100), ulp, Fraction(100), "%", Kind.PERCENT, percent.span)
    return replace(rate(role, whole), grain=Fraction(1), fixed=True)
