"""执行率、完成率、占比与金额算不上。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, expected, formula
from reportlint_checks.arithmetic._proof import about, broken, prove, quoted, unsure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Relation


def run(ctx: Context) -> Iterator[Finding]:
    """Percentages that do not follow from the two amounts that they divide."""
    for relation, severity in broken(ctx, "ARI105"):
        due = f"按{formula(relation.verdict)}，应为{expected(relation.verdict)}{unsure(relation)}"
        yield prove(ctx, relation, f"{_said(ctx, relation)}与金额对不上：{due}。", severity)


def _said(ctx: Context, relation: Relation) -> str:
    """The claim in its own words; a bare share and a table's cell need the name of what they are of."""
    words = ctx.document.text(relation.span)
    if words.startswith("占") and relation.subject:
        return f"{about(relation)}{words}，"
    if ctx.document.blocks[relation.span.block].table is None:
        return quoted(words)
    return f"{about(relation)}的{relation.verdict.identity.result.role}{words}"


CHECK = Check("ARI105", "ratio-mismatch", "比率与金额不符", Severity.ERROR, run)
