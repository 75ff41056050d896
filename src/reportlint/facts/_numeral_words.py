"""The characters of Chinese numerals and what they add up to."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

ZEROS = "零〇○"
ONES = "一二三四五六七八九"
CAPITALS = "壹贰叁肆伍陆柒捌玖"
DIGITS = {char: value for run in (ONES, CAPITALS) for value, char in enumerate(run, 1)} | {"两": 2, "俩": 2}
VALUES = DIGITS | dict.fromkeys(ZEROS, 0)
# Exponents of ten.
UNITS = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3}
GROUPS = {"万": 4, "亿": 8, "兆": 12}
_MAGNITUDES = UNITS | GROUPS


@cache
def power(exponent: int) -> Fraction:
    """Ten to a whole power."""
    return Fraction(10) ** exponent


def exponent_of(magnitude: str) -> int:
    """The power of ten that a chain of magnitudes stands for: 千万 7, 万亿 12."""
    return sum(_MAGNITUDES[char] for char in magnitude)


def is_han(char: str) -> bool:
    """Whether a character is a 汉字; "" is none."""
    return "\u4e00" <= char <= "\u9fff"


class Sum(NamedTuple):
    """What a numeral adds up to.

    `place` is the exponent of the last place that is printed, `open` of the place that 几 leaves open (二十几: 1).
    """

    value: int
    place: int = 0
    open: int | None = None


def add_up(words: Iterable[str]) -> Sum:
    """The sum of a well-formed numeral, given as single characters and runs of Arabic digits."""
    tally = _Tally()
    for word in words:
        if word in UNITS:
            tally.unit(UNITS[word])
        elif word in GROUPS:
            tally.group(GROUPS[word])
        elif word in ZEROS:
            tally.above = 0
        elif word == "几":
            tally.some()
        elif word in DIGITS:
            tally.digit(DIGITS[word])
        elif word.isdecimal():
            tally.digit(int(word), arabic=True)
    return tally.sum()


class _Tally:
    """Adds up a numeral from left to right. `above` is the exponent of the unit or group just passed, 0 after a 零."""

    def __init__(self) -> None:
        self._total = 0  # the groups that are closed
        self._section = 0  # below the next group
        self._pending: int | None = None  # a digit whose unit has not come yet
        self._place = 0
        self._last_group = 0
        self._open: int | None = None
        self._arabic = self._elliptic = False
        self.above = 0

    def digit(self, value: int, *, arabic: bool = False) -> None:
        """A digit; straight after 百 or more it may stand for the next place (三百五)."""
        self._elliptic = self.above > 1 and not arabic
        self._arabic, self._pending, self._place = arabic, value, 0

    def some(self) -> None:
        """几: one of several at the beginning, an open place later on."""
        if self._total or self._section:
            self._open = self.above or 1
            self._pending, self._elliptic = 0, False
        else:
            self._pending = 1

    def unit(self, exponent: int) -> None:
        """十, 百, 千."""
        self._section += (1 if self._pending is None else self._pending) * 10**exponent
        self._place = exponent if self._arabic else 0
        self.above, self._pending = exponent, None

    def group(self, exponent: int) -> None:
        """万, 亿, 兆: multiplies the section below it, or all that stands before it if no smaller group could."""
        follows = self._pending is None and not self._section
        section = self._section + (self._pending or 0)
        if exponent >= self._last_group:
            self._total = (self._total + section or 1) * 10**exponent
        else:
            self._total += section * 10**exponent
        self._place = self._place + exponent if follows else exponent
        if self._open is not None:
            self._open += exponent
        self.above = self._last_group = exponent
        self._section, self._pending = 0, None

    def sum(self) -> Sum:
        """The value so far."""
        rest = self._pending or 0
        if self._pending is not None and self._elliptic:
            self._place = self.above - 1
            rest *= 10**self._place
        return Sum(self._total + self._section + rest, self._place, self._open)
