"""数字缺单位，或单位重复。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Kind, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Block

_SHARE = compiled(r"(?:占比?|增长|下降|提高)(?:为|了)?(?P<number>\d{1,3}\.\d{1,2})(?=[，,；;。]|$)")
_PERCENT = compiled(r"(?:占比?|增长|下降|提高)(?:为|了)?\d{1,3}(?:\.\d{1,2})?[%％]")
_SIZES = compiled(r"(?<![\d.*×x])\d+(?:\.\d+)?(?:[*×xX]\d+(?:\.\d+)?){1,2}(?![\d.*×xX米mMcCkK厘毫千公寸]|\()")
_SIZE_WORDS = compiled(r"规格|尺寸|长宽|面积")
_BRACKETED = compiled(r"\d+(?:\.\d+)?\((?:[万亿]?[元人户亩]|万平方米|公里|平方米)\)")


def run(ctx: Context) -> Iterator[Finding]:
    """万 and 亿 without 元, shares without %, sizes without a unit, a unit in brackets or twice."""
    yield from _money(ctx)
    yield from _cells(ctx)
    for block in ctx.document.blocks:
        if block.kind in ("paragraph", "footnote", "textbox"):
            yield from _in_block(ctx, block)


def _money(ctx: Context) -> Iterator[Finding]:
    for quantity in ctx.facts.quantities:
        if quantity.kind is Kind.MONEY and quantity.text.endswith(("万", "亿")) and quantity.unit.endswith("元"):
            yield ctx.finding(
                quantity.span, f"“{quantity.text}”缺“元”字。", suggestions=[f"{quantity.text} → {quantity.text}元"]
            )


def _cells(ctx: Context) -> Iterator[Finding]:
    """A cell that prints the unit which the table's 单位 line has already given."""
    for sheet in ctx.facts.sheets:
        again = [figure for figure in sheet.figures if sheet.unit and figure.quantity.text.endswith(sheet.unit)]
        if again:
            yield ctx.finding(
                again[0].quantity.span,
                f"表头已注明单位是{sheet.unit}，单元格里又写“{again[0].quantity.text}”。",
                suggestions=["单元格只写数字"],
            )


def _in_block(ctx: Context, block: Block) -> Iterator[Finding]:
    text = ctx.facts.folded(block)
    if _PERCENT.search(text):
        for match in _SHARE.finditer(text):
            yield ctx.finding(
                block.span(*match.span()),
                f"“{match.group()}”后面缺“%”，同段其他比率都有。",
                suggestions=[f"{match['number']} → {match['number']}%"],
            )
    if _SIZE_WORDS.search(text):
        for match in _SIZES.finditer(text):
            yield ctx.finding(
                block.span(*match.span()), f"尺寸“{match.group()}”没有写单位。", suggestions=["写明米、厘米等单位"]
            )
    for match in _BRACKETED.finditer(text):
        plain = compiled(r"[()]").sub("", match.group())
        yield ctx.finding(
            block.span(*match.span()), f"单位不用括号：“{match.group()}”。", suggestions=[f"{match.group()} → {plain}"]
        )


CHECK = Check("TYP806", "missing-unit", "单位缺失或重复", Severity.INFO, run)
