"""The formulas of the identities, each solved for every number in it.

A solver takes the intervals of all numbers of an identity and says in which interval the number at an index must lie,
given the others; everything if nothing follows.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from math import ceil
from operator import and_
from typing import TYPE_CHECKING

from reportlint.identities.intervals import EVERYTHING, Interval, corners
from reportlint.identities.intervals import total as add_up

if TYPE_CHECKING:
    from collections.abc import Sequence

_ZERO = Fraction(0)
_UNIT = Fraction(1)
_ONE = Interval.point(_UNIT)
_HALF = Fraction(1, 2)


def total(boxes: Sequence[Interval], index: int) -> Interval:
    """x₀ + x₁ + … = xₙ."""
    last = len(boxes) - 1
    if index == last:
        return add_up(boxes[:last])
    return boxes[last] - add_up(box for at, box in enumerate(boxes[:last]) if at != index)


def difference(boxes: Sequence[Interval], index: int) -> Interval:
    """x₀ = x₁ + x₂."""
    return boxes[1] + boxes[2] if index == 0 else boxes[0] - boxes[3 - index]


def product(boxes: Sequence[Interval], index: int) -> Interval:
    """x₀ = x₁ · x₂."""
    return boxes[1] * boxes[2] if index == 0 else boxes[0] / boxes[3 - index]


def over_positive(boxes: Sequence[Interval], index: int) -> Interval:
    """x₀ = x₁ · x₂, of which x₂ is worked out for a positive x₁ alone."""
    return EVERYTHING if index == 2 and not _positive(boxes[1]) else product(boxes, index)


def change(boxes: Sequence[Interval], index: int) -> Interval:
    """x₀ = x₁ · (1 + x₂)."""
    current, base, percent = boxes
    if index == 0:
        return base * (_ONE + percent)
    if index == 1:
        return current / (_ONE + percent)
    return current / base - _ONE if _positive(base) else EVERYTHING


def growth(boxes: Sequence[Interval], index: int) -> Interval:
    """x₂ = x₀ / (x₁ - x₀); rises in x₀ and is monotone in x₁ as long as the base x₁ - x₀ is positive."""
    delta, current, percent = boxes
    if index == 0:
        return current * (_ONE - (_ONE + percent).reciprocal())
    if index == 1:
        return delta * (_ONE + percent.reciprocal())
    base = current - delta
    if not _positive(base):
        return EVERYTHING
    if base.hi is None or delta.lo is None or delta.hi is None:
        return delta / base
    return corners(lambda change, level: change / (level - change), delta, current)


def _positive(box: Interval) -> bool:
    return box.lo is not None and (box.lo > 0 or (box.lo == 0 and box.lo_open))


def doublings(boxes: Sequence[Interval], index: int) -> Interval:
    """x₀ = 2ⁿ · x₁, give or take half a multiple; n is the whole number in x₂."""
    _, base, times = boxes
    if index != 0 or times.lo is None:
        return EVERYTHING
    factor = Fraction(2) ** ceil(times.lo)
    return base * Interval(factor - _HALF, factor + _HALF)


def within(boxes: Sequence[Interval], index: int) -> Interval:
    """x₀ + x₁ + … ≤ xₙ."""
    whole = boxes[-1]
    others = [box for at, box in enumerate(boxes[:-1]) if at != index]
    added = add_up(others)
    if index == len(boxes) - 1:
        return Interval(added.lo, None, lo_open=added.lo_open)
    rest = whole - added
    return Interval(None, rest.hi, hi_open=rest.hi_open)


def nothing(boxes: Sequence[Interval], index: int) -> Interval:
    """x₁ = 0."""
    del boxes
    return Interval.point(_ZERO) if index == 1 else EVERYTHING


def common(boxes: Sequence[Interval], index: int) -> Interval:
    """All x are one."""
    return reduce(and_, (box for at, box in enumerate(boxes) if at != index), EVERYTHING)


def bounded(boxes: Sequence[Interval], index: int) -> Interval:
    """x₀ ≤ x₁."""
    part, whole = boxes
    if index == 0:
        return Interval(None, whole.hi, hi_open=whole.hi_open)
    return Interval(part.lo, None, lo_open=part.lo_open)


def counted_share(boxes: Sequence[Interval], index: int) -> Interval:
    """x₀ = k / x₁: the share in x₀ or the one nearest to it."""
    percent, counted = boxes
    if index != 0 or not counted.is_point or percent.lo is None or percent.hi is None:
        return EVERYTHING
    size = counted.lo
    if not size or size < 0 or (percent.hi - percent.lo) * size >= 1:
        return EVERYTHING
    first = ceil(percent.lo * size)
    nearest = first if first <= percent.hi * size else round((percent.lo + percent.hi) / 2 * size)
    return Interval.point(nearest / size)


def score(boxes: Sequence[Interval], index: int) -> Interval:
    """x₀ = x₁ · min(x₂, 1)."""
    _, weight, achieved = boxes
    return weight * _capped(achieved) if index == 0 else EVERYTHING


def score_limit(boxes: Sequence[Interval], index: int) -> Interval:
    """x₀ ≤ x₁ · min(x₂, 1)."""
    limit = score(boxes, index)
    return Interval(None, limit.hi, hi_open=limit.hi_open)


def _capped(box: Interval) -> Interval:
    """Take min(x, 1)."""
    lo = box.lo if box.lo is None else min(box.lo, _UNIT)
    if box.hi is None or box.hi > 1:
        return Interval(lo, _UNIT, box.lo_open and lo != 1)
    return Interval(lo, box.hi, box.lo_open, box.hi_open)


def same_sign(boxes: Sequence[Interval], index: int) -> Interval:
    """x₀ · x₁ ≥ 0."""
    other = boxes[1 - index]
    if other.lo is not None and other.lo > 0:
        return Interval(_ZERO, None)
    if other.hi is not None and other.hi < 0:
        return Interval(None, _ZERO)
    return EVERYTHING
