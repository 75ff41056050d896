"""Breakdowns → identities (docs/arithmetic.md)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from reportlint.identities.kinds import bound, share_of_sum, shares_sum, sum_of
from reportlint.identities.verdicts import test
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.patterns import compiled
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from reportlint.facts.lexicon import Account, Lexicon, Sources
    from reportlint.identities.core import Identity
    from reportlint.model.claims import Amount, Breakdown, Ratio
    from reportlint.model.quantities import Quantity
    from reportlint.model.spans import Span
    from reportlint.relations.operands import Operands

_DIMENSION = compiled(r"履职|效能|管理效率|决策|过程|产出|效益|投入|效果|满意度|执行率|指标|预算编制|管理")
_ALL = {
    f"本年{side}": compiled(
        rf"(?:\d{{4}}年)?(?:全年|年度|本年度?|单位|部门|总|实际|累计|实现|完成)*{side}(?:总额|共计|完成|情况)?"
    )
    for side in ("收入", "支出")
}
_ASSETS = compiled(r"折旧|净值|报废")  # several divisions of what was bought
_WEIGHT = compiled(r"满分|分值|权重|标准分")
_LEAST, _MORE = Fraction(1, 200), Fraction(1, 8)  # of the sum: less is a matter of rounding, more of two divisions
TOTAL, PART, PERCENT = "合计", "分项", "比率"


def breakdown_relations(
    breakdown: Breakdown, operands: Operands, lexicon: Lexicon, present: AbstractSet[str] = frozenset()
) -> Iterator[Relation]:
    """A closed breakdown adds up; no part of any breakdown is more than the whole.

    `present` are the accounts with an amount anywhere in the report: parts of the chart of which the report knows none
    are not missing.
    """
    accounts, totals = lexicon.accounts, breakdown.totals
    parts = [part for part in breakdown.parts if _counts_alike(part, totals[0], operands)]
    if not parts:
        return
    if totals[0].quantity.kind is Kind.SCORE:
        yield from _scores(breakdown, parts, operands)
        return
    wholes = [
        sum_of([operands(_role(part), part.quantity) for part in parts], operands(TOTAL, total.quantity))
        for total in totals
    ]
    fitting = next((whole for whole in wholes if len(parts) > 1 and test(whole).feasible), None)
    subject = totals[0].subject.text
    sets = list(_sets(breakdown, parts, operands, accounts))
    if fitting is not None:
        closed = sets or breakdown.closed or _all_known(breakdown, parts, accounts, present)
        yield Relation("ARI104", (fitting,), breakdown.span, subject, note=breakdown.reason, open=not closed)
        return
    if sets:
        yield from (Relation("ARI104", readings, breakdown.span, subject, note=reason) for readings, reason in sets)
    elif breakdown.closed and len(parts) > 1:
        yield Relation("ARI104", tuple(wholes), breakdown.span, subject, _confidence(breakdown), breakdown.reason)
    elif nearly := _all_known(breakdown, parts, accounts, present):
        yield Relation("ARI104", tuple(wholes), breakdown.span, subject, Confidence.LOW, nearly)
    elif by_source := _by_source(breakdown, parts, wholes, lexicon.sources):
        yield by_source
    elif _is_too_much(breakdown, parts, wholes):
        note = "各项之和超过了总数"
        yield Relation("ARI104", tuple(wholes), breakdown.span, subject, Confidence.LOW, note)
    else:
        yield from _bounds(breakdown, parts, operands)


def _counts_alike(part: Amount, total: Amount, operands: Operands) -> bool:
    """Whether a part counts what its total does: 三类 are no sum of 5处 and 6处."""
    one, other = part.quantity, total.quantity
    return operands.comparable(one, other) and (one.kind is not Kind.COUNT or one.unit == other.unit)


def _is_too_much(breakdown: Breakdown, parts: Sequence[Amount], wholes: Sequence[Identity]) -> bool:
    """Whether amounts of money with names of their own come to somewhat more than the whole, though each is within it.

    Accounts of the chart may be of several divisions of it, and so overlap; so may lists that come to much more.
    """
    total = breakdown.total.quantity
    if any(_ASSETS.search(part.subject.text) for part in parts):
        return False
    names = {part.subject.text for part in parts}
    own = all(part.own and part.key.account is None and part.key.stage is None for part in parts)
    if not (breakdown.plain and own and total.kind is Kind.MONEY and len(parts) == len(names) > 1):
        return False
    if any(part.quantity.value > total.value for part in parts):
        return False
    return all(_LEAST <= -test(whole).residual / test(whole).expected <= _MORE for whole in wholes)


def _scores(breakdown: Breakdown, parts: Sequence[Amount], operands: Operands) -> Iterator[Relation]:
    """The parts of a total score add up to it, if each is the score of a part of the evaluation."""
    weights = _WEIGHT.search(breakdown.total.subject.text) is not None
    if not weights and len(parts) > 1 and all(_DIMENSION.search(part.subject.text) for part in parts):
        members = [operands.exactly(_role(part), part.quantity) for part in parts]
        wholes = [sum_of(members, operands.exactly(TOTAL, total.quantity)) for total in breakdown.totals]
        yield Relation("SCO201", tuple(wholes), breakdown.span, breakdown.total.subject.text)


def _sets(
    breakdown: Breakdown, parts: Sequence[Amount], operands: Operands, accounts: Mapping[str, Account]
) -> Iterator[tuple[tuple[Identity, ...], str]]:
    """Each set of accounts that makes up a total's own account and is complete among the parts."""
    named = {part.key.account: part for part in parts if part.key.account}
    for wanted, id_ in {(wanted, id_) for total in breakdown.totals for wanted, id_ in _wanted(total, accounts)}:
        if set(wanted) <= set(named):
            members = [operands(name, named[name].quantity) for name in wanted]
            rest = [part for part in parts if part.key.account not in wanted]
            totals = [
                total for total in breakdown.totals
                if _is_of(total, accounts[id_])
                and not _leaves_rest(total, [named[name] for name in wanted], rest, cut=breakdown.cut)
            ]  # fmt: skip
            readings = tuple(sum_of(members, operands(id_, total.quantity)) for total in totals)
            if readings:
                yield readings, f"{id_}由{'、'.join(wanted)}组成"


