"""执行率、完成率、占比与金额算不上。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, expected, formula
from reportlint_checks.arithmetic._proof import about, broken, prove, unsure

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """Percentages that do not follow from the two amounts that they divide."""
    for relation, severity in broken(ctx, "ARI105"):
        message = (
            f"{about(relation)}写的是{ctx.document.text(relation.span)}，"
            f"按{formula(relation.verdict)}，应为{expected(relation.verdict)}{unsure(relation)}。"
        )
        yield prove(ctx, relation, message, severity)


CHECK = Check("ARI105", "ratio-mismatch", "比率与金额不符", Severity.ERROR, run)
