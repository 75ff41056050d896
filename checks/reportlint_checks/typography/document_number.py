"""发文字号的写法。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Edit, Finding, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Block

_OPEN, _CLOSE = "\\[【(（﹝", "\\]】)）﹞"
_WRONG_BRACKETS = compiled(
    rf"(?P<agency>[\u4e00-\u9fff]{{2,14}})(?P<open>[{_OPEN}])(?P<year>(?:19|20)\d\d)(?P<close>[{_CLOSE}])(?:第)?\d{{1,5}}号"
)
_PADDED = compiled(r"〔(?:19|20)\d\d〕(?P<pad>第|0+|第0+)(?=[1-9]\d*号)")
_BROKEN = compiled(
    r"[\u4e00-\u9fff]{2,}(?:(?<=[发函字财办通知])(?:19|20)\d{3,6}|〔(?:19|20)\d{3,8}|(?<!〔)(?:19|20)\d\d〕\d{1,5})号"
)
_ORDER = compiled(r"(?P<order>(?:国务院|[\u4e00-\u9fff]{0,4}(?:部|委|政府|总局|署|行))令)(?=\d{1,4}号)")
# 会计师事务所、法院等的编号自有规矩：某某报字(2022)第0011号。
_OTHER_NUMBERS = compiled(r"(?:[报审评鉴验]字?|字|初|终|执|再)$")


def run(ctx: Context) -> Iterator[Finding]:
    """Look at every 号 with a year in brackets before it."""
    for block in ctx.document.blocks:
        if "号" in block.text:
            yield from _brackets(ctx, block)
            yield from _padding(ctx, block)
            yield from _digits(ctx, block)
            yield from _orders(ctx, block)


def _brackets(ctx: Context, block: Block) -> Iterator[Finding]:
    for match in _WRONG_BRACKETS.finditer(block.text):
        if _OTHER_NUMBERS.search(match["agency"]):
            continue
        start = match.start("open")
        yield ctx.finding(
            block.span(max(start - 6, match.start()), match.end()),
            f"发文字号的年份用了“{match['open']}{match['close']}”，应当用六角括号“〔{match['year']}〕”。",
            suggestions=[f"{match['open']}{match['year']}{match['close']} → 〔{match['year']}〕"],
            edits=[Edit(block.span(start, start + 6), f"〔{match['year']}〕", safe=True)],
        )


def _padding(ctx: Context, block: Block) -> Iterator[Finding]:
    for match in _PADDED.finditer(block.text):
        end = block.text.index("号", match.end()) + 1
        number = block.text[match.end() : end]
        yield ctx.finding(
            block.span(match.start(), end),
            f"发文字号的序号前多了“{match['pad']}”，应当写作“{number}”。",
            suggestions=[f"{match['pad']}{number} → {number}"],
            edits=[Edit(block.span(match.start("pad"), match.end("pad")), "", safe=True)],
        )


def _digits(ctx: Context, block: Block) -> Iterator[Finding]:
    for match in _BROKEN.finditer(block.text):
        yield ctx.finding(
            block.span(*match.span()),
            f"发文字号“{match.group()[-14:]}”缺了半边括号，年份和序号分不开。",
            suggestions=["补全六角括号“〔年份〕”"],
        )


def _orders(ctx: Context, block: Block) -> Iterator[Finding]:
    for match in _ORDER.finditer(block.text):
        end = block.text.index("号", match.end()) + 1
        words = block.text[match.start() : end]
        fixed = f"{match['order']}第{block.text[match.end() : end]}"
        yield ctx.finding(
            block.span(match.start(), end), f"“{words}”应当写作“{fixed}”。", suggestions=[f"{words} → {fixed}"]
        )


CHECK = Check("TYP802", "document-number", "发文字号写法不规范", Severity.INFO, run)
