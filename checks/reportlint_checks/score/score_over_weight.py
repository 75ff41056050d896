"""得分超过分值。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity
from reportlint_checks.arithmetic._proof import broken, prove

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """Points above the weight of their indicator; indicators that may bring extra points say so (加分)."""
    for relation, _ in broken(ctx, "SCO202"):
        score, weight = relation.verdict.identity.operands
        if "加分" in relation.subject:
            continue
        message = f"“{relation.subject}”分值{weight.quantity.text}，却得了{score.quantity.text}分，得分超过了分值。"
        advice = ["核对得分和分值，看是否填错了行或列"]
        guess = bool(relation.followers)
        yield prove(ctx, relation, message, Severity.ERROR, suggestions=advice, guess=guess)


CHECK = Check("SCO202", "score-over-weight", "得分超过分值", Severity.ERROR, run)
