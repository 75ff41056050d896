"""模板要求的章节没有写。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.api import RequiredSection

_PRESENT = 0.5  # share of the template's sections from which on what is missing is missing
_WHOLE = 0.8  # share of the required ones from which on a report is no excerpt that lacks its end


def run(ctx: Context) -> Iterator[Finding]:
    """Compare the template's sections with the report's headings, by their words alone."""
    sections = ctx.profile.sections
    headings = _headings(ctx) if sections else {}
    places = [_place(headings, section) for section in sections]
    present = [place for place in places if place is not None]
    if not sections or len(present) < len(sections) * _PRESENT:
        return
    if _is_listed(ctx, present):
        ctx.skip("只有目录，没有正文，不能断定缺哪些章节", ctx.document.blocks[min(present)].span())
        return
    ends = ctx.facts.cut_off or not _is_whole(sections, places)
    for number, (section, place) in enumerate(zip(sections, places, strict=True)):
        if place is not None or not section.required:
            continue
        if ends and not any(later is not None for later in places[number + 1 :]):
            ctx.skip("文件在中途断了，不能断定后面缺哪些章节", ctx.document.blocks[max(present)].span())
            return
        yield _missing(ctx, section, places[:number])


def _is_listed(ctx: Context, present: Sequence[int]) -> bool:
    """Whether most headings have the next one right below: a table of contents over a text that breaks off."""
    following = [ctx.document.blocks[at + 1] for at in present if at + 1 < len(ctx.document.blocks)]
    bare = sum(block.kind == "paragraph" and marker(block.text) is not None for block in following)
    return ctx.facts.cut_off and bare * 2 > len(present)


def _is_whole(sections: Sequence[RequiredSection], places: Sequence[int | None]) -> bool:
    """Whether so much of the template is there that a missing end is missing."""
    required = [place for section, place in zip(sections, places, strict=True) if section.required]
    return sum(place is not None for place in required) >= len(required) * _WHOLE


def _headings(ctx: Context) -> Mapping[str, int]:
    """The words of all that reads like a heading, with the first block that holds them."""
    found: dict[str, int] = {}
    for block in ctx.document.blocks:
        words = ctx.facts.heading_words[block.index]
        if words and block.kind in ("paragraph", "cell") and block.index not in ctx.document.contents:
            found.setdefault(words, block.index)
    return found


def _place(headings: Mapping[str, int], section: RequiredSection) -> int | None:
    """The block where the section begins, whether its heading kept its number or not."""
    return next((block for words, block in headings.items() if section.is_headed(words)), None)


def _missing(ctx: Context, section: RequiredSection, before: Sequence[int | None]) -> Finding:
    at = max((place for place in before if place is not None), default=0)
    told = _told(ctx, section)
    remark = "，只在别处提到" if told else ""
    return ctx.finding(
        ctx.document.blocks[at].span(),
        f"没有找到模板要求的章节“{section.path}{section.title}”{remark}。",
        severity=Severity.INFO if told else None,
        suggestions=[f"补上“{section.title}”；确实没有内容的，保留标题并写明“无”"],
    )


def _told(ctx: Context, section: RequiredSection) -> bool:
    """Whether the report speaks of the section's matter under another heading."""
    return any(
        section.is_mentioned(ctx.facts.folded(block))
        for block in ctx.document.blocks
        if block.index not in ctx.document.contents
    )


CHECK = Check("STR601", "section-missing", "缺少模板要求的章节", Severity.WARNING, run)
