"""Changes of parts → changes of totals (docs/arithmetic.md): Σ signed component changes = the total's change."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from reportlint.identities.core import turned
from reportlint.identities.kinds import sum_of
from reportlint.identities.verdicts import test
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.facts.lexicon import Account
    from reportlint.identities.core import Identity, Operand
    from reportlint.model.claims import Amount, Breakdown, Change
    from reportlint.model.spans import Span
    from reportlint.relations.operands import Operands


class _Stated(NamedTuple):
    """A change of money, or none (持平), with the amount that changed."""

    change: Change
    amount: Amount


def delta_relations(
    changes: Sequence[Change],
    breakdowns: Sequence[Breakdown],
    operands: Operands,
    accounts: Mapping[str, Account],
) -> Iterator[Relation]:
    """For each total whose change is stated: its parts' changes against the same base add up to it.

    Totals of the chart of accounts with a complete set of parts, and totals of the text whose parts add up to them.
    Each part must state its change, and every amount must be of the same year and organisation.
    """
    stated = [_Stated(change, change.currents[0]) for change in changes if change.currents and _is_money(change)]
    found = [*_by_account(stated, accounts), *_by_breakdown(stated, breakdowns, operands)]
    seen: set[tuple[object, ...]] = set()
    for total, parts in found:
        key = (total.change.span, *(part.change.span for part in parts))
        if key not in seen:
            seen.add(key)
            yield _relation(total, parts, operands)


def _by_account(
    stated: Sequence[_Stated], accounts: Mapping[str, Account]
) -> Iterator[tuple[_Stated, Sequence[_Stated]]]:
    for total in stated:
        account = accounts.get(total.amount.key.account or "")
        for wanted in account.parts if account and total.change.delta else ():
            parts = [_same(stated, total, name) for name in wanted]
            known = [part for part in parts if part is not None]
            if len(known) == len(wanted):
                yield total, known


def _by_breakdown(
    stated: Sequence[_Stated], breakdowns: Sequence[Breakdown], operands: Operands
) -> Iterator[tuple[_Stated, Sequence[_Stated]]]:
    by_amount: dict[Span, list[_Stated]] = defaultdict(list)
    for each in stated:
        by_amount[each.amount.span].append(each)
    for breakdown in breakdowns:
        for total in (each for amount in breakdown.totals for each in by_amount[amount.span] if each.change.delta):
            parts = [_against(by_amount[part.span], total) for part in breakdown.parts]
            known = [part for part in parts if part is not None]
            if len(known) == len(parts) > 1 and test(_levels(total, known, operands)).feasible:
                yield total, known


def _against(stated: Sequence[_Stated], total: _Stated) -> _Stated | None:
    """The change against the total's own base."""
    return next((each for each in stated if _same_base(each.change, total.change)), None)


def _is_money(change: Change) -> bool:
    if change.delta is not None:
        return change.delta.quantity.kind is Kind.MONEY
    current = change.currents[0].quantity
    return change.flat is not None and "基本" not in change.flat.text and current.kind is Kind.MONEY


def _same(stated: Sequence[_Stated], total: _Stated, name: str) -> _Stated | None:
    """The one change of a part against the total's own base, stated after it; none if there are several."""
    found = [
        each
        for each in stated
        if each.amount.key.account == name and each.change.span > total.change.span and _alike(each, total)
    ]
    values = {_signed(each.change) for each in found}
    return found[0] if len(values) == 1 else None


def _signed(change: Change) -> tuple[object, ...]:
    return (change.delta.quantity.value, change.delta.direction) if change.delta else (0,)


def _alike(part: _Stated, total: _Stated) -> bool:
    mine, whole = part.amount.key, total.amount.key
    alike = mine.year == whole.year and mine.organisation == whole.organisation
    return alike and _same_base(part.change, total.change)


def _same_base(change: Change, other: Change) -> bool:
    mine, its = change.base, other.base
    return mine is not None and its is not None and (mine.stage, mine.year) == (its.stage, its.year)


def _relation(total: _Stated, parts: Sequence[_Stated], operands: Operands) -> Relation:
    identity = sum_of([_delta(part, operands) for part in parts], _delta(total, operands))
    sure = Confidence.HIGH if test(_levels(total, parts, operands)).feasible else Confidence.MEDIUM
    note = f"{_name(total.amount)}的增减额应是{'、'.join(_name(part.amount) for part in parts)}增减额之和"
    return Relation("ARI104", (identity,), _span(total, parts), total.amount.subject.text, sure, note)


def _span(total: _Stated, parts: Sequence[_Stated]) -> Span:
    """From the total's change to the last part's, as far as they stand in one paragraph."""
    here = total.change.span
    last = max((part.change.span for part in parts if part.change.span.block == here.block), default=here)
    return here.cover(last)


def _levels(total: _Stated, parts: Sequence[_Stated], operands: Operands) -> Identity:
    members = [operands(_name(part.amount), part.amount.quantity) for part in parts]
    return sum_of(members, operands(_name(total.amount), total.amount.quantity))


def _delta(stated: _Stated, operands: Operands) -> Operand:
    """The signed difference; 持平 is none at all."""
    role = f"{_name(stated.amount)}增减额"
    if stated.change.delta is not None:
        return turned(operands(role, stated.change.delta.quantity), stated.change.delta)
    assert stated.change.flat is not None
    word = stated.change.flat
    none = replace(stated.amount.quantity, value=Fraction(0), text=word.text, span=word.span)
    return replace(operands(role, none), fixed=True)


def _name(amount: Amount) -> str:
    return amount.key.account or amount.subject.text
