"""The grammar of one numeral, Arabic, Chinese or mixed: 1,234.5万, 三百五十, 5亿1万4千6百, 十余万, 七八十, 三分之二.

Every reading keeps what is printed: the value is a whole number of units in the last printed place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

from fractions import Fraction
from typing import NamedTuple

from reportlint.facts._numeral_words import (
    CAPITALS,
    DIGITS,
    GROUPS,
    ONES,
    UNITS,
    VALUES,
    ZEROS,
    add_up,
    exponent_of,
    power,
)
from reportlint.model.quantities import Approximation
from reportlint.patterns import compiled

_SPELT = str.maketrans({"k": "千", "K": "千", "w": "万", "仟": "千", "佰": "百", " ": None, "个": None})

# All repetitions are bounded or possessive: what is no number must not cost more than its length.
_ARABIC = compiled(
    r"([0-9]{1,3}(?:,[0-9]{3}){1,9}+(?!,?[0-9])|[0-9]{1,40}+)(?:\.([0-9]{1,40}+)(?!\.[0-9]))?|\.([0-9]{1,40}+)"
)
# A blank parts thousands only in a sum of money: "1 234.5万元", but "100 200" in a row of a table.
_BLANKED = compiled(r"([0-9]{1,3}(?: [0-9]{3}){1,5}+)(?:\.([0-9]{1,40}+))?(?=[百千万亿]*元)")
_SLASHED = compiled(r"(?: ([0-9]{1,40}+))?/([0-9]{1,40}+)(?![0-9/])")
_MAGNITUDE = compiled(
    r"([余多]?)((?:个(?=[万亿]))?[百千佰仟]?(?:[万亿]|兆(?=元)){1,9}+|[百千佰仟](?!分[点之])| ?[kKw](?![A-Za-z]))"
)
_FOUR = r"(?:[0-9]千零[0-9]{1,3}|[0-9]{1,4})"
_MIXED = compiled(
    rf"(?:{_FOUR}亿)?(?:零?{_FOUR}万)?(?:零?[0-9]千)?(?:零?[0-9]百)?"
    r"(?:零[0-9]{1,3}|(?<=[万亿])[0-9]{4})?(?![0-9.,年分])"
)
_OVER_WAN = compiled(r"([0-9]{1,6})亿零?([0-9]{1,4})\.([0-9]{1,8})万")  # 77亿876.09万
_TOKEN = compiled(r"[0-9]+|.")

_DIGIT = f"[{ONES}{CAPITALS}两俩几]"
_SECTION = (
    rf"(?:[{ZEROS}]{{0,3}}{_DIGIT}?[千仟])?(?:[{ZEROS}]{{0,3}}{_DIGIT}?[百佰](?!分点))?"
    rf"(?:[{ZEROS}]{{0,3}}{_DIGIT}?[十拾])?(?:[{ZEROS}]{{0,3}}{_DIGIT}(?![十拾百佰千仟]))?"
)
_CHINESE = compiled(rf"{_SECTION}(?:[余多来]?个?[万亿兆]{_SECTION}){{0,9}}")
_POSITIONAL = compiled(rf"[{ZEROS}{ONES}{CAPITALS}]{{1,40}}(?![十拾百佰千仟万亿兆])")
_DECIMALS = compiled(rf"点([{ZEROS}{ONES}{CAPITALS}]{{1,40}}+)(?![十拾百佰])([千百]?[万亿兆]{{1,9}}+|(?![千仟]))")
_TRAILING = compiled(r"[万亿兆]+$")
# 七八十 is seventy to eighty: two neighbours share what stands beside them.
_NEIGHBOURS = frozenset(["一二", "二三", "两三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"])


class Numeral(NamedTuple):
    """A numeral at a half-open place: `mantissa`·10^`exponent` / `denominator`, printed down to 10^`exponent`.

    `magnitude` is what ends it and may as well be read as part of a unit (万 in 350万元). `upper` is the mantissa of
    the other end of a range (七八十), `open` the exponent of the place that 几 leaves open (二十几: 1).
    """

    start: int
    end: int
    mantissa: int
    exponent: int
    magnitude: str = ""
    denominator: int = 1
    approximation: Approximation = Approximation.EXACT
    upper: int | None = None
    open: int | None = None

    def scaled(self, mantissa: int, shift: int = 0) -> Fraction:
        """The value of a mantissa, counted in units of 10^`shift`."""
        exponent = self.exponent - shift
        if exponent >= 0:
            return Fraction(mantissa * 10**exponent, self.denominator)
        return Fraction(mantissa, 10**-exponent * self.denominator)

    def ulp(self, shift: int = 0) -> Fraction:
        """One unit in the last printed place, counted in units of 10^`shift`."""
        ulp = power(self.exponent - shift)
        return ulp if self.denominator == 1 else ulp / self.denominator

    def step(self, shift: int = 0) -> Fraction:
        """The place value of the last printed digit that is not zero, counted in units of 10^`shift`."""
        if self.open is not None:
            return power(self.open - shift)
        if not self.mantissa or self.mantissa % 10:
            return self.ulp(shift)
        digits = str(self.mantissa)
        return self.ulp(shift) * power(len(digits) - len(digits.rstrip("0")))


def read(text: str, start: int) -> Numeral | None:
    """The numeral that begins at a place, without its sign."""
    numeral = _whole(text, start)
    if numeral is None or numeral.end == len(text):
        return numeral
    follower = text[numeral.end]
    if follower == "分" and text.startswith("分之", numeral.end):
        return _fraction(text, numeral, 0) or numeral
    if follower == "又":
        return _mixed_fraction(text, numeral) or numeral
    if follower in "余多几来" and numeral.approximation is Approximation.EXACT:
        return _with_tail(numeral, follower, text[numeral.end - 1])
    return numeral


def _whole(text: str, start: int) -> Numeral | None:
    return _arabic(text, start) if text[start].isascii() else _chinese(text, start)


def _with_tail(numeral: Numeral, tail: str, last: str) -> Numeral:
    """150多, 12万余, 十几, 十来."""
    if (tail == "几" and last not in UNITS) or (tail == "来" and last not in UNITS and last not in GROUPS):
        return numeral
    approximation = Approximation.ABOUT if tail == "来" else Approximation.OVER
    return numeral._replace(end=numeral.end + 1, approximation=approximation)


# Fractions


def _fraction(text: str, below: Numeral, whole: int) -> Numeral | None:
    """三分之二, 负三分之负二; `below` is the denominator."""
    start = below.end + 2
    minus = text.startswith("负", start)
    above = _whole(text, start + minus) if _begins(text, start + minus) else None
    denominator = below.mantissa * 10**below.exponent if below.exponent >= 0 else 0
    if above is None or not denominator or above.denominator != 1:
        return None
    mantissa = (-above.mantissa if minus else above.mantissa) + whole * denominator * 10 ** max(0, -above.exponent)
    return Numeral(below.start, above.end, mantissa, above.exponent, denominator=denominator)


def _mixed_fraction(text: str, whole: Numeral) -> Numeral | None:
    """十又三分之一."""
    start = whole.end + 1
    below = _whole(text, start) if whole.exponent >= 0 and _begins(text, start) else None
    if below is None or not text.startswith("分之", below.end):
        return None
    fraction = _fraction(text, below, whole.mantissa * 10**whole.exponent)
    return fraction and fraction._replace(start=whole.start)


def _begins(text: str, start: int) -> bool:
    char = text[start : start + 1]
    return char in VALUES or char in UNITS or (char.isascii() and char.isdecimal())


# Arabic digits


def _arabic(text: str, start: int) -> Numeral | None:
    match = _BLANKED.match(text, start) if " " in text[start + 1 : start + 4] else None
    match = match or _ARABIC.match(text, start)
    if match is None:
        return None
    whole, decimals, end = match[1] or "0", match[2] or match[match.re.groups], match.end()
    if decimals and match[1] and text[start - 1 : start] == "." and text[max(start - 2, 0)].isdecimal():
        decimals, end = "", match.end(1)  # the third part of 2.3.4
    mantissa = int(whole.replace(",", "").replace(" ", "") + (decimals or ""))
    numeral = Numeral(start, end, mantissa, -len(decimals or ""))
    follower = text[end : end + 1]
    if not follower or follower not in "百千佰仟万亿兆kKw余多个/ ":
        return numeral
    return _slashed(text, numeral) or _magnified(text, numeral) or numeral


def _slashed(text: str, numeral: Numeral) -> Numeral | None:
    """3/5, 1 3/5; no date such as 2025/9/9."""
    match = _SLASHED.match(text, numeral.end)
    if match is None or numeral.exponent or text[numeral.start - 1 : numeral.start] == "/" or not int(match[2]):
        return None
    below = int(match[2])
    above = numeral.mantissa if match[1] is None else numeral.mantissa * below + int(match[1])
    return Numeral(numeral.start, match.end(), above, 0, denominator=below)


def _magnified(text: str, numeral: Numeral) -> Numeral | None:
    """2.3万, 5千万, 500余万, 5亿1万4千6百, 77亿876.09万."""
    over = _OVER_WAN.match(text, numeral.start)
    if over:
        places = len(over[3])
        return Numeral(numeral.start, over.end(), int(over[1] + over[2].zfill(4) + over[3]), 4 - places)
    match = _MAGNITUDE.match(text, numeral.end)
    if match is None:
        return None
    mixed = _MIXED.match(text, numeral.start)
    if mixed and mixed.end() > match.end():
        value, place, _ = add_up(_TOKEN.findall(mixed[0]))
        return Numeral(numeral.start, mixed.end(), value // 10**place, place)
    magnitude = match[2].translate(_SPELT)
    return numeral._replace(
        end=match.end(),
        exponent=numeral.exponent + exponent_of(magnitude),
        magnitude=magnitude,
        approximation=Approximation.OVER if match[1] else Approximation.EXACT,
    )


# Chinese digits


def _chinese(text: str, start: int) -> Numeral | None:
    if text[start] == "半":
        return Numeral(start, start + 1, 5, -1)
    if text[start] == "数":
        return _several(text, start)
    if text[start : start + 2] in _NEIGHBOURS and (between := _between(text, start)):
        return between
    numeral = _positional(text, start) or _structured(text, start)
    if numeral is None or numeral.approximation is not Approximation.EXACT:
        return numeral
    return _teens(text, numeral) or _with_decimals(text, numeral)


def _positional(text: str, start: int) -> Numeral | None:
    """二〇二四, 一七二零."""
    match = _POSITIONAL.match(text, start)
    if match is None or (len(match[0]) == 1 and match[0] not in ZEROS):
        return None
    return Numeral(start, match.end(), int("".join(str(VALUES[char]) for char in match[0])), 0)


def _structured(text: str, start: int) -> Numeral | None:
    """三百五十, 四亿五千万."""
    match = _CHINESE.match(text, start)
    return _summed(start, match.end(), match[0]) if match and _counts(text, match) else None


def _counts(text: str, match: regex.Match[str]) -> bool:
    """Whether units are counted: 三百, 十万, 百余, 几百, (百分之)百, but not 百 and 千万 alone."""
    words = match[0]
    if not words or words == "几":
        return False
    if words[0] in "十拾几" or not DIGITS.keys().isdisjoint(words):
        return True
    return "余" in words or text.startswith("余", match.end()) or text.startswith("分之百", match.start() - 2)


def _several(text: str, start: int) -> Numeral | None:
    """数十, 数百万: one to ten of them."""
    match = _CHINESE.match(text, start + 1)
    if match is None or not match[0] or set(match[0]) - UNITS.keys() - GROUPS.keys():
        return None
    numeral = _summed(start, match.end(), match[0])
    return numeral._replace(approximation=Approximation.RANGE, upper=numeral.mantissa * 10)


def _between(text: str, start: int) -> Numeral | None:
    """七八个, 七八十, 三五百, 八九亿."""
    match = _CHINESE.match(text, start + 1)
    if match is None or not VALUES.keys().isdisjoint(match[0][1:] + text[match.end() : match.end() + 1]):
        return None
    above = _summed(start, match.end(), match[0])
    below = _summed(start, match.end(), text[start] + match[0][1:])
    return below._replace(approximation=Approximation.RANGE, upper=above.mantissa)


def _teens(text: str, numeral: Numeral) -> Numeral | None:
    """十七八, 三十五六."""
    end = numeral.end
    if text[end - 1 : end + 1] not in _NEIGHBOURS or text[end - 2] not in "十拾" or text[end + 1 : end + 2] in UNITS:
        return None
    return numeral._replace(end=end + 1, approximation=Approximation.RANGE, upper=numeral.mantissa + 1)


def _summed(start: int, end: int, words: str) -> Numeral:
    value, place, open_ = add_up(words)
    mantissa, upper = value // 10**place, None
    approximation = Approximation.EXACT
    if words[0] == "几":
        approximation, upper = Approximation.RANGE, 10 * mantissa
    elif open_ is not None or "余" in words or "多" in words:
        approximation = Approximation.OVER
    elif "来" in words:
        approximation = Approximation.ABOUT
    trailing = _TRAILING.search(words)
    return Numeral(start, end, mantissa, place, trailing[0] if trailing else "", 1, approximation, upper, open_)


def _with_decimals(text: str, numeral: Numeral) -> Numeral:
    match = _DECIMALS.match(text, numeral.end)
    if match is None:
        return numeral
    decimals = "".join(str(VALUES[char]) for char in match[1])
    whole = numeral.mantissa * 10**numeral.exponent
    exponent = exponent_of(match[2]) - len(decimals)
    return Numeral(numeral.start, match.end(), int(f"{whole}{decimals}"), exponent, match[2])
