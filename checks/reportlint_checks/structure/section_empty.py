"""章节只有标题，或内容过少。"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, same_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Block, Section

# 表后附、见附件: the content stands elsewhere, or the page lost it.
_ATTACHMENT = re.compile(r"附件\s*[\d一二三四五六七八九十]{1,2}[：:]?")
_ELSEWHERE = re.compile(r"表(?:格)?(?:\(.{0,6}\))?$|附件|附表|附后|目录|名单$|清单$|图$")


def run(ctx: Context) -> Iterator[Finding]:
    """Sections without a word, with 无 alone, or shorter than the template's own minimum; blanks in a form."""
    yield from _sections(ctx)
    yield from _attachments(ctx)
    yield from _blanks(ctx)


def _sections(ctx: Context) -> Iterator[Finding]:
    sections = ctx.document.sections
    children = {section.parent for section in sections}
    for section in sections:
        if section.index in children or section.run_in or (section.marker and section.marker.level > 2):
            continue
        text = _content(ctx, section)
        if (
            not text
            and not _has_table(ctx, section)
            and (_ELSEWHERE.search(section.words) or _is_heading(ctx, section))
        ):
            yield from _empty(ctx, section)
        elif text:
            yield from _thin(ctx, section, text)


def _content(ctx: Context, section: Section) -> str:
    return "".join(block.text for block in ctx.document.blocks[section.heading.block + 1 : section.end])


def _has_table(ctx: Context, section: Section) -> bool:
    return any(block.table is not None for block in ctx.document.blocks[section.start : section.end])


def _is_heading(ctx: Context, section: Section) -> bool:
    """A numbered line without text beneath is a list item where its siblings are such lines too."""
    siblings = [
        other for other in ctx.document.sections if other.parent == section.parent and other.depth == section.depth
    ]
    filled = [other for other in siblings if other.end - other.start > 1 or other.run_in]
    return len(filled) * 2 > len(siblings)


def _empty(ctx: Context, section: Section) -> Iterator[Finding]:
    if section.end >= len(ctx.document.blocks) and ctx.facts.cut_off:
        return
    level = Severity.INFO if _ELSEWHERE.search(section.words) else None
    yield ctx.finding(
        section.heading,
        f"“{section.words}”下面没有内容。",
        severity=level,
        suggestions=["补上内容；确实没有的，写明“无”"],
    )


def _thin(ctx: Context, section: Section, text: str) -> Iterator[Finding]:
    wanted = next(
        (item for item in ctx.profile.sections if any(same_heading(section.words, name) for name in item.names)), None
    )
    if text.strip("。 ") == "无" and not (wanted and wanted.may_be_none):
        yield ctx.finding(section.heading, f"“{section.words}”只写了“无”。", severity=Severity.INFO)
        return
    if wanted is None or len(text) >= wanted.minimum:
        return
    points = f"，却对应 {wanted.weight} 分" if wanted.weight is not None else ""
    yield ctx.finding(
        section.heading,
        f"“{section.words}”只有 {len(text)} 个字{points}，看不出得分的依据。",
        severity=Severity.INFO,
        suggestions=["写明完成了哪些任务、指标值和完成值，附上佐证"],
    )


def _attachments(ctx: Context) -> Iterator[Finding]:
    """附件1 with its title and nothing before 附件2."""
    blocks = [block for block in ctx.document.blocks if block.text]
    starts = [number for number, block in enumerate(blocks) if _ATTACHMENT.fullmatch(block.text)]
    for start, end in itertools.pairwise(starts):
        between = blocks[start + 1 : end]
        if 1 <= len(between) <= 3 and all(block.kind == "paragraph" and len(block.text) < 40 for block in between):
            title = "".join(block.text for block in between)
            yield ctx.finding(
                between[-1].span(),
                f"{blocks[start].text.rstrip('：:')}只有标题“{title}”，没有内容。",
                severity=Severity.INFO,
                suggestions=["补上附件的内容"],
            )


def _blanks(ctx: Context) -> Iterator[Finding]:
    """A row of a form whose cell is blank although the rows before and after it are filled with text."""
    for table in ctx.document.tables:
        rows = [[ctx.document.blocks[cell.block] for cell in dict.fromkeys(cells) if cell] for cells in table.grid()]
        for number, row in enumerate(rows[1:-1], 1):
            if _is_blank(row) and _is_filled(rows[number - 1]) and _is_filled(rows[number + 1]):
                yield ctx.finding(
                    row[0].span(),
                    f"“{row[0].text}”一栏没有填，前后各栏都填了。",
                    suggestions=["补上内容；确实没有的，写明“无”"],
                )


def _is_blank(row: Sequence[Block]) -> bool:
    return len(row) >= 2 and 2 <= len(row[0].text) <= 16 and not any(block.text for block in row[1:])


def _is_filled(row: Sequence[Block]) -> bool:
    """A label and a text of some length."""
    texts = [block.text for block in row if block.text]
    return len(texts) == 2 and len(texts[0]) <= 16 and len(texts[1]) >= 8


CHECK = Check("STR602", "section-empty", "章节空缺或内容过少", Severity.WARNING, run)
