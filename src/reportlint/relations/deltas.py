"""Changes of parts → changes of totals (docs/arithmetic.md): Σ signed component changes = the total's change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.identities.core import turned
from reportlint.identities.kinds import sum_of
from reportlint.identities.verdicts import test
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.facts.lexicon import Account
    from reportlint.identities.core import Operand
    from reportlint.model.claims import Amount, Change
    from reportlint.relations.operands import Operands


def delta_relations(
    changes: Sequence[Change], operands: Operands, accounts: Mapping[str, Account]
) -> Iterator[Relation]:
    """For each total of the chart whose change is stated: its parts' changes against the same base add up to it.

    All parts of a set must state their change, and every amount must be of the same scope, year and organisation.
    """
    stated = [(change, change.currents[0]) for change in changes if change.currents and _is_money(change)]
    for change, current in stated:
        account = accounts.get(current.key.account or "")
        for wanted in account.parts if account else ():
            parts = [_same(stated, change, current, name) for name in wanted]
            known = [part for part in parts if part is not None]
            if len(known) == len(wanted):
                yield from _relation(change, current, known, operands, account)


def _is_money(change: Change) -> bool:
    return change.delta is not None and change.delta.quantity.kind is Kind.MONEY


def _same(
    stated: Sequence[tuple[Change, Amount]], total: Change, current: Amount, name: str
) -> tuple[Change, Amount] | None:
    """The one change of a part against the total's own base, stated after it; none if there are several."""
    found = [
        (change, amount)
        for change, amount in stated
        if amount.key.account == name and change.span > total.span and _alike(change, amount, total, current)
    ]
    values = {(change.delta.quantity.value, change.delta.direction) for change, _ in found if change.delta}
    return found[0] if len(values) == 1 else None


def _alike(change: Change, amount: Amount, total: Change, current: Amount) -> bool:
    base, other = change.base, total.base
    if base is None or other is None or (base.stage, base.year) != (other.stage, other.year):
        return False
    return amount.key.year == current.key.year and amount.key.organisation == current.key.organisation


def _relation(
    change: Change, current: Amount, parts: Sequence[tuple[Change, Amount]], operands: Operands, account: Account | None
) -> Iterator[Relation]:
    def operand(stated: Change, amount: Amount) -> Operand:
        assert stated.delta is not None
        return turned(operands(f"{amount.key.account}增减额", stated.delta.quantity), stated.delta)

    whole = operand(change, current)
    identity = sum_of([operand(*part) for part in parts], whole)
    if account is not None:
        levels = sum_of(
            [operands(amount.key.account or "", amount.quantity) for _, amount in parts],
            operands(account.id, current.quantity),
        )
        sure = Confidence.HIGH if test(levels).feasible else Confidence.MEDIUM
        note = f"{account.id}的增减额应是{'、'.join(amount.key.account or '' for _, amount in parts)}增减额之和"
        yield Relation("ARI104", (identity,), change.span, current.subject.text, sure, note)
