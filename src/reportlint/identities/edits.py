"""The single edits by which one printed number becomes another, as typists make them.

Replaced, omitted, interchanged and added digits are the classes of Damerau 1964 and of Scholtus 2009 (restricted
Damerau-Levenshtein distance 1); with them go a decimal point, a sign and a unit that slipped.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from reportlint.model.quantities import Kind, Quantity
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from reportlint.identities.core import Operand
    from reportlint.identities.intervals import Interval

_NUMERAL = compiled(r"(?P<sign>[-−－]?)(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?)")
_SHIFTS = (-1, 1, -2, 2, -3, 3, -4, 4)
_SCALES = {
    Kind.MONEY: {"元": 1, "万元": 10**4, "亿元": 10**8},
    Kind.PERCENT: {"%": 10, "‰": 1},
}


class EditKind(StrEnum):
    """What one edit of a report does."""

    DIRECTION = "direction"  # the word of direction turned
    REPLACE = "replace"
    SWAP = "swap"
    DROP = "drop"
    INSERT = "insert"
    POINT = "point"  # the decimal point moved
    SIGN = "sign"
    UNIT = "unit"
    BASE = "base"  # the word for the base of comparison changed
    ADDEND = "addend"  # a number that the sum leaves out
    COPY = "copy"  # a value that belongs to another year or place
    RECOUNT = "recount"  # a total that leaves a part out or counts it twice
    DEDUCE = "deduce"  # the value that all the others ask for, however it came to be wrong


class Numeral(NamedTuple):
    """Digits with so many decimals: "005" with 2 is 0.05."""

    digits: str
    decimals: int

    @property
    def value(self) -> Fraction:
        """The number."""
        return Fraction(int(self.digits), 10**self.decimals)

    def __str__(self) -> str:
        whole, part = self.split()
        return f"{whole}.{part}" if part else whole

    def split(self) -> tuple[str, str]:
        """Digits before and after the decimal point."""
        cut = len(self.digits) - self.decimals
        return self.digits[:cut], self.digits[cut:]

    @property
    def is_proper(self) -> bool:
        """Whether it could be printed: something before the point, no idle zero in front."""
        whole = self.split()[0]
        return whole == "0" or (whole != "" and whole[0] != "0")


def edited(operand: Operand, needed: Interval) -> Iterator[tuple[EditKind, Operand]]:
    """Yield the number after each single edit that may take it into an interval of its printed unit.

    The interval is widened by one unit of the edited number's last place: whoever asks tests the rest.
    """
    quantity = operand.quantity
    match = _NUMERAL.search(normalize("NFKC", quantity.text))
    if match is None or quantity.upper is not None:
        return
    numeral = numeral_of(match["digits"])
    if numeral.value != abs(quantity.value):
        return
    yield from ((EditKind.UNIT, other) for other in _other_units(operand, needed))
    for kind, other in _near(numeral, -needed if quantity.value < 0 else needed):
        yield kind, replace(operand, quantity=_reprinted(quantity, match, other))
    if quantity.value and _reaches(needed, -quantity.value, quantity.ulp):
        yield EditKind.SIGN, replace(operand, quantity=_negated(quantity, match))


def numeral_of(text: str) -> Numeral:
    """Read plain digits, with commas between them or without."""
    whole, _, part = text.replace(",", "").partition(".")
    return Numeral(whole + part, len(part))


def revalued(operand: Operand, value: Fraction) -> Operand | None:
    """The number with another value, rounded to its printed places; None where it is not printed in plain digits."""
    quantity = operand.quantity
    match = _NUMERAL.search(normalize("NFKC", quantity.text))
    if match is None or quantity.upper is not None or value * quantity.value < 0:
        return None
    decimals = numeral_of(match["digits"]).decimals
    digits = str(round(abs(value) * 10**decimals)).rjust(decimals + 1, "0")
    return replace(operand, quantity=_reprinted(quantity, match, Numeral(digits, decimals)))


def _near(numeral: Numeral, needed: Interval) -> Iterator[tuple[EditKind, Numeral]]:
    """Yield the edits of the digits that may reach an interval, each result once, the likeliest edit first."""
    seen = {numeral.value}
    limits: dict[int, tuple[int | None, int | None]] = {}
    for kind, other in _digit_edits(numeral):
        if other.decimals not in limits:
            limits[other.decimals] = _limits(needed, other.decimals)
        low, high = limits[other.decimals]
        value = int(other.digits)
        if (low is not None and value < low) or (high is not None and value > high) or not other.is_proper:
            continue
        if other.value not in seen:
            seen.add(other.value)
            yield kind, other


def _limits(needed: Interval, decimals: int) -> tuple[int | None, int | None]:
    """Find the least and greatest whole number of last places, give or take one, that lie in an interval."""
    power = 10**decimals
    low = None if needed.lo is None else ceil(needed.lo * power) - 1
    return low, None if needed.hi is None else floor(needed.hi * power) + 1


def _reaches(needed: Interval, value: Fraction, ulp: Fraction) -> bool:
    return (needed.lo is None or value >= needed.lo - ulp) and (needed.hi is None or value <= needed.hi + ulp)


def _digit_edits(numeral: Numeral) -> Iterator[tuple[EditKind, Numeral]]:
    digits, decimals = numeral
    for at, old in enumerate(digits):
        for new in "0123456789":
            if new != old:
                yield EditKind.REPLACE, Numeral(digits[:at] + new + digits[at + 1 :], decimals)
    yield from ((EditKind.POINT, _shifted(numeral, shift)) for shift in _SHIFTS)
    for at in range(len(digits) - 1):
        yield EditKind.SWAP, Numeral(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :], decimals)
    cut = len(digits) - decimals
    for at in range(len(digits)):
        yield EditKind.DROP, Numeral(digits[:at] + digits[at + 1 :] or "0", decimals - (at >= cut))
    for at in range(len(digits) + 1):
        for new in "0123456789":
            longer = digits[:at] + new + digits[at:]
            if at <= cut:
                yield EditKind.INSERT, Numeral(longer, decimals)
            if at >= cut:
                yield EditKind.INSERT, Numeral(longer, decimals + 1)


def _shifted(numeral: Numeral, places: int) -> Numeral:
    """Move the decimal point to the right, with no more decimals than were printed unless they are needed."""
    digits, decimals = numeral.digits + "0" * max(places - numeral.decimals, 0), max(numeral.decimals - places, 0)
    digits = digits.lstrip("0").rjust(decimals + 1, "0")
    while decimals > numeral.decimals and digits[-1] == "0":
        digits, decimals = digits[:-1], decimals - 1
    return Numeral(digits, decimals)


def _reprinted(quantity: Quantity, match: regex.Match[str], numeral: Numeral) -> Quantity:
    """Print other digits in a number's place, grouped as they were."""
    whole, part = numeral.split()
    digits = f"{int(whole):,}" if "," in match["digits"] else whole
    text = f"{match.string[: match.start('digits')]}{digits}{'.' * bool(part)}{part}{match.string[match.end() :]}"
    value = numeral.value if quantity.value >= 0 else -numeral.value
    return replace(quantity, text=text, value=value, ulp=Fraction(1, 10**numeral.decimals), step=step_of(numeral))


