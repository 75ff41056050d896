"""人均、车均、户均与总数算不上。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, expected, formula
from reportlint_checks.arithmetic._proof import about, broken, prove

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """Averages that are not total / number."""
    for relation, severity in broken(ctx, "ARI110"):
        result = relation.verdict.identity.result
        due = f"按{formula(relation.verdict)}，应为{expected(relation.verdict)}"
        message = f"{about(relation)}写的是{result.quantity.text}，{due}。"
        yield prove(ctx, relation, message, severity)


CHECK = Check("ARI110", "per-unit", "平均数与总数不符", Severity.ERROR, run)
