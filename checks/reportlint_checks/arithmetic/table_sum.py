"""表内合计不等于各行各列之和。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, formula
from reportlint_checks.arithmetic._proof import about, broken, printed, prove

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """Totals of rows and columns."""
    for relation, severity in broken(ctx, "ARI108"):
        total = relation.verdict.identity.result.quantity
        reason = f"（{relation.note}）" if relation.note else ""
        message = f"表中{about(relation)}是{printed(total)}，各项相加是{formula(relation.verdict)}，对不上{reason}。"
        yield prove(ctx, relation, message, severity)


CHECK = Check("ARI108", "table-sum", "表内合计不符", Severity.ERROR, run)
