"""What the numbers printed elsewhere in a report say of one: they bear it out, or it was copied from them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.identities.deductions import has_telling_digits, is_another, is_namesake

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from reportlint.identities.core import Operand
    from reportlint.identities.intervals import Interval
    from reportlint.model.spans import Span


class Printed:
    """A report's numbers with digits enough for their equals to be no accident, by value."""

    def __init__(self, operands: Iterable[Operand]) -> None:
        self._operands = sorted(filter(is_telling, operands), key=_value)
        self._values = [_value(operand) for operand in self._operands]

    def __contains__(self, operand: Operand) -> bool:
        """Whether a number's value stands somewhere."""
        return any(True for _ in self._between(operand, _value(operand), _value(operand)))

    def as_another(self, operand: Operand) -> bool:
        """Whether the number stands elsewhere under another name; what it goes by itself the report tells too."""
        same = list(self._between(operand, _value(operand), _value(operand)))
        mine = [each for each in same if each.quantity.span == operand.quantity.span]
        return any(is_another(own, other) for own in mine for other in same)

    def bear_out(self, operand: Operand, besides: Collection[Span]) -> bool:
        """Whether the number stands in a place that is not `besides` under its own name, perhaps in a finer unit."""
        if not has_telling_digits(operand):
            return False
        value, slack = _value(operand), operand.quantity.ulp * operand.scale / 2
        near = self._between(operand, value - slack, value + slack)
        others = [other for other in near if other.quantity.span not in besides]
        return any(is_namesake(operand, other) for other in others)

    def meeting(self, interval: Interval) -> Iterator[Operand]:
        """The numbers that may stand for one in an interval if they were rounded, in the order of the report."""
        near = (operand for unit in self._by_unit for operand in self._near(unit, interval))
        return (operand for operand in sorted(near, key=_place) if operand.rounded.meets(interval))

    def _near(self, unit: Fraction | None, interval: Interval) -> Sequence[Operand]:
        """The numbers of one unit in their last place within one unit of an interval; all that are not exact."""
        operands = self._by_unit[unit]
        if unit is None:
            return operands
        first = 0 if interval.lo is None else bisect_left(operands, interval.lo - unit, key=_signed)
        last = len(operands) if interval.hi is None else bisect_right(operands, interval.hi + unit, key=_signed)
        return operands[first:last]

    @cached_property
    def _by_unit(self) -> Mapping[Fraction | None, Sequence[Operand]]:
        found: dict[Fraction | None, list[Operand]] = defaultdict(list)
        for operand in sorted(self._operands, key=_signed):
            found[operand.unit if operand.quantity.exact else None].append(operand)
        return found

    def _between(self, operand: Operand, low: Fraction, high: Fraction) -> Iterator[Operand]:
        some = self._operands[bisect_left(self._values, low) : bisect_right(self._values, high)]
        return (other for other in some if other.quantity.kind is operand.quantity.kind)


def is_telling(operand: Operand) -> bool:
    """Whether a number is printed with so many digits that it is no small one."""
    return abs(operand.quantity.value) >= 100 * operand.quantity.ulp


def _place(operand: Operand) -> Span:
    return operand.quantity.span


def _signed(operand: Operand) -> Fraction:
    return operand.quantity.value * operand.factor


def _value(operand: Operand) -> Fraction:
    return operand.quantity.value * operand.scale
