"""Change frames → claims: what changed, against what, by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.facts.currents import currents
from reportlint.facts.subjects import subject_of
from reportlint.facts.tokens import year_of
from reportlint.model.claims import Amount, Base, Change, Conversion, Direction, Turn, Word
from reportlint.model.spans import Span
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.facts.frames import Frame
    from reportlint.facts.ledger import Ledger
    from reportlint.facts.tokens import Token

# 减少2万元，由5万元降至3万元
_ONWARD = compiled(r"[，,](?:即|已|将)?[由从](?:(?:19|20)\d\d年度?|年初|上年|去年|原先?|预算|同期|数|的)*")


def changes(readings: Sequence[Reading], ledger: Ledger) -> Iterator[Change]:
    """The changes of a paragraph's sentences. `ledger` holds the amounts of the whole report up to its end."""
    for number, reading in enumerate(readings):
        last: Base | None = None
        for frame in reading.changes:
            stated, converted = _base(reading, frame), _converted(reading, frame)
            if converted is not None:
                last = stated or last
                yield _change(reading, frame, stated or converted[0], converted[1])
                continue
            base = stated or _inherited(last)
            last = base
            found = () if _is_dealt(reading, frame) else tuple(currents(readings, number, frame, ledger))
            yield _change(reading, frame, base, found)


def _is_dealt(reading: Reading, frame: Frame) -> bool:
    """分别减少0.29亿元、0.33亿元: the first of several changes of as many things."""
    turn = frame.parts.get("turn") or frame.parts.get("rate_turn")
    return turn is not None and reading.text.endswith("分别", 0, reading.phrase.tokens[turn[0]].start)


def _converted(reading: Reading, frame: Frame) -> tuple[Base, tuple[Amount, ...]] | None:
    """Base and current of a change beside a conversion: 由45.6万元增至52.3万元，增长14.7%."""
    phrase = reading.phrase
    for conversion in reading.conversions:
        if not _is_beside(reading, conversion, frame):
            continue
        before, after = conversion.token(phrase, "before"), conversion.token(phrase, "after")
        assert before is not None
        assert after is not None
        subject = subject_of(phrase, reading.text, conversion.parts["before"][0], reading.heading, None)
        span = Span(phrase.block, before.start, after.end)
        current = Amount(after.value, subject.word, subject.key, span, 0, phrase.number, "", subject.own)
        return Base(_word(reading, before), None, None, before.value), (current,)
    return None


def _is_beside(reading: Reading, conversion: Frame, frame: Frame) -> bool:
    """Whether a change stands right behind a conversion, or right before one that names nothing else."""
    tokens, letters = reading.phrase.tokens, reading.phrase.letters
    if conversion.end <= frame.start:
        return compiled(r"[,、(]{0,2}").fullmatch(letters, conversion.end, frame.start) is not None
    first, last = tokens[frame.end - 1].end, tokens[conversion.start].start
    return first <= last and _ONWARD.fullmatch(reading.text, first, last) is not None


def _change(reading: Reading, frame: Frame, base: Base | None, currents: tuple[Amount, ...]) -> Change:
    phrase = reading.phrase
    flat = frame.token(phrase, "flat")
    delta, rate = _turn(reading, frame, "turn", "delta"), _turn(reading, frame, "rate_turn", "rate")
    return Change(
        span_of(reading, frame.start, frame.end),
        base,
        delta,
        rate,
        _word(reading, flat) if flat else None,
        currents,
        sentence=phrase.number,
    )


def _turn(reading: Reading, frame: Frame, turn: str, number: str) -> Turn | None:
    direction, figure = frame.token(reading.phrase, turn), frame.token(reading.phrase, number)
    if direction is None or figure is None:
        return None
    return Turn(_word(reading, direction), Direction(direction.value), figure.value)


def _word(reading: Reading, token: Token) -> Word:
    return Word(reading.text[token.start : token.end], Span(reading.phrase.block, token.start, token.end))


def span_of(reading: Reading, first: int, last: int) -> Span:
    """The span of tokens `first` to `last`, exclusive."""
    tokens = reading.phrase.tokens
    return Span(reading.phrase.block, tokens[first].start, tokens[last - 1].end)


def _base(reading: Reading, frame: Frame) -> Base | None:
    """What the change compares with, as its phrase says."""
    if "base" not in frame.parts:
        return None
    first, last = frame.parts["base"]
    tokens = reading.phrase.tokens[first:last]
    span = span_of(reading, first, last)
    word = Word(reading.text[span.start : span.end], span)
    stages = [token.value for token in tokens if token.letter == "G"]
    if any(token.letter == "y" for token in tokens):
        stages.append("上年")
    years = [year_of(token) for token in tokens if token.letter == "Y"]
    figures = [token.value for token in tokens if token.letter in "MC"]
    return Base(word, stages[0] if stages else None, years[-1] if years else None, figures[-1] if figures else None)


def _inherited(last: Base | None) -> Base | None:
    """In a list the base of the item before goes on ("较上年减少3亿元，其中：……减少1亿元"); its amount does not."""
    return None if last is None else Base(last.word, last.stage, last.year)


def conversions(readings: Sequence[Reading]) -> Iterator[Conversion]:
    """From one level to another: 由45.6万元增至52.3万元."""
    for reading in readings:
        for frame in reading.conversions:
            before, after = frame.token(reading.phrase, "before"), frame.token(reading.phrase, "after")
            turn = frame.token(reading.phrase, "turn")
            if before is None or after is None or turn is None:
                continue
            yield Conversion(
                span_of(reading, frame.start, frame.end),
                before.value,
                after.value,
                _word(reading, turn),
                Direction(turn.value),
            )
