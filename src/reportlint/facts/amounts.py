"""The levels of a report: the amounts that are neither differences nor limits nor what something is compared with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reportlint.facts.clauses import clause_start, depths
from reportlint.facts.distributions import dealt, subject_places
from reportlint.facts.frames import Frame, frames
from reportlint.facts.subjects import Subject, named_subject, subject_of
from reportlint.facts.tokens import year_of
from reportlint.model.claims import Amount
from reportlint.model.quantities import Approximation
from reportlint.model.spans import Span
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.facts.distributions import Dealt
    from reportlint.facts.tokens import Phrase, Token
    from reportlint.model.claims import Key

# 增加财政拨款5万元, 减少支出约3万元: differences without the form of one.
_WEAK = compiled(r"[UDZ][GKTxi]?W?(?P<amount>[MC])")
_PROGRAMME = compiled(r"支持|促进|推动|助力|用于|扶持")
_SURPLUS = compiled(r"(?:超过?|高出|超出|多出|低于|少于)了?(?:[上去前]年|(?:[上去]年)?同期|(?:年初)?预算|计划|目标)?$")
_MEAN = compiled(r"(?:[年季月日人户亩]均|年平均|平均每年|每年)(?:复合|平均|实际)?$")
_NOUN = compiled(r"[\u4e00-\u9fff]{2}")
_LIMITS = (Approximation.AT_LEAST, Approximation.AT_MOST)


class Reading(NamedTuple):
    """A sentence with its frames and levels; `places` are the levels' token indexes."""

    phrase: Phrase
    text: str
    changes: tuple[Frame, ...]
    ratios: tuple[Frame, ...]
    conversions: tuple[Frame, ...]
    comparisons: tuple[Frame, ...]
    amounts: tuple[Amount, ...]
    places: tuple[int, ...]
    heading: Key | None
    depths: tuple[int, ...]


def read_phrase(
    phrase: Phrase, text: str, heading: Key | None, before: Subject | None
) -> tuple[Reading, Subject | None]:
    """A sentence's frames and levels, and the subject that the next sentence of the paragraph may go on with."""
    conversions = tuple(frame for frame in frames("conversion", phrase.letters) if not _is_surplus(phrase, text, frame))
    comparisons = tuple(frames("comparison", phrase.letters))
    changes = tuple(_changes(phrase, text, conversions + comparisons))
    ratios = tuple(frames("ratio", phrase.letters))
    shares = tuple(dealt(phrase, text))
    names = subject_places(shares)
    used = {*_used(phrase, text, (*changes, *ratios, *conversions)), *_differences(shares)}
    amounts: list[Amount] = []
    places: list[int] = []
    depth = depths(phrase)
    topic = before
    for index, token in enumerate(phrase.tokens):
        if token.letter not in "MCS" or index in used or token.value.approximation in _LIMITS:
            continue
        if index in names:
            subject = named_subject(phrase, text, names[index], topic)
            first = names[index][0]
        else:
            subject = subject_of(phrase, text, index, heading, topic)
            first = clause_start(phrase, index)
        span = Span(phrase.block, phrase.tokens[min(first, index)].start, token.end)
        noun = _noun(phrase, text, index) if token.letter == "C" else ""
        amounts.append(
            Amount(token.value, subject.word, subject.key, span, depth[index], phrase.number, noun, subject.own)
        )
        places.append(index)
        if depth[index] == 0 and token.letter == "M":
            topic = subject
    reading = Reading(
        phrase, text, changes, ratios, conversions, comparisons, tuple(amounts), tuple(places), heading, depth
    )
    return reading, topic


def _changes(phrase: Phrase, text: str, others: tuple[Frame, ...]) -> Iterator[Frame]:
    """The changes that are none of the other frames, no part of what money is for and no mean of a year or head."""
    for frame in frames("change", phrase.letters, partial(_trimmed, phrase, text)):
        if _overlaps(frame, others) or _is_programme(phrase, text, frame) or _is_mean(phrase, text, _turns(frame)[:1]):
            continue
        yield frame


