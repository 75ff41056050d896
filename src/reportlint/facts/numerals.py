"""Finds the numerals of a text, Arabic and Chinese, and tells them from words that only hold a numeral (四川, 统一)."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reportlint.facts._numeral_words import CAPITALS, ONES, ZEROS, is_han
from reportlint.facts._numerals import Numeral, read
from reportlint.facts.number_vocabulary import NumberVocabulary
from reportlint.model.quantities import Approximation
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

__all__ = ["Number", "NumberVocabulary", "numbers", "scan"]

_DIGIT = f"{ONES}{CAPITALS}两俩"
# Begins with a set, so that `re` skips what cannot match; what follows the set says which of its characters count.
_START = compiled(
    rf"[0-9.{ZEROS}{_DIGIT}几十拾数百佰千仟万半](?:(?<=[0-9{ZEROS}{_DIGIT}几十拾])|(?<=\.)(?<![0-9.].)(?=[0-9])"
    rf"|(?<=数)(?=[十拾百佰千仟万亿])|(?<=[百佰千仟])(?=[{_DIGIT}])|(?<=分之百)(?!分)|(?<=[百千万])(?=余)|(?<=半)(?=成(?!品)))"
)
_MONEY = compiled(r"[十拾百佰千仟万亿]*[元圆角分]")


class Number(NamedTuple):
    """A number at a half-open place of a text, its sign included.

    `ulp` is the value of one unit in the last printed place, `step` the place value of the last printed digit that is
    not zero, `upper` the other end of what stands for a range by itself (七八十, 数百).
    """

    start: int
    end: int
    value: Fraction
    ulp: Fraction
    step: Fraction
    approximation: Approximation = Approximation.EXACT
    upper: Fraction | None = None


def numbers(text: str, vocabulary: NumberVocabulary) -> Iterator[Number]:
    """Every number of a folded text, whatever it counts, from left to right."""
    for numeral in scan(text, vocabulary):
        yield Number(
            numeral.start,
            numeral.end,
            numeral.scaled(numeral.mantissa),
            numeral.ulp(),
            numeral.step(),
            numeral.approximation,
            None if numeral.upper is None else numeral.scaled(numeral.upper),
        )


def scan(text: str, vocabulary: NumberVocabulary, opaque: Sequence[tuple[int, int]] = ()) -> Iterator[Numeral]:
    """The numerals outside of `opaque`, which holds half-open ranges in order."""
    starts = [start for start, _ in opaque]
    position = 0
    while match := _START.search(text, position):
        start, position = match.span()
        inside = bisect_right(starts, start) - 1
        if inside >= 0 and start < opaque[inside][1]:
            position = opaque[inside][1]
            continue
        if not match[0].isascii() and not text.startswith("分之", start - 2):
            word = vocabulary.words.end(text, start)
            if word is not None or _is_name(text, start, vocabulary.capitals):
                position = word or position
                continue
        numeral = read(text, start)
        if numeral and inside + 1 < len(starts) and numeral.end > starts[inside + 1]:
            numeral = read(text[: starts[inside + 1]], start)  # 7.2024年
        if numeral is not None:
            position = numeral.end
            yield _signed(text, numeral, vocabulary)


def _is_name(text: str, start: int, capitals: str) -> bool:
    """Whether a capital numeral such as 陆 stands alone among other 汉字."""
    if text[start] not in capitals:
        return False
    before, after = text[max(start - 1, 0) : start], text[start + 1 : start + 2]
    if before in _NUMERALS or after in _NUMERALS or _MONEY.match(text, start + 1):
        return False
    return is_han(before) or is_han(after)


_NUMERALS = frozenset(f"{_DIGIT}{ZEROS}十拾百佰千仟万亿点")


def _signed(text: str, numeral: Numeral, vocabulary: NumberVocabulary) -> Numeral:
    sign = text[max(numeral.start - 1, 0) : numeral.start]
    before = text[max(numeral.start - 2, 0) : max(numeral.start - 1, 0)]
    if sign == "负":
        minus = before == "" or before not in vocabulary.not_minus_after
    elif sign == "-":
        word = before.isascii() and before.isalnum()
        minus = before == "" or not (word or before in vocabulary.not_dash_after)
    else:
        return numeral
    return numeral._replace(start=numeral.start - 1, mantissa=-numeral.mantissa) if minus else numeral
