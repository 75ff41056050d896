"""收支不平衡。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, formula
from reportlint_checks.arithmetic._proof import broken, printed, prove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Relation


def run(ctx: Context) -> Iterator[Finding]:
    """Totals of income and of expenditure that differ; opening + income − expenditure that is not closing."""
    for relation, severity in broken(ctx, "ARI109"):
        yield prove(ctx, relation, f"{_demand(relation)}。", severity)


def _demand(relation: Relation) -> str:
    """What must hold, with the numbers."""
    demand = f"{relation.note or '收入总计与支出总计应当相等'}：{formula(relation.verdict)}"
    if "≠" in demand:
        return demand
    return f"{demand}，写的是{printed(relation.verdict.identity.result.quantity)}"


CHECK = Check("ARI109", "balance", "收支不平衡", Severity.ERROR, run)
