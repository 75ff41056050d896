"""An identity: numbers of a report that arithmetic binds together, and the way to work one out from the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.identities.intervals import Interval, Reading, of
from reportlint.model.quantities import Kind, Quantity

if TYPE_CHECKING:
    from reportlint.model.claims import Direction, Turn, Word
    from reportlint.model.spans import Span

_ONE = Fraction(1)
_CENT = Fraction(1, 100)
_PERCENT = Fraction(1, 100)
_PER_MILLE = Fraction(1, 1000)


@dataclass(frozen=True)
class Operand:
    """A number in its part of an identity.

    `scale` takes the printed unit to the unit in which the identity is worked out (元 for money, plain ratios for
    percents), `grain` is the smallest step of the thing itself in that unit (see `intervals.of`). `word` is the word
    that says which way a change goes and so signs the number. A `fixed` number is none of the writer's: the 100 % that
    a whole makes up.
    """

    role: str
    quantity: Quantity
    scale: Fraction = _ONE
    grain: Fraction | None = None
    word: Word | None = None
    direction: Direction | None = None
    fixed: bool = False

    @property
    def factor(self) -> Fraction:
        """What the printed value is multiplied with: the scale, with the sign of the direction word."""
        return self.scale * self.direction if self.direction else self.scale

    @property
    def point(self) -> Interval:
        """The printed value as it stands, signed and scaled."""
        return Interval.point(self.quantity.value * self.factor)

    @cached_property
    def rounded(self) -> Interval:
        """The interval of the number if it was rounded."""
        return of(self.quantity, Reading.ROUND, self.factor, self.grain)

    @cached_property
    def truncated(self) -> Interval:
        """The interval of the number if it was cut off."""
        return of(self.quantity, Reading.TRUNCATE, self.factor, self.grain)

    @cached_property
    def coarse(self) -> Interval:
        """The interval of the number if it was rounded further than its printed zeros say."""
        return of(self.quantity, Reading.COARSE, self.factor, self.grain)

    @property
    def unit(self) -> Fraction:
        """One unit in the last printed place, scaled."""
        return self.quantity.ulp * self.scale

    @property
    def is_rate(self) -> bool:
        """Whether the number is a percentage or a difference of percentages."""
        return self.quantity.kind in {Kind.PERCENT, Kind.POINTS}


def money(role: str, quantity: Quantity, yuan: Fraction | int) -> Operand:
    """Take an amount of money of which one printed unit is worth `yuan` 元; nothing is smaller than 1 分.

    A 0 without decimals is none at all.
    """
    if not quantity.value and quantity.ulp >= 1:
        return exact(role, quantity, yuan)
    return Operand(role, quantity, Fraction(yuan), _CENT)


def count(role: str, quantity: Quantity, scale: Fraction | int = 1) -> Operand:
    """Take a number of whole things of which one printed unit is `scale`: 10000 for 万人."""
    return Operand(role, quantity, Fraction(scale), _ONE)


def rate(role: str, quantity: Quantity) -> Operand:
    """Take a percentage, per mille or number of percentage points as a plain ratio."""
    return Operand(role, quantity, _PER_MILLE if quantity.unit.startswith("‰") else _PERCENT)


def number(role: str, quantity: Quantity, scale: Fraction | int = 1) -> Operand:
    """Take a measured or plain number: area, score, multiple."""
    return Operand(role, quantity, Fraction(scale))


def exact(role: str, quantity: Quantity, scale: Fraction | int = 1) -> Operand:
    """Take a number that stands for itself alone, however it is printed, such as a score that a form prescribes."""
    return Operand(role, quantity, Fraction(scale), quantity.ulp * Fraction(scale))


def turned(operand: Operand, turn: Turn) -> Operand:
    """Sign a number by its word of direction."""
    return replace(operand, word=turn.word, direction=turn.direction)


class IdentityKind(StrEnum):
    """The kinds of identities (docs/arithmetic.md)."""

    SUM = "sum"
    DIFFERENCE = "difference"
    SHARE = "share"
    COMPLETION = "completion"
    GROWTH_FROM_BASE = "growth-from-base"
    GROWTH_FROM_CURRENT = "growth-from-current"
    CHANGE_RATE = "change-rate"
    POINTS = "points"
    MULTIPLE = "multiple"
    MULTIPLE_INCREASE = "multiple-increase"
    DOUBLINGS = "doublings"
    EQUALITY = "equality"
    BOUND = "bound"
    PER_UNIT = "per-unit"
    GRIM = "grim"
    SCORE = "score"
    DIRECTION = "direction"
    CALCULATION = "calculation"
    WITHIN = "within"


Solve = Callable[[Sequence[Interval], int], Interval]


@dataclass(frozen=True, slots=True)
class Variant:
    """Another identity that would be the right one if the words at `span` read `new` instead of `old`."""

    span: Span
    old: str
    new: str
    identity: Identity


@dataclass(frozen=True, slots=True)
class Identity:
    """Numbers that arithmetic binds together.

    `solve(boxes, index)` takes the intervals of all operands and returns the one in which operand `index` must lie,
    given the others; everything if nothing follows. Of the `derived` operand the writer is taken to have worked it out
    from the others. `variants` name what other words would have made of it, 年初预算 instead of 上年.
    """

    kind: IdentityKind
    operands: tuple[Operand, ...]
    derived: int
    solve: Solve
    label: str = ""
    variants: tuple[Variant, ...] = ()

    @property
    def result(self) -> Operand:
        """The operand that the writer worked out from the others."""
        return self.operands[self.derived]

    def exchanged(self, index: int, operand: Operand) -> Identity:
        """Put another operand in one place."""
        operands = (*self.operands[:index], operand, *self.operands[index + 1 :])
        return replace(self, operands=operands)
