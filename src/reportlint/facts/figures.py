"""Figures of tables as amounts with the same key as those of the prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.facts.subjects import scope_in
from reportlint.model.claims import Amount, Key, Word
from reportlint.model.quantities import Kind
from reportlint.model.spans import Span
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportlint.facts.tables import Figure, Sheet

_YEAR = compiled(r"(?<!\d)(20[0-4]\d)年?")
_FUNDS = compiled(r"一般公共预算|政府性基金预算|国有资本经营预算|公共财政预算|部门预算")
_SUBTOTALS = ("小计", "计")
# The most telling first: 调整预算数 holds 预算数.
_STAGES = (
    ("年初预算", "年初预算"), ("调整", "调整预算"), ("全年预算", "全年预算"), ("(A)", "全年预算"), ("预算", "预算"),
    ("决算", "决算"), ("执行", "执行"), ("(B)", "执行"), ("到位", "到位"),
)  # fmt: skip


def figure_amounts(sheet: Sheet, account_of: Callable[[str], str | None]) -> Iterator[Amount]:
    """The figures of money of one table whose account is known from row, column or title."""
    for figure in sheet.figures:
        if figure.quantity.kind is not Kind.MONEY:
            continue
        account = _account(figure, sheet, account_of)
        if account is None:
            continue
        span = figure.quantity.span
        word = Word(figure.label or figure.header, Span(max(figure.label_block, 0), 0, len(figure.label)))
        key = Key(account, _year(figure, sheet), _stage(figure, sheet), scope_in(sheet.title + figure.header))
        yield Amount(figure.quantity, word, key, span)


def _account(figure: Figure, sheet: Sheet, account_of: Callable[[str], str | None]) -> str | None:
    """The account of a figure; none where both row and column name one, since it is then of a part of both."""
    column = header_account(figure.header, account_of)
    row = account_of(figure.label)
    if row is None and (figure.total or not figure.label):
        return "三公经费" if column is None and "三公" in sheet.title else column
    return row if column is None else None


def header_account(header: str, account_of: Callable[[str], str | None]) -> str | None:
    """The account of a column by its last header; 小计 is the sum of what stands below the header above it."""
    headers = [part for part in header.split("/") if part not in _SUBTOTALS]
    return account_of(headers[-1]) if headers else None


def _year(figure: Figure, sheet: Sheet) -> int | None:
    """The year of the column, or else of the table's title; 上年 is a year less."""
    for words in (figure.header, sheet.title):
        found = _YEAR.search(words)
        if found is not None:
            return int(found[1]) - ("上年" in figure.header and words is sheet.title)
    return None


def _stage(figure: Figure, sheet: Sheet) -> str | None:
    for words in (figure.header, sheet.title):
        told = _FUNDS.sub("", words)  # 一般公共预算财政拨款支出决算表 is about 决算
        found = next((stage for word, stage in _STAGES if word in told), None)
        if found is not None:
            return found
    return None
