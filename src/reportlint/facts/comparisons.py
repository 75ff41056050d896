"""决算数小于预算数: which of two stages of one account is said to be more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.facts.changes import span_of
from reportlint.model.claims import Comparison, Direction, RateComparison
from reportlint.model.quantities import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.facts.frames import Frame
    from reportlint.model.claims import Amount
    from reportlint.model.quantities import Quantity

PLANNED = frozenset(("年初预算", "调整预算", "全年预算", "预算"))
_DONE = frozenset(("执行", "决算"))


def comparisons(readings: Sequence[Reading]) -> Iterator[Comparison]:
    """The comparisons of one paragraph whose both sides are printed before."""
    for number, reading in enumerate(readings):
        for frame in reading.comparisons:
            found = _comparison(readings[: number + 1], frame)
            if found is not None:
                yield found


def rate_comparisons(readings: Sequence[Reading]) -> Iterator[RateComparison]:
    """The comparisons of one paragraph for which the nearest rate of completion stands, and no budget."""
    for number, reading in enumerate(readings):
        for frame in reading.comparisons:
            rate = _rate_before(readings[max(number - 1, 0) : number + 1], frame)
            if rate is not None and _comparison(readings[: number + 1], frame) is None:
                direction = frame.tokens(reading.phrase, "sign")[0].value
                last = [amount for one in readings[: number + 1] for amount in one.amounts if amount.span < rate.span]
                subject = last[-1].subject.text if last else ""
                yield RateComparison(span_of(reading, frame.start, frame.end), direction, rate, subject)


def _rate_before(readings: Sequence[Reading], frame: Frame) -> Quantity | None:
    """The rate of completion that stands last before a comparison, if it is one of the same budget."""
    here, stage = readings[-1].phrase.tokens[frame.start].start, _stage(readings[-1], frame, "right")
    for reading in reversed(readings):
        for done in reversed(reading.ratios):
            percent = done.token(reading.phrase, "percent")
            if percent is None or percent.end > here or "done" not in done.parts:
                continue
            stages = {token.value for token in done.tokens(reading.phrase, "whole") if token.letter == "G"}
            return percent.value if _same_budget(stage, stages) else None
    return None


def _same_budget(stage: str, stages: set[str]) -> bool:
    return stage in PLANNED and bool(stages & PLANNED) and (stage in stages or "预算" in {stage, *stages})


def _comparison(readings: Sequence[Reading], frame: Frame) -> Comparison | None:
    reading = readings[-1]
    here = reading.phrase.tokens[frame.start].start
    before = [
        amount
        for each in readings
        for amount in each.amounts
        if amount.span.end <= here and not amount.depth and amount.quantity.kind is Kind.MONEY
    ]
    before.reverse()
    left = next((amount for amount in before if _is_at(amount, _stage(reading, frame, "left"))), None)
    if left is None or not _names(reading, frame, left):
        return None
    right = [
        amount for amount in before
        if _is_at(amount, _stage(reading, frame, "right")) and amount.key.account == left.key.account
        and amount.sentence >= left.sentence - 1 and amount.span != left.span
    ]  # fmt: skip
    if not right:
        return None
    direction = frame.tokens(reading.phrase, "sign")[0].value
    assert isinstance(direction, Direction)
    return Comparison(span_of(reading, frame.start, frame.end), direction, left, tuple(right))


def _stage(reading: Reading, frame: Frame, side: str) -> str:
    return str(frame.tokens(reading.phrase, side)[-1].value)


def _is_at(amount: Amount, stage: str) -> bool:
    """Whether an amount stands at a stage; 预算 alone may be any of the budgets, 决算 is what was carried out."""
    own = amount.key.stage
    return own == stage or (stage == "预算" and own in PLANNED) or (stage in _DONE and own in _DONE)


def _names(reading: Reading, frame: Frame, left: Amount) -> bool:
    """Whether the account that the comparison names, if any, is that of the amount."""
    named = {token.value for token in frame.tokens(reading.phrase, "left") if token.letter == "K"}
    return not named or left.key.account in named
