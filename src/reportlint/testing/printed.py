"""Numbers as a report prints them, for tests that start behind the recogniser: `operand("14.5万元", turn="减少")`."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from reportlint.identities import core
from reportlint.identities.edits import numeral_of, step_of
from reportlint.model.claims import Direction, Word
from reportlint.model.quantities import Approximation, Kind, Quantity
from reportlint.model.spans import Span

if TYPE_CHECKING:
    from reportlint.identities.core import Operand

_NUMBER = re.compile(r"(?P<before>\D*?)(?P<sign>-?)(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<unit>.*)")
_YUAN = {"元": 1, "千元": 10**3, "万元": 10**4, "亿元": 10**8}
_KINDS = {
    "%": Kind.PERCENT, "‰": Kind.PERCENT, "个百分点": Kind.POINTS, "倍": Kind.MULTIPLE, "番": Kind.MULTIPLE,
    "人": Kind.PEOPLE, "个": Kind.COUNT, "份": Kind.COUNT, "家": Kind.COUNT, "分": Kind.SCORE, "亩": Kind.AREA,
} | dict.fromkeys(_YUAN, Kind.MONEY)  # fmt: skip
_TURNS = {"增加": Direction.UP, "增长": Direction.UP, "减少": Direction.DOWN, "下降": Direction.DOWN}


def printed(text: str, approximation: Approximation = Approximation.EXACT, at: int = 0) -> Quantity:
    """Read digits with a unit behind them; `at` is the offset at which they stand.

    Raises ValueError where there are no digits.
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} holds no number")
    numeral, unit = numeral_of(match["digits"]), match["unit"]
    value = -numeral.value if match["sign"] else numeral.value
    span = Span(0, at, at + len(text))
    ulp = Fraction(1, 10**numeral.decimals)
    return Quantity(text, value, ulp, step_of(numeral), unit, _KINDS.get(unit, Kind.NUMBER), span, approximation)


def operand(
    text: str,
    role: str = "",
    *,
    turn: str | None = None,
    approximation: Approximation = Approximation.EXACT,
    at: int = 0,
) -> Operand:
    """Read a number and scale it by its unit; `turn` is the word of direction that stands before it."""
    quantity = printed(text, approximation, at)
    found = _scaled(role, quantity)
    if turn is None:
        return found
    return replace(found, word=Word(turn, Span(0, at - len(turn), at)), direction=_TURNS[turn])


def _scaled(role: str, quantity: Quantity) -> Operand:
    match quantity.kind:
        case Kind.MONEY:
            return core.money(role, quantity, _YUAN[quantity.unit])
        case Kind.PERCENT | Kind.POINTS:
            return core.rate(role, quantity)
        case Kind.COUNT | Kind.PEOPLE:
            return core.count(role, quantity)
        case _:
            return core.number(role, quantity)
