"""Ratio frames → claims: which part of which whole a percentage is."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from reportlint.facts.changes import span_of
from reportlint.facts.clauses import clause_start, segment_start
from reportlint.facts.currents import about
from reportlint.facts.distributions import dealt
from reportlint.facts.subjects import subject_of
from reportlint.model.claims import Amount, Key, Ratio, Word
from reportlint.model.quantities import Kind
from reportlint.model.spans import Span
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.facts.frames import Frame
    from reportlint.facts.ledger import Ledger
    from reportlint.model.claims import RatioKind

_FAR = 3
_MANY = 40  # amounts that may be the whole; nobody asks for more
_ROW = compiled("P(?:[、J,]P)*")
_PLAN = compiled(r"任务|计划|目标")
_SAVED, _SPARED = compiled(r"(?:资金)?节约率"), compiled(r"节约|节省|结余")
_ALL = compiled(r"总额|总数|总投资|资金")
_OTHER_RATE = compiled(r"(?:上年|去年|目标|计划|标准|总|综合|平均|整体)[^，,。；;、]{0,4}率|(?:调整|变动|增长|优良)率")
_SUM_WORD = compiled(r"(?:额|金额)$")
_PER_HEAD = compiled(r"[人户生亩]均|平均")
_TOGETHER = compiled(
    r"[两二三四五六七八九\d][项者类种部](?:[\u4e00-\u9fff]{2,4})??(?:[合共总]计|相加|共|合)?$|(?:累计|总共|共|合)$"
)
_ALL_OF_IT = compiled(r"[，,](?:[\u4e00-\u9fff]{0,6}?全部|均|都|悉数)[\u4e00-\u9fff]{1,12}[，,]$")
_COUNTED = (Kind.COUNT, Kind.PEOPLE)
PLANNED = ("年初预算", "调整预算", "全年预算", "预算", "下达", "到位", "目标", "合同")
DONE = ("执行", "决算", "拨付")


def ratios(readings: Sequence[Reading], ledger: Ledger) -> Iterator[Ratio]:
    """The ratios of a paragraph's sentences. `ledger` holds the amounts of the whole report."""
    for number, reading in enumerate(readings):
        for frame in reading.ratios:
            yield from _dealt_out(reading, frame, _ratio(readings, number, frame, ledger))


def _ratio(readings: Sequence[Reading], number: int, frame: Frame, ledger: Ledger) -> Ratio:
    reading = readings[number]
    kind = _kind(reading, frame)
    percent = frame.token(reading.phrase, "percent")
    assert percent is not None
    name = _name(reading, frame, kind)
    stages = [token.value for token in frame.tokens(reading.phrase, "whole") if token.letter == "G"]
    given = _given(reading, frame, name)
    behind = _behind(reading, frame)
    parts = (*behind.parts, *_parts(readings, number, frame, ledger))
    earlier = [amount for amount in _earlier(readings, number) if amount not in _carried_out(readings[:number])]
    near = [*_before(reading, frame), *earlier]
    wholes = (given,) if given else behind.wholes or tuple(islice(_wholes(reading, frame, ledger, near, parts), _MANY))
    return Ratio(
        span_of(reading, frame.start, frame.end), kind, percent.value, name, stages[0] if stages else None, parts,
        wholes, given is not None or bool(behind.parts and behind.wholes), reading.phrase.number,
        _account_before(reading, frame),
    )  # fmt: skip


def _dealt_out(reading: Reading, frame: Frame, ratio: Ratio) -> Iterator[Ratio]:
    """A、B分别为5亿元和15亿元，占总额的25%和75%: the n-th rate is that of the n-th amount."""
    phrase, first = reading.phrase, frame.parts["percent"][0]
    row = _ROW.match(phrase.letters, first)
    assert row is not None
    rates = [at for at in range(first, row.end()) if phrase.letters[at] == "P"]
    if len(rates) == 1:
        yield ratio
        return
    lists = [one.values for one in dealt(phrase, reading.text) if one.values[-1] < frame.start]
    by_place = dict(zip(reading.places, reading.amounts, strict=True))
    parts = [by_place.get(at) for at in lists[-1]] if lists else []
    if len(parts) != len(rates):
        yield replace(ratio, parts=())
        return
    for at, part in zip(rates, parts, strict=True):
        span = ratio.span if at == first else span_of(reading, at, at + 1)
        yield replace(ratio, span=span, percent=phrase.tokens[at].value, parts=(part,) if part else ())


