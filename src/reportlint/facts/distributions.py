"""分别: several subjects with as many numbers: "基本支出、项目支出分别为840.10万元、400.00万元"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.claims import Distribution, Word
from reportlint.model.spans import Span
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.tokens import Phrase, Token

_EACH = compiled(r"分别")
_JOINTS = frozenset(("和", "与", "及", "以及", "同"))
_STOPS = ";.:("
_VALUES = "MCPS"


class Dealt(NamedTuple):
    """A distribution by tokens: index ranges of the names, indexes of the values, whether they are differences."""

    names: tuple[tuple[int, int], ...]
    values: tuple[int, ...]
    turned: bool


def dealt(phrase: Phrase, text: str) -> Iterator[Dealt]:
    """The distributions of a sentence, matched or not."""
    for match in _EACH.finditer(text, phrase.start, phrase.end):
        middle = sum(token.start < match.end() for token in phrase.tokens)
        names = tuple(_names(phrase, text, match.start()))
        values = tuple(_values(phrase, text, middle))
        if len(names) > 1 and len(values) > 1:
            turned = phrase.letters[max(values[0] - 1, 0)] in "UD"
            yield Dealt(names, values, turned)


def _names(phrase: Phrase, text: str, end: int) -> Iterator[tuple[int, int]]:
    """The token ranges between the joints before 分别, back to the clause that they stand in."""
    last = sum(token.start < end for token in phrase.tokens)
    stops = [at for at in range(last) if phrase.letters[at] in _STOPS]
    first = stops[-1] + 1 if stops else 0
    commas = [at for at in range(first, last) if phrase.letters[at] == ","]
    listed = [at for at in range(first, last) if _joins(phrase.tokens[at], text)]
    # 2023年，甲、乙分别…: what stands before a comma is no name where a list follows it.
    # A、B分别为3万元、4万元，占比分别为…: nor is one what has its number already.
    if commas and (any(at > commas[-1] for at in listed) or set(phrase.letters[first : commas[-1]]) & set(_VALUES)):
        first = commas[-1] + 1
    start = first
    for at in range(first, last + 1):
        if at == last or _joins(phrase.tokens[at], text):
            if start < at and any(letter in "Kx" for letter in phrase.letters[start:at]):
                yield start, at
            start = at + 1


def _joins(token: Token, text: str) -> bool:
    return token.letter in "、J" or text[token.start : token.end] in _JOINTS


def _values(phrase: Phrase, text: str, middle: int) -> Iterator[int]:
    """The indexes of the first number behind 分别 and of those of its kind that follow it one by one."""
    first = next((at for at in range(middle, len(phrase.tokens)) if phrase.letters[at] in _VALUES), None)
    if first is None or set(phrase.letters[middle:first]) & set(_STOPS):
        return
    at: int = first
    yield at
    while at + 2 < len(phrase.tokens) and phrase.letters[at + 2] == phrase.letters[first]:
        if not (phrase.letters[at + 1] == "," or _joins(phrase.tokens[at + 1], text)):
            return
        at += 2
        yield at


def distributions(phrase: Phrase, text: str) -> Iterator[Distribution]:
    """The distributions of a sentence as claims."""
    for found in dealt(phrase, text):
        if _counts_total(phrase, found):
            continue
        names = tuple(_word(phrase, text, *place) for place in found.names)
        values = tuple(phrase.tokens[at].value for at in found.values)
        span = Span(phrase.block, names[0].span.start, phrase.tokens[found.values[-1]].end)
        yield Distribution(span, names, values)


def _counts_total(phrase: Phrase, found: Dealt) -> bool:
    """总额25亿元，其中出口11亿元、进口14亿元，分别增长5%、4%和6%: the total has a number as its parts have."""
    return "A" in phrase.letters[found.names[0][0] : found.names[-1][1]] and len(found.values) == len(found.names) + 1


def _word(phrase: Phrase, text: str, first: int, last: int) -> Word:
    start, end = phrase.tokens[first].start, phrase.tokens[last - 1].end
    return Word(text[start:end], Span(phrase.block, start, end))


def subject_places(found: Sequence[Dealt]) -> dict[int, tuple[int, int]]:
    """Which tokens name each number of the distributions that come out even."""
    return {
        value: name
        for each in found
        if len(each.names) == len(each.values) and not each.turned
        for value, name in zip(each.values, each.names, strict=True)
    }
