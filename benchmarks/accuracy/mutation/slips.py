"""The slips of a typist's finger in one number (classes of Damerau 1964 and of Scholtus 2009)."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from reportlint.identities.edits import Numeral, numeral_of, step_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.quantities import Quantity

_NUMERAL = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_DIGITS = "0123456789"


def replaced(numeral: Numeral) -> Iterator[Numeral]:
    """Yield the numerals with one digit replaced."""
    digits, decimals = numeral
    for at, old in enumerate(digits):
        yield from (Numeral(digits[:at] + new + digits[at + 1 :], decimals) for new in _DIGITS if new != old)


def dropped(numeral: Numeral) -> Iterator[Numeral]:
    """Yield the numerals with one digit left out; the decimal point stays where it was typed."""
    digits, decimals = numeral
    for at in range(len(digits)):
        yield Numeral(digits[:at] + digits[at + 1 :], decimals - (at >= len(digits) - decimals))


def added(numeral: Numeral) -> Iterator[Numeral]:
    """Yield the numerals with one digit too many."""
    digits, decimals = numeral
    for at in range(len(digits) + 1):
        behind = at > len(digits) - decimals
        yield from (Numeral(digits[:at] + new + digits[at:], decimals + behind) for new in _DIGITS)


def swapped(numeral: Numeral) -> Iterator[Numeral]:
    """Yield the numerals with two neighbouring digits interchanged."""
    digits, decimals = numeral
    for at in range(len(digits) - 1):
        yield Numeral(digits[:at] + digits[at : at + 2][::-1] + digits[at + 2 :], decimals)


def shifted(numeral: Numeral) -> Iterator[Numeral]:
    """Yield the numerals with the decimal point one or two places off."""
    digits, own = numeral
    for places in (-2, -1, 1, 2):
        moved, decimals = digits + "0" * max(places - own, 0), max(own - places, 0)
        while decimals > own and moved.endswith("0"):  # 300 becomes 30, not 30.0
            moved, decimals = moved[:-1], decimals - 1
        yield Numeral(moved.lstrip("0").rjust(decimals + 1, "0"), decimals)


def beside(numeral: Numeral) -> Iterator[Numeral]:
    """Yield a whole number's neighbours: one was forgotten, or counted twice."""
    if not numeral.decimals:
        yield from (Numeral(str(int(numeral.digits) + step), 0) for step in (-1, 1) if int(numeral.digits) + step > 0)


def numeral_in(text: str) -> Numeral | None:
    """The one plain number in some words; None where there are none or several, as in a range."""
    found = _NUMERAL.findall(text)
    return numeral_of(found[0]) if len(found) == 1 else None


def put_into(text: str, numeral: Numeral) -> str:
    """Some words with another number in the place of their own, grouped as it was."""
    match = _NUMERAL.search(text)
    assert match is not None
    whole, part = numeral.split()
    whole = f"{int(whole):,}" if "," in match.group() else whole
    return f"{text[: match.start()]}{whole}{'.' * bool(part)}{part}{text[match.end() :]}"


def reprinted(quantity: Quantity, numeral: Numeral) -> Quantity:
    """A quantity with other digits."""
    value = numeral.value if quantity.value >= 0 else -numeral.value
    ulp = Fraction(1, 10**numeral.decimals)
    return replace(quantity, text=put_into(quantity.text, numeral), value=value, ulp=ulp, step=step_of(numeral))
