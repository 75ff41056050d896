"""分项得分之和不等于总分。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, formula
from reportlint_checks.arithmetic._proof import broken, prove

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """Sub-scores that do not add up to the total score."""
    for relation, severity in broken(ctx, "SCO201"):
        total = relation.verdict.identity.result.quantity
        message = f"总分写的是{total.text}，各部分得分相加是{formula(relation.verdict)}，对不上。"
        yield prove(ctx, relation, message, severity)


CHECK = Check("SCO201", "score-sum", "分项得分与总分不符", Severity.ERROR, run)
