"""重复的字、词和标点。"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Edit, Finding, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from reportlint.api import Block

_MARKS = compiled(r"(?P<mark>[，、；：,;])(?P=mark)+|。。(?!。)(?<!。。。)|[，、；][。；，、]|[。；][，、；]")
_PHRASE = compiled(r"(?P<phrase>[\u4e00-\u9fff]{3,12})(?P=phrase)")
_NUMBER_POINT = compiled(r"(?<=\d)\.(?=\s?[万亿元%％])")


@lru_cache(maxsize=4)
def _compiled(rows: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]) -> regex.Pattern[str]:
    """One pattern for the words of typos.toml that are slips where they stand twice."""
    return compiled("|".join(_twice(words, before, after) for words, before, after in rows))


def _twice(words: str, not_before: tuple[str, ...], not_after: tuple[str, ...]) -> str:
    ahead = f"(?!{'|'.join(not_before)})" if not_before else ""
    behind = "".join(f"(?<!{left})" for left in not_after)
    return f"{behind}{words}{words}{ahead}"


def run(ctx: Context) -> Iterator[Finding]:
    """Particles, punctuation and phrases of three or more 汉字 that stand twice in a row."""
    rows = ctx.vocabulary("typos")["repeated"]
    words = _compiled(
        tuple((row["words"], tuple(row.get("not_before", ())), tuple(row.get("not_after", ()))) for row in rows)
    )
    for block in ctx.document.blocks:
        if block.kind in ("paragraph", "footnote", "textbox", "cell"):
            yield from _doubled(ctx, block, words)
            yield from _punctuation(ctx, block)
            yield from _phrases(ctx, block)


def _doubled(ctx: Context, block: Block, pattern: regex.Pattern[str]) -> Iterator[Finding]:
    for match in pattern.finditer(ctx.facts.folded(block)):
        middle = (match.start() + match.end()) // 2
        if _parted(block, middle):
            continue
        words = ctx.document.text(block.span(match.start(), middle))
        yield ctx.finding(
            block.span(*match.span()),
            f"“{words}”重复了。",
            suggestions=[f"{words}{words} → {words}"],
            edits=[Edit(block.span(middle, match.end()), "")],
        )


def _parted(block: Block, middle: int) -> bool:
    """Whether the original has a blank or a line's end between two words, as between the columns of a table."""
    return block.offsets.original(middle) - block.offsets.original(middle - 1) > 1


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
        if _parted(block, match.end("phrase")):
            continue
        yield ctx.finding(
            block.span(*match.span()),
            f"“{match['phrase']}”连着写了两遍。",
            suggestions=[f"{match.group()} → {match['phrase']}"],
        )


CHECK = Check("TYP805", "repeated-character", "字词或标点重复", Severity.INFO, run)
