"""书名号里再用书名号的写法。"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Edit, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Block

_ANGLED = re.compile(r"[<＜](?P<title>[\u4e00-\u9fff][^<>＜＞]{1,60})[>＞]")
_NESTED = re.compile(r"《[^《》]{0,60}(?P<inner>《[^《》]+》)")


def run(ctx: Context) -> Iterator[Finding]:
    """Titles in < > anywhere, and titles in 《 》 inside another title."""
    for block in ctx.document.blocks:
        if "<" in block.text or "＜" in block.text:
            yield from _angled(ctx, block)
        if "《" in block.text:
            yield from _nested(ctx, block)


def _angled(ctx: Context, block: Block) -> Iterator[Finding]:
    for match in _ANGLED.finditer(block.text):
        before = block.text[: match.start()]
        inside = before.rfind("《") > before.rfind("》")
        left, right = "〈〉" if inside else "《》"
        yield ctx.finding(
            block.span(*match.span()),
            f"文件名“{match['title']}”两边用了小于号、大于号，应当用书名号“{left}{right}”。",
            suggestions=[f"{match.group()} → {left}{match['title']}{right}"],
            edits=[
                Edit(block.span(match.start(), match.start() + 1), left, safe=True),
                Edit(block.span(match.end() - 1, match.end()), right, safe=True),
            ],
        )


def _nested(ctx: Context, block: Block) -> Iterator[Finding]:
    for match in _NESTED.finditer(block.text):
        inner = match["inner"]
        yield ctx.finding(
            block.span(*match.span("inner")),
            f"书名号里面的“{inner}”应当用单书名号“〈〉”。",
            suggestions=[f"{inner} → 〈{inner[1:-1]}〉"],
        )


CHECK = Check("TYP803", "title-mark", "书名号写法不规范", Severity.INFO, run)
