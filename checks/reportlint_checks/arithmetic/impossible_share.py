"""不可能有的百分比。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Ratio

# 目标完成率、任务覆盖率 of a plan may pass 100 % by its own definition.
_OF_A_PLAN = compiled(r"(?:计划|目标|任务|预算|指标)(?:的)?$")


def run(ctx: Context) -> Iterator[Finding]:
    """More than all of a whole: 覆盖率 215 %."""
    bounded = frozenset(ctx.vocabulary("cues")["rate"]["bounded"])
    for ratio in ctx.facts.ratios:
        if ratio.kind == "named" and ratio.name.text in bounded and _exceeds(ctx, ratio):
            yield _finding(ctx, ratio)


def _exceeds(ctx: Context, ratio: Ratio) -> bool:
    before = ctx.facts.texts[ratio.span.block][: ratio.name.span.start]
    return ratio.percent.exact and ratio.percent.value > 100 and not _OF_A_PLAN.search(before)


def _finding(ctx: Context, ratio: Ratio) -> Finding:
    return ctx.finding(
        ratio.span,
        f"{ratio.name.text}写的是{ratio.percent.text}，超过了100%，而它最多是100%。",
        suggestions=["核对分子和分母；如果说的是完成计划的比例，改称“完成率”"],
    )


CHECK = Check("ARI113", "impossible-share", "百分比不可能", Severity.WARNING, run)