class _Behind(NamedTuple):
    """Numerators and denominators in the bracket right behind a percentage."""

    parts: tuple[Amount, ...] = ()
    wholes: tuple[Amount, ...] = ()


def _behind(reading: Reading, frame: Frame) -> _Behind:
    """执行率98.4%（执行数245万元/预算数250万元）; 完成全年预算的98%（全年预算为250万元）."""
    letters = reading.phrase.letters
    if letters[frame.end : frame.end + 1] != "(":
        return _Behind()
    close = letters.find(")", frame.end)
    depth = reading.depths[frame.end]
    inside = [
        amount
        for place, amount in zip(reading.places, reading.amounts, strict=True)
        if frame.end < place < (close if close >= 0 else len(letters)) and amount.depth == depth
    ]
    done = tuple(amount for amount in inside if amount.key.stage in DONE)
    planned = tuple(amount for amount in inside if amount.key.stage in PLANNED or _ALL.search(amount.subject.text))
    return _Behind(done[:1], planned[:1]) if len(inside) <= 2 else _Behind()


def _account_before(reading: Reading, frame: Frame) -> str | None:
    """The account that the percentage's own clause names before it: 基本支出占62.5%."""
    if clause_start(reading.phrase, frame.start) == frame.start:
        return None
    return subject_of(reading.phrase, reading.text, frame.start, None, None).key.account


def _kind(reading: Reading, frame: Frame) -> RatioKind:
    if "done" in frame.parts or ("share" in frame.parts and _is_of_a_plan(reading, frame)):
        return "completion"
    return "share" if "share" in frame.parts else "named"


def _is_of_a_plan(reading: Reading, frame: Frame) -> bool:
    """占调整预算的90.75%, 占任务数的96%: how much of a plan was carried out, no part of a whole."""
    tokens = frame.tokens(reading.phrase, "whole")
    if not tokens or any(token.letter == "K" for token in tokens):
        return False
    words = reading.text[tokens[0].start : tokens[-1].end]
    return any(token.letter == "G" and token.value in PLANNED for token in tokens) or bool(_PLAN.search(words))


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


def _carried_out(readings: Sequence[Reading]) -> set[Amount]:
    """The amounts that are a share of their own budget: 收入9万元，为预算的100%."""
    return {
        amount
        for reading in readings[-_FAR:]
        for place, amount in zip(reading.places, reading.amounts, strict=True)
        if any("done" in frame.parts and 0 < frame.start - place <= 2 for frame in reading.ratios)
    }


def _parts(readings: Sequence[Reading], number: int, frame: Frame, ledger: Ledger) -> Iterator[Amount]:
    """The amounts that may be the numerator."""
    reading = readings[number]
    first = clause_start(reading.phrase, frame.start)
    if reading.text.endswith("分别", reading.phrase.start, reading.phrase.tokens[frame.start].start):
        return  # the first of several shares: it is of the first of several names
    start = reading.phrase.tokens[frame.start].start
    joined = _TOGETHER.search(reading.text, reading.phrase.start, start) or reading.text.startswith(("共", "合"), start)
    if joined or _ALL_OF_IT.search(reading.text, reading.phrase.start, start):
        return  # 两项合计占5%, 均为地方级，占5%: no amount is printed of all together
    if first < frame.start:
        subject = subject_of(reading.phrase, reading.text, frame.start, None, None)
        if subject.own or subject.key.account:
            yield from about(subject, reading, frame, ledger)
            return
    if _is_of_another(reading, frame, first):
        return
    before = _before(reading, frame)
    stages = {token.value for token in reading.phrase.tokens[first : frame.start] if token.letter == "G"}
    if "done" in frame.parts and stages:  # 支出决算完成年初预算的115%
        yield from (amount for amount in before if amount.key.stage in stages)
        return
    if _SAVED.match(reading.text, reading.phrase.tokens[frame.start].start):
        before = [amount for amount in before if _SPARED.search(amount.subject.text)]
    yield from before
    if not before:
        yield from _earlier(readings, number)


