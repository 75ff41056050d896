"""日期的写法。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Edit, Finding, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Block

_PADDED = compiled(r"(?:(?P<year>\d{4})年)?(?<!\d)(?P<month>0?[1-9]|1[0-2])月(?:(?P<day>0[1-9]|[1-9]|[12]\d|3[01])日)?")
_SHORT_YEAR = compiled(r"(?<![\dOoＯ○.‘'第近—－–~～至-])(?P<year>(?:0\d|1\d|2\d))年(?P<rest>度|(?:1[0-2]|0?[1-9])月)")
_HAN_ZERO = compiled(r"(?:二零|二[OoＯ○])[〇零一二三四五六七八九OoＯ○]{2}年|(?<!\d)2[OoＯ]\d{2}年")


def run(ctx: Context) -> Iterator[Finding]:
    """Leading zeros, two-digit years, letters for zeros."""
    for block in ctx.document.blocks:
        if "年" in block.text or "月" in block.text:
            yield from _zeros(ctx, block)
            yield from _years(ctx, block)
            yield from _letters(ctx, block)


def _zeros(ctx: Context, block: Block) -> Iterator[Finding]:
    for match in _PADDED.finditer(block.text):
        month, day = match["month"], match["day"] or ""
        if not (month.startswith("0") or day.startswith("0")):
            continue
        words = match.group()
        fixed = compiled(r"(?<!\d)0(?=[1-9][月日])").sub("", words)
        yield ctx.finding(
            block.span(*match.span()),
            f"日期“{words}”的月、日不用补零，应当写作“{fixed}”。",
            suggestions=[f"{words} → {fixed}"],
            edits=[Edit(block.span(*match.span()), fixed, safe=True)],
        )


def _years(ctx: Context, block: Block) -> Iterator[Finding]:
    for match in _SHORT_YEAR.finditer(block.text):
        yield ctx.finding(
            block.span(*match.span()),
            f"“{match.group()}”的年份只写了两位，应当写全四位。",
            suggestions=[f"{match['year']}年 → 20{match['year']}年"],
        )


def _letters(ctx: Context, block: Block) -> Iterator[Finding]:
    for match in _HAN_ZERO.finditer(block.text):
        fixed = compiled(r"[零OoＯ○]").sub("〇" if match.group()[0] == "二" else "0", match.group())
        yield ctx.finding(
            block.span(*match.span()),
            f"年份“{match.group()}”里的零写法不对，应当写作“{fixed}”。",
            suggestions=[f"{match.group()} → {fixed}"],
        )


CHECK = Check("TYP804", "date-form", "日期写法不规范", Severity.INFO, run)
