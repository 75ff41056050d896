"""章节只有标题，或内容过少。"""

from __future__ import annotations

from functools import partial
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Related, Severity, compiled, same_heading
from reportlint_checks.structure._forms import blanks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Section
    from reportlint_checks.structure._forms import Blank

_STATEMENT = compiled(r"\d[^。]*。$")  # "安排桥梁维修资金80万元。" is an item, not a heading
_HEADING = compiled(r"(?:情况|问题|措施|分析|概况|目标|职能|职责|结论|结果|建议|依据|背景|成效|说明|工作|管理)$")
_ELSEWHERE = compiled(r"附件|附表|附后|另附|目录$")
_ANSWERED = compiled(r"(?<!有)无。?$")  # "五、存在的问题 无": heading and answer in one line
_CONTENTS = 4  # headings in a row with nothing between: more than 第一部分, 一、 and （一） over a first paragraph
# A table or picture that a page or a text file may have lost.
_PICTURE = compiled(r"(?:表格?|图|照片|截图|名单|清单|凭证|证明)(?:[(（].{0,6}[)）])?$")


def run(ctx: Context) -> Iterator[Finding]:
    """Sections without a word, with 无 alone, or shorter than the template's own minimum; blanks in a form."""
    yield from _sections(ctx)
    yield from _forms(ctx)


def _sections(ctx: Context) -> Iterator[Finding]:
    lost: dict[int | None, list[Section]] = {}
    listed = _listed(ctx)
    for section in _leaves(ctx):
        text = _content(ctx, section)
        if text:
            yield from _thin(ctx, section, text)
        elif section.index in listed or _is_answered(ctx, section):
            continue
        elif _PICTURE.search(section.words):
            lost.setdefault(section.parent, []).append(section)
        elif _is_heading(ctx, section):
            yield from _empty(ctx, section)
    yield from map(partial(_lost, ctx), lost.values())


def _listed(ctx: Context) -> set[int]:
    """Headings of a table of contents that goes without its title: they come again, or many follow each other bare."""
    sections = ctx.document.sections
    last = {section.words: section.index for section in sections}
    bare = [_is_bare(section, following) for section, following in pairwise(sections)]
    runs = groupby(range(len(bare)), key=bare.__getitem__)
    long = [list(run) for is_bare, run in runs if is_bare]
    return {number for run in long if len(run) >= _CONTENTS for number in run} | {
        section.index for section in sections if last[section.words] > section.index
    }


def _is_bare(section: Section, following: Section) -> bool:
    """Whether nothing stands between two headings."""
    return not section.run_in and following.start - section.start <= 1


def _leaves(ctx: Context) -> Iterator[Section]:
    """The sections of the upper levels that have none beneath, and stand on a line of their own."""
    children = {section.parent for section in ctx.document.sections}
    for section in ctx.document.sections:
        low = section.marker is not None and section.marker.level > 2
        if section.index not in children and not section.run_in and not low:
            yield section


def _is_answered(ctx: Context, section: Section) -> bool:
    """Whether the heading itself ends with 无, or sends the reader on, or a table stands beneath."""
    return bool(_ANSWERED.search(section.words)) or _elsewhere(ctx, section) or _has_table(ctx, section)


def _elsewhere(ctx: Context, section: Section) -> bool:
    """Whether a heading, or the one above it, sends the reader to another place."""
    above = ctx.document.sections[section.parent].words if section.parent is not None else ""
    return bool(_ELSEWHERE.search(section.words) or _ELSEWHERE.search(above))


def _content(ctx: Context, section: Section) -> str:
    return "".join(block.text for block in ctx.document.blocks[section.heading.block + 1 : section.end])


def _has_table(ctx: Context, section: Section) -> bool:
    return any(block.table is not None for block in ctx.document.blocks[section.start : section.end])


def _is_heading(ctx: Context, section: Section) -> bool:
    """A numbered line without text beneath is a list item where its siblings are such lines too."""
    if _STATEMENT.search(ctx.document.blocks[section.heading.block].text):
        return False
    siblings = [
        other for other in ctx.document.sections if other.parent == section.parent and other.depth == section.depth
    ]
    filled = [other for other in siblings if other.end - other.start > 1 or other.run_in]
    majority = len(filled) * 2 - len(siblings)
    return majority > 0 or (majority == 0 and bool(_HEADING.search(section.words)))


def _empty(ctx: Context, section: Section) -> Iterator[Finding]:
    if not (section.end >= len(ctx.document.blocks) and ctx.facts.cut_off):
        yield ctx.finding(
            section.heading,
            f"“{section.words}”下面没有内容。",
            suggestions=["补上内容；确实没有的，写明“无”"],
        )


def _lost(ctx: Context, sections: Sequence[Section]) -> Finding:
    """Titles of tables one under the other."""
    first, *others = sections
    more = f"等{len(sections)}个标题" if others else ""
    return ctx.finding(
        first.heading,
        f"“{first.words}”{more}下面没有{'表' if '表' in first.words else '内容'}。",
        severity=Severity.INFO,
        related=[Related(other.heading, "下面也没有表") for other in others],
        suggestions=["补上；另附的，在标题后注明“见附件”"],
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


def _forms(ctx: Context) -> Iterator[Finding]:
    """Rows and columns of forms that were left blank."""
    for table in ctx.document.tables:
        for blank in blanks(ctx, table):
            yield ctx.finding(blank.block.span(), _unfilled(blank), suggestions=["补上内容；确实没有的，写明“无”"])


def _unfilled(blank: Blank) -> str:
    name = blank.block.text
    if not blank.column:
        return f"“{name}”一栏没有填，旁边各栏都填了。"
    if not blank.rows:
        return f"“{name}”一列全部空着。"
    shown = "、".join(f"“{row}”" for row in blank.rows[:4])
    return f"“{name}”一列有{len(blank.rows)}行没有填：{shown}{'等' if len(blank.rows) > 4 else ''}。"


CHECK = Check("STR602", "section-empty", "章节空缺或内容过少", Severity.WARNING, run)
