"""What a change compares with: the amounts elsewhere in a report that its base may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.facts.ledger import Ledger
    from reportlint.model.claims import Amount, Base, Change, Key


def bases(change: Change, ledger: Ledger, year: int | None) -> Sequence[Amount]:
    """The amounts of the same metric at the base's stage and year; `year` is the report's own.

    Those of the same or the next sentence come before all others.
    """
    if change.base is None or not change.currents:
        return ()
    current, base = change.currents[0], change.base
    account, words = current.key.account, current.subject.text
    found = [
        amount
        for amount in (ledger.with_words(words) if account is None else ledger.of_account(account))
        if amount.span != current.span
        and _same_metric(amount, current)
        and (_is_base(amount.key, current.key, base, year) or _is_told_base(amount, current, base))
    ]
    return [amount for amount in found if _is_near(amount, current)] or found


def _is_near(amount: Amount, other: Amount) -> bool:
    return amount.span.block == other.span.block and abs(amount.sentence - other.sentence) <= 1


def _same_metric(amount: Amount, other: Amount) -> bool:
    """Whether two amounts are of one account, or of the same words where the chart has none."""
    if amount.key.account is None and other.key.account is None:
        return _is_near(amount, other) and bool(amount.subject.text) and amount.subject == other.subject
    return amount.key.account == other.key.account


def _is_told_base(amount: Amount, current: Amount, base: Base) -> bool:
    """Whether an amount nearby is said to be last year's: 本年5万元，上年为4万元，增长25%."""
    return base.stage == "上年" == amount.key.stage and _is_near(amount, current)


def _is_base(key: Key, current: Key, base: Base, year: int | None) -> bool:
    """Whether an amount of the same metric stands at the base's stage and year; `year` is the report's own."""
    if key.organisation != current.organisation or key.part != current.part:
        return False
    own, now = key.year or year, current.year or year
    if base.stage in ("上年", None):
        wanted = base.year or (now - 1 if now and base.stage == "上年" else None)
        return wanted is not None and key.year == wanted and key.stage in (current.stage, None, "决算", "执行")
    return own == (base.year or now) and (key.stage == base.stage or (base.stage == "预算" and key.stage == "年初预算"))
