"""Running totals: "收入100万元，加上上年结余20万元，收入总量120万元", and the balance that is left of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.claims import Balance, Tally
from reportlint.model.quantities import Kind
from reportlint.model.spans import Span
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.model.claims import Amount

_TOTAL = compiled(r"(?:收入|支出|资金|收支|财力|投入)*(?:合计|总计|共计|小计|总量|总额)$|^(?:收入|支出)总(?:计|额)$")
_REST = compiled(r"(?:其余|其他|剩余|除)[^，,、；;]*$")  # 其余3个镇合计9万元 is what is left of the whole
_PAIRED = compiled(r"上年|预算|限[额价]|单价|标准|[\u4e00-\u9fff]均|[按元/]每?[月亩人]?测算")
_CALLED_ALL = compiled(r"(?<!公)共$")
_PLUS = compiled(r"(?:^|[，,；;。])\s*(?:再)?加上?(?![强快大深工班重])")
_PLAIN = compiled(r"[^。；;]*")
_LEFT = compiled(r"(?:年终|年末|滚存|净|收支)?(?:结余|结转)|赤字")
_LACKING = compiled(r"赤字")
_OFFSET = compiled(r"收支(?:总量)?相抵|收支相减|相抵后|两抵")
_INCOME, _OUTGO = compiled(r"收入|财力|结余|结转|调入"), compiled(r"支出|上解|调出|补充")
_HEADS = 12  # amounts that are tried as what is added to
_BACK = 4  # paragraphs back to the totals that a balance is left of


class _Item(NamedTuple):
    """An amount of money outside brackets with its place in the paragraph's text."""

    amount: Amount
    reading: Reading
    at: int


def tallies(readings: Sequence[Reading]) -> Iterator[Tally]:
    """The running totals of one paragraph: behind 加上, or at the end of a list within one sentence."""
    items = list(_items(readings))
    last = 0  # the item behind the last total
    for place, item in enumerate(items):
        rest = _REST.search(item.reading.text, item.reading.phrase.start, item.at)
        if rest or not _TOTAL.search(item.amount.subject.text):
            continue
        if _is_taken(items[:place], item):
            continue
        choices = tuple(_choices(items[last:place], item))
        if choices:
            sure = _plus(items[last:place], item) is not None
            yield Tally(_span(choices[0], item.amount), item.amount, choices, sure)
        last = place + 1


def _items(readings: Sequence[Reading]) -> Iterator[_Item]:
    for reading in readings:
        for amount in reading.amounts:
            if not amount.depth and amount.quantity.kind is Kind.MONEY:
                yield _Item(amount, reading, amount.span.start)


def _span(parts: Sequence[Amount], total: Amount) -> Span:
    start = min(part.clause.start for part in parts)
    return Span(total.span.block, min(start, total.clause.start), total.span.end)


def _choices(items: Sequence[_Item], total: _Item) -> Iterator[tuple[Amount, ...]]:
    """The sets of amounts that the total may be of."""
    plus = _plus(items, total)
    if plus is None:
        here = [item.amount for item in items if item.reading is total.reading and item.at > _cue(total)]
        own = [amount for amount in here if "每" not in amount.subject.text]
        if any(_PAIRED.search(amount.subject.text) for amount in own):
            return
        totals = [amount for amount in own if _CALLED_ALL.search(amount.subject.text)]
        if totals and len(totals) < len(own):
            return  # 全省补助资金共8万元，甲、乙两县分别获得1万元，共计2万元
        if len(own) > 1 and _is_list(total.reading, own[0], total):
            yield tuple(own)
        return
    if any(_is_divided(item) for item in items if item.at > plus):
        return  # where the list behind 其中 ends is not said
    added = tuple(item.amount for item in items if item.at > plus)
    heads = [item.amount for item in items if item.at < plus][-_HEADS:]
    if added:
        yield from ((head, *added) for head in heads)


def _is_taken(items: Sequence[_Item], total: _Item) -> bool:
    """Whether the list before a total is one of an earlier total: 资产335万元，其中：A、B，负债总额99万元."""
    cue = _cue(total)
    before = [item for item in items if item.reading is total.reading]
    return cue >= 0 and any(item.at < cue for item in before) and _plus(before, total) is None


def _plus(items: Sequence[_Item], total: _Item) -> int | None:
    """Where 加上 stands between the amounts and the total; None where it does not."""
    if not items:
        return None
    found = list(_PLUS.finditer(total.reading.text, items[0].amount.span.end, total.at))
    return found[-1].end() if found else None


def _is_divided(item: _Item) -> bool:
    """Whether an amount stands behind 其中 in its sentence."""
    pairs = zip(item.reading.phrase.tokens, item.reading.depths, strict=True)
    return any(token.letter == "A" and not depth for token, depth in pairs if token.end <= item.at)


def _is_list(reading: Reading, first: Amount, total: _Item) -> bool:
    """Whether what stands between the first amount and the total is a plain list."""
    letters = "".join(
        token.letter
        for token, depth in zip(reading.phrase.tokens, reading.depths, strict=True)
        if first.span.end <= token.start < total.amount.clause.start and not depth
    )
    return compiled(r"[UDPBJ]").search(letters) is None


def _cue(total: _Item) -> int:
    """Where the last 其中 of the total's sentence ends; -1 where there is none."""
    pairs = zip(total.reading.phrase.tokens, total.reading.depths, strict=True)
    ends = [token.end for token, depth in pairs if token.letter == "A" and not depth and token.end <= total.at]
    return max(ends, default=-1)


def balances(paragraphs: Mapping[int, Sequence[Reading]]) -> Iterator[Balance]:
    """What is left where 收支相抵: the total of income less that of expenditure, from the paragraphs just before."""
    before: list[_Item] = []
    for block in sorted(paragraphs):
        before = [item for item in before if item.amount.span.block >= block - _BACK]
        for reading in paragraphs[block]:
            left = next((amount for amount in reading.amounts if _is_left(reading, amount)), None)
            if left is None:
                before += _items([reading])
            else:
                yield from _balance(left, before)
                before = []


def _is_left(reading: Reading, amount: Amount) -> bool:
    told = _OFFSET.search(reading.text, reading.phrase.start, amount.span.start)
    return told is not None and _LEFT.search(amount.subject.text) is not None


def _balance(left: Amount, before: Sequence[_Item]) -> Iterator[Balance]:
    """Between the last totals of either side; where no total is printed, between all amounts of the paragraph."""
    totals = [item.amount for item in before if _TOTAL.search(item.amount.subject.text)]
    income = next((amount for amount in reversed(totals) if not _OUTGO.search(amount.subject.text)), None)
    outgo = next((amount for amount in reversed(totals) if _OUTGO.search(amount.subject.text)), None)
    if income is not None and outgo is not None:
        sides = (outgo, income) if _LACKING.search(left.subject.text) else (income, outgo)
        yield Balance(left.clause, sides[:1], sides[1:], left, stated=True)
        return
    last = max((item.amount.span.block for item in before), default=-1)
    own = [item.amount for item in before if item.amount.span.block == last and not totals]
    outgoes = tuple(amount for amount in own if _OUTGO.search(amount.subject.text))
    incomes = tuple(amount for amount in own if amount not in outgoes and _INCOME.search(amount.subject.text))
    if incomes and outgoes and len(incomes) + len(outgoes) == len(own):
        yield Balance(left.clause, incomes, outgoes, left, stated=False)
