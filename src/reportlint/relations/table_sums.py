"""Tables → identities: sums down and across, balances (docs/arithmetic.md)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.facts.figures import header_account
from reportlint.identities.kinds import equality, share, sum_of
from reportlint.identities.verdicts import test
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.patterns import compiled
from reportlint.relations.relation import Relation
from reportlint.relations.tables import last, role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reportlint.facts.lexicon import Account
    from reportlint.facts.tables import Figure, Sheet
    from reportlint.identities.core import Identity
    from reportlint.relations.operands import Operands

_ALL = compiled(r"^(?:合计|总计|小计|共计)$")
_SHARE = compiled(r"占|比重|比例|构成")
_WHOLES = ("本年收入", "本年支出")
_SIDE = compiled(r"收入|支出")


def table_sum_relations(
    sheet: Sheet, operands: Operands, accounts: Mapping[str, Account], account_of: Callable[[str], str | None]
) -> Iterator[Relation]:
    """The sums within one table. `account_of` gives the account that a label or header names."""
    for figures in sheet.rows().values() if sheet.regular else ():
        yield from _across(figures, operands, accounts, account_of)
    for column in sorted({figure.column for figure in sheet.figures}):
        figures = [figure for figure in sheet.figures if figure.column == column and _is_money(figure)]
        yield from _by_account(figures, operands, accounts, account_of)
        yield from _by_code(figures, operands)
    yield from _by_total_row(sheet, operands)
    yield from _by_total_column(sheet, operands, account_of)
    yield from _row_shares(sheet, operands)
    yield from _column_shares(sheet, operands)
    yield from _balances(sheet, operands)


def _is_money(figure: Figure) -> bool:
    return figure.quantity.kind is Kind.MONEY


def _adds_up(figure: Figure) -> bool:
    return figure.quantity.kind in (Kind.MONEY, Kind.SCORE)


def _across(
    figures: Sequence[Figure],
    operands: Operands,
    accounts: Mapping[str, Account],
    account_of: Callable[[str], str | None],
) -> Iterator[Relation]:
    """A total column = the columns of the accounts that it is made of; columns of 预算 and 决算 apart."""
    groups: dict[str, dict[str, Figure]] = {}
    for figure in filter(_is_money, figures):
        name = header_account(figure.header, account_of) or ("合计" if _ALL.match(last(figure.header)) else None)
        if name:
            groups.setdefault(_stage(figure.header), {}).setdefault(name, figure)
    for named in groups.values():
        for id_, total in named.items():
            for wanted in accounts[id_].always if id_ in accounts else ():
                parts = [named[name] for name in wanted if name in named]
                yield from _sum(total, parts, operands, blanks=len(wanted) - len(parts))
        yield from _whole(named, operands, accounts)


def _whole(named: Mapping[str, Figure], operands: Operands, accounts: Mapping[str, Account]) -> Iterator[Relation]:
    """合计 beside columns that make up one account of the chart."""
    total = named.get("合计")
    others = {name for name, figure in named.items() if figure is not total}
    sets = (wanted for account in accounts.values() for wanted in account.parts if others.issuperset(wanted))
    for wanted in sets if total is not None else ():
        below = {name for part in wanted if part in accounts for names in accounts[part].parts for name in names}
        if total is not None and others - set(wanted) <= below:
            yield from _sum(total, [named[name] for name in wanted], operands, blanks=0)
            return


def _stage(header: str) -> str:
    found = compiled(r"年初预算|全年预算|调整预算|预算|决算|执行").search(header)
    return found.group() if found else ""


def _sum(
    total: Figure, parts: Sequence[Figure], operands: Operands, *, blanks: int, note: str = ""
) -> Iterator[Relation]:
    """The parts that are printed add up to the total; where some are blank only if they do (a blank may be unknown)."""
    if len(parts) < 2:
        return
    identity = _total_of(parts, total, operands)
    if not blanks or test(identity).feasible:
        subject = total.label or last(total.header)
        yield Relation("ARI108", (identity,), total.quantity.span, subject, note=note, open=blanks > 0)


def _total_of(parts: Sequence[Figure], total: Figure, operands: Operands) -> Identity:
    build = operands.exactly if total.quantity.kind is Kind.SCORE else operands
    return sum_of([build(role(part), part.quantity) for part in parts], build("合计", total.quantity))


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
        if account:
            named.setdefault(account, figure)
    top = next((figure for figure in figures if figure.total), None)
    for id_, whole in accounts.items():
        total = named.get(id_) or (top if id_ == "三公经费" else None)
        for wanted in whole.always if total else ():
            parts = [named[name] for name in wanted if name in named]
            if total is not None and parts:
                note = f"{id_}由{'、'.join(wanted)}组成"
                yield from _sum(total, parts, operands, blanks=len(wanted) - len(parts), note=note)


def _by_code(figures: Sequence[Figure], operands: Operands) -> Iterator[Relation]:
    """Down a column: 类 = its 款, 款 = its 项, 合计 = all 类; one level at a time."""
    codes = {figure.code: figure for figure in figures if len(figure.code) in (3, 5, 7)}
    for code, figure in codes.items():
        below = [other for its, other in codes.items() if its.startswith(code) and len(its) == len(code) + 2]
        if below:
            yield from _code_sum(figure, below, operands)
    top = [figure for code, figure in codes.items() if len(code) == 3]
    totals = [figure for figure in figures if figure.total and not figure.code]
    if len(totals) == 1 and len(top) >= 2:
        yield from _code_sum(totals[0], top, operands)


def _code_sum(total: Figure, parts: Sequence[Figure], operands: Operands) -> Iterator[Relation]:
    identity = _total_of(parts, total, operands)
    yield Relation("ARI108", (identity,), total.quantity.span, total.label, Confidence.HIGH, "下级科目之和")


def _by_total_row(sheet: Sheet, operands: Operands) -> Iterator[Relation]:
    """合计 = all other rows, where most columns bear out that it is; every row must print as many figures as 合计.

    A single column bears out nothing, so there only rows that are plainly of one level are added up.
    """
    rows = [row for row in sheet.rows().values() if any(map(_adds_up, row))]
    totals = [row for row in rows if row[0].total and not row[0].code]
    others = [row for row in rows if not row[0].total and not row[0].child]
    if len(totals) != 1 or len(others) < 2 or any(figure.code for row in others for figure in row):
        return
    columns = {figure.column for figure in totals[0]}
    if any({figure.column for figure in row} != columns for row in others):
        return
    sums = [
        (total, _total_of([each for row in others for each in row if each.column == total.column], total, operands))
        for total in totals[0]
        if _adds_up(total) and total.quantity.value
    ]
    plain = len({row[0].mark for row in others}) == 1 and all(_is_money(total) for total, _ in sums)
    yield from _borne_out(sums, plain=plain)


def _by_total_column(sheet: Sheet, operands: Operands, account_of: Callable[[str], str | None]) -> Iterator[Relation]:
    """合计 = all other columns of money under the same header, where most rows bear out that it is."""
    totals = {figure.column: figure.header for figure in sheet.figures if _is_whole(figure, account_of)}
    for column, header in totals.items():
        above = header.rpartition("/")[0]
        sums = []
        for row in sheet.rows().values():
            total = next((figure for figure in row if figure.column == column and _is_money(figure)), None)
            parts = [
                figure for figure in row
                if _is_money(figure) and figure.column not in totals and figure.header.rpartition("/")[0] == above
            ]  # fmt: skip
            if total is not None and total.quantity.value and len(parts) > 1:
                sums.append((total, _total_of([_as_column(part) for part in parts], total, operands)))
        yield from _borne_out(sums, plain=False)


def _is_whole(figure: Figure, account_of: Callable[[str], str | None]) -> bool:
    header = last(figure.header)
    return _ALL.match(header) is not None or (account_of(header) in _WHOLES and header.endswith("合计"))


def _as_column(figure: Figure) -> Figure:
    """A figure that goes by its column's name."""
    return figure._replace(label=last(figure.header))


