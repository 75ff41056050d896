"""重复的字、词和标点。"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Edit, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Block

_PARTICLE = re.compile(r"的的(?!确)|了了|和和(?!气)|与与|及及|在在|是是|为为|对对(?!碰)|将将|被被|由由|按按|各各")
_MARKS = re.compile(r"(?P<mark>[，、；：,;])(?P=mark)+|。。(?!。)(?<!。。。)|[，、；][。；，、]|[。；][，、；]")
_PHRASE = re.compile(r"(?P<phrase>[\u4e00-\u9fff]{3,12})(?P=phrase)")
_NUMBER_POINT = re.compile(r"(?<=\d)\.(?=\s?[万亿元%％])")


def run(ctx: Context) -> Iterator[Finding]:
    """Particles, punctuation and phrases of three or more 汉字 that stand twice in a row."""
    for block in ctx.document.blocks:
        if block.kind in ("paragraph", "footnote", "textbox", "cell"):
            yield from _doubled(ctx, block, _PARTICLE, "字")
            yield from _punctuation(ctx, block)
            yield from _phrases(ctx, block)


def _doubled(ctx: Context, block: Block, pattern: re.Pattern[str], what: str) -> Iterator[Finding]:
    for match in pattern.finditer(block.text):
        words = match.group()
        yield ctx.finding(
            block.span(*match.span()),
            f"{what}重复了：“{words}”。",
            suggestions=[f"{words} → {words[0]}"],
            edits=[Edit(block.span(match.start() + 1, match.end()), "")],
        )


def _punctuation(ctx: Context, block: Block) -> Iterator[Finding]:
    for match in _MARKS.finditer(block.text):
        words = match.group()
        yield ctx.finding(
            block.span(*match.span()), f"标点重复或连用：“{words}”。", suggestions=[f"只留一个，如“{words[-1]}”"]
        )
    for match in _NUMBER_POINT.finditer(block.text):
        yield ctx.finding(
            block.span(max(match.start() - 6, 0), match.end() + 1),
            "数字后面多了一个小数点。",
            suggestions=["删去小数点"],
        )


def _phrases(ctx: Context, block: Block) -> Iterator[Finding]:
    for match in _PHRASE.finditer(block.text):
        yield ctx.finding(
            block.span(*match.span()),
            f"“{match['phrase']}”连着写了两遍。",
            suggestions=[f"{match.group()} → {match['phrase']}"],
        )


CHECK = Check("TYP805", "repeated-character", "字词或标点重复", Severity.INFO, run)
