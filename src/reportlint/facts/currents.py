"""What a change is a change of: the levels that may have changed, the likeliest first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint.facts.clauses import clause_start, segment_start
from reportlint.facts.subjects import subject_of, year_said
from reportlint.facts.tokens import year_of
from reportlint.model.quantities import Kind
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.facts.frames import Frame
    from reportlint.facts.ledger import Ledger
    from reportlint.facts.subjects import Subject
    from reportlint.model.claims import Amount
    from reportlint.model.spans import Span

_ADJUSTED = compiled(r"剔除|扣除|加回|可比|不考虑|不含|还原")
_WHOLE = compiled(r"(?:总额|总投资|总量|全年)$")
_OWNER = compiled(
    r"[\u4e00-\u9fff]{1,14}?(?:总局|[部局厅署]|委员会|委|银行|法院|检察院|学校|医院|公司|镇|乡)(?=[^门委])"
)
_MEAN = compiled(r"[人户生亩日月年车村批台]均|平均|亩产")
_FAR = 3  # sentences back in a paragraph that a change may go on with


def currents(readings: Sequence[Reading], number: int, frame: Frame, ledger: Ledger) -> Iterator[Amount]:
    """The amounts that may be what changed, the likeliest first, each once."""
    seen: set[Span] = set()
    for amount in _candidates(readings, number, frame, ledger):
        if amount.span not in seen and _same_kind(readings[number], frame, amount):
            seen.add(amount.span)
            yield amount


def _same_kind(reading: Reading, frame: Frame, amount: Amount) -> bool:
    delta = frame.token(reading.phrase, "delta")
    if delta is None:
        return True
    kind = Kind.PERCENT if delta.value.kind is Kind.POINTS else delta.value.kind
    return kind is amount.quantity.kind


def _candidates(readings: Sequence[Reading], number: int, frame: Frame, ledger: Ledger) -> Iterator[Amount]:
    reading = readings[number]
    if _is_adjusted(reading, frame):
        return
    named = _named(reading, frame)
    if named is not None:
        named = named._replace(key=replace(named.key, year=named.key.year or _year_before(readings[:number])))
        yield from about(named, reading, frame, ledger)
        return
    reached = _reached(reading, frame)
    if reached is not None:
        yield reached
        return
    depth = reading.depths[frame.start]
    before = [
        (place, amount)
        for place, amount in zip(reading.places, reading.amounts, strict=True)
        if place < frame.start and amount.depth <= depth and amount.key.stage != "上年"
    ]
    year = _base_year(reading, frame)
    before = [pair for pair in before if year is None or pair[1].key.year != year or len(before) == 1]
    said = _own_year(reading, frame)
    spoken = [amount for _, amount in before if said is not None and amount.key.year == said]
    if spoken:
        yield from reversed(spoken)
        return
    if _WHOLE.search(
        reading.text, reading.phrase.tokens[clause_start(reading.phrase, frame.start)].start, _start(reading, frame)
    ):
        return  # 第一批5万元，第二批4万元，总额较上年增加: what has changed is not printed
    if before and _is_adjacent(reading, before[-1][0], frame.start):
        yield before[-1][1]
        yield from _divided(reading, before)
        yield from _instead(before, any_=_has_figure(reading, frame))
        return
    segment = segment_start(reading.phrase, frame.start)
    yield from (amount for place, amount in reversed(before) if place >= segment)
    if before and segment > 0 and not _names_its_own(reading, segment, frame):
        yield before[0][1]
    if not before:
        yield from _earlier(readings[max(number - _FAR, 0) : number])


def _is_adjusted(reading: Reading, frame: Frame) -> bool:
    """Whether something was taken off or added back before it is compared: 剔除一次性因素后，较上年增长10%."""
    first = reading.phrase.tokens[segment_start(reading.phrase, frame.start)].start
    return _ADJUSTED.search(reading.text, first, _start(reading, frame)) is not None


def _own_year(reading: Reading, frame: Frame) -> int | None:
    """The year that stands right before the base: 2023年比2021年增加5万元."""
    place = frame.start - 1
    if "base" not in frame.parts or place < 0 or reading.phrase.letters[place] != "Y":
        return None
    return year_of(reading.phrase.tokens[place])


def _has_figure(reading: Reading, frame: Frame) -> bool:
    """Whether the base is printed with its amount: 较上年的400万元减少40万元."""
    return any(token.letter in "MC" for token in frame.tokens(reading.phrase, "base"))


def _instead(before: Sequence[tuple[int, Amount]], *, any_: bool) -> Iterator[Amount]:
    """What may have changed instead of the last amount: one of a later year, or one that is no mean as the last is.

    `any_`: any other may, since it is told from what.
    """
    last = before[-1][1]
    mean, year = _MEAN.search(last.subject.text), last.key.year
    for _, amount in reversed(before[:-1]):
        later = year is not None and amount.key.year is not None and amount.key.year > year
        if any_ or later or (mean and not _MEAN.search(amount.subject.text)):
            yield amount


def _start(reading: Reading, frame: Frame) -> int:
    return reading.phrase.tokens[frame.start].start


def _names_its_own(reading: Reading, segment: int, frame: Frame) -> bool:
    """Whether an earlier change of a segment is of something that the segment names, but gives no level of."""
    earlier = (other for other in reading.changes if segment <= other.start < frame.start)
    return any(_named(reading, other) is not None for other in earlier)


def _earlier(readings: Sequence[Reading]) -> Iterator[Amount]:
    """The amounts of the last sentence that has any; those of a list (其中：…) behind those of the total before it."""
    parts: list[Amount] = []
    for reading in reversed(readings):
        if not reading.amounts:
            continue
        if reading.phrase.letters.startswith("A") and not parts:
            parts = [*reading.amounts[:1], *reversed(reading.amounts[1:])]
            continue
        yield reading.amounts[0]
        yield from reversed(reading.amounts[1:])
        break
    yield from parts


def _divided(reading: Reading, before: Sequence[tuple[int, Amount]]) -> Iterator[Amount]:
    """The total of a list whose parts tell no changes: 支出5万元，其中：基本支出2万元，项目支出3万元，同比增加1万元."""
    last = before[-1][0]
    opening = reading.phrase.letters.rfind("A", 0, last)
    parts = [place for place, _ in before if place > opening]
    if len(parts) > 1 and not compiled("[UDF]").search(reading.phrase.letters[opening:last]):
        yield from (amount for place, amount in reversed(before) if place < opening and not amount.depth)


def _year_before(readings: Sequence[Reading]) -> int | None:
    """The year that the sentences before in the paragraph are about."""
    return next((year for reading in reversed(readings) if (year := year_said(reading.phrase)) is not None), None)


def _reached(reading: Reading, frame: Frame) -> Amount | None:
    """The level right behind the change: 减少2万元，降至30万元."""
    match = compiled(r",?V(?=[MC])").match(reading.phrase.letters, frame.end)
    if match is None:
        return None
    pairs = zip(reading.places, reading.amounts, strict=True)
    return next((amount for place, amount in pairs if place == match.end()), None)


def _base_year(reading: Reading, frame: Frame) -> int | None:
    """The year that the base names: an amount of that year is what is compared with, not what changed."""
    years = [year_of(token) for token in frame.tokens(reading.phrase, "base") if token.letter == "Y"]
    return years[-1] if years else None


def _is_adjacent(reading: Reading, place: int, start: int) -> bool:
    """Whether nothing but a comma or a bracket with its content stands between an amount and what is said of it."""
    between = reading.phrase.letters[place + 1 : start]
    return compiled(r"(?:\([^()]*\))?,?").fullmatch(between) is not None


def _named(reading: Reading, frame: Frame) -> Subject | None:
    """The account and words that stand before the change in its own clause, if it names what changed there."""
    start = frame.parts.get("topic", (0, frame.start))[1]
    first = clause_start(reading.phrase, start)
    if first == start:
        return None
    subject = subject_of(reading.phrase, reading.text, start, None, None)
    return subject if subject.own or subject.key.account else None


def about(named: Subject, reading: Reading, frame: Frame, ledger: Ledger) -> Iterator[Amount]:
    """Amounts of the same account or words: those before in the paragraph, or else the only one there is."""
    account, words = named.key.account, named.word.text
    here = (reading.phrase.block, reading.phrase.tokens[frame.start].start)
    mean = _MEAN.search(words) is not None
    fitting = [
        amount for amount in (ledger.with_words(words) if account is None else ledger.of_account(account))
        if (amount.span.block, amount.span.start) < here and not _others(amount.subject.text, words)
    ]  # fmt: skip
    near = [amount for amount in reversed(fitting) if amount.span.block == reading.phrase.block]
    near = near or [each for each in _spoken_of(words, here, ledger) if mean or not _MEAN.search(each.subject.text)]
    if near:
        yield from near
        return
    fitting = [amount for amount in fitting if amount.key.year == named.key.year is not None] or fitting
    fitting = [amount for amount in fitting if amount.key.stage == named.key.stage is not None] or fitting
    if len({(amount.quantity.value, amount.quantity.unit) for amount in fitting}) == 1:
        yield fitting[-1]


def _spoken_of(words: str, here: tuple[int, int], ledger: Ledger) -> Iterator[Amount]:
    """The amounts before in the paragraph whose longer name holds the words: 财政拨款支出5万元，财政拨款增加1万元."""
    found = (amount for amount in ledger.holding(words) if amount.span.block == here[0] and amount.span.start < here[1])
    return (amount for amount in reversed(list(found)) if not amount.depth)


def _others(words: str, own: str) -> bool:
    """Whether two subjects begin with the names of two different units."""
    names = [match.group() for match in map(_OWNER.search, (words, own)) if match]
    return len(names) == 2 and names[0] not in names[1] and names[1] not in names[0]
