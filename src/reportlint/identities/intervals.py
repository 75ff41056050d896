"""Exact interval arithmetic, and the interval for which a printed number stands.

The reading of a printed number as an interval follows XBRL Calculations 1.1 and R's scrutiny::unround: half a unit in
the last printed place to either side, both ends closed, which covers 四舍五入 and the round-half-even of GB/T 8170; or,
truncated, [v, v + unit) away from zero.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from reportlint.model.quantities import Approximation, Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ZERO = Fraction(0)
_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Interval:
    """The rationals from `lo` to `hi`, without an end that is open; None stands for no end.

    An interval whose ends cross is empty; it comes from intersections and meets nothing.
    """

    lo: Fraction | None
    hi: Fraction | None
    lo_open: bool = False
    hi_open: bool = False

    @classmethod
    def point(cls, value: Fraction) -> Interval:
        """Hold one number."""
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        """Whether the interval holds exactly one number."""
        return self.lo is not None and self.lo == self.hi and not (self.lo_open or self.hi_open)

    @property
    def is_empty(self) -> bool:
        """Whether the interval holds no number."""
        if self.lo is None or self.hi is None:
            return False
        return self.lo > self.hi or (self.lo == self.hi and (self.lo_open or self.hi_open))

    @property
    def is_everything(self) -> bool:
        """Whether the interval holds every number, so that nothing can contradict it."""
        return self.lo is None and self.hi is None

    def __contains__(self, value: Fraction) -> bool:
        """Whether the interval holds a number."""
        above = self.lo is None or self.lo < value or (self.lo == value and not self.lo_open)
        return above and (self.hi is None or value < self.hi or (self.hi == value and not self.hi_open))

    def __neg__(self) -> Interval:
        lo = None if self.hi is None else -self.hi
        hi = None if self.lo is None else -self.lo
        return Interval(lo, hi, self.hi_open, self.lo_open)

    def __add__(self, other: Interval) -> Interval:
        return total((self, other))

    def __sub__(self, other: Interval) -> Interval:
        return total((self, -other))

    def __mul__(self, other: Interval) -> Interval:
        """Multiply. With an unbounded factor round zero the result may be wider than need be, never narrower."""
        if self.lo is None or self.hi is None or other.lo is None or other.hi is None:
            return _unbounded_product(self, other)
        if self.lo > 0 and other.lo > 0:
            lo_open, hi_open = self.lo_open or other.lo_open, self.hi_open or other.hi_open
            return Interval(self.lo * other.lo, self.hi * other.hi, lo_open, hi_open)
        return corners(lambda x, y: x * y, self, other)

    def __truediv__(self, other: Interval) -> Interval:
        """Divide; everything if the divisor holds numbers on both sides of zero or zero alone."""
        inverse = other.reciprocal()
        return EVERYTHING if inverse.is_everything else self * inverse

    def __and__(self, other: Interval) -> Interval:
        """Intersect; empty if there is no number that both hold."""
        low, high = self, self
        if self.lo is None or (other.lo is not None and (other.lo, other.lo_open) > (self.lo, self.lo_open)):
            low = other
        if self.hi is None or (other.hi is not None and (other.hi, self.hi_open) < (self.hi, other.hi_open)):
            high = other
        return Interval(low.lo, high.hi, low.lo_open, high.hi_open)

    def reciprocal(self) -> Interval:
        """Take 1/x; zero as an end is left out, zero inside gives everything."""
        if self.lo is not None and self.lo >= 0:
            if self.hi is not None and self.hi <= 0:
                return EVERYTHING
            lo = _ZERO if self.hi is None else 1 / self.hi
            hi = 1 / self.lo if self.lo else None
            return Interval(lo, hi, self.hi_open or self.hi is None, self.lo_open and hi is not None)
        if self.hi is not None and self.hi <= 0:
            return -(-self).reciprocal()
        return EVERYTHING

    def scaled(self, factor: Fraction) -> Interval:
        """Multiply by a factor other than zero."""
        if factor < 0:
            return (-self).scaled(-factor)
        if factor == 1:
            return self
        lo = None if self.lo is None else self.lo * factor
        hi = None if self.hi is None else self.hi * factor
        return Interval(lo, hi, self.lo_open, self.hi_open)

    def meets(self, other: Interval) -> bool:
        """Whether the two share a number."""
        return not (self & other).is_empty

    def gap(self, other: Interval) -> Fraction:
        """How far the two lie apart; zero if they meet or only an open end parts them."""
        common = self & other
        if common.lo is None or common.hi is None:
            return _ZERO
        return max(common.lo - common.hi, _ZERO)


EVERYTHING = Interval(None, None)


def total(intervals: Iterable[Interval]) -> Interval:
    """Add up one number from each interval."""
    boxes = list(intervals)
    lo = _sum([box.lo for box in boxes])
    hi = lo if all(box.lo is box.hi for box in boxes) else _sum([box.hi for box in boxes])
    return Interval(lo, hi, any(box.lo_open for box in boxes), any(box.hi_open for box in boxes))


def _sum(ends: Iterable[Fraction | None]) -> Fraction | None:
    """Add up, reducing once at the end; None if one of them is."""
    top, bottom = 0, 1
    for end in ends:
        if end is None:
            return None
        if bottom % end.denominator:
            common = lcm(bottom, end.denominator)
            top, bottom = top * (common // bottom), common
        top += end.numerator * (bottom // end.denominator)
    return Fraction(top, bottom)


def corners(function: Callable[[Fraction, Fraction], Fraction], x: Interval, y: Interval) -> Interval:
    """Find the range of a function over a bounded box, if it is monotone in either variable while the other is fixed.

    Its extremes then lie in the corners. A corner with an open end is no value of the function, unless a variable that
    is zero there makes the other one irrelevant, as it does in x·y, x/y and x/(y - x).
    """
    if x.lo is None or x.hi is None or y.lo is None or y.hi is None:
        raise ValueError("an unbounded interval has no corners")
    if x.lo is x.hi and y.lo is y.hi:
        return Interval.point(function(x.lo, y.lo))
    found = [
        (function(a, b), (a_open or b_open) and (a_open or a != 0) and (b_open or b != 0))
        for a, a_open in ((x.lo, x.lo_open), (x.hi, x.hi_open))
        for b, b_open in ((y.lo, y.lo_open), (y.hi, y.hi_open))
    ]
    lo, lo_open = min(found)
    hi = max(value for value, _ in found)
    return Interval(lo, hi, lo_open, all(open_ for value, open_ in found if value == hi))


def _unbounded_product(x: Interval, y: Interval) -> Interval:
    if (x.lo == 0 and x.is_point) or (y.lo == 0 and y.is_point):
        return Interval.point(_ZERO)
    if x.hi is not None and x.hi <= 0:
        return -((-x) * y)
    if y.hi is not None and y.hi <= 0:
        return -(x * (-y))
    if x.lo is None or y.lo is None or x.lo < 0 or y.lo < 0:
        return EVERYTHING
    return Interval(x.lo * y.lo, None, (x.lo_open or y.lo_open) and x.lo * y.lo != 0)


class Reading(StrEnum):
    """How a printed number came from the true one."""

    ROUND = "round"
    TRUNCATE = "truncate"
    COARSE = "coarse"  # rounded further than its printed zeros say: 1200 for 1195.6


def of(
    quantity: Quantity,
    reading: Reading = Reading.ROUND,
    scale: Fraction = _ONE,
    grain: Fraction | None = None,
) -> Interval:
    """Find the interval for which a printed number stands, times `scale`.

    `grain` is the smallest step in which the thing itself comes, in the scaled unit: 0.01 for 元, 1 for persons. What
    is printed down to the grain is exact and stands for itself alone.
    """
    if quantity.approximation is not Approximation.EXACT:
        return _approximate(quantity).scaled(scale)
    if grain is not None and quantity.ulp * abs(scale) <= grain:
        return Interval.point(quantity.value * scale)
    if reading is Reading.TRUNCATE:
        return _truncated(quantity.value, quantity.ulp).scaled(scale)
    return _around(quantity.value, _coarse_unit(quantity) if reading is Reading.COARSE else quantity.ulp, scale)


def _around(value: Fraction, unit: Fraction, scale: Fraction) -> Interval:
    """Take half a unit to both sides, times a scale; in whole numbers, as this is done for every number of a report."""
    bottom = 2 * value.denominator * unit.denominator * scale.denominator
    middle = 2 * value.numerator * unit.denominator * scale.numerator
    half = abs(unit.numerator * value.denominator * scale.numerator)
    return Interval(Fraction(middle - half, bottom), Fraction(middle + half, bottom))


def _truncated(value: Fraction, ulp: Fraction) -> Interval:
    if value > 0:
        return Interval(value, value + ulp, hi_open=True)
    if value < 0:
        return Interval(value - ulp, value, lo_open=True)
    return Interval(-ulp, ulp, lo_open=True, hi_open=True)


def _approximate(quantity: Quantity) -> Interval:
    """约 ± step, 近 (v - step, v), 余 (v, v + step), 超 (v, ∞), 以上 [v, ∞), 以下 (-∞, v], a–b [a, b]."""
    value, step, upper = quantity.value, quantity.step, quantity.value if quantity.upper is None else quantity.upper
    if value < 0 and quantity.approximation in {Approximation.UNDER, Approximation.OVER}:
        return -_approximate(replace(quantity, value=-value))
    around = Interval(value - step, value + step)
    return {
        Approximation.UNDER: Interval(value - step, value, lo_open=True, hi_open=True),
        Approximation.OVER: Interval(value, value + step, lo_open=True, hi_open=True),
        Approximation.ABOVE: Interval(value, None, lo_open=True),
        Approximation.AT_LEAST: Interval(value, None),
        Approximation.AT_MOST: Interval(None, value),
        Approximation.RANGE: Interval(min(value, upper), max(value, upper)),
    }.get(quantity.approximation, around)


def is_coarse(quantity: Quantity) -> bool:
    """Whether a number may be a rounded restatement: an integer that ends in two zeros or more."""
    return quantity.exact and quantity.ulp.denominator == 1 and quantity.step >= 100 * quantity.ulp


def _coarse_unit(quantity: Quantity) -> Fraction:
    """Find the place of the last digit that is not zero, but no coarser than the second digit: 1000 is 1000 ± 50."""
    if not is_coarse(quantity):
        return quantity.ulp
    return min(quantity.step, Fraction(10) ** (len(str(abs(int(quantity.value)))) - 2))
