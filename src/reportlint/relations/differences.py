"""What is left of one amount after another, by their names → identities (docs/arithmetic.md).

资产总额5万元，负债2万元，净资产3万元; 预算5万元，实际采购4万元，节约1万元，节约率20%.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportlint.facts.clauses import clause_start
from reportlint.identities.kinds import share, sum_of
from reportlint.model.findings import Confidence
from reportlint.model.spans import Span
from reportlint.patterns import compiled
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.facts.lexicon import Difference
    from reportlint.model.quantities import Quantity
    from reportlint.relations.operands import Operands

# What may stand between the name and the number.
_TAIL = compiled(
    r"(?:总|了|金额|额|规模|造价|价|款|投资|工程|财政|采购|预算|资金|合计|总计|共计|完成|执行|数|[约达为共计：:，, ])*$"
)
_COMPARED = compiled(r"[比较]|同期|上年|去年|年初|期初|累计|其中")
_RATE = compiled(r"[，,、(（](?:资金|平均|综合|共)*(?:节约|节支|节资|核减|审减)(?:资金|造价)?率[为达约到是]*")


class _Money(NamedTuple):
    """An amount of money outside brackets: its token, the words before it in its clause, its sentence."""

    at: int
    quantity: Quantity
    words: str
    reading: Reading


def difference_relations(
    readings: Sequence[Reading], operands: Operands, rules: Sequence[Difference]
) -> Iterator[Relation]:
    """What three amounts that follow on each other must come to, within a sentence, or a paragraph about a fund."""
    for rule in rules:
        if not rule.about:
            for reading in readings:
                yield from _differences(list(_money(reading)), rule, operands)
        elif readings and _holds(readings[0].text, rule.about):
            yield from _differences([one for reading in readings for one in _heads(reading)], rule, operands)


def _money(reading: Reading) -> Iterator[_Money]:
    """The amounts of a sentence outside brackets, differences among them."""
    phrase = reading.phrase
    for at, token in enumerate(phrase.tokens):
        if token.letter == "M" and not reading.depths[at]:
            start = phrase.tokens[clause_start(phrase, at)].start
            yield _Money(at, token.value, reading.text[start : token.start], reading)


def _heads(reading: Reading) -> Iterator[_Money]:
    """The amounts of a sentence that stand before any list of it."""
    opening = next((at for at, letter in enumerate(reading.phrase.letters) if letter in "Aa"), len(reading.depths))
    return (one for one in _money(reading) if one.at < opening)


def _differences(money: Sequence[_Money], rule: Difference, operands: Operands) -> Iterator[Relation]:
    for (whole, taken), (_, left) in pairwise(pairwise(money)):
        named = _is(whole, rule.whole) and _is(taken, rule.taken) and _is(left, rule.left)
        words = whole.reading.text[whole.reading.phrase.start : left.reading.phrase.end]
        if not named or _holds(words, rule.unlike):
            continue
        if not all(operands.comparable(one.quantity, left.quantity) for one in (whole, taken)):
            continue
        members = [operands("原来的数", whole.quantity), operands("减去的数", taken.quantity)]
        identity = sum_of(members, operands("差额", left.quantity), [1, -1])
        span = Span(left.quantity.span.block, whole.quantity.span.start, left.quantity.span.end)
        yield Relation("ARI109", (identity,), span, left.words, Confidence.MEDIUM, rule.note)
        yield from _rate(whole, taken, left, operands)


def _holds(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


def _is(one: _Money, names: Sequence[str]) -> bool:
    """Whether an amount is called by one of the names, and is compared with nothing."""
    at = max(one.words.rfind(name) + len(name) if name in one.words else -1 for name in names)
    return at >= 0 and _TAIL.fullmatch(one.words, at) is not None and not _COMPARED.search(one.words)


def _rate(whole: _Money, taken: _Money, left: _Money, operands: Operands) -> Iterator[Relation]:
    """节约率, 核减率 right behind the amount: of what was planned; some take what was spent."""
    phrase = left.reading.phrase
    at = phrase.letters.find("P", left.at)
    if at < 0 or not _RATE.fullmatch(left.reading.text, left.quantity.span.end, phrase.tokens[at].start):
        return
    percent: Quantity = phrase.tokens[at].value
    part, rate = operands("差额", left.quantity), operands("比率", percent)
    readings = [share(part, operands("基数", base.quantity), rate) for base in (whole, taken)]
    span = Span(percent.span.block, left.quantity.span.end + 1, percent.span.end)
    yield Relation("ARI105", tuple(readings), span, "", Confidence.MEDIUM)
