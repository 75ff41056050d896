"""Finds the quantities of a text: numbers with their units, signs, ranges and how exact they are said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.facts._figures import Figure, Source, figure
from reportlint.facts._numeral_words import power
from reportlint.facts._opaque import opaque
from reportlint.facts.dates import dates
from reportlint.facts.numerals import scan
from reportlint.model.quantities import Approximation, Kind, Quantity
from reportlint.model.spans import Span
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from reportlint.facts.number_vocabulary import NumberVocabulary
    from reportlint.facts.units import Units

_NUMERAL = compiled(r"[0-9一二三四五六七八九十百两几零〇壹贰叁肆伍陆柒捌玖拾半数]")
_JOINT = compiled(r"(?:[(（]含[)）])?([-－–—~～]{1,2}|[至到])")


class Mention(NamedTuple):
    """A quantity as printed at a half-open place of a text; see Quantity for the other fields."""

    start: int
    end: int
    text: str
    value: Fraction
    ulp: Fraction
    step: Fraction
    unit: str
    kind: Kind
    approximation: Approximation = Approximation.EXACT
    upper: Fraction | None = None

    def quantity(self, block: int) -> Quantity:
        """The quantity, in the block whose text was read."""
        return Quantity(
            self.text, self.value, self.ulp, self.step, self.unit, self.kind,
            Span(block, self.start, self.end), self.approximation, self.upper,
        )  # fmt: skip


def quantities(text: str, units: Units, vocabulary: NumberVocabulary) -> Iterator[Mention]:
    """The quantities of a folded text, from left to right.

    No quantities are dates (see `dates`), titles in 《》, names in short quotation marks, document numbers, ordinals,
    list numbers, codes, telephone numbers and numerals that are part of a word. Chinese numerals count only before a
    unit or with 万 or 亿. Percentages fold 千 and 万 into their value; elsewhere these go into the unit.
    """
    if not _NUMERAL.search(text):
        return
    source = Source(text, units, vocabulary)
    low: Figure | None = None
    for found in _figures(source):
        joint = _JOINT.fullmatch(text, low.end, found.start) if low else None
        if low and joint and (joined := _joined(source, low, found, joint[1])):
            yield joined
            low = None
            continue
        rank = joint and found.weak and low and not low.base  # 3-5号楼
        if low and not low.weak and not rank:
            yield _single(source, low)
        low = found
    if low and not low.weak:
        yield _single(source, low)


def _figures(source: Source) -> Iterator[Figure]:
    closed = _closed(source)
    position = 0
    for numeral in scan(source.text, source.vocabulary, closed):
        if numeral.start < position:
            continue  # 三角 in 五元三角
        found = figure(source, numeral)
        if found is not None:
            position = found.end
            yield found


def _closed(source: Source) -> list[tuple[int, int]]:
    """Half-open ranges in order in which digits count nothing; none overlaps the next."""
    spans = sorted([*opaque(source.text, source.vocabulary), *(mention[:2] for mention in dates(source.text))])
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _single(source: Source, found: Figure) -> Mention:
    numeral, shift = found.numeral, found.shift
    return Mention(
        found.start,
        found.end,
        source.text[found.start : found.end],
        numeral.scaled(numeral.mantissa, shift),
        numeral.ulp(shift),
        numeral.step(shift),
        found.magnitude + found.base,
        found.kind,
        _approximation(source, found),
        None if numeral.upper is None else numeral.scaled(numeral.upper, shift),
    )


def _approximation(source: Source, found: Figure) -> Approximation:
    if found.numeral.approximation is not Approximation.EXACT:
        return found.numeral.approximation
    vocabulary = source.vocabulary
    for cue in (vocabulary.before.before(source.text, found.start), vocabulary.after.after(source.text, found.end)):
        if cue is not None and cue.word not in vocabulary.not_approximate.get(found.kind, ()):
            return cue.approximation
    return Approximation.EXACT


# Ranges


def _joined(source: Source, low: Figure, high: Figure, joint: str) -> Mention | None:
    """The range from one figure to the next; None if they are no two ends of one."""
    if high.weak or low.base not in ("", high.base) or low.numeral.denominator != 1 or high.numeral.denominator != 1:
        return None
    if joint in "至到" and source.text.endswith(source.vocabulary.change, 0, low.start):
        return None
    upper = high.numeral.scaled(high.numeral.mantissa, high.shift)
    value = _lower_end(low, high, upper)
    if not value < upper:
        return None
    mention = _single(source, high)
    return mention._replace(
        start=low.start,
        text=source.text[low.start : high.end],
        value=value,
        approximation=Approximation.RANGE,
        upper=upper,
    )


def _lower_end(low: Figure, high: Figure, upper: Fraction) -> Fraction:
    """The lower end in the unit of the upper one; a bare number shares the magnitude if it can: 3-5万元, 8500-3万元."""
    numeral = low.numeral
    if low.base or low.magnitude:
        return numeral.scaled(numeral.mantissa, high.shift)
    shared = numeral.scaled(numeral.mantissa)
    digits = str(high.numeral.mantissa)
    if low.weak and 0 < shared < int(digits[0]) and len(digits) > 2 and not digits[1:].strip("0"):
        return shared * power(len(digits) - 1)  # 两到三千
    return shared if shared < upper else numeral.scaled(numeral.mantissa, high.shift)
