"""括号、书名号、引号不成对。"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import Check, Context, Edit, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Block

_PAIRS = {
    "（": "）",
    "(": ")",
    "〔": "〕",
    "[": "]",
    "【": "】",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
}
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}
_WIDTHS = {"（": "(", "）": ")"}
_MARKS = frozenset(_PAIRS) | frozenset(_OPENERS)
_ENDS = "。！？；："
_CONTEXT = 12


class _Open(NamedTuple):
    at: int
    mark: str


def run(ctx: Context) -> Iterator[Finding]:
    """Pair the marks of each paragraph by itself, so that an unclosed one is blamed where it stands."""
    last = len(ctx.document.blocks) - 1
    for block in ctx.document.blocks:
        if block.kind in ("paragraph", "footnote", "textbox", "cell", "row") and not _MARKS.isdisjoint(block.text):
            yield from _paired(ctx, block, cut=block.index == last and block.text[-1] not in _ENDS)


def _paired(ctx: Context, block: Block, *, cut: bool) -> Iterator[Finding]:
    """`cut`: the text stops in mid-sentence, so that what is open at its end says nothing."""
    opened: list[_Open] = []
    for at, mark in enumerate(block.text):
        if mark in _PAIRS:
            opened.append(_Open(at, mark))
        elif mark in _OPENERS and not opened and _is_list_marker(block.text, at):
            yield from _half(ctx, block, at)
        elif mark in _OPENERS:
            yield from _closed(ctx, block, opened, at)
    for left in opened:
        if not cut:
            yield _unclosed(ctx, block, left)


def _closed(ctx: Context, block: Block, opened: list[_Open], at: int) -> Iterator[Finding]:
    """Take what a closing mark closes off the stack, with a finding for what it passes over or lacks."""
    mark = block.text[at]
    fitting = [
        number for number, left in enumerate(opened) if _narrow(_PAIRS[left.mark]) == _narrow(mark)
    ]  # fmt: skip
    if not fitting:
        yield _unopened(ctx, block, at)
        return
    for left in opened[fitting[-1] + 1 :]:
        yield _unclosed(ctx, block, left)
    partner = opened[fitting[-1]]
    del opened[fitting[-1] :]
    if _PAIRS[partner.mark] != mark:
        yield _mixed(ctx, block, partner, at)


def _narrow(mark: str) -> str:
    return _WIDTHS.get(mark, mark)


def _is_list_marker(text: str, at: int) -> bool:
    """1）and 2) before an item stand alone by custom."""
    head = text[max(at - 3, 0) : at].lstrip()
    number = head[-2:] if head[-2:].isdigit() else head[-1:]
    before = text[at - len(number) - 1 : at - len(number)]
    return text[at] in "）)" and number.isdigit() and (not before or before in "。；;：:，,、 ")


def _half(ctx: Context, block: Block, at: int) -> Iterator[Finding]:
    """1) where the items that follow are numbered (2), (3)."""
    number = int(block.text[at - 1])
    if f"({number + 1})" in block.text or f"（{number + 1}）" in block.text:
        yield ctx.finding(
            block.span(at - 1, at + 1),
            f"编号“{block.text[at - 1 : at + 1]}”缺左括号，后面的编号都是“({number + 1})”这样的。",
            severity=Severity.INFO,
            suggestions=[f"改为“({number})”"],
        )


def _unclosed(ctx: Context, block: Block, left: _Open) -> Finding:
    words = block.text[left.at : left.at + _CONTEXT]
    return ctx.finding(
        block.span(left.at, left.at + len(words)),
        f"左边的“{left.mark}”在本段没有配对的“{_PAIRS[left.mark]}”。",
        severity=Severity.INFO if block.kind in ("cell", "row") or left.mark in "“‘" else None,
        suggestions=[f"在它管到的地方补上“{_PAIRS[left.mark]}”，或删去“{left.mark}”"],
    )


def _unopened(ctx: Context, block: Block, at: int) -> Finding:
    mark = block.text[at]
    start = max(at - _CONTEXT, 0)
    return ctx.finding(
        block.span(start, at + 1),
        f"右边的“{mark}”在本段没有配对的“{_OPENERS[mark]}”。",
        severity=Severity.INFO,
        suggestions=[f"在前面补上“{_OPENERS[mark]}”，或删去“{mark}”"],
    )


def _mixed(ctx: Context, block: Block, left: _Open, at: int) -> Finding:
    right = "）" if left.mark == "（" else ")"
    return ctx.finding(
        block.span(left.at, at + 1),
        f"括号一边是全角、一边是半角：“{left.mark}”配了“{block.text[at]}”。",
        severity=Severity.INFO,
        suggestions=["改用全角括号（）"],
        edits=[Edit(block.span(at, at + 1), right, safe=True)],
    )


CHECK = Check("TYP801", "bracket", "括号不成对", Severity.WARNING, run)
