"""The same amount told twice in like words → equalities (docs/arithmetic.md).

Two amounts of like words that differ in one digit are most likely one amount of which one was mistyped. Amounts that
differ in more are two amounts, and no relation holds between them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from reportlint.identities.core import turned
from reportlint.identities.edits import one_digit_apart
from reportlint.identities.kinds import equality
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.patterns import compiled
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.model.claims import Amount, Change
    from reportlint.model.spans import Span
    from reportlint.relations.operands import Operands

_LABEL = compiled(r"([^:：，,；;。、\s]{2,20})[:：]\s*$")  # 南江县：专项资金4150万元
_HAN = compiled(r"[\u4e00-\u9fff]+")
_IDLE = compiled(
    r"(?:19|20)\d\d年度?|全年|本年度?|当年|资金|金额|共计|合计|累计|实际|其中|已|投入|安排|下达|拨付|支出|收入|经费|预算|决算|完成|使用|预计|预期|执行|年初|发放|差额|人均|为|共|总|数|的"
)
_TELLING = 3  # digits that must differ from those of most other amounts
_NAME = 3  # characters that say of what an amount without an account is
_LIKE = 0.5  # Dice coefficient of the words' pairs of characters
_BESIDE = 80  # characters within a sentence in which two amounts are two
_BUDGET = "预算"
_MOST = 400  # amounts; beyond them a report is a table in words


class _Told(NamedTuple):
    """An amount with its telling digits, its length in 分, its words' pairs of characters and the label before it.

    `stage` is that of its total where it names none.
    """

    amount: Amount
    digits: str
    size: int
    pairs: frozenset[str]
    label: str
    stage: str | None


def restatement_relations(
    amounts: Sequence[Amount], operands: Operands, totals: Mapping[Span, Sequence[Amount]], texts: Sequence[str]
) -> Iterator[Relation]:
    """An equality for each amount that was told before, and for the nearest miss of one.

    `totals` are those of which an amount is a part, by its place: two parts are of two totals. `texts` are the blocks'.
    """
    stages = (_stage(amount, totals) for amount in amounts)
    pairs = zip(amounts[:_MOST], stages, strict=False)
    told = [found for amount, stage in pairs if (found := _told(amount, stage, operands, texts)) is not None]
    for group in _groups(told):
        for first, second in combinations(group, 2):
            divided = first.amount.span in totals and second.amount.span in totals
            if divided or _are_two(first, second) or not _alike(first, second):
                continue
            if first.digits == second.digits:
                yield _relation(first, second, operands)
                break
            if first.size == second.size and one_digit_apart(first.digits, second.digits):
                often = Counter(each.digits for each in group)  # the value told once is the odd one
                odd_first = often[second.digits] > often[first.digits] == 1
                yield _relation(*((second, first) if odd_first else (first, second)), operands)
                break


def change_restatements(changes: Sequence[Change], operands: Operands) -> Iterator[Relation]:
    """A change told twice, of the same amount against the same base, goes by the same amount and at the same rate."""
    told: dict[tuple[object, ...], Change] = {}
    for change in changes:
        if change.base is None or not change.currents:
            continue
        current = change.currents[0]
        if not _words(current):
            continue
        words = current.key.account or current.subject.text
        key = (current.quantity.value, current.quantity.unit, words, change.base.stage, change.base.year)
        first = told.setdefault(key, change)
        if first is not change and first.sentence != change.sentence and current.span != first.currents[0].span:
            yield from _same_change(first, change, operands)


def _same_change(first: Change, second: Change, operands: Operands) -> Iterator[Relation]:
    for one, other in ((first.delta, second.delta), (first.rate, second.rate)):
        if one is not None and other is not None and operands.comparable(one.quantity, other.quantity):
            here, there = operands("此处", other.quantity), operands("前文", one.quantity)
            subject = second.currents[0].subject.text
            lesser = ((one.quantity.span, f"前文：{one.quantity.text}"),)
            identity = equality((turned(here, other), turned(there, one)))
            yield Relation("AGR301", (identity,), second.span, subject, Confidence.MEDIUM, lesser=lesser, certain=False)


def _stage(amount: Amount, totals: Mapping[Span, Sequence[Amount]]) -> str | None:
    """An amount's stage, or that of a total of which it is a part: what 2023年部门预算 is made up of is budget too."""
    for each in (amount, *totals.get(amount.span, ())):
        if each.key.stage or each.subject.text.endswith(_BUDGET):
            return each.key.stage or _BUDGET
    return None


def _told(amount: Amount, stage: str | None, operands: Operands, texts: Sequence[str]) -> _Told | None:
    """An amount of money in 元, with what its words tell; None for round or small ones and where they tell nothing."""
    if not amount.own or amount.depth or "(项)" in amount.subject.text or not amount.quantity.exact:
        return None
    staged = amount.key.account is not None and amount.key.stage is not None  # mentions.py has these
    if amount.quantity.kind is not Kind.MONEY or staged:
        return None
    point = operands("", amount.quantity).point.lo
    assert point is not None
    fen = str(int(point * 100))
    digits = fen.rstrip("0")
    words = _words(amount)
    pairs = frozenset(words[at : at + 2] for at in range(len(words) - 1))
    if len(digits) < _TELLING or not pairs or (amount.key.account is None and len(words) < _NAME):
        return None
    label = _LABEL.search(texts[amount.span.block], 0, amount.clause.start)
    return _Told(amount, digits, len(fen), pairs, label[1] if label else "", stage)


def _words(amount: Amount) -> str:
    """What an amount is of: its account, or its words without those that any amount may have."""
    return amount.key.account or "".join(_HAN.findall(_IDLE.sub("", amount.subject.text)))


def _groups(told: Iterable[_Told]) -> Iterator[list[_Told]]:
    """Amounts of as many digits, those of one number being one group with its near misses."""
    by_length: dict[int, list[_Told]] = defaultdict(list)
    for each in told:
        by_length[len(each.digits)].append(each)
    yield from by_length.values()


def _are_two(first: _Told, second: _Told) -> bool:
    """Whether two amounts stand side by side, under two labels, or are of different years, stages or places."""
    one, other = first.amount.key, second.amount.key
    near = second.amount.span.start - first.amount.span.end < _BESIDE
    beside = first.amount.sentence == second.amount.sentence and near
    return (
        beside
        or (first.label != second.label and "" not in (first.label, second.label))
        or any(
            None not in pair and pair[0] != pair[1]
            for pair in ((one.year, other.year), (first.stage, second.stage), (one.organisation, other.organisation))
        )
        or _is_planned(first) != _is_planned(second)
    )


def _is_planned(told: _Told) -> bool:
    """Whether a budget is told: what names no stage was mostly spent, and comes close to it."""
    return told.stage is not None and "决算" not in told.stage


def _alike(first: _Told, second: _Told) -> bool:
    shared = len(first.pairs & second.pairs)
    return 2 * shared >= _LIKE * (len(first.pairs) + len(second.pairs))


def _relation(first: _Told, second: _Told, operands: Operands) -> Relation:
    """The second amount against the first, which most others bear out or which was told before."""
    where = "前文" if first.amount.span < second.amount.span else "后文"
    here, there = operands("此处", second.amount.quantity), operands(where, first.amount.quantity)
    same = first.pairs == second.pairs
    return Relation(
        "AGR301",
        (equality((here, there)),),
        second.amount.clause,
        second.amount.subject.text,
        Confidence.MEDIUM if same else Confidence.LOW,
        lesser=((first.amount.span, f"{where}：{first.amount.quantity.text}"),),
        certain=False,
        open=first.digits == second.digits and not same,
    )
