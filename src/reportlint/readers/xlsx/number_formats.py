"""What a spreadsheet shows for a number: its value through its number format (ECMA-376 part 1, 18.8.31)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reportlint.patterns import compiled
from reportlint.readers.xlsx.date_formats import show_date
from reportlint.readers.xlsx.format_codes import Section, Token, sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A spreadsheet calculates in binary floating point, keeps 15 digits of a result and shows at most nine decimals of a
# number without a format (the width of 11 characters that General allows); what lies beyond is noise.
_FIFTEEN_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
_NINE_DECIMALS = Decimal("1e-9")
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)


def show_general(value: Decimal) -> str:
    """The shortest decimal form of a finite number, without an exponent and without noise."""
    exact = _FIFTEEN_DIGITS.plus(value)
    rounded = exact.quantize(_NINE_DECIMALS, context=_WIDE)
    digits = f"{rounded:f}".rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def show_number(value: Decimal, code: str, *, since_1904: bool = False) -> str:
    """What the format code makes of a finite number.

    Fractions ("# ?/?") are shown as decimals, capital numerals ([DBNum2]) as digits. A date that no calendar holds is
    shown as its number.
    """
    exact = _FIFTEEN_DIGITS.plus(value)
    section, signed = _choose(_numeric(code), exact)
    if section is None:
        return show_general(exact)
    if section.has("date", "elapsed"):
        return show_date(exact, section, since_1904=since_1904) or show_general(exact)
    shown = _show_digits(abs(exact), section)
    return f"-{shown}" if signed and exact < 0 and compiled(r"[1-9]").search(shown) else shown


@lru_cache(maxsize=256)
def _numeric(code: str) -> tuple[Section, ...]:
    """The sections of a format code that are for numbers."""
    return tuple(section for section in sections(code) if not section.has("words"))


def _choose(found: Sequence[Section], value: Decimal) -> tuple[Section | None, bool]:
    """The section for a value, and whether a minus sign must be set before what it prints."""
    if len(found) < 2:
        return (found[0] if found else None), True
    if any(section.holds for section in found):
        fitting = (section for section in found if section.holds is None or section.holds(value))
        return next(fitting, None), True
    if value < 0:
        return found[1], False
    return found[2 if value == 0 and len(found) > 2 else 0], True


def _show_digits(value: Decimal, section: Section) -> str:
    tokens = section.tokens
    if Token("literal", "/") in tokens and section.has("digit"):
        return show_general(value)
    if section.has("general"):
        return "".join(show_general(value) if token.kind == "general" else token.text for token in tokens)
    if not section.has("digit"):
        return "".join(token.text for token in tokens if token.kind == "literal")
    if section.has("exponent"):
        return _scientific(value, tokens)
    return _decimal(value, _layout(tokens))


def _scientific(value: Decimal, tokens: Sequence[Token]) -> str:
    at = next(number for number, token in enumerate(tokens) if token.kind == "exponent")
    _, fraction = _halves(tokens[:at])
    places = len(_places(fraction))
    mantissa, _, power = f"{_FIFTEEN_DIGITS.plus(value or Decimal(0).scaleb(-places)):.{places}E}".partition("E")
    sign = "-" if int(power) < 0 else "+" if tokens[at].text.endswith("+") else ""
    return f"{mantissa}E{sign}{abs(int(power)):0{len(_places(tokens[at:]))}}"


class _Layout(NamedTuple):
    """How a section sets a number: the power of ten that it is shown times of, its last place, its two halves.

    `around` is what is printed before and after where the digits are set in one piece, as they mostly are.
    """

    power: int
    last_place: Decimal
    whole: tuple[Token, ...]
    fraction: tuple[Token, ...]
    least: int
    grouped: bool
    around: tuple[str, str] | None


@lru_cache(maxsize=256)
def _layout(tokens: tuple[Token, ...]) -> _Layout:
    whole, fraction = _halves(tokens)
    digits, decimals = _places(whole), _places(fraction)
    thousands = _commas_behind(whole) + _commas_behind(fraction)
    percents = sum(token.kind == "percent" for token in tokens)
    least = len(digits) - digits.index("0") if "0" in digits else 0
    grouped = sum(token.kind == "comma" for token in whole) > _commas_behind(whole)
    around = _around(tokens) if least == 1 and decimals.strip("0") == "" else None
    last_place = Decimal(1).scaleb(-len(decimals))
    return _Layout(2 * percents - 3 * thousands, last_place, whole, fraction, least, grouped, around)


def _halves(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The tokens before the decimal point, and those from it on."""
    point = next((number for number, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    return tuple(tokens[:point]), tuple(tokens[point:])


def _places(tokens: Sequence[Token]) -> str:
    """The marks that stand for digits: 0, # and ?."""
    return "".join(token.text for token in tokens if token.kind == "digit")


def _commas_behind(tokens: Sequence[Token]) -> int:
    """How many commas stand behind the last digit: each divides by a thousand. Those between digits group them."""
    last = max((number for number, token in enumerate(tokens) if token.kind == "digit"), default=len(tokens))
    return sum(token.kind == "comma" for token in tokens[last:])


def _around(tokens: Sequence[Token]) -> tuple[str, str] | None:
    """What is printed before the first digit and after the last one, if nothing is printed between them."""
    at = [number for number, token in enumerate(tokens) if token.kind == "digit"]
    inside, behind = tokens[at[0] : at[-1] + 1], tokens[at[-1] + 1 :]
    if any(token.kind not in ("digit", "comma", "point") for token in inside):
        return None
    if sum(token.kind == "point" for token in inside) > 1 or any(token.kind == "point" for token in behind):
        return None
    return _printed(tokens[: at[0]]), _printed(behind)


def _printed(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens if token.kind != "comma")


def _decimal(value: Decimal, layout: _Layout) -> str:
    scaled = value.scaleb(layout.power, _WIDE) if layout.power else value
    rounded = scaled.quantize(layout.last_place, context=_WIDE)
    if layout.around:
        before, after = layout.around
        return f"{before}{rounded:,f}{after}" if layout.grouped else f"{before}{rounded:f}{after}"
    integer, _, decimals = f"{rounded:f}".partition(".")
    return _fill_whole(integer.lstrip("0"), layout) + _fill_fraction(decimals, layout.fraction)


def _fill_whole(digits: str, layout: _Layout) -> str:
    """The digits before the point in their places, from the right; the first place takes all that are left."""
    places = len(_places(layout.whole))
    digits = digits.rjust(layout.least, "0")
    if layout.grouped and digits:
        digits, places = f"{int(digits):0{len(digits) + (len(digits) - 1) // 3},}", 1
    taken = _dealt(digits, places)
    return "".join(
        next(taken, "") if token.kind == "digit" else token.text for token in layout.whole if token.kind != "comma"
    )


def _dealt(digits: str, places: int) -> Iterator[str]:
    """One digit to each place from the right, nothing to those that are over, the rest to the first."""
    head = max(len(digits) - places + 1, 0)
    dealt = ([digits[:head]] if places else []) + list(digits[head:])
    yield from [""] * (places - len(dealt)) + dealt


def _fill_fraction(digits: str, tokens: Sequence[Token]) -> str:
    """The decimals in their places; a place marked # or ? at the end is left out where it would show a zero."""
    places = _places(tokens)
    shown = len(places)
    while shown and places[shown - 1] != "0" and digits[shown - 1] == "0":
        shown -= 1
    taken = iter(digits[:shown])
    return "".join(
        next(taken, "") if token.kind == "digit" else token.text for token in tokens if token.kind != "comma"
    )
