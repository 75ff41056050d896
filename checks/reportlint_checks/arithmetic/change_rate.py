"""增减率与增减额算不上。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, expected, formula
from reportlint_checks.arithmetic._proof import about, broken, printed, prove, unsure

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """Rates that do not follow from the amounts beside them."""
    for relation, severity in broken(ctx, "ARI102"):
        result = relation.verdict.identity.result
        message = (
            f"{about(relation)}的增减率写的是{printed(result.quantity)}，"
            f"按{formula(relation.verdict)}，应为{expected(relation.verdict)}{unsure(relation)}。"
        )
        yield prove(ctx, relation, message, severity)


CHECK = Check("ARI102", "change-rate", "增减率与金额不符", Severity.ERROR, run)
