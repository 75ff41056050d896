"""同样的话写了两遍，或照抄了上一条。"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import Check, Confidence, Context, Finding, Related, Severity, enclosing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Block, Span

_SENTENCE = re.compile(r"[^。；;！？]+")
_LONG = 28  # characters: shorter sentences recur by chance
# The same reason or the same figures under several accounts are no repetition.
_FORMULA = re.compile(r"原因|(?:预算|决算|执行)数?(?:安排|为)?\d")
_INSIDE = 14  # characters of a clause that stands twice in one paragraph
_ITEM = re.compile(r"[(（]款[)）](?P<name>[\u4e00-\u9fff（）()]{2,24}?)[(（]项[)）]")
_USE = re.compile(r"(?:主要用于|用于|主要原因是|原因是)[:：]?(?P<use>[\u4e00-\u9fff（）()、]{4,40}?)(?=[。；;，,])")


class _Item(NamedTuple):
    name: str
    block: Block
    start: int
    end: int


def run(ctx: Context) -> Iterator[Finding]:
    """Cells that repeat the goal as the result, sentences told twice, uses copied from the item before."""
    yield from _copied_cells(ctx)
    yield from _sentences(ctx)
    yield from _uses(ctx)


def _copied_cells(ctx: Context) -> Iterator[Finding]:
    """目标 and 完成情况 side by side with the same long text."""
    for table in ctx.document.tables:
        for cells in table.grid():
            texts = [(cell.block, ctx.document.blocks[cell.block].text) for cell in dict.fromkeys(cells) if cell]
            for (first, left), (second, right) in itertools.pairwise(texts):
                if first != second and left == right and len(left) >= 2 * _LONG:
                    block = ctx.document.blocks[second]
                    yield ctx.finding(
                        block.span(),
                        "实际完成情况整段照抄了目标，没有写实际完成的内容。",
                        severity=Severity.WARNING,
                        related=[Related(ctx.document.blocks[first].span(), "目标")],
                        suggestions=["写明实际完成值和完成情况"],
                    )


def _sentences(ctx: Context) -> Iterator[Finding]:
    seen: dict[str, Span] = {}
    for block in ctx.document.blocks:
        if block.kind != "paragraph" or block.index in ctx.document.contents:
            continue
        if any("名词解释" in section.words for section in enclosing(ctx.document, block.span())):
            continue
        yield from _clauses(ctx, block)
        for match in _SENTENCE.finditer(block.text):
            words = re.sub(r"^[\d一二三四五六七八九十、.（）()\s]+", "", match.group())
            if len(words) < _LONG or _FORMULA.search(words):
                continue
            span = block.span(*match.span())
            if words in seen:
                yield _again(ctx, span, seen[words])
            seen.setdefault(words, span)


def _clauses(ctx: Context, block: Block) -> Iterator[Finding]:
    """A long clause that stands twice in one paragraph."""
    seen: dict[str, Span] = {}
    for match in re.finditer(r"[^，,。；;！？：:、]+", block.text):
        words = match.group()
        if len(words) < _INSIDE or any(char.isdigit() for char in words):
            continue
        span = block.span(*match.span())
        if words in seen:
            yield _again(ctx, span, seen[words])
        seen.setdefault(words, span)


def _again(ctx: Context, span: Span, first: Span) -> Finding:
    words = ctx.document.text(span)
    return ctx.finding(
        span,
        f"这句话前面已经写过一遍：“{words if len(words) <= 30 else words[:28] + '……'}”。",
        related=[Related(first, "前一处")],
        suggestions=["删去一处，或改写"],
    )


def _uses(ctx: Context) -> Iterator[Finding]:
    """An item whose use or reason names the item before it and not itself."""
    items = list(_items(ctx))
    for before, item in itertools.pairwise(items):
        text = item.block.text[item.start : item.end]
        for match in _USE.finditer(text):
            use = match["use"]
            if before.name != item.name and _core(before.name) in use and not _shares(item.name, use):
                start = item.start + match.start()
                yield ctx.finding(
                    item.block.span(start, item.start + match.end()),
                    f"“{item.name}”写的是“{match.group()}”，说的却是上一条“{before.name}”，像是照抄了上一条。",
                    severity=Severity.WARNING,
                    confidence=Confidence.MEDIUM,
                    related=[Related(before.block.span(before.start, min(before.start + 30, before.end)), "上一条")],
                    suggestions=[f"改写“{item.name}”自己的用途和原因"],
                )


def _items(ctx: Context) -> Iterator[_Item]:
    blocks = [block for block in ctx.document.blocks if block.kind == "paragraph"]
    for number, block in enumerate(blocks):
        match = _ITEM.search(block.text)
        if match is None:
            continue
        if _USE.search(block.text, match.end()) or number + 1 == len(blocks):
            yield _Item(match["name"], block, match.end(), len(block.text))
        else:
            following = blocks[number + 1]
            yield _Item(match["name"], following, 0, len(following.text))


def _core(name: str) -> str:
    return re.sub(r"(?:支出|缴费支出|缴费|经费)$", "", name)


def _shares(name: str, use: str) -> bool:
    """Whether a use has two 汉字 in a row in common with the item's own name."""
    return any(name[at : at + 2] in use for at in range(len(name) - 1))


CHECK = Check("CMP905", "duplicate-text", "内容重复或照抄", Severity.INFO, run)
