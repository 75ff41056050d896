"""模板要求的章节没有写。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, heading_words, same_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import RequiredSection

_PRESENT = 0.5  # share of the template's sections from which on what is missing is missing


def run(ctx: Context) -> Iterator[Finding]:
    """Compare the template's sections with the report's headings, by their words alone."""
    sections = ctx.profile.sections
    places = [_place(ctx, section) for section in sections]
    present = [place for place in places if place is not None]
    if not sections or len(present) < len(sections) * _PRESENT:
        return
    last = max(place for place in present)
    for number, (section, place) in enumerate(zip(sections, places, strict=True)):
        if place is not None or not section.required:
            continue
        if ctx.facts.cut_off and not any(later is not None for later in places[number + 1 :]):
            ctx.skip("文件在中途断了，不能断定后面缺哪些章节", ctx.document.blocks[last].span())
            return
        yield _missing(ctx, section, places[:number])


def _place(ctx: Context, section: RequiredSection) -> int | None:
    """The block where the section begins, whether its heading kept its number or not."""
    for block in ctx.document.blocks:
        if block.kind not in ("paragraph", "cell") or block.index in ctx.document.contents:
            continue
        words = heading_words(block)
        if words and any(same_heading(words, name) for name in section.names):
            return block.index
    return None


def _missing(ctx: Context, section: RequiredSection, before: Sequence[int | None]) -> Finding:
    at = max((place for place in before if place is not None), default=0)
    return ctx.finding(
        ctx.document.blocks[at].span(),
        f"没有找到模板要求的章节“{section.path}{section.title}”。",
        suggestions=[f"补上“{section.title}”；确实没有内容的，保留标题并写明“无”"],
    )


CHECK = Check("STR601", "section-missing", "缺少模板要求的章节", Severity.WARNING, run)
