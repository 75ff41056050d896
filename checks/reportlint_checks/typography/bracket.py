"""括号、书名号、引号不成对。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Edit, Finding, Severity, compiled
from reportlint_checks.typography._pairs import PAIRS, Flaw, flaws

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Block

_KINDS = ("paragraph", "footnote", "textbox", "cell", "row")
_ENDS = "。！？；："
_CONTEXT = 12  # characters shown of what an unpaired mark holds
_FURNITURE = compiled(r"[【\[]字[体号]")  # a web page's switch for the size of letters, copied with the report
_NEXT = 3  # paragraphs over which a bracket may reach


def run(ctx: Context) -> Iterator[Finding]:
    """Pair the marks of each paragraph by itself, so that an unclosed one is blamed where it stands."""
    blocks = [block for block in ctx.document.blocks if block.kind in _KINDS and block.text]
    found = [(block, flaw) for block in blocks for flaw in flaws(block.text)]
    reaching = set(_reaching(blocks, found))
    for number, (block, flaw) in enumerate(found):
        if number not in reaching and not (flaw.kind == "unclosed" and _is_excused(blocks, block, flaw)):
            yield _finding(ctx, block, flaw)


def _is_excused(blocks: Sequence[Block], block: Block, flaw: Flaw) -> bool:
    """Whether the writer has nothing to do with what is open."""
    return _is_cut(blocks, block) or _FURNITURE.match(block.text, flaw.at) is not None


def _is_cut(blocks: Sequence[Block], block: Block) -> bool:
    """Whether the text stops in this block in mid-sentence, so that what is open at its end says nothing."""
    return block is blocks[-1] and block.text[-1] not in _ENDS


def _reaching(blocks: Sequence[Block], found: Sequence[tuple[Block, Flaw]]) -> Iterator[int]:
    """The places in `found` of brackets that open in one paragraph and close in one of the next."""
    place = {block.index: at for at, block in enumerate(blocks)}
    closing: dict[tuple[int, str], int] = {}
    for number, (block, flaw) in enumerate(found):
        if flaw.kind == "unopened":
            closing.setdefault((place[block.index], flaw.mark), number)
    for number, (block, flaw) in enumerate(found):
        if flaw.kind == "unclosed":
            nearby = (closing.get((place[block.index] + far, PAIRS[flaw.mark])) for far in range(1, _NEXT + 1))
            later = next((at for at in nearby if at is not None), None)
            yield from () if later is None else (number, later)


def _finding(ctx: Context, block: Block, flaw: Flaw) -> Finding:
    match flaw.kind:
        case "unclosed":
            return _unclosed(ctx, block, flaw)
        case "unopened":
            return _unopened(ctx, block, flaw)
        case "turned":
            return _turned(ctx, block, flaw)
        case "item":
            return _item(ctx, block, flaw)
    return _mixed(ctx, block, flaw)


def _unclosed(ctx: Context, block: Block, flaw: Flaw) -> Finding:
    right = PAIRS[flaw.mark]
    return ctx.finding(
        block.span(flaw.at, min(flaw.at + _CONTEXT, len(block.text))),
        f"左边的“{flaw.mark}”在本段没有配对的“{right}”。",
        severity=Severity.INFO if block.kind in ("cell", "row") or flaw.mark in "“‘" else None,
        suggestions=[f"在它管到的地方补上“{right}”，或删去“{flaw.mark}”"],
    )


def _unopened(ctx: Context, block: Block, flaw: Flaw) -> Finding:
    left = next(opener for opener, closer in PAIRS.items() if closer == flaw.mark)
    return ctx.finding(
        block.span(max(flaw.at - _CONTEXT, 0), flaw.at + 1),
        f"右边的“{flaw.mark}”在本段没有配对的“{left}”。",
        severity=Severity.INFO,
        suggestions=[f"在前面补上“{left}”，或删去“{flaw.mark}”"],
    )


def _turned(ctx: Context, block: Block, flaw: Flaw) -> Finding:
    """“……“: a quotation mark that looks the wrong way."""
    right = flaw.partner
    side = "左" if right in PAIRS else "右"
    return ctx.finding(
        block.span(flaw.start, flaw.at + 1 if flaw.start < flaw.at else flaw.at + _CONTEXT // 2),
        f"引号方向反了：这里应当是{side}引号“{right}”。",
        severity=Severity.INFO,
        suggestions=[f"{flaw.mark} → {right}"],
        edits=[Edit(block.span(flaw.at, flaw.at + 1), right, safe=True)],
    )


def _item(ctx: Context, block: Block, flaw: Flaw) -> Finding:
    """1) where the items that follow are numbered (2), (3)."""
    number = int(block.text[flaw.at - 1])
    return ctx.finding(
        block.span(flaw.at - 1, flaw.at + 1),
        f"编号“{number}{flaw.mark}”缺左括号，后面的编号都是“{flaw.partner}{number + 1}{flaw.mark}”这样的。",
        severity=Severity.INFO,
        suggestions=[f"改为“{flaw.partner}{number}{flaw.mark}”"],
    )


def _mixed(ctx: Context, block: Block, flaw: Flaw) -> Finding:
    left, right = flaw.partner, PAIRS[flaw.partner]
    width = {left, flaw.mark} in ({"（", ")"}, {"(", "）"})
    fixed = ("（", "）") if width else (left, right)
    what = "括号一边是全角、一边是半角" if width else "左右括号不是一种"
    return ctx.finding(
        block.span(flaw.start, flaw.at + 1),
        f"{what}：“{left}”配了“{flaw.mark}”。",
        severity=Severity.INFO,
        suggestions=[f"改用“{fixed[0]}{fixed[1]}”"],
        edits=[
            Edit(block.span(at, at + 1), mark, safe=True)
            for at, mark in zip((flaw.start, flaw.at), fixed, strict=True)
            if block.text[at] != mark
        ],
    )


CHECK = Check("TYP801", "bracket", "括号不成对", Severity.WARNING, run)
