"""Tables → identities: sums down and across, rates and changes along a row (docs/arithmetic.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportlint.identities.kinds import (
    change_rate_from_levels,
    completion,
    difference,
    equality,
    sum_of,
)
from reportlint.identities.verdicts import test
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reportlint.facts.lexicon import Account
    from reportlint.facts.tables import Figure, Sheet
    from reportlint.identities.core import Identity
    from reportlint.relations.operands import Operands

_RATE = re.compile(r"执行率|完成率|支付率|使用率|B/A|b/a")
_DONE = re.compile(r"执行数|决算数|支出数|实际支出|完成数|\(B\)|执行额")
_PLANNED = re.compile(r"(?:全年|调整后?|年度)预算|\(A\)|预算数|预算安排")
_LAST = re.compile(r"上年|20\d\d年(?:度)?决算|上一年")
_THIS = re.compile(r"本年|当年")
_DELTA = re.compile(r"增减(?:金)?额|增加额|增减数|差额|比上年增减$|增减$")
_GROWTH = re.compile(r"增减(?:幅度?|率|比例)|增长率|增幅|[(]%[)]")


class _Row(NamedTuple):
    """A row's figures with a name for messages."""

    label: str
    figures: Sequence[Figure]


def table_relations(
    sheet: Sheet, operands: Operands, accounts: Mapping[str, Account], account_of: Callable[[str], str | None]
) -> Iterator[Relation]:
    """The relations within one table. `account_of` gives the account that a label or header names."""
    rows = sheet.rows()
    for figures in rows.values():
        row = _Row(figures[0].label, figures)
        yield from _rates(row, operands)
        yield from _changes(row, operands)
        yield from _across(row, operands, accounts, account_of)
    for column in sorted({figure.column for figure in sheet.figures}):
        figures = [figure for figure in sheet.figures if figure.column == column]
        yield from _by_account(figures, operands, accounts, account_of)
        yield from _by_code(figures, operands)
    yield from _by_total(sheet, operands)


def _find(row: _Row, pattern: re.Pattern[str], kind: Kind | None = None) -> list[Figure]:
    return [figure for figure in row.figures if pattern.search(figure.header) and kind in (None, figure.quantity.kind)]


def _rates(row: _Row, operands: Operands) -> Iterator[Relation]:
    """执行率 = 执行数 / 预算数, with the budget that the form puts next to it (SC1)."""
    rates = [figure for figure in _find(row, _RATE) if figure.quantity.kind is Kind.PERCENT]
    done = _find(row, _DONE, Kind.MONEY)
    planned = [figure for figure in _find(row, _PLANNED, Kind.MONEY) if figure not in done]
    if len(rates) != 1 or len(done) != 1 or not planned:
        return
    paid, rate = operands(_role(done[0]), done[0].quantity), operands("执行率", rates[0].quantity)
    readings = tuple(
        completion(paid, operands(_role(plan), plan.quantity), rate)
        for plan in reversed(planned)
        if plan.quantity.value
    )
    if readings:
        yield Relation("ARI105", readings, rates[0].quantity.span, row.label)


def _changes(row: _Row, operands: Operands) -> Iterator[Relation]:
    """增减额 = 本年 − 上年; 增减率 = 增减额 / 上年, signed as the table prints them."""
    last, this = _find(row, _LAST, Kind.MONEY), _find(row, _THIS, Kind.MONEY)
    if len(last) != 1 or len(this) != 1:
        return
    base, current = operands("上年数", last[0].quantity), operands("本年数", this[0].quantity)
    for figure in _find(row, _DELTA, Kind.MONEY):
        if figure not in (last[0], this[0]):
            identity = difference(current, base, operands("增减额", figure.quantity))
            yield Relation("ARI103", (identity,), figure.quantity.span, row.label)
    for figure in _find(row, _GROWTH, Kind.PERCENT):
        identity = change_rate_from_levels(current, base, operands("增减率", figure.quantity))
        yield Relation("ARI102", (identity,), figure.quantity.span, row.label)


def _across(
    row: _Row, operands: Operands, accounts: Mapping[str, Account], account_of: Callable[[str], str | None]
) -> Iterator[Relation]:
    """A total column = the columns of the accounts that it is made of; columns of 预算 and 决算 apart."""
    named: dict[tuple[str, str], Figure] = {}
    for figure in row.figures:
        account = account_of(_last(figure.header))
        if account and figure.quantity.kind is Kind.MONEY:
            named.setdefault((account, _stage(figure.header)), figure)
    for (id_, stage), total in named.items():
        for wanted in accounts[id_].always if id_ in accounts else ():
            parts = [named[name, stage] for name in wanted if (name, stage) in named]
            yield from _sum(total, parts, operands, row.label, blanks=len(wanted) - len(parts))


