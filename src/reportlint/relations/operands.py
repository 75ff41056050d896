"""Quantities as operands: in 元, in whole things, as plain ratios."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from reportlint.facts.units import UnitError
from reportlint.identities import core
from reportlint.model.quantities import Kind, Quantity

if TYPE_CHECKING:
    from reportlint.facts.units import Units
    from reportlint.identities.core import Operand

_RATES = frozenset((Kind.PERCENT, Kind.POINTS))
_WHOLE = frozenset((Kind.COUNT, Kind.PEOPLE))


@dataclass(frozen=True)
class Operands:
    """Makes operands whose numbers can be calculated with each other."""

    units: Units

    def __call__(self, role: str, quantity: Quantity) -> Operand:
        """A quantity in its part; money counts in 元, things in single ones, rates as plain ratios."""
        if quantity.kind in _RATES:
            return core.rate(role, quantity)
        if quantity.kind is Kind.MONEY:
            return core.money(role, quantity, _factor(self.units, quantity.unit, "元"))
        if quantity.kind in _WHOLE:
            return core.count(role, quantity, _size(self.units, quantity.unit))
        return core.number(role, quantity, _size(self.units, quantity.unit))

    def exactly(self, role: str, quantity: Quantity) -> Operand:
        """A number that stands for itself alone, such as a score that someone gave."""
        return core.exact(role, quantity)

    def comparable(self, left: Quantity, right: Quantity) -> bool:
        """Whether two quantities count the same."""
        return left.kind is right.kind and (left.unit == right.unit or _convertible(self.units, left.unit, right.unit))


@cache
def _factor(units: Units, unit: str, other: str) -> Fraction:
    return units.factor(unit, other)


@cache
def _size(units: Units, unit: str) -> Fraction:
    """How many single ones a unit's prefix stands for: 万人 10000; 1 for no unit at all."""
    if not unit or unit in units.prefixes:
        return Fraction(units.prefixes.get(unit, 1))
    return Fraction(units.prefixes.get(units.split(unit)[0], 1))


@cache
def _convertible(units: Units, unit: str, other: str) -> bool:
    try:
        units.factor(unit, other)
    except UnitError:
        return False
    return True
