"""The errors that are seeded, how often, and where a report has room for them."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mutation.slips import numeral_in
from reportlint.identities.core import IdentityKind
from reportlint.model.quantities import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.facts.facts import Facts
    from reportlint.identities.core import Identity
    from reportlint.model.claims import Word
    from reportlint.model.quantities import Quantity
    from reportlint.model.spans import Span
    from reportlint.relations.relations import Relations


class Operator(StrEnum):
    """One kind of error."""

    REPLACE = "replace"  # a digit replaced
    DROP = "drop"  # a digit left out
    ADD = "add"  # a digit too many
    SWAP = "swap"  # two neighbouring digits interchanged
    POINT = "point"  # the decimal point moved
    UNIT = "unit"  # 元, 万元, 亿元
    COPY = "copy"  # another number of its kind in its place
    ADDEND = "addend"  # a total without one of its parts, or with one counted twice
    COUNT = "count"  # a number of things off by one
    DIRECTION = "direction"  # 增加 instead of 减少
    BASE = "base"  # 上年 instead of 年初预算
    YEAR = "year"  # the year before or after


# The mix of errors is that of Scholtus 2009 and of the other sources in docs/accuracy.md, to which counts and years
# were added.
WEIGHTS = {
    Operator.REPLACE: 35, Operator.DROP: 5, Operator.ADD: 5, Operator.SWAP: 8, Operator.POINT: 5, Operator.UNIT: 5,
    Operator.COPY: 15, Operator.ADDEND: 5, Operator.COUNT: 5, Operator.DIRECTION: 12, Operator.BASE: 5,
    Operator.YEAR: 5,
}  # fmt: skip
# These edit a number that stands where it stood, so that the original relations say what is broken.
NUMERIC = frozenset(Operator) - {Operator.DIRECTION, Operator.BASE, Operator.YEAR}

_UNITS = ("元", "万元", "亿元")
_WHOLE = frozenset((Kind.COUNT, Kind.PEOPLE))
_WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
_PAIRS: Sequence[tuple[str, str]] = [(one, other) for one, other in _WORDS["opposites"]]
OPPOSITES: Mapping[str, str] = {
    **{other: one for one, other in reversed(_PAIRS)},
    **dict(reversed(_PAIRS)),
}
BASES: Mapping[str, str] = _WORDS["bases"]
_COMPARED = re.compile("大于|小于|高于|低于|多于|少于")
_BASE = re.compile("上年(?=度|决算|预算|支出|实际|执行|数|增|减|下|上|提|降|$)|年初预算|全年预算|调整预算")
_YEAR = re.compile(r"(?<!\d)20\d\d(?=年)")


class Site(NamedTuple):
    """A place where an error can be made."""

    operator: Operator
    span: Span


def sites(facts: Facts, relations: Relations) -> Iterator[Site]:
    """Yield every place of a report with every error that it has room for."""
    for span, quantity in numbers(facts, relations).items():
        yield from (Site(operator, span) for operator in _numeric(quantity))
    for result in {identity.result.quantity.span for identity in sums(relations)}:
        yield Site(Operator.ADDEND, result)
    yield from (Site(Operator.DIRECTION, span) for span in _directions(facts, relations))
    yield from (Site(Operator.BASE, span) for span in _bases(facts))
    yield from (Site(Operator.YEAR, span) for span in _years(facts))


def numbers(facts: Facts, relations: Relations) -> Mapping[Span, Quantity]:
    """The numbers of a report that are printed in plain digits, by their places."""
    bound = (
        operand.quantity for relation in relations.all for reading in relation.readings
        for operand in reading.operands if not operand.fixed
    )  # fmt: skip
    known = {quantity.span: quantity for quantity in (*bound, *facts.quantities)}
    return {span: known[span] for span in sorted(known) if _is_plain(known[span], facts)}


def _is_plain(quantity: Quantity, facts: Facts) -> bool:
    numeral = numeral_in(quantity.text)
    printed = facts.document.text(quantity.span) == quantity.text and quantity.upper is None
    return printed and numeral is not None and numeral.value == abs(quantity.value)


def _numeric(quantity: Quantity) -> Iterator[Operator]:
    yield from (Operator.REPLACE, Operator.DROP, Operator.ADD, Operator.SWAP, Operator.POINT, Operator.COPY)
    if quantity.unit in _UNITS and quantity.text.endswith(quantity.unit):
        yield Operator.UNIT
    if quantity.kind in _WHOLE:
        yield Operator.COUNT


def other_units(unit: str) -> list[str]:
    """The units of money that are taken for another one."""
    return [other for other in _UNITS if other != unit]


def sums(relations: Relations) -> Iterator[Identity]:
    """Yield the sums that hold, of two parts or more, with a total that is printed in plain digits."""
    for relation in relations.all:
        identity = relation.verdict.identity
        holds = relation.decided and not relation.broken and identity.kind is IdentityKind.SUM
        printed = not identity.result.fixed and numeral_in(identity.result.quantity.text)
        if holds and printed and len(identity.operands) > 2:
            yield identity


def _directions(facts: Facts, relations: Relations) -> list[Span]:
    """The words that say which way something went, as far as they have an opposite."""
    turns = (turn.word for change in facts.changes for turn in (change.delta, change.rate) if turn)
    signing = (
        operand.word for relation in relations.all for operand in relation.verdict.identity.operands
        if operand.word and operand.direction
    )  # fmt: skip
    conversions = (conversion.word for conversion in facts.conversions)
    words: set[Word] = {*turns, *signing, *conversions}
    known = {word.span for word in words if facts.document.text(word.span) in OPPOSITES}
    return sorted(known | set(_compared(facts)))


def _compared(facts: Facts) -> Iterator[Span]:
    for comparison in facts.comparisons:
        match = _COMPARED.search(facts.document.text(comparison.span))
        if match and comparison.direction:
            start = comparison.span.start
            yield comparison.span._replace(start=start + match.start(), end=start + match.end())


def _bases(facts: Facts) -> list[Span]:
    """The words that say what a change or a rate is measured against."""
    words = [change.base.word.span for change in facts.changes if change.base is not None]
    words += [ratio.span for ratio in facts.ratios if ratio.kind == "completion"]
    found = ((span, _BASE.search(facts.document.text(span))) for span in words)
    return sorted(
        {
            span._replace(start=span.start + match.start(), end=span.start + match.end())
            for span, match in found if match
        }
    )  # fmt: skip


def _years(facts: Facts) -> Iterator[Span]:
    for block in facts.document.blocks:
        yield from (block.span(*match.span()) for match in _YEAR.finditer(block.text))