def _sum(
    total: Figure, parts: Sequence[Figure], operands: Operands, subject: str, *, blanks: int, note: str = ""
) -> Iterator[Relation]:
    """The parts that are printed add up to the total; where some are blank only if they do (a blank may be unknown)."""
    if len(parts) < 2:
        return
    identity = _total_of(parts, total, operands)
    if not blanks or test(identity).feasible:
        yield Relation("ARI108", (identity,), total.quantity.span, subject or total.label, note=note)


def _total_of(parts: Sequence[Figure], total: Figure, operands: Operands) -> Identity:
    return sum_of([operands(_role(part), part.quantity) for part in parts], operands("合计", total.quantity))


def _by_account(
    figures: Sequence[Figure],
    operands: Operands,
    accounts: Mapping[str, Account],
    account_of: Callable[[str], str | None],
) -> Iterator[Relation]:
    """Down a column: each account of the chart = its parts."""
    named: dict[str, Figure] = {}
    for figure in figures:
        account = account_of(figure.label)
        if account and figure.quantity.kind is Kind.MONEY:
            named.setdefault(account, figure)
    top = next((figure for figure in figures if figure.total), None)
    for id_, whole in accounts.items():
        total = named.get(id_) or (top if id_ == "三公经费" else None)
        for wanted in whole.always if total else ():
            parts = [named[name] for name in wanted if name in named]
            if total is not None and parts:
                note, blanks = f"{id_}由{'、'.join(wanted)}组成", len(wanted) - len(parts)
                yield from _sum(total, parts, operands, total.label, blanks=blanks, note=note)


def _by_code(figures: Sequence[Figure], operands: Operands) -> Iterator[Relation]:
    """Down a column: 类 = its 款, 款 = its 项, 合计 = all 类; one level at a time."""
    coded = [figure for figure in figures if len(figure.code) in (3, 5, 7) and figure.quantity.kind is Kind.MONEY]
    codes = {figure.code: figure for figure in coded}
    for figure in codes.values():
        below = [
            other for code, other in codes.items() if code.startswith(figure.code) and len(code) == len(figure.code) + 2
        ]
        if below:
            yield from _code_sum(figure, below, operands)
    top = [figure for figure in codes.values() if len(figure.code) == 3]
    totals = [figure for figure in figures if figure.total and not figure.code and figure.quantity.kind is Kind.MONEY]
    if len(totals) == 1 and len(top) >= 2:
        yield from _code_sum(totals[0], top, operands)


def _code_sum(total: Figure, parts: Sequence[Figure], operands: Operands) -> Iterator[Relation]:
    identity = _total_of(parts, total, operands)
    yield Relation("ARI108", (identity,), total.quantity.span, total.label, Confidence.HIGH, "下级科目之和")


def _by_total(sheet: Sheet, operands: Operands) -> Iterator[Relation]:
    """合计 = all other rows, where most columns bear out that it is; every row must print as many figures as 合计."""
    rows = list(sheet.rows().values())
    totals = [row for row in rows if row[0].total and not row[0].code]
    others = [row for row in rows if not row[0].total and not row[0].child]
    if len(totals) != 1 or len(others) < 2 or any(figure.code for row in others for figure in row):
        return
    columns = {figure.column for figure in totals[0]}
    if any({figure.column for figure in row} != columns for row in others):
        return
    sums = [
        (
            total,
            _total_of([figure for row in others for figure in row if figure.column == total.column], total, operands),
        )
        for total in totals[0]
        if total.quantity.kind is Kind.MONEY and total.quantity.value
    ]
    holding = [identity for _, identity in sums if test(identity).feasible]
    if len(holding) * 2 > len(sums) or (len(sums) > 1 and len(holding) * 2 == len(sums)):
        for total, identity in sums:
            yield Relation("ARI108", (identity,), total.quantity.span, "合计")


def sheet_balance_relations(sheet: Sheet, operands: Operands) -> Iterator[Relation]:
    """The 总计 of income and of expenditure in one row are equal (A02)."""
    for figures in sheet.rows().values():
        totals = [
            figure for figure in figures if re.search(r"总计$", figure.label) and figure.quantity.kind is Kind.MONEY
        ]
        sides = {_side(figure) for figure in totals}
        if len(totals) == 2 and len(sides) == 2:
            readings: tuple[Identity, ...] = (
                equality([operands(_side(figure), figure.quantity) for figure in totals]),
            )
            yield Relation("ARI109", readings, totals[1].quantity.span, "总计")


def _side(figure: Figure) -> str:
    return "收入总计" if "收入" in figure.header or "收入" in figure.label else "支出总计"


def _role(figure: Figure) -> str:
    return figure.label or _last(figure.header)


def _last(header: str) -> str:
    return header.rpartition("/")[2]


def _stage(header: str) -> str:
    found = re.search(r"预算数|决算数", header)
    return found.group() if found else ""