def _leaves_rest(total: Amount, members: Sequence[Amount], rest: Sequence[Amount], *, cut: bool) -> bool:
    """Whether more of a list may be what its accounts leave of the total: 税收、非税、上级补助、调入资金."""
    units = {amount.quantity.unit for amount in (total, *members, *rest)}
    left = total.quantity.value - sum(member.quantity.value for member in members)
    return len(units) == 1 and left > 0 and (cut or left <= sum(part.quantity.value for part in rest))


def _all_known(
    breakdown: Breakdown, parts: Sequence[Amount], accounts: Mapping[str, Account], present: AbstractSet[str]
) -> str:
    """Why two or more parts of the chart are all there are: the report knows no other part of the total's account."""
    mine = {part.key.account for part in parts} if not breakdown.cut else set()
    for wanted, id_ in _wanted(breakdown.total, accounts):
        if len(mine) == len(parts) > 1 and mine < set(wanted) and not (set(wanted) - mine) & present:
            return f"{id_}只列了{'、'.join(str(part.key.account) for part in parts)}"
    return ""


def _by_source(
    breakdown: Breakdown, parts: Sequence[Amount], wholes: Sequence[Identity], sources: Sources
) -> Relation | None:
    """中央资金600万元，省级资金300万元，县级配套资金100万元: money by its sources.

    No less may come to the total where the list reaches the office's own level, and no more in any case.
    """
    names = [part.subject.text for part in parts]
    if len(set(names)) < max(len(names), 2) or not all(map(sources.any.fullmatch, names)):
        return None
    over = all(test(whole).residual < 0 for whole in wholes)
    if not over and (breakdown.cut or not sources.own.fullmatch(names[-1])):
        return None
    sure = Confidence.HIGH if over else Confidence.LOW
    return Relation("ARI104", tuple(wholes), breakdown.span, breakdown.total.subject.text, sure, "按资金来源逐项列出")


def _wanted(total: Amount, accounts: Mapping[str, Account]) -> Iterator[tuple[tuple[str, ...], str]]:
    found = (account for account in accounts.values() if _is_of(total, account))
    yield from ((wanted, account.id) for account in found for wanted in account.parts)


