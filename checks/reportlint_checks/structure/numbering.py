"""标题和条目的编号。"""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Related, Severity, compiled, heading_words, same_heading
from reportlint_checks.structure._inline import breaks_of
from reportlint_checks.structure._numbers import gaps_of, numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Block, Span
    from reportlint_checks.structure._inline import Break
    from reportlint_checks.structure._numbers import Gap, Number

_SENTENCE_END = compiled(r"[。；;：:]$")
_FORMS = ("第X部分", "一、", "（一）", "1.", "（1）", "①")  # GB/T 9704-2012 §7.3.3 names the middle four


def run(ctx: Context) -> Iterator[Finding]:
    """Follow every sequence of numbers: from 1 on, one after the other, under the same heading."""
    numbers = list(numbers_of(ctx))
    unnumbered = list(_unnumbered(ctx, numbers))
    explained: set[Span] = set()
    for gap in gaps_of(ctx, numbers):
        culprits = _culprits(ctx, gap, [span for span in unnumbered if span not in explained])
        explained |= set(culprits)
        yield _finding(ctx, gap, culprits)
    yield from _nested(ctx, numbers)
    yield from _skipped(ctx)
    yield from map(partial(_inside, ctx), breaks_of(ctx))
    for span in unnumbered:
        if span not in explained:
            yield ctx.finding(
                span,
                f"标题“{ctx.document.text(span)}”没有编号，而前后同级的标题都有。",
                suggestions=["补上编号，并把后面的编号顺下去"],
            )


def _culprits(ctx: Context, gap: Gap, unnumbered: Sequence[Span]) -> list[Span]:
    """Headings without a number inside a gap, if they are no more than the numbers that are missing."""
    first = gap.above or gap.parent
    between = range(first.block.index + 1 if first else 0, gap.number.block.index)
    found = [span for span in unnumbered if span.block in between]
    if not found and gap.above is not None:
        found = [block.span() for block in ctx.document.blocks[between.start : between.stop] if _is_title(block)]
    return found if 0 < len(found) <= len(gap.missing) else []


def _is_title(block: Block) -> bool:
    """A line of its own that reads like a heading."""
    return block.kind == "paragraph" and len(block.text) >= 4 and heading_words(block) == block.text


def _finding(ctx: Context, gap: Gap, culprits: Sequence[Span]) -> Finding:
    number = gap.number
    related = [Related(span, "这个标题没有编号，可能就是缺的那一个") for span in culprits]
    if gap.above is not None:
        related.append(Related(gap.above.block.span(0, len(gap.above.marker.text)), "前一个编号"))
    uncertain = number.marker.level == 0 or (gap.above is None and gap.parent is None)
    return ctx.finding(
        _place(number),
        _message(gap),
        severity=Severity.INFO if uncertain else None,
        related=related,
        suggestions=[_suggestion(ctx, gap, culprits)],
    )


def _message(gap: Gap) -> str:
    number, text = gap.number, gap.number.marker.text.strip()
    if gap.above is None:
        under = f"“{gap.parent.marker.text.strip()}”下面" if gap.parent else "编号"
        return f"{under}从“{text}”开始，前面缺{number.names(gap.missing)}。"
    if gap.missing:
        return f"“{gap.above.marker.text.strip()}”后面是“{text}”，中间缺{number.names(gap.missing)}。"
    if number.marker.value == gap.above.marker.value:
        return f"编号“{text}”重复了，前面已经有一个。"
    return f"编号倒退了：“{gap.above.marker.text.strip()}”后面是“{text}”。"


def _suggestion(ctx: Context, gap: Gap, culprits: Sequence[Span]) -> str:
    if culprits:
        names = "、".join(f"“{ctx.document.text(span)}”" for span in culprits)
        return f"给{names}补上编号{gap.number.names(gap.missing[-len(culprits) :])}"
    text = gap.number.marker.text.strip()
    return f"补上缺的部分，或把“{text}”改为{gap.number.name(gap.expected)}并顺改后面的编号"


def _nested(ctx: Context, numbers: Sequence[Number]) -> Iterator[Finding]:
    """一、 within 二、: the level beneath begins with the form of the level above."""
    headings = {section.heading.block for section in ctx.document.sections}
    high = [number for number in numbers if number.marker.level <= 1]
    for above, number in itertools.pairwise(high):
        begins_anew = above.form == number.form and number.marker.value == 1 < above.marker.value
        if begins_anew and above.block.index in headings and _leads_in(ctx, above, number):
            outer, inner = above.marker.text.strip(), number.marker.text.strip()
            yield ctx.finding(
                _place(number),
                f"“{outer}”下面又从“{inner}”编起，上下两级用了同一种编号。",
                severity=Severity.INFO,
                related=[Related(above.block.span(0, len(above.marker.text)), "上一级的编号")],
                suggestions=["下一级改用“（一）”"],
            )


def _leads_in(ctx: Context, above: Number, number: Number) -> bool:
    """Whether nothing but sentences stands between two numbers: no title of another part."""
    between = ctx.document.blocks[above.block.index + 1 : number.block.index] or [above.block]
    return all(_SENTENCE_END.search(block.text) for block in between)


def _skipped(ctx: Context) -> Iterator[Finding]:
    """（1） under 一、 or （一）, with no level between that would have been written 1."""
    for section in ctx.document.sections:
        above = ctx.document.sections[section.parent] if section.parent is not None else None
        if above is None or above.marker is None or section.marker is None or section.marker.value != 1:
            continue
        level, outer = section.marker.level, above.marker.level
        if 1 <= outer <= 2 and level >= 4:
            wanted = _FORMS[3] if outer == 2 else f"{_FORMS[2]}”或“{_FORMS[3]}"
            yield ctx.finding(
                section.heading,
                f"“{above.marker.text.strip()}”下面直接用了“{section.marker.text.strip()}”，中间跳过了一级。",
                severity=Severity.INFO,
                suggestions=[f"下一级改用“{wanted}”"],
            )


def _inside(ctx: Context, found: Break) -> Finding:
    """A list within a paragraph."""
    missing = "、".join(f"“{name}”" for name in found.missing)
    gap = f"段内“{found.first}”后面是“{found.second}”，中间缺{missing}。"
    return ctx.finding(
        found.span,
        gap if missing else f"段内编号“{found.second}”重复了。",
        related=[Related(found.before, "前一个编号")],
        suggestions=["按顺序重新编号"],
    )


def _place(number: Number) -> Span:
    """A number with the words of its heading."""
    return number.block.span(0, len(number.marker.text) + min(len(heading_words(number.block)), 24))


def _unnumbered(ctx: Context, numbers: Sequence[Number]) -> Sequence[Span]:
    """Paragraphs without a number whose words are those of a section that the template numbers, if most have one."""
    numbered = {number.block.index for number in numbers}
    contents = ctx.document.contents
    names = [name for section in ctx.profile.sections if section.path for name in section.names]
    if len(numbers) < 3 or not names:
        return ()
    found: list[tuple[Block, str]] = []
    for block in ctx.document.blocks[min(numbered) :]:
        words = heading_words(block) if block.kind == "paragraph" and block.index not in contents else ""
        if words and any(same_heading(words, name) for name in names):
            found.append((block, words))
    lost = [block.span(0, len(words)) for block, words in found if block.index not in numbered]
    return lost if len(lost) * 2 < len(found) else ()


CHECK = Check("STR603", "numbering", "编号不连续或缺失", Severity.WARNING, run)
