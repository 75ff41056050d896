"""目录与正文的标题对不上。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Related, Severity, compiled, marker
from reportlint_checks.structure._contents import entries_of, matched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Block, Marker, Section
    from reportlint_checks.structure._contents import Entry, Match

_WHOLE_FILES = ("docx", "pdf")  # texts and pages are often excerpts, which lack the end of what their contents list
_ATTACHMENT = compiled(r"附[件表]\s*[\d一二三四五六七八九十]{0,2}(?:[：:\s]|$)")
_FEWEST = 3
_LISTED_LEVEL = 2  # levels below （一） are seldom in a table of contents


def run(ctx: Context) -> Iterator[Finding]:
    """Compare words and numbers of entries and headings; page numbers are Word's business."""
    if not ctx.document.contents:
        return
    matches = matched(ctx, list(entries_of(ctx)))
    known = _known(ctx, matches)
    if known is None:
        ctx.skip("目录后面没有对应的正文，不能核对目录", ctx.document.blocks[min(ctx.document.contents)].span())
        return
    differences = [*_entries(ctx, known), *_unlisted(ctx, known)]
    if len(differences) >= _FEWEST and len(differences) * 2 > len(known):
        yield _stale(ctx, differences, len(known))
    else:
        yield from differences


def _known(ctx: Context, matches: Sequence[Match]) -> list[Match] | None:
    """The entries whose headings the file should have; none where it has too little of the text."""
    if len(matches) < _FEWEST:
        return None
    present = [number for number, match in enumerate(matches) if match.heading or match.instead]
    if ctx.document.kind in _WHOLE_FILES or (len(present) > 1 and present[-1] == len(matches) - 1):
        return list(matches)
    if len(present) < _FEWEST or len(present) * 2 < present[-1] + 1:
        return None
    return list(matches[: present[-1] + 1])


def _entries(ctx: Context, matches: Sequence[Match]) -> Iterator[Finding]:
    """Entries without a heading, or whose heading reads otherwise or has another number."""
    for number, (entry, heading, instead) in enumerate(matches, 1):
        line = entry.block.span()
        if instead is not None:
            yield ctx.finding(
                line,
                f"目录写的是“{entry.words}”，正文的标题是“{instead.words}”。",
                severity=Severity.INFO,
                related=[Related(instead.heading, "正文的标题")],
                suggestions=["更新目录，或改正标题"],
            )
        elif heading is None:
            yield ctx.finding(
                line,
                f"目录里有“{_number(entry.marker)}{entry.words}”，正文没有这个标题。",
                severity=Severity.INFO if number == len(matches) else None,  # the last part often bears another title
                suggestions=["更新目录，或补上这一部分"],
            )
        else:
            own = next((section for section in ctx.document.sections if section.start == heading.index), None)
            if (
                own
                and own.marker
                and entry.marker
                and (own.marker.level, own.marker.value) != (entry.marker.level, entry.marker.value)
            ):
                yield ctx.finding(
                    line,
                    f"“{entry.words}”在目录里编号是“{_number(entry.marker)}”，在正文里是“{_number(own.marker)}”。",
                    related=[Related(own.heading, "正文的标题")],
                    suggestions=["更新目录，或改正编号"],
                )


def _renumbered(ctx: Context, entry: Entry, heading: Block) -> Iterator[Finding]:
    """The same words under another number."""
    own = marker(heading.text)
    if own is None or entry.marker is None or (own.level, own.value) == (entry.marker.level, entry.marker.value):
        return
    yield ctx.finding(
        entry.block.span(),
        f"“{entry.words}”在目录里编号是“{_number(entry.marker)}”，在正文里是“{_number(own)}”。",
        related=[Related(heading.span(0, len(own.text)), "正文的标题")],
        suggestions=["更新目录，或改正编号"],
    )


def _unlisted(ctx: Context, matches: Sequence[Match]) -> Iterator[Finding]:
    """Headings without an entry, among siblings most of which have one."""
    listed = {match.heading.index for match in matches if match.heading}
    listed |= {match.instead.start for match in matches if match.instead}
    end = _end(ctx)
    sections = [section for section in ctx.document.sections if max(ctx.document.contents) < section.start < end]
    for section in sections:
        siblings = [other for other in sections if other.parent == section.parent and _level(other) == _level(section)]
        covered = sum(other.start in listed for other in siblings)
        if section.start not in listed and covered >= 2 and covered * 2 > len(siblings) and _is_listable(section):
            yield ctx.finding(
                section.heading,
                f"正文有“{_number(section.marker)}{section.words}”，目录里没有。",
                suggestions=["更新目录"],
            )


def _is_listable(section: Section) -> bool:
    return section.marker is not None and section.marker.level <= _LISTED_LEVEL and not section.run_in


def _end(ctx: Context) -> int:
    """Where the attachments begin, whose headings are not the report's own."""
    labels = [
        block.index
        for block in ctx.document.blocks
        if block.index > max(ctx.document.contents) and len(block.text) < 60 and _ATTACHMENT.match(block.text)
    ]
    return min(labels, default=len(ctx.document.blocks))


def _stale(ctx: Context, differences: Sequence[Finding], entries: int) -> Finding:
    title = ctx.document.blocks[min(ctx.document.contents)]
    return ctx.finding(
        title.span(),
        f"目录没有更新：{entries}条里有{len(differences)}处与正文的标题对不上。",
        related=[Related(found.span, found.message) for found in differences[:20]],
        suggestions=["在 Word 里右键目录，选“更新域”→“更新整个目录”"],
    )


def _level(section: Section) -> int | None:
    return section.marker.level if section.marker else None


def _number(number: Marker | None) -> str:
    """A number as printed, nothing for a heading without one."""
    return number.text.strip() if number else ""


CHECK = Check("STR605", "toc", "目录与正文不符", Severity.WARNING, run)
