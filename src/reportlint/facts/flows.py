"""What there was, what came and went, what there is: 年初预算420万元，追加60万元，调减15万元，调整后预算465万元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.facts.clauses import clause_start
from reportlint.model.claims import Direction, Flow, Turn, Word
from reportlint.model.quantities import Kind
from reportlint.model.spans import Span
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.facts.amounts import Reading
    from reportlint.model.claims import Amount

_MOVED = compiled(r"[UD][GKTx]?W?(?P<amount>[MC])")
# Money that is said to have been added or taken off in the course of the year; 增加 alone compares years.
_ADJUSTED = compiled(r"追加|调增|调减|核减|核增|年中|年度中|执行中")
_CAME = compiled(r"年中|新增|当年|本年|年内|期间")
_NET = compiled(r"净[增减追]|共[增减]|合计")  # what the others come to
_BEFORE = compiled(r"年初|上年末|期初|原有|去年底|上年底")
_NOW = compiled(r"(?:项目|人员|总|合|在职|现有|目前|实施|数量|实有)共|年末|年底|期末|现有|目前")
_ADJUSTED_BUDGETS = frozenset(("调整预算", "全年预算"))


def flows(reading: Reading) -> Iterator[Flow]:
    """The flow that a sentence states: one opening, one closing, and each addition or deduction between them."""
    for is_money in (True, False):
        opening = [amount for amount in _levels(reading, is_money=is_money) if _is_opening(reading, amount)]
        closing = [amount for amount in _levels(reading, is_money=is_money) if _is_closing(reading, amount)]
        if len(opening) != 1 or len(closing) != 1 or opening == closing:
            continue
        moves = _moves(reading, opening[0], closing[0], is_money=is_money)
        if moves:
            spans = [opening[0].clause, closing[0].clause, *(move.quantity.span for move in moves)]
            span = Span(reading.phrase.block, min(span.start for span in spans), max(span.end for span in spans))
            yield Flow(span, opening[0], moves, closing[0])


def _levels(reading: Reading, *, is_money: bool) -> Iterator[Amount]:
    for amount in reading.amounts:
        counted = amount.quantity.kind in (Kind.COUNT, Kind.PEOPLE)
        if not amount.depth and (amount.quantity.kind is Kind.MONEY if is_money else counted):
            yield amount


def _moves(reading: Reading, opening: Amount, closing: Amount, *, is_money: bool) -> tuple[Turn, ...]:
    """What is said to have come or gone in the course of the year, and what else came or went on the way there."""
    told: list[Turn] = []
    others: list[Turn] = []
    phrase = reading.phrase
    for match in _MOVED.finditer(phrase.letters):
        token, turn = phrase.tokens[match.start("amount")], phrase.tokens[match.start()]
        first = clause_start(phrase, match.start())
        compared = set("BJby") & set(phrase.letters[first : match.start()])
        if (token.letter == "M") != is_money or compared or reading.depths[match.start()]:
            continue
        words = reading.text[phrase.tokens[first].start : token.start]
        if _NET.search(words):
            continue
        span = Span(phrase.block, turn.start, turn.end)
        move = Turn(Word(reading.text[turn.start : turn.end], span), Direction(turn.value), token.value)
        if (_ADJUSTED if is_money else _CAME).search(words):
            told.append(move)
        elif opening.span.end <= token.start <= closing.span.start:
            others.append(move)
    return tuple(sorted([*told, *others], key=lambda move: move.quantity.span)) if told else ()


def _is_opening(reading: Reading, amount: Amount) -> bool:
    if amount.quantity.kind is Kind.MONEY:
        return amount.key.stage == "年初预算"
    return _BEFORE.search(_words(reading, amount)) is not None


def _is_closing(reading: Reading, amount: Amount) -> bool:
    if amount.quantity.kind is Kind.MONEY:
        return amount.key.stage in _ADJUSTED_BUDGETS
    return _NOW.search(_words(reading, amount)) is not None


def _words(reading: Reading, amount: Amount) -> str:
    return reading.text[amount.clause.start : amount.span.start]
