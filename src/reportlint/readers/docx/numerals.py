"""How Word prints a list number (ECMA-376 Part 1 §17.18.59, ST_NumberFormat)."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DIGITS = "零一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL_DIGITS = "零壹貳參肆伍陸柒捌玖"
_UNITS = ("", "十", "百", "千")
_LEGAL_UNITS = ("", "拾", "佰", "仟")
_LARGEST_COUNT = 9999
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_LARGEST_LETTERS = 26 * 10


@cache
def numeral(value: int, form: str) -> str:
    """A number in one of Word's formats; plain digits where the format is unknown or has no such number."""
    printed = _FORMS[form](value) if form in _FORMS and value >= 0 else None
    return str(value) if printed is None else printed


def _counted(value: int, digits: str, units: tuple[str, ...]) -> str | None:
    """Counting with place names, 105 → 一百零五."""
    if value > _LARGEST_COUNT:
        return None
    places = [(digits[int(digit)], units[power]) for power, digit in _powers(value)]
    words = "".join(digit + unit if digit != digits[0] else digit for digit, unit in places)
    words = _single_zeros(words, digits[0])
    return words or digits[0]


def _powers(value: int) -> list[tuple[int, str]]:
    text = str(value)
    return [(len(text) - 1 - at, digit) for at, digit in enumerate(text)]


def _single_zeros(words: str, zero: str) -> str:
    while zero * 2 in words:
        words = words.replace(zero * 2, zero)
    return words.rstrip(zero)


def _counting(value: int) -> str | None:
    """十一 rather than 一十一."""
    words = _counted(value, _DIGITS, _UNITS)
    return words[1:] if words and words.startswith("一十") else words


def _counting_to_hundred(value: int) -> str | None:
    """Counting below a hundred, digit by digit from there on."""
    return _counting(value) if value < 100 else _positional(value, "○一二三四五六七八九")


def _japanese(value: int) -> str | None:
    """No 一 before 十, 百 and 千, no 零 in between."""
    words = _counted(value, _DIGITS, _UNITS)
    if not value or words is None:
        return words
    for unit in "十百千":
        words = words.replace(f"一{unit}", unit)
    return words.replace("零", "")


def _positional(value: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(value))


def _one_of(value: int, signs: str) -> str | None:
    return signs[value - 1] if 1 <= value <= len(signs) else None


def _roman(value: int) -> str | None:
    if not 1 <= value <= _LARGEST_ROMAN:
        return None
    words = []
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        words.append(sign * count)
    return "".join(words)


def _lower_roman(value: int) -> str | None:
    words = _roman(value)
    return words and words.lower()


def _letters(value: int, first: str) -> str | None:
    """A to Z, then AA, BB."""
    if not 1 <= value <= _LARGEST_LETTERS:
        return None
    times, at = divmod(value - 1, 26)
    return chr(ord(first) + at) * (times + 1)


def _ordinal(value: int) -> str:
    teens = value % 100 in {11, 12, 13}
    return f"{value}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


_counting_legal = partial(_counted, digits=_LEGAL_DIGITS, units=_LEGAL_UNITS)
_counting_legal_traditional = partial(_counted, digits=_LEGAL_TRADITIONAL_DIGITS, units=_LEGAL_UNITS)
_circled = partial(_one_of, signs="①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_full_width = partial(_positional, digits="０１２３４５６７８９")

_FORMS: Mapping[str, Callable[[int], str | None]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": partial(_one_of, signs="⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": partial(_one_of, signs="⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "ideographEnclosedCircle": partial(_one_of, signs="㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "chineseCounting": _counting_to_hundred,
    "taiwaneseCounting": _counting_to_hundred,
    "chineseCountingThousand": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": _counting_legal,
    "ideographLegalTraditional": _counting_legal_traditional,
    "ideographDigital": partial(_positional, digits="〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": partial(_positional, digits="〇一二三四五六七八九"),
    "taiwaneseDigital": partial(_positional, digits="○一二三四五六七八九"),
    "ideographTraditional": partial(_one_of, signs="甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": partial(_one_of, signs="子丑寅卯辰巳午未申酉戌亥"),
    "upperRoman": _roman,
    "lowerRoman": _lower_roman,
    "upperLetter": partial(_letters, first="A"),
    "lowerLetter": partial(_letters, first="a"),
    "numberInDash": "- {} -".format,
    "ordinal": _ordinal,
}
