"""分项之和不等于合计。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, formula
from reportlint_checks.arithmetic._proof import about, broken, loose, printed, prove, unsure

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """Closed lists of parts that do not add up to their total."""
    for relation, severity in broken(ctx, "ARI104"):
        total = relation.verdict.identity.result
        what = "的增减额" if total.direction is not None else ""
        reason = "，".join(filter(None, (relation.note, unsure(relation).strip("（）"))))
        added = f"各分项相加是{formula(relation.verdict)}，对不上" + (f"（{reason}）" if reason else "")
        message = f"{about(relation)}{what}写的是{printed(total.quantity)}，{added}。"
        yield prove(ctx, relation, message, severity)
    yield from loose(ctx, "ARI104")


CHECK = Check("ARI104", "sum-mismatch", "分项之和与合计不符", Severity.ERROR, run)
