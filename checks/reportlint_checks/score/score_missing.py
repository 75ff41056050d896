"""自评结论里没有总分或等级。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, heading_words, same_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Block

_CONCLUSIONS = ("自评结论", "自评结果", "评价结论", "综合评价结论", "绩效自评结论", "自评得分情况", "自评得分")


def run(ctx: Context) -> Iterator[Finding]:
    """The conclusion of a self-evaluation gives a total score and a grade."""
    if not ctx.profile.needs_score:
        return
    missing = [name for name, found in (("总分", ctx.facts.scores), ("等级", ctx.facts.grades)) if not found]
    heading = next((block for block in ctx.document.blocks if _is_conclusion(block)), None)
    if not missing or heading is None:
        return
    if ctx.facts.cut_off and heading.index >= len(ctx.document.blocks) - 2:
        ctx.skip("文件在自评结论处断了，看不到得分", heading.span())
        return
    yield ctx.finding(
        heading.span(0, len(heading.text) if len(heading.text) < 40 else 20),
        f"“{heading_words(heading)}”里没有写{'和'.join(missing)}。",
        suggestions=["写明自评总分、各部分得分和等级，与评分表一致"],
    )


def _is_conclusion(block: Block) -> bool:
    words = heading_words(block) if block.kind == "paragraph" else ""
    return bool(words) and any(same_heading(words, name) for name in _CONCLUSIONS)


CHECK = Check("SCO205", "score-missing", "缺少总分或等级", Severity.WARNING, run)