def _is_of_another(reading: Reading, frame: Frame, first: int) -> bool:
    """Whether a percentage is of something of which no amount is printed, whatever stands before it.

    目标执行率, the second 执行率 of a sentence, 压减额占上年的5%, 净追加5万元，占预算的6%.
    """
    phrase, text = reading.phrase, reading.text
    start = phrase.tokens[frame.start].start
    words = text[phrase.tokens[first].start if first < frame.start else start : start]
    if "rate" in frame.parts:
        name = text[start : phrase.tokens[frame.parts["rate"][1] - 1].end]
        named = text[max(start - 6, phrase.start) : start] + name
        again = bool(words) and name in text[phrase.start : phrase.tokens[first].start]
        return again or _OTHER_RATE.search(named) is not None
    last = max((at for at in range(first) if phrase.letters[at] in "MC" and not reading.depths[at]), default=-1)
    return _SUM_WORD.search(words) is not None or (last >= 0 and last not in reading.places and last + 2 >= first)


def _wholes(
    reading: Reading, frame: Frame, ledger: Ledger, near: Sequence[Amount], parts: Sequence[Amount]
) -> Iterator[Amount]:
    """The amounts that may be the denominator: `near` ones before others."""
    kind = _kind(reading, frame)
    if kind == "share":
        yield from _named_wholes(reading, frame, ledger)
        stages = {token.value for token in frame.tokens(reading.phrase, "whole") if token.letter == "G"}
        yield from (amount for amount in near if amount.key.stage in stages & set(DONE))  # 占总支出决算的5%: of these
        return
    if kind == "named" and parts and parts[0].quantity.kind in _COUNTED:
        yield from (amount for amount in near if _is_larger(amount, parts[0]))
        return
    wanted = {token.value for token in frame.tokens(reading.phrase, "whole") if token.letter == "G"}
    wanted = wanted or ({"目标"} if "share" in frame.parts else set(PLANNED))
    account = parts[0].key.account if parts else None
    wanted |= set(PLANNED[:4]) if "预算" in wanted else set()
    far = (amount for amount in ledger.last_at(wanted) if not amount.depth) if kind == "named" else ()
    for amount in chain((amount for amount in near if amount.key.stage in wanted), far):
        if amount.quantity.kind is not Kind.MONEY or any(amount.opposes(part) for part in parts[:1]):
            continue
        if kind == "named" or amount.key.account == account:
            yield amount


def _is_larger(amount: Amount, part: Amount) -> bool:
    """Whether a count may be the whole of which another one is a part: 满意456份 of 480份."""
    whole, piece = amount.quantity, part.quantity
    return whole.unit == piece.unit and whole.value >= piece.value and amount.span != part.span


def _named_wholes(reading: Reading, frame: Frame, ledger: Ledger) -> Iterator[Amount]:
    """Amounts of the account or of the words that the share names.

    An account with other words before it (同类产品采购规模) is another thing, and known by its words alone.
    """
    tokens = [token for token in frame.tokens(reading.phrase, "whole") if token.letter in "KxT"]
    stages = {token.value for token in frame.tokens(reading.phrase, "whole") if token.letter == "G"}
    if not tokens and stages:  # 占实际支出的64.14%
        yield from (amount for amount in ledger.last_at(stages) if not amount.depth)
        return
    if not any(token.letter in "Kx" for token in tokens):
        return
    words = reading.text[tokens[0].start : tokens[-1].end].removesuffix("的")
    if tokens[0].letter == "K" and all(token.letter != "x" for token in tokens):
        yield from _nearest(ledger.of_account(tokens[0].value), (reading.phrase.block, tokens[0].start))
    elif len(words) >= 3:
        found = _nearest(ledger.holding(words), (reading.phrase.block, tokens[0].start))
        yield from (amount for amount in found if _PER_HEAD.match(words) or not _PER_HEAD.match(amount.subject.text))


def _nearest(amounts: Sequence[Amount], here: tuple[int, int]) -> Iterator[Amount]:
    """Those before a place, the last first, and then those behind it."""
    before = bisect_left(amounts, here, key=lambda amount: amount.span[:2])
    yield from reversed(amounts[:before])
    yield from amounts[before:]