def _differences(shares: Iterable[Dealt]) -> Iterator[int]:
    """The numbers of 分别增加5万元、6万元: all of them are differences."""
    for each in shares:
        if each.turned:
            yield from each.values


def _is_programme(phrase: Phrase, text: str, frame: Frame) -> bool:
    """Whether the word of direction is part of what money is for: 支持商贸稳增长30万元."""
    delta = frame.token(phrase, "delta")
    if "base" in frame.parts or "rate" in frame.parts or delta is None or delta.letter != "M":
        return False
    start = phrase.tokens[clause_start(phrase, frame.start)].start
    return _PROGRAMME.search(text, start, phrase.tokens[frame.start].start) is not None


def _is_surplus(phrase: Phrase, text: str, frame: Frame) -> bool:
    """超过上年5万元，达到20万元: what stands before is a difference as well as it may be what it was before."""
    return _SURPLUS.search(text, phrase.start, phrase.tokens[frame.start].start) is not None


def _trimmed(phrase: Phrase, text: str, frame: Frame) -> Frame:
    """A change without what has a base of its own or is said of a single year."""
    frame = _one_base(phrase, frame)
    if not _is_mean(phrase, text, _turns(frame)[1:]):
        return frame
    end = min(frame.parts[name][1] for name in ("delta", "rate"))
    return Frame({name: place for name, place in frame.parts.items() if place[1] <= end}, frame.start, end)


def _turns(frame: Frame) -> Sequence[tuple[int, int]]:
    """The words of direction, in the order of the text."""
    return sorted(frame.parts[name] for name in ("turn", "rate_turn") if name in frame.parts)


def _is_mean(phrase: Phrase, text: str, turns: Sequence[tuple[int, int]]) -> bool:
    """由12亿元增加到15亿元，年均增长8%: what a single year or head has is no change of the whole."""
    return any(_MEAN.search(text, phrase.start, phrase.tokens[turn[0]].start) for turn in turns)


def _one_base(phrase: Phrase, frame: Frame) -> Frame:
    """A change without its rate where that has a base of its own: 较2022年增加3亿元，较2019年下降5%."""
    first, again = frame.tokens(phrase, "base"), frame.tokens(phrase, "again")
    if not first or not again or _bases_agree(first, again):
        return frame
    parts = {name: place for name, place in frame.parts.items() if name not in ("again", "rate_turn", "rate")}
    return Frame(parts, frame.start, parts["delta"][1])


def _bases_agree(first: Sequence[Token], again: Sequence[Token]) -> bool:
    years = [{year_of(token) for token in side if token.letter == "Y"} for side in (first, again)]
    stages = [
        {"上年" if token.letter == "y" else token.value for token in side if token.letter in "Gy"}
        for side in (first, again)
    ]
    if all(years):
        return years[0] == years[1]
    return stages[0] == stages[1] or not all(stages)


def _noun(phrase: Phrase, text: str, index: int) -> str:
    """The first two 汉字 of what is counted, which tell 个部门 from 个项目."""
    match = _NOUN.match(text, phrase.tokens[index].end, phrase.end)
    return match.group() if match else ""


def _overlaps(frame: Frame, others: tuple[Frame, ...]) -> bool:
    return any(frame.start < other.end and other.start < frame.end for other in others)


def _used(phrase: Phrase, text: str, found: tuple[Frame, ...]) -> Iterator[int]:
    """The tokens that are no levels: differences, what is compared with, and weak differences."""
    for frame in found:
        yield from range(frame.start, frame.end)
    for match in _WEAK.finditer(phrase.letters):
        start = phrase.tokens[clause_start(phrase, match.start())].start
        if not _PROGRAMME.search(text, start, phrase.tokens[match.start()].start):
            yield match.start("amount")
