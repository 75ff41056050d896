"""A numeral with the unit that stands beside it: 3.2万元, 百分之五, ¥500, 五元三角, (万元):320.5."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.facts._numeral_words import CAPITALS, DIGITS, ONES, exponent_of, is_han
from reportlint.model.quantities import Kind
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from reportlint.facts._numerals import Numeral
    from reportlint.facts.number_vocabulary import NumberVocabulary
    from reportlint.facts.units import Unit, Units

_YUAN = "元"
_D = rf"([0-9{ONES}{CAPITALS}两])"
_COIN_VALUES = DIGITS | {str(value): value for value in range(10)}
_PER = compiled(r"[百佰千仟万亿]+分之$")
_SPELT = str.maketrans("佰仟", "百千")
_BRACKETS = compiled(r"[(（](?:单位[:：]?)?([^()（）:：0-9]{1,6})[)）][:：]?$")
_COINS = compiled(rf"(?:零?{_D}[角毛])?(?:零?{_D}分)?")
_COINS_UNNAMED = compiled(rf"(零)?{_D}(?![0-9{ONES}十百千万亿角毛分])")  # 五块六, 三块零四
_FLAT = compiled(r"钱?整(?![个体治改理合年顿洁修])|钱")
_HALVES = compiled(rf"(半)|([{ONES}])(?![{ONES}十百千万亿年月日个])")
_CODE = compiled(r"[1-5](?:[0-9]{2}){1,3}")  # 类 款 项 of the government accounts
_LONGEST_AMOUNT = 10  # a longer run of digits without unit and separator identifies something


class Source(NamedTuple):
    """A text and what is needed to read it."""

    text: str
    units: Units
    vocabulary: NumberVocabulary


class Figure(NamedTuple):
    """A numeral with its unit at a half-open place.

    The unit is `magnitude` + `base` (万 + 元) and the value counts in 10^`shift`. A `weak` figure counts only as one
    end of a range: 两 in 两到三万元.
    """

    numeral: Numeral
    start: int
    end: int
    magnitude: str = ""
    base: str = ""
    kind: Kind = Kind.NUMBER
    shift: int = 0
    weak: bool = False


def figure(source: Source, numeral: Numeral) -> Figure | None:
    """The numeral with its unit; None if it is a name, a rank, a code or a word."""
    text, vocabulary = source.text, source.vocabulary
    found = _per(source, numeral) or _counted(source, numeral)
    if found is not None:
        vague = found.base in vocabulary.vague.get(text[numeral.start : numeral.end], ())
        return None if vague else found
    if text.startswith(vocabulary.rank_after, numeral.end) or text.endswith(vocabulary.rank_before, 0, numeral.start):
        return Figure(numeral, numeral.start, numeral.end, weak=True)
    return _bracketed(source, numeral) or _bare(source, numeral)


def _per(source: Source, numeral: Numeral) -> Figure | None:
    """百分之五."""
    start = numeral.start
    if source.text[max(start - 2, 0) : start] != "分之":
        return None
    match = _PER.search(source.text, max(start - 8, 0), start)
    unit = source.units.names.get(match[0].translate(_SPELT)) if match else None
    if match is None or unit is None:
        return None
    minus = source.text.startswith("负", match.start() - 1)
    if minus:
        numeral = numeral._replace(mantissa=-numeral.mantissa)
    return Figure(numeral, match.start() - minus, numeral.end, base=unit.label, kind=unit.kind)


def _counted(source: Source, numeral: Numeral) -> Figure | None:
    """3.2万元, 15个, 98.5%."""
    found = unit_at(source, numeral.end)
    if found is None:
        return None
    unit, end = found
    if unit.kind in (Kind.PERCENT, Kind.POINTS):
        return _share(source.text, Figure(numeral, numeral.start, end, base=unit.label, kind=unit.kind))
    magnitude = numeral.magnitude if numeral.magnitude in source.units.prefixes else ""
    shift = exponent_of(magnitude)
    whole = source.units.names.get(magnitude + source.text[numeral.end : end])
    if whole is not None:  # 5千克 is five 千克, not five thousand 克
        magnitude, unit = "", whole
    counted = Figure(numeral, numeral.start, end, magnitude, unit.label, unit.kind, shift)
    return _money(source, counted) if unit.kind is Kind.MONEY else counted


def unit_at(source: Source, start: int) -> tuple[Unit, int] | None:
    """The longest unit that begins at a place and is no beginning of another word, with its end."""
    text, units = source.text, source.units
    if text.startswith(" ", start) and text[start + 1 : start + 2].isalpha():
        start += 1
    longest = units.lengths.get(text[start : start + 1], 0)
    for end in range(min(start + longest, len(text)), start, -1):
        name = text[start:end]
        unit = units.names.get(name)
        if unit is None:
            continue
        after = text[end : end + 1]
        if name.isascii() and name.isalnum() and after.isascii() and after.isalnum():
            continue
        if not after or after not in source.vocabulary.not_a_unit.get(name, ""):
            return unit, end
        if text.startswith(source.vocabulary.still_a_unit.get(name, ()), end):
            return unit, end
    return None


# Shares


def _share(text: str, share: Figure) -> Figure:
    """三成半, 七成六; 七五折 is 7.5折."""
    numeral = share.numeral
    if share.base == "折" and numeral.mantissa >= 10 and not numeral.exponent:
        return share._replace(numeral=numeral._replace(exponent=-1))
    tail = _HALVES.match(text, share.end) if share.base == "成" and not numeral.exponent else None
    if tail is None:
        return share
    tenths = 5 if tail[1] else _COIN_VALUES[tail[2]]
    numeral = numeral._replace(mantissa=numeral.mantissa * 10 + tenths, exponent=-1)
    return share._replace(numeral=numeral, end=tail.end())


# Money


def _money(source: Source, amount: Figure) -> Figure:
    """¥500元, 人民币50元, 港币三百元, 五元三角二分, 壹佰元整."""
    text = source.text
    if not amount.magnitude and not amount.numeral.exponent:
        amount = _with_coins(text, amount)
    if flat := _FLAT.match(text, amount.end):
        amount = amount._replace(end=flat.end())
    return _with_currency(source, amount)


def _with_coins(text: str, amount: Figure) -> Figure:
    numeral, end = amount.numeral, amount.end
    if amount.base == "角":
        coins = _COINS.match(text, numeral.start)
        if coins and coins[2] and coins.end() > end:
            worth = numeral._replace(mantissa=numeral.mantissa * 10 + _COIN_VALUES[coins[2]], exponent=-2)
            return amount._replace(numeral=worth, end=coins.end(), base=_YUAN)
        return amount
    if amount.base != _YUAN:
        return amount
    if text[end - 1] == "块" and (coins := _COINS_UNNAMED.match(text, end)):
        tenths, hundredths = (None, coins[2]) if coins[1] else (coins[2], None)
    else:
        coins = _COINS.match(text, end)
        tenths, hundredths = coins.groups() if coins else (None, None)
    if coins is None or coins.end() == end:
        return amount
    cents = 10 * _COIN_VALUES.get(tenths or "0", 0) + _COIN_VALUES.get(hundredths or "0", 0)
    places = 2 if hundredths else 1
    mantissa = numeral.mantissa * 10**places + cents // 10 ** (2 - places)
    return amount._replace(numeral=numeral._replace(mantissa=mantissa, exponent=-places), end=coins.end())


def _with_currency(source: Source, amount: Figure) -> Figure:
    """The amount with the sign or name of the currency before it."""
    text, start = source.text, amount.start
    if text[max(start - 1, 0) : start] in ("¥", "￥"):
        return amount._replace(start=start - 1)
    for length in (4, 3, 2):
        unit = source.units.names.get(text[start - length : start]) if length <= start else None
        if unit is not None and unit.kind in (Kind.MONEY, Kind.CURRENCY):
            base = unit.label if amount.base == _YUAN else amount.base
            return amount._replace(start=start - length, base=base)
    return amount


# Without a unit after it


def _bracketed(source: Source, numeral: Numeral) -> Figure | None:
    """预算数(万元):320.5."""
    text, start, units = source.text, numeral.start, source.units
    if text[max(start - 1, 0) : start] not in (")", "）", ":", "："):
        return None
    match = _BRACKETS.search(text, max(start - 12, 0), start)
    if match is None or not units.known(match[1]):
        return None
    magnitude, unit = units.split(match[1])
    return Figure(numeral, start, numeral.end, magnitude, unit.label, unit.kind)


def _bare(source: Source, numeral: Numeral) -> Figure | None:
    """A number without unit, unless it identifies something; ¥500."""
    text, start, end = source.text, numeral.start, numeral.end
    magnitude = numeral.magnitude if numeral.magnitude in source.units.prefixes else ""
    shift = exponent_of(magnitude)
    if text[max(start - 1, 0) : start] in ("¥", "￥"):
        return Figure(numeral, start - 1, end, magnitude, _YUAN, Kind.MONEY, shift)
    words, after = text[start:end], text[end : end + 1]
    if (after.isascii() and after.isalpha()) or (words.isdecimal() and _identifies(words)):
        return None
    weak = _is_word(numeral, words) or (is_han(after) and _opens_a_line(text, numeral))
    return Figure(numeral, start, end, magnitude, shift=shift, weak=weak)


def _identifies(digits: str) -> bool:
    return len(digits) > _LONGEST_AMOUNT or (digits[0] == "0" and len(digits) > 1)


def _is_word(numeral: Numeral, words: str) -> bool:
    """Whether a Chinese numeral neither counts 万 or 亿 nor is a fraction."""
    return not words[-1].isascii() and not numeral.magnitude and numeral.denominator == 1


def _opens_a_line(text: str, numeral: Numeral) -> bool:
    """Whether it is the code of an account or the number of a heading: 2013901行政运行, 2.1预算编制."""
    opens = numeral.start == 0 or text[numeral.start - 1] == " "
    return opens and (numeral.exponent < 0 or bool(_CODE.fullmatch(text, numeral.start, numeral.end)))
