"""增减额不等于两期数之差。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, expected, formula
from reportlint_checks.arithmetic._proof import about, broken, loose, printed, prove, unsure

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """Differences that are not current less base."""
    for relation, severity in broken(ctx, "ARI103"):
        result = relation.verdict.identity.result
        message = (
            f"{about(relation)}的增减额写的是{printed(result.quantity)}，"
            f"按{formula(relation.verdict)}，应为{expected(relation.verdict)}{unsure(relation)}。"
        )
        yield prove(ctx, relation, message, severity)
    yield from loose(ctx, "ARI103")


CHECK = Check("ARI103", "change-amount", "增减额与两期数不符", Severity.ERROR, run)
