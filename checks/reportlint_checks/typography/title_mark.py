"""书名号里再用书名号的写法。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Edit, Finding, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Block

_ANGLED = compiled(r"[<＜](?P<title>[\u4e00-\u9fff][^<>＜＞]{1,60})[>＞]")
_INSIDE = compiled(r"关于(?P<mark>《)(?=(?:预|提前)?(?:下达|印发|开展|做好|加强|进一步|批复|申报|转发))")
_NESTED = compiled(r"《[^《》]{0,60}(?P<inner>《[^《》]+》)")


def run(ctx: Context) -> Iterator[Finding]:
    """Titles in < > anywhere, and titles in 《 》 inside another title."""
    for block in ctx.document.blocks:
        if "<" in block.text or "＜" in block.text:
            yield from _angled(ctx, block)
        if "《" in block.text:
            yield from _nested(ctx, block)
            yield from _misplaced(ctx, block)


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


def _misplaced(ctx: Context, block: Block) -> Iterator[Finding]:
    """关于《印发……》: the title begins with 关于."""
    for match in _INSIDE.finditer(block.text):
        yield ctx.finding(
            block.span(match.start(), match.end() + 4),
            "“关于”是文件名的一部分，书名号应当放在“关于”前面。",
            suggestions=["关于《…… → 《关于……"],
        )


CHECK = Check("TYP803", "title-mark", "书名号写法不规范", Severity.INFO, run)
