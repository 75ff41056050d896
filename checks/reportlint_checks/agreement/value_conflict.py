"""同一指标前后写了两个数。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Confidence, Context, Finding, Related, Severity, compiled, enclosing
from reportlint_checks.agreement._conflict import conflicts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import ScoreMention

_WHOLE = compiled(r"综合|总|自评得分|评价得分|自评分|评价分")
_NUMBERED = compiled(r"\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,2}[)）]|[该本]?项目")
_SAME = compiled(
    r"综合|自评|自我|评价|绩效|总|得|评|分|值|数|最终|整体|支出|本[单部年]?[位门度]?|我[单部局委校院]位?|经|自查|核算|计算|情况|为|的|年度|该"
)
_FEW = 4  # mentions: a report of several projects has more


def run(ctx: Context) -> Iterator[Finding]:
    """Same account, year, stage and scope, two values in the prose."""
    yield from conflicts(ctx, "AGR301", "前文")
    yield from _scores(ctx)


def _scores(ctx: Context) -> Iterator[Finding]:
    """Two values of the total score under one name; more values are scores of several projects."""
    totals = [score for score in ctx.facts.scores if _WHOLE.search(score.label)]
    if len({score.score for score in totals}) != 2 or len(totals) > _FEW:
        return
    if len({_whose(ctx, score) for score in totals}) > 1:
        return
    if all(_NUMBERED.match(ctx.document.blocks[score.span.block].text) for score in totals):
        return  # each of a project of its own
    first = totals[0]
    other = next(score for score in totals if score.score != first.score)
    yield ctx.finding(
        other.span,
        f"总得分这里写{other.text}分，前文写{first.text}分，不一致。",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        related=[Related(first.span, f"前文：{first.text}分")],
        suggestions=["核对得分，全文统一"],
    )


def _whose(ctx: Context, score: ScoreMention) -> str:
    """What the words before a score say of whose and of which year it is: 上年, 甲项目, 第三方, 财政."""
    text = ctx.facts.texts[score.span.block]
    clause = max(text.rfind(mark, 0, score.span.start) for mark in "，,。；;、：:") + 1
    words = _SAME.sub("", text[clause : score.span.start] + score.label)
    headings = [ctx.document.text(section.heading) for section in enclosing(ctx.document, score.span)]
    return words + "".join(heading for heading in headings if "项目" in heading)


CHECK = Check("AGR301", "value-conflict", "同一指标前后不一", Severity.WARNING, run)
