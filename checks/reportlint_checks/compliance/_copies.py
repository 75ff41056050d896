"""Text that was copied where the report's own words belong."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import Confidence, Related, Severity, compiled, enclosing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reportlint.api import Block, Context, Finding

_LONG = 56  # characters: shorter goals may well be met to the letter
_RESULT = compiled(r"(?:全年|年度|实际)*完成(?:指标)?(?:值|情况)(?:\(B\))?")
_LIMIT = compiled(r"(?:≥|≤|>=|<=|＞|＜|不低于|不少于|不高于|大于等于|小于等于)\s*\d[\d.,]*\s*[%\u4e00-\u9fff]{0,4}")
_TOLD = compiled(r"目标|指标值|要求|应|不低于|计划|实际")
_DONE = compiled(r"完成情况|完成值")
_ITEM = compiled(r"[(（]款[)）](?P<name>[\u4e00-\u9fff（）()]{2,24}?)[(（]项[)）]")
_USE = compiled(r"(?:主要用于|用于|主要原因是|原因是)[:：]?(?P<use>[\u4e00-\u9fff（）()、]{4,40}?)(?=[。；;，,])")
_TAIL = compiled(r"(?:支出|缴费支出|缴费|经费)$")
_CHANGE = compiled(r"(?:经费|支出|费用)*(?:有所)?(?:增加|减少|增长|下降|调整)$")


class _Item(NamedTuple):
    """An item of the list of expenditures (款 … 项) with the range of a block that tells of it."""

    name: str
    block: Block
    start: int
    end: int


def copied_results(ctx: Context) -> Iterator[Finding]:
    """完成情况 with the goal's own text, or with its limit (≥90%) in the place of a value."""
    for table in ctx.document.tables:
        rows = [[ctx.document.blocks[cell.block] if cell else None for cell in cells] for cells in table.grid()]
        for row in rows:
            yield from _whole_texts(ctx, [block for block in dict.fromkeys(row) if block])
        yield from _limits(ctx, rows)
    yield from _limits_in_prose(ctx)


def _whole_texts(ctx: Context, row: Sequence[Block]) -> Iterator[Finding]:
    """目标 and 完成情况 side by side with the same long text."""
    for goal, result in itertools.pairwise(row):
        if goal.text == result.text and len(goal.text) >= _LONG:
            yield ctx.finding(
                result.span(),
                "实际完成情况整段照抄了目标，没有写实际完成的内容。",
                severity=Severity.WARNING,
                related=[Related(goal.span(), "目标")],
                suggestions=["写明实际完成值和完成情况"],
            )


def _limits(ctx: Context, rows: Sequence[Sequence[Block | None]]) -> Iterator[Finding]:
    column: int | None = None
    for row in rows:
        names = [ctx.facts.folded(block) if block else "" for block in row]
        column = next((at for at, name in enumerate(names) if _RESULT.fullmatch(name)), column)
        if column is not None and _LIMIT.fullmatch(names[column]):
            block = row[column]
            assert block is not None
            yield ctx.finding(
                block.span(),
                f"完成值写的是“{block.text}”，这是指标值，不是实际完成的数。",
                severity=Severity.WARNING,
                suggestions=["写明实际完成值"],
            )


def _limits_in_prose(ctx: Context) -> Iterator[Finding]:
    """合格率≥90% among what was achieved."""
    for block in ctx.document.blocks:
        text = ctx.facts.folded(block)
        if block.kind != "paragraph" or not _LIMIT.search(text):
            continue
        sections = [section.words for section in enclosing(ctx.document, block.span())]
        if not sections or not _DONE.search(sections[-1]):
            continue
        for match in _LIMIT.finditer(text):
            clause = compiled(r"[，,。；;]").split(text[: match.start()])[-1]
            if "率" in clause[-2:] and not _TOLD.search(text[max(match.start() - 24, 0) : match.end() + 12]):
                start = match.start() - len(clause)
                yield ctx.finding(
                    block.span(start, match.end()),
                    f"“{block.text[start : match.end()]}”是指标值，没有写实际完成的数。",
                    suggestions=["写明实际完成值"],
                )


def copied_uses(ctx: Context) -> Iterator[Finding]:
    """An item whose use or reason names another item and not itself."""
    items = list(_items(ctx))
    for number, item in enumerate(items):
        for match in _USE.finditer(item.block.text, item.start, item.end):
            other = _copied_from(item, items[:number], match["use"])
            if other is not None:
                yield _copied(ctx, item, other, match)


def _copied_from(item: _Item, before: Sequence[_Item], use: str) -> _Item | None:
    """The item that a use belongs to: the one just before if it is named, any earlier one if it is all that is said."""
    if _core(item.name) in use:
        return None
    if before and before[-1].name != item.name and _core(before[-1].name) in use and not _shares(item.name, use):
        return before[-1]
    told = _CHANGE.sub("", use)
    return next((other for other in reversed(before) if told in (other.name, _core(other.name))), None)


def _copied(ctx: Context, item: _Item, other: _Item, match: regex.Match[str]) -> Finding:
    return ctx.finding(
        item.block.span(*match.span()),
        f"“{item.name}”写的是“{match.group()}”，说的却是前面的“{other.name}”，像是照抄来的。",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        related=[Related(other.block.span(other.start, min(other.start + 30, other.end)), f"“{other.name}”")],
        suggestions=[f"改写“{item.name}”自己的用途和原因"],
    )


def _items(ctx: Context) -> Iterator[_Item]:
    """Each item with its own paragraph, or the next one where the name stands alone."""
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
    return _TAIL.sub("", name)


def _shares(name: str, use: str) -> bool:
    """Whether a use has two 汉字 in a row in common with the item's own name."""
    return any(name[at : at + 2] in use for at in range(len(name) - 1))