def _is_of(total: Amount, account: Account) -> bool:
    """Whether an amount is of an account; 全年支出 is all of the expenditure, by whatever name."""
    if total.key.account is not None:
        return total.key.account == account.id
    whole = _ALL[account.id].fullmatch(total.subject.text) if account.id in _ALL else None
    return whole is not None


def _bounds(breakdown: Breakdown, parts: Sequence[Amount], operands: Operands) -> Iterator[Relation]:
    """A part is no more than the whole; things that are counted must be the same things."""
    for part in parts:
        totals = [total for total in breakdown.totals if _same_things(part, total)]
        if totals:
            readings = tuple(
                bound(operands(_role(part), part.quantity), operands(TOTAL, total.quantity)) for total in totals
            )
            yield Relation("AGR305", readings, part.clause, part.subject.text, _confidence(breakdown))


def _same_things(part: Amount, total: Amount) -> bool:
    """Money is money; of other things only what is called the same can be a part."""
    if part.quantity.kind is Kind.MONEY:
        return True
    if not part.noun and not total.noun and part.subject.text[-2:] != total.subject.text[-2:]:
        return False
    return part.noun == total.noun and part.quantity.unit == total.quantity.unit


def _confidence(breakdown: Breakdown) -> Confidence:
    same = all(part.sentence == breakdown.total.sentence for part in breakdown.parts)
    return Confidence.HIGH if same else Confidence.MEDIUM


def _role(amount: Amount) -> str:
    return amount.key.account or amount.subject.text or PART


def share_relations(breakdown: Breakdown, shares: Mapping[Span, Quantity], operands: Operands) -> Iterator[Relation]:
    """Where the parts add up to the total and each has its share printed, the shares add up to 100 %."""
    printed = [shares[part.span] for part in breakdown.parts if part.span in shares]
    if len(printed) < 2 or len(printed) != len(breakdown.parts):
        return
    total = operands(TOTAL, breakdown.total.quantity)
    if test(sum_of([operands(_role(part), part.quantity) for part in breakdown.parts], total)).feasible:
        members = [operands("占比", quantity) for quantity in printed]
        yield Relation("ARI106", (shares_sum(members),), breakdown.span, breakdown.total.subject.text)


def stated_share_relations(
    ratios: Sequence[Ratio], operands: Operands, accounts: Mapping[str, Account], divided: AbstractSet[Span]
) -> Iterator[Relation]:
    """Bare shares of one sentence whose accounts make up one account of the chart.

    They add up to 100 %; where every amount is printed and no total, each is its amount's share of them all. `divided`
    are the places of amounts whose total is printed.
    """
    groups: dict[tuple[int, int, str], dict[str, Ratio]] = {}
    for ratio in ratios:
        account = ratio.account or (ratio.parts[0].key.account if ratio.parts else None)
        if ratio.kind == "share" and account is not None and not ratio.explicit:
            words = ratio.name.text.removeprefix("占")
            groups.setdefault((ratio.span.block, ratio.sentence, words), {}).setdefault(account, ratio)
    for named in groups.values():
        if any(ratio.wholes or (ratio.parts[:1] and ratio.parts[0].span in divided) for ratio in named.values()):
            continue  # the printed total says more
        sets = [set(wanted) for account in accounts.values() for wanted in account.parts]
        whole = shares_sum([operands(f"{name}占比", ratio.percent) for name, ratio in named.items()])
        # What is left out is nothing, where the others make up the whole.
        if len(named) > 1 and (set(named) in sets or (any(set(named) < one for one in sets) and test(whole).feasible)):
            yield from _shares_of_all(named, whole, operands)


def _shares_of_all(named: Mapping[str, Ratio], whole: Identity, operands: Operands) -> Iterator[Relation]:
    ratios = list(named.values())
    yield Relation("ARI106", (whole,), ratios[0].span.cover(ratios[-1].span), "、".join(named))
    if any(not ratio.parts for ratio in ratios):
        return
    parts = [operands(name, ratio.parts[0].quantity) for name, ratio in named.items()]
    if any(part.point.lo for part in parts):
        for place, (name, ratio) in enumerate(named.items()):
            identity = share_of_sum(parts, place, operands(PERCENT, ratio.percent))
            yield Relation("ARI105", (identity,), ratio.span, name)