def _borne_out(sums: Sequence[tuple[Figure, Identity]], *, plain: bool) -> Iterator[Relation]:
    """The sums, if more than half of them hold (at least one of two); a single one only of `plain` rows."""
    holding = [identity for _, identity in sums if test(identity).feasible]
    sure = len(holding) * 2 > len(sums) or (len(sums) > 1 and len(holding) * 2 == len(sums))
    if sure or (plain and len(sums) == 1):
        confidence = Confidence.HIGH if sure else Confidence.LOW
        for total, identity in sums:
            code = "SCO201" if total.quantity.kind is Kind.SCORE else "ARI108"
            yield Relation(code, (identity,), total.quantity.span, "合计", confidence)


def _row_shares(sheet: Sheet, operands: Operands) -> Iterator[Relation]:
    """Amount and percentage side by side, and 合计 in the row: the percentage is the amount's share of it."""
    found = []
    for row in sheet.rows().values():
        whole = next((figure for figure in row if _ALL.match(last(figure.header)) and _is_money(figure)), None)
        for part, percent in pairwise(row):
            beside = percent.quantity.kind is Kind.PERCENT and percent.column == part.column + 1
            if whole is not None and beside and _is_money(part) and part is not whole and whole.quantity.value:
                found.append(_share(part, whole, percent, operands))
    yield from _mostly(found)


def _column_shares(sheet: Sheet, operands: Operands) -> Iterator[Relation]:
    """A column 占比 behind a column of amounts: each row's share of the 合计 row."""
    rows = sheet.rows().values()
    totals = {figure.column: figure for row in rows for figure in row if figure.total and _is_money(figure)}
    found = []
    for row in rows:
        for part, percent in pairwise(row):
            whole = totals.get(part.column)
            shares = percent.quantity.kind is Kind.PERCENT and _SHARE.search(percent.header)
            if whole is not None and shares and _is_money(part) and whole.quantity.value:
                found.append(_share(part, whole, percent, operands))
    yield from _mostly(found)


def _share(part: Figure, whole: Figure, percent: Figure, operands: Operands) -> tuple[Figure, Identity]:
    identity = share(
        operands(role(part), part.quantity), operands("合计", whole.quantity), operands("占比", percent.quantity)
    )
    return percent, identity


def _mostly(found: Sequence[tuple[Figure, Identity]]) -> Iterator[Relation]:
    """The shares of a table, if at least two and more than half of them hold."""
    holding = sum(test(identity).feasible for _, identity in found)
    if holding > 1 and holding * 2 > len(found):
        for percent, identity in found:
            yield Relation("ARI105", (identity,), percent.quantity.span, percent.label)


def _balances(sheet: Sheet, operands: Operands) -> Iterator[Relation]:
    """The 总计 of income and of expenditure in one row are equal (A02)."""
    for figures in sheet.rows().values():
        totals = [figure for figure in figures if compiled(r"总计$").search(figure.label) and _is_money(figure)]
        sides = [_side(figure) for figure in totals]
        if len(totals) == 2 and set(sides) == {"收入", "支出"}:
            operands_ = [operands(f"{side}总计", figure.quantity) for side, figure in zip(sides, totals, strict=True)]
            yield Relation("ARI109", (equality(operands_),), totals[1].quantity.span, "总计")


def _side(figure: Figure) -> str:
    for words in (figure.label, figure.topic, figure.header):
        found = _SIDE.findall(words)
        if len(set(found)) == 1:
            return str(found[0])
    return ""
