"""Tables → identities along a row: rates, differences and growth rates (docs/arithmetic.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.identities.kinds import change_rate_from_levels, completion, difference
from reportlint.model.quantities import Kind
from reportlint.patterns import compiled
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reportlint.facts.tables import Figure, Sheet
    from reportlint.relations.operands import Operands

_RATE = compiled(r"执行率|完成率|支付率|使用率|B/A|b/a")
_DONE = compiled(r"执行数|决算数|支出数|实际支出|完成数|\(B\)|执行额")
_PLANNED = compiled(r"(?:全年|调整后?|年度)预算|\(A\)|预算数|预算安排|下达|到位|资金总额|安排资金")
_LAST = compiled(r"上年|20\d\d年(?:度)?决算|上一年")
_THIS = compiled(r"本年|当年")
_YEAR = compiled(r"(?<!\d)(20[0-4]\d)年?度?")
_DELTA = compiled(r"增减(?:金)?额|增加额|增减数|差额|比上年增减$|增减$|增减变动$")
_GROWTH = compiled(r"增减(?:幅度?|率|比例)|增长率|增幅|[(]%[)]")


class _Row(NamedTuple):
    """A row's figures with a name for messages."""

    label: str
    figures: Sequence[Figure]


def table_relations(sheet: Sheet, operands: Operands) -> Iterator[Relation]:
    """What each row of a table says of its own figures."""
    for figures in sheet.rows().values():
        row = _Row(figures[0].label, figures)
        yield from _rates(row, operands)
        yield from _changes(row, operands)


def role(figure: Figure) -> str:
    """What a figure is called in a message: its row, or else its column."""
    return figure.label or last(figure.header)


def last(header: str) -> str:
    """The innermost part of a header, without its unit."""
    return compiled(r"[(（][^()（）]*[)）]$").sub("", header.rpartition("/")[2])


def _find(row: _Row, pattern: regex.Pattern[str], kind: Kind | None = None) -> list[Figure]:
    return [figure for figure in row.figures if pattern.search(figure.header) and kind in (None, figure.quantity.kind)]


def _rates(row: _Row, operands: Operands) -> Iterator[Relation]:
    """执行率 = 执行数 / 预算数, with the budget that the form puts next to it (SC1)."""
    rates = [figure for figure in _find(row, _RATE) if figure.quantity.kind is Kind.PERCENT]
    done = _find(row, _DONE, Kind.MONEY)
    planned = [figure for figure in _find(row, _PLANNED, Kind.MONEY) if figure not in done]
    if len(rates) != 1 or len(done) != 1 or not planned:
        return
    paid, rate = operands(role(done[0]), done[0].quantity), operands("执行率", rates[0].quantity)
    readings = tuple(
        completion(paid, operands(role(plan), plan.quantity), rate) for plan in reversed(planned) if plan.quantity.value
    )
    if readings:
        yield Relation("ARI105", readings, rates[0].quantity.span, row.label)


def _changes(row: _Row, operands: Operands) -> Iterator[Relation]:
    """增减额 = 本年 − 上年; 增减率 = 增减额 / 上年, signed as the table prints them."""
    pair = _by_word(row) or _by_year(row)
    if pair is None:
        return
    base, current = operands("上年数", pair[0].quantity), operands("本年数", pair[1].quantity)
    for figure in _find(row, _DELTA, Kind.MONEY):
        if figure not in pair:
            identity = difference(current, base, operands("增减额", figure.quantity))
            yield Relation("ARI103", (identity,), figure.quantity.span, row.label)
    for figure in _find(row, _GROWTH, Kind.PERCENT):
        identity = change_rate_from_levels(current, base, operands("增减率", figure.quantity))
        yield Relation("ARI102", (identity,), figure.quantity.span, row.label)


def _by_word(row: _Row) -> tuple[Figure, Figure] | None:
    """The figures of 上年 and 本年."""
    before, now = _find(row, _LAST, Kind.MONEY), _find(row, _THIS, Kind.MONEY)
    return (before[0], now[0]) if len(before) == len(now) == 1 and before != now else None


def _by_year(row: _Row) -> tuple[Figure, Figure] | None:
    """The figures of two neighbouring years whose headers are the same but for the year."""
    money = [
        figure for figure in row.figures
        if figure.quantity.kind is Kind.MONEY and not _DELTA.search(figure.header)
    ]  # fmt: skip
    years = [
        (int(found[1]), _YEAR.sub("", figure.header), figure)
        for figure in money
        if (found := _YEAR.search(figure.header))
    ]
    if len(years) != 2 or years[0][1] != years[1][1]:
        return None
    before, now = sorted(years, key=lambda each: each[0])
    return (before[2], now[2]) if now[0] == before[0] + 1 else None
