"""Ratio frames → claims: which part of which whole a percentage is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.facts.changes import about, span_of
from reportlint.facts.clauses import clause_start, segment_start
from reportlint.facts.subjects import subject_of
from reportlint.model.claims import Amount, Key, Ratio, Word
from reportlint.model.quantities import Kind
from reportlint.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.facts.frames import Frame
    from reportlint.model.claims import RatioKind

_FAR = 3
PLANNED = ("年初预算", "调整预算", "全年预算", "预算", "下达", "到位", "目标", "合同")
DONE = ("执行", "决算", "拨付")


def ratios(readings: Sequence[Reading], ledger: Sequence[Amount]) -> Iterator[Ratio]:
    """The ratios of a paragraph's sentences. `ledger` holds the amounts of the whole report."""
    for number, reading in enumerate(readings):
        for frame in reading.ratios:
            yield _ratio(readings, number, frame, ledger)


def _ratio(readings: Sequence[Reading], number: int, frame: Frame, ledger: Sequence[Amount]) -> Ratio:
    reading = readings[number]
    kind = _kind(frame)
    percent = frame.token(reading.phrase, "percent")
    assert percent is not None
    name = _name(reading, frame, kind)
    stages = [token.value for token in frame.tokens(reading.phrase, "whole") if token.letter == "G"]
    given = _given(reading, frame, name)
    parts = tuple(_parts(readings, number, frame, ledger))
    near = [*_before(reading, frame), *_earlier(readings, number)]
    wholes = (given,) if given else tuple(_wholes(reading, frame, ledger, near, parts))
    return Ratio(
        span_of(reading, frame.start, frame.end), kind, percent.value, name, stages[0] if stages else None, parts,
        wholes, given is not None, reading.phrase.number,
    )  # fmt: skip


def _kind(frame: Frame) -> RatioKind:
    return "completion" if "done" in frame.parts else "share" if "share" in frame.parts else "named"


def _name(reading: Reading, frame: Frame, kind: RatioKind) -> Word:
    """The words that name the rate or the whole."""
    if kind == "named":
        span = span_of(reading, *frame.parts["rate"])
    elif frame.parts.get("whole", (0, 0))[0] < frame.parts.get("whole", (0, 0))[1]:
        span = span_of(reading, *frame.parts["whole"])
    else:
        span = span_of(reading, frame.start, frame.start + 1)
    return Word(reading.text[span.start : span.end], span)


def _given(reading: Reading, frame: Frame, name: Word) -> Amount | None:
    """The whole's amount where it stands in the phrase: "完成年初预算数60999万元的40.4%"."""
    token = frame.token(reading.phrase, "given")
    if token is None:
        return None
    return Amount(token.value, name, Key(), Span(reading.phrase.block, name.span.start, token.end))


def _before(reading: Reading, frame: Frame) -> list[Amount]:
    """The sentence's amounts before a frame, the nearest first; those of its own segment come before others."""
    segment = segment_start(reading.phrase, frame.start)
    depth = reading.depths[frame.start]
    pairs = [
        (place, amount)
        for place, amount in zip(reading.places, reading.amounts, strict=True)
        if place < frame.start and amount.depth <= depth
    ]
    near = [amount for place, amount in reversed(pairs) if place >= segment]
    return near + [amount for place, amount in reversed(pairs) if place < segment]


def _earlier(readings: Sequence[Reading], number: int) -> Iterator[Amount]:
    """Amounts of the sentences before in the paragraph, the nearest sentence's head first."""
    for reading in reversed(readings[max(number - _FAR, 0) : number]):
        yield from reading.amounts[:1]
        yield from reversed(reading.amounts[1:])


def _parts(readings: Sequence[Reading], number: int, frame: Frame, ledger: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts that may be the numerator."""
    reading = readings[number]
    first = clause_start(reading.phrase, frame.start)
    if first < frame.start:
        subject = subject_of(reading.phrase, reading.text, frame.start, None, None)
        if subject.own or subject.key.account:
            yield from about(subject, reading, frame, ledger)
            return
    before = _before(reading, frame)
    yield from before
    if not before:
        yield from _earlier(readings, number)


def _wholes(
    reading: Reading, frame: Frame, ledger: Sequence[Amount], near: Sequence[Amount], parts: Sequence[Amount]
) -> Iterator[Amount]:
    """The amounts that may be the denominator: `near` ones before others."""
    kind = _kind(frame)
    if kind == "share":
        yield from _named_wholes(reading, frame, ledger)
        return
    wanted = {token.value for token in frame.tokens(reading.phrase, "whole") if token.letter == "G"} or set(PLANNED)
    account = parts[0].key.account if parts else None
    pool = near if kind == "completion" else [*near, *reversed(ledger)]
    for amount in pool:
        fits = amount.key.stage in wanted or (wanted & {"预算"} and amount.key.stage in PLANNED[:4])
        if fits and amount.quantity.kind is Kind.MONEY and (kind == "named" or amount.key.account == account):
            yield amount


def _named_wholes(reading: Reading, frame: Frame, ledger: Sequence[Amount]) -> Iterator[Amount]:
    """Amounts of the account or of the words that the share names.

    An account with other words before it (同类产品采购规模) is another thing, and known by its words alone.
    """
    tokens = [token for token in frame.tokens(reading.phrase, "whole") if token.letter in "KxT"]
    if not any(token.letter in "Kx" for token in tokens):
        return
    words = reading.text[tokens[0].start : tokens[-1].end].removesuffix("的")
    accounts = {tokens[0].value} if tokens[0].letter == "K" and all(token.letter != "x" for token in tokens) else set()
    for amount in reversed(ledger):
        if amount.key.account in accounts or (not accounts and len(words) >= 3 and words in amount.subject.text):
            yield amount
