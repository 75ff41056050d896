"""不存在的日期。"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from reportlint.api import Block

_DATE = compiled(
    r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})(?P<sign>[日号])(?![楼线院区路井机库桥店]))?"
    r"(?:[(]?(?P<weekday>(?:星期|周|礼拜)[一二三四五六日天])[)]?)?"
)
_GLUED = compiled(r"(?<!\d)(?:19|20)\d{2}(?:\d{1,2}(?:[-—~至]\d{1,2})?月|\d{2,4}日)|(?<=[在于入])(?:20[0-3]\d)\d{2}件")
_WEEKDAYS = "一二三四五六日"


def run(ctx: Context) -> Iterator[Finding]:
    """Months above 12, days that the month does not have, weekdays of another day."""
    for block in ctx.document.blocks:
        if any(char in block.text for char in "月日件"):
            yield from _dates(ctx, block)


def _dates(ctx: Context, block: Block) -> Iterator[Finding]:
    text = ctx.facts.folded(block)
    for match in _DATE.finditer(text):
        problem = _problem(match)
        if problem:
            span = block.span(*match.span())
            yield ctx.finding(span, f"日期“{ctx.document.text(span)}”不存在：{problem}。", suggestions=["核对日期"])
    for match in _GLUED.finditer(text):
        yield ctx.finding(
            block.span(*match.span()),
            f"日期“{match.group()}”缺了字，年、月、日连在了一起。",
            severity=Severity.INFO,
            suggestions=["补上“年”“月”"],
        )


def _problem(match: regex.Match[str]) -> str:
    month = int(match["month"])
    if not 1 <= month <= 12:
        return f"没有{month}月" if match["day"] or match["year"] else ""
    if match["day"] is None:
        return ""
    day = int(match["day"])
    year = int(match["year"]) if match["year"] else 2024  # a leap year allows what some year allows
    last = monthrange(year, month)[1]
    if day > 31 and match["sign"] == "号":
        return ""  # vouchers and papers are counted by the month: 1月49号凭证
    if not 1 <= day <= last:
        return f"{match['year'] + '年' if match['year'] else ''}{month}月只有{last}天"
    return _weekday_problem(match, month, day)


def _weekday_problem(match: regex.Match[str], month: int, day: int) -> str:
    if not match["weekday"] or not match["year"]:
        return ""
    said = match["weekday"][-1].replace("天", "日")
    is_ = _WEEKDAYS[date(int(match["year"]), month, day).weekday()]
    return "" if said == is_ else f"这一天是星期{is_}"


CHECK = Check("PER402", "date-invalid", "日期不存在", Severity.ERROR, run)
