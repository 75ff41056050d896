"""Calculations that the text writes out: "(63.46-32)÷32×100%=98.31%"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.quantities import Kind
from reportlint.model.spans import Span
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.tokens import Phrase, Token
    from reportlint.model.quantities import Quantity

_GAP = compiled(r"[\s()（）\[\]+\-－—–−×*xX÷/=＝≈]+")
_OPEN = compiled(r"[(（\[]+$")
_SIGNS = {
    "（": "(", "[": "(", "）": ")", "]": ")", "－": "-", "—": "-", "–": "-", "−": "-",
    "*": "×", "x": "×", "X": "×", "/": "÷", "＝": "=", "≈": "=",
}  # fmt: skip
_INSIDE = compiled(
    r"[)）][×*÷/＋+－][\u4e00-\u9fff]{1,16}[:：]?$|\d[^\d。；;，,]{0,6}[×*÷/＋+][\u4e00-\u9fff]{1,16}[:：]?$"
)
_WORDS = 24  # characters before a calculation
_FIGURES = "MCPSXN"


class Term(NamedTuple):
    """A node of a calculation: a sign with its two sides, or a number by its place among the numbers (no sign)."""

    sign: str = ""
    left: Term | None = None
    right: Term | None = None
    place: int = 0


class Formula(NamedTuple):
    """A written calculation: its numbers in order, the term over their places, the number it is said to give."""

    span: Span
    numbers: tuple[Quantity, ...]
    term: Term
    result: Quantity
    words: str


def formulas(phrase: Phrase, text: str) -> Iterator[Formula]:
    """The calculations of a sentence that have two numbers or more and a result."""
    for run in _runs(phrase, text):
        sides = _sides(text, run)
        for left, right in itertools.pairwise(sides):
            found = _formula(phrase.block, text, left, right)
            if found is not None:
                yield found


def _runs(phrase: Phrase, text: str) -> Iterator[list[Token]]:
    """Numbers with nothing but signs between them."""
    run: list[Token] = []
    for token in phrase.tokens:
        if token.letter not in _FIGURES:
            continue
        if run and not _GAP.fullmatch(text, run[-1].end, token.start):
            if len(run) > 2:
                yield run
            run = []
        run.append(token)
    if len(run) > 2:
        yield run


def _sides(text: str, run: Sequence[Token]) -> list[list[Token]]:
    """The numbers of a run by the equals signs between them."""
    sides: list[list[Token]] = [[run[0]]]
    for before, token in itertools.pairwise(run):
        if compiled(r"[=＝≈]").search(text[before.end : token.start]):
            sides.append([])
        sides[-1].append(token)
    return sides


def _formula(block: int, text: str, left: Sequence[Token], right: Sequence[Token]) -> Formula | None:
    if len(left) < 2 or not all(token.value.exact for token in (*left, right[0])):
        return None
    term = _Parser(_signs(text, left)).parse()
    result = right[0].value
    if term is None or not _is_one_unit([token.value for token in left], result):
        return None
    if _INSIDE.search(text, max(left[0].start - _WORDS, 0), left[0].start):
        return None  # 调整率＝（追加5－调减2）÷年初预算80×100%: words stand among the numbers
    opening = _OPEN.search(text[: left[0].start])
    start = left[0].start - (len(opening.group()) if opening else 0)
    words = text[start : _closing(text, left[-1].end)]
    return Formula(Span(block, start, right[0].end), tuple(token.value for token in left), term, result, words)


def _is_one_unit(numbers: Sequence[Quantity], result: Quantity) -> bool:
    """Whether amounts of money are all in one unit, so that the bare numbers may be reckoned with."""
    return len({number.unit for number in (*numbers, result) if number.kind is Kind.MONEY}) <= 1


def _signs(text: str, side: Sequence[Token]) -> list[str | int]:
    """The signs of a side, with the places of its numbers between them."""
    opening = _OPEN.search(text[: side[0].start])
    found: list[str | int] = list("(" * len(opening.group())) if opening else []
    for place, token in enumerate(side):
        found.append(place)
        end = side[place + 1].start if place + 1 < len(side) else _closing(text, token.end)
        found += [_SIGNS.get(char, char) for char in text[token.end : end] if not char.isspace()]
    return found


def _closing(text: str, at: int) -> int:
    found = compiled(r"[)）\]]*").match(text, at)
    return found.end() if found else at


class _Parser:
    """Recursive descent over signs and places: sums of products of numbers and brackets."""

    def __init__(self, signs: Sequence[str | int]) -> None:
        self._signs = signs
        self._at = 0

    def parse(self) -> Term | None:
        """The whole calculation; None if it is none."""
        term = self._chain("+-")
        return term if self._at == len(self._signs) else None

    def _chain(self, signs: str) -> Term | None:
        term = self._chain("×÷") if signs == "+-" else self._atom()
        while term is not None and self._next() in tuple(signs):
            sign = str(self._take())
            right = self._chain("×÷") if signs == "+-" else self._atom()
            term = None if right is None else Term(sign, term, right)
        return term

    def _atom(self) -> Term | None:
        taken = self._take()
        if isinstance(taken, int):
            return Term(place=taken)
        if taken != "(":
            return None
        term = self._chain("+-")
        return term if self._take() == ")" else None

    def _next(self) -> str | int | None:
        return self._signs[self._at] if self._at < len(self._signs) else None

    def _take(self) -> str | int | None:
        token = self._next()
        self._at += 1
        return token
