"""Flows and balances → identities (docs/arithmetic.md): opening + additions − deductions = closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.identities.core import turned
from reportlint.identities.kinds import equality, sum_of
from reportlint.identities.verdicts import test
from reportlint.model.findings import Confidence
from reportlint.patterns import compiled
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.facts.lexicon import AccountBalance
    from reportlint.model.claims import Amount, Balance, Flow
    from reportlint.model.quantities import Quantity
    from reportlint.relations.operands import Operands


_KEPT = compiled(r"结余|结转|赤字|差额")
_LEFTOVERS = ("年初结转和结余",)


def flow_relations(flow: Flow, operands: Operands) -> Iterator[Relation]:
    """What there was, with what came and went, is what there is."""
    quantities = [flow.opening.quantity, *(move.quantity for move in flow.moves)]
    if not all(operands.comparable(quantity, flow.closing.quantity) for quantity in quantities):
        return
    moves = [turned(operands(move.word.text, move.quantity), move) for move in flow.moves]
    closing = operands(_role(flow.closing), flow.closing.quantity)
    identity = sum_of([operands(_role(flow.opening), flow.opening.quantity), *moves], closing)
    note = "原来的数加上增加的、减去减少的，应当等于后来的数"
    yield Relation("ARI109", (identity,), flow.span, flow.closing.subject.text, Confidence.LOW, note)


def balance_relations(balance: Balance, operands: Operands) -> Iterator[Relation]:
    """Income − expenditure = what is left; of amounts without totals only where it holds, since some may be missing."""
    parts = [*balance.incomes, *balance.outgoes]
    if not all(operands.comparable(part.quantity, balance.left.quantity) for part in parts):
        return
    signs = [1] * len(balance.incomes) + [-1] * len(balance.outgoes)
    members = [operands(_role(part), part.quantity) for part in parts]
    identity = sum_of(members, operands(_role(balance.left), balance.left.quantity), signs)
    if balance.stated or test(identity).feasible:
        note = "收入减去支出应当等于结余"
        sure = Confidence.MEDIUM
        yield Relation("ARI109", (identity,), balance.span, _role(balance.left), sure, note, open=not balance.stated)


def account_balances(
    paragraph: Sequence[Amount], operands: Operands, rules: Sequence[AccountBalance]
) -> Iterator[Relation]:
    """The balances of the chart of accounts whose every account one paragraph prints, each just once."""
    amounts = _once(paragraph)
    if any(_KEPT.search(amount.subject.text) for amount in paragraph if amount.key.account not in _LEFTOVERS):
        rules = [rule for rule in rules if len(rule.plus) > 1]  # 收入总计 and 支出总计 differ by what is left
    for rule in rules:
        members = [amounts.get(name) for name in (*rule.plus, *rule.minus)]
        known = [member for member in members if member is not None]
        left = amounts.get(rule.equals)
        if left is None or len(known) != len(members) or not _alike(left, known, operands):
            continue
        yield _balance(rule, known, left, operands)


def _balance(rule: AccountBalance, known: Sequence[Amount], left: Amount, operands: Operands) -> Relation:
    """The balance; where totals may hold what there was before, the same without it is another reading."""
    parts = [operands(_role(amount), amount.quantity) for amount in known]
    result = operands(_role(left), left.quantity)
    signs = [1] * len(rule.plus) + [-1] * len(rule.minus)
    readings = [equality((parts[0], result)) if len(parts) == 1 else sum_of(parts, result, signs)]
    opening = next((place for place, amount in enumerate(known) if amount.key.account in _LEFTOVERS), None)
    if opening is not None and len(parts) > 2:
        rest = [place for place in range(len(parts)) if place != opening]
        readings.append(sum_of([parts[place] for place in rest], result, [signs[place] for place in rest]))
    return Relation("ARI109", tuple(readings), left.clause, _role(left), Confidence.MEDIUM, rule.note)


def _once(paragraph: Sequence[Amount]) -> Mapping[str, Amount]:
    """The amounts by account; an account with several values is none."""
    found: dict[str, Amount] = {}
    twice: set[str] = set()
    for amount in paragraph:
        account = amount.key.account
        if account is None or not amount.own:
            continue
        if account in found and _value(found[account].quantity) != _value(amount.quantity):
            twice.add(account)
        found.setdefault(account, amount)
    return {account: amount for account, amount in found.items() if account not in twice}


def _value(quantity: Quantity) -> tuple[object, str]:
    return quantity.value, quantity.unit


def _alike(left: Amount, others: Sequence[Amount], operands: Operands) -> bool:
    """Whether all are of one stage, scope and organisation."""
    return all(
        operands.comparable(other.quantity, left.quantity)
        and (other.key.stage, other.key.organisation) == (left.key.stage, left.key.organisation)
        and (None in (other.key.scope, left.key.scope) or other.key.scope == left.key.scope)
        for other in others
    )


def _role(amount: Amount) -> str:
    return amount.key.account or amount.subject.text or "分项"