def step_of(numeral: Numeral) -> Fraction:
    """Find the place value of the last digit that is not zero; of the last digit if all are."""
    zeros = len(numeral.digits) - len(numeral.digits.rstrip("0"))
    if zeros == len(numeral.digits):
        zeros = 0
    return Fraction(10**zeros, 10**numeral.decimals)


def _negated(quantity: Quantity, match: regex.Match[str]) -> Quantity:
    sign = "-" if quantity.value > 0 else ""
    text = f"{match.string[: match.start()]}{sign}{match.string[match.start('digits') :]}"
    return replace(quantity, text=text, value=-quantity.value)


def _other_units(operand: Operand, needed: Interval) -> Iterator[Operand]:
    """Yield the number with each other unit that could have been meant, where its own is printed beside it.

    Nothing is nothing in any unit.
    """
    quantity = operand.quantity
    scales = _SCALES.get(quantity.kind, {})
    if not quantity.value or quantity.unit not in scales or not quantity.text.endswith(quantity.unit):
        return
    for unit, scale in scales.items():
        ratio = Fraction(scale, scales[quantity.unit])
        if unit != quantity.unit and _reaches(needed, quantity.value * ratio, quantity.ulp * ratio):
            text = quantity.text.removesuffix(quantity.unit) + unit
            yield replace(operand, quantity=replace(quantity, text=text, unit=unit), scale=operand.scale * ratio)


def one_digit_apart(digits: str, other: str) -> bool:
    """Whether two strings of as many digits differ in one digit, or in two neighbours that changed places."""
    places = [at for at, pair in enumerate(zip(digits, other, strict=True)) if pair[0] != pair[1]]
    if len(places) == 1:
        return True
    swapped = len(places) == 2 and places[1] == places[0] + 1
    return swapped and digits[places[0]] == other[places[1]] and digits[places[1]] == other[places[0]]
