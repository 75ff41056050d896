"""Change frames → claims: what changed, against what, by how much."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint.facts.clauses import clause_start, segment_start
from reportlint.facts.subjects import subject_of, year_said
from reportlint.facts.tokens import year_of
from reportlint.model.claims import Amount, Base, Change, Conversion, Direction, Turn, Word
from reportlint.model.quantities import Kind
from reportlint.model.spans import Span
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.facts.frames import Frame
    from reportlint.facts.ledger import Ledger
    from reportlint.facts.subjects import Subject
    from reportlint.facts.tokens import Token

_WHOLE = compiled(r"(?:总额|总投资|总量|全年)$")
_OWNER = compiled(
    r"[\u4e00-\u9fff]{1,14}?(?:总局|[部局厅署]|委员会|委|银行|法院|检察院|学校|医院|公司|镇|乡)(?=[^门委])"
)
# 减少2万元，由5万元降至3万元
_ONWARD = compiled(r"[，,](?:即|已|将)?[由从](?:(?:19|20)\d\d年度?|年初|上年|去年|原先?|预算|同期|数|的)*")
_MEAN = compiled(r"[人户生亩日月]均|平均")
_FAR = 3  # sentences back in a paragraph that a change may go on with


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
            currents = () if _is_dealt(reading, frame) else tuple(_currents(readings, number, frame, ledger))
            yield _change(reading, frame, base, currents)


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


def _currents(readings: Sequence[Reading], number: int, frame: Frame, ledger: Ledger) -> Iterator[Amount]:
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
