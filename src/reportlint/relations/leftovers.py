"""What there was, what was used, what is left → identities (docs/arithmetic.md): 资金6万元，已支出5万元，结余1万元."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.identities.kinds import sum_of
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.model.spans import Span
from reportlint.patterns import compiled
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.facts.amounts import Reading
    from reportlint.model.claims import Amount
    from reportlint.relations.operands import Operands

_LEFT = compiled(r"(?:资金|尚|还|仍)*(?:结余|结转|结转结余|剩余|未(?:支付|分配|使用|支出|拨付|执行))(?:资金|金额)?")
_USED = compiled(r"已|实际|使用|支[出付]|拨付|执行")
_STAGES = frozenset(("执行", "决算", "拨付"))
_CARRIED = compiled(r"上年|以前年度|年初结[转余]|历年|节约")  # something else came in, or the word is another


def leftover_relations(reading: Reading, operands: Operands) -> Iterator[Relation]:
    """Three amounts side by side, of which the last is said to be left of the first behind the second."""
    money = [amount for amount in reading.amounts if not amount.depth and amount.quantity.kind is Kind.MONEY]
    for (whole, used), (_, left) in pairwise(pairwise(money)):
        words = reading.text[reading.phrase.start : left.span.end]
        listed = "A" in reading.phrase.letters or whole.quantity.value < used.quantity.value
        if listed or _CARRIED.search(words):
            continue
        if _is_left(left) and _is_used(used) and not _is_used(whole):
            parts = [operands("已用", used.quantity), operands("剩下", left.quantity)]
            note = "用掉的加上剩下的，应当等于全部的"
            yield Relation(
                "ARI109", (sum_of(parts, operands("全部", whole.quantity)),), _span(reading, whole, left),
                whole.subject.text, Confidence.LOW, note,
            )  # fmt: skip


def _span(reading: Reading, first: Amount, last: Amount) -> Span:
    return Span(reading.phrase.block, first.clause.start, last.span.end)


def _is_left(amount: Amount) -> bool:
    return amount.own and _LEFT.fullmatch(amount.subject.text) is not None


def _is_used(amount: Amount) -> bool:
    return amount.key.stage in _STAGES or (amount.own and _USED.search(amount.subject.text) is not None)
