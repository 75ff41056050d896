"""One figure in several tables → equalities (docs/arithmetic.md)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlint.facts.figures import figure_amounts
from reportlint.identities.kinds import equality
from reportlint.model.findings import Confidence
from reportlint.patterns import compiled
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reportlint.facts.tables import Sheet
    from reportlint.model.claims import Amount, Key
    from reportlint.relations.operands import Operands

_UNIT = compiled(r"(?:金额)?单位[:：]\S*|[(（]续[)）]|续表|\s")
# A table of one kind of expenditure holds other accounts only as far as they are of that kind.
_KINDS = {"基本支出": {"基本支出", "人员经费", "公用经费"}, "项目支出": {"项目支出"}}


def across_relations(
    sheets: Sequence[Sheet], operands: Operands, account_of: Callable[[str], str | None], year: int | None
) -> Iterator[Relation]:
    """The same account, year, stage and scope is one figure in all tables that print it once.

    Tables of one title are of different units or go on over pages, so that they take no part.
    """
    titles = Counter(_title(sheet) for sheet in sheets)
    first: dict[tuple[object, ...], Amount] = {}
    for sheet in sheets:
        if titles[_title(sheet)] == 1 and sheet.regular:
            for key, amount in _figures(sheet, account_of, year).items():
                other = first.setdefault(key, amount)
                if other is not amount:
                    yield _relation(amount, other, operands)


def _title(sheet: Sheet) -> str:
    return _UNIT.sub("", sheet.title)


def _figures(
    sheet: Sheet, account_of: Callable[[str], str | None], year: int | None
) -> Mapping[tuple[object, ...], Amount]:
    """The figures of a table whose key is wholly known and has one value there."""
    kept = next((accounts for kind, accounts in _KINDS.items() if kind in sheet.title), None)
    found: dict[tuple[object, ...], Amount] = {}
    several: set[tuple[object, ...]] = set()
    for amount in figure_amounts(sheet, account_of):
        if amount.key.stage and amount.key.scope and (kept is None or amount.key.account in kept):
            key = _bucket(amount.key, year)
            if found.setdefault(key, amount).quantity.value != amount.quantity.value:
                several.add(key)
    return {key: amount for key, amount in found.items() if key not in several}


def _bucket(key: Key, year: int | None) -> tuple[object, ...]:
    stage = "决算" if key.stage == "执行" else key.stage
    return key.account, key.year or year, stage, key.scope, key.organisation, key.part


def _relation(amount: Amount, other: Amount, operands: Operands) -> Relation:
    identity = equality((operands("此表", amount.quantity), operands("另一张表", other.quantity)))
    return Relation("AGR303", (identity,), amount.span, amount.key.account or "", Confidence.MEDIUM)
