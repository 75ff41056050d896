"""数量级或单位写错。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Evidence, Finding, Operand, Related, Severity, formula
from reportlint_checks.arithmetic._proof import broken, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Amount, Relation


def run(ctx: Context) -> Iterator[Finding]:
    """The same digits with 元 in one place and 万元 in another of the same paragraph."""
    amounts = {amount.quantity.span: amount for amount in ctx.facts.amounts}
    for relation, _ in broken(ctx, "ARI114"):
        small, large = (amounts[operand.quantity.span] for operand in relation.verdict.identity.operands)
        yield _finding(ctx, relation, small, large)


def _finding(ctx: Context, relation: Relation, small: Amount, large: Amount) -> Finding:
    also = [Related(other.span, f"同样对不上：{formula(other.verdict)}") for other in relation.followers]
    return ctx.finding(
        small.span,
        f"{quoted(ctx.document.text(small.clause))}与同一段的{quoted(ctx.document.text(large.clause))}数字相同、单位不同，"
        f"可能漏写了“{large.quantity.unit[:-1]}”。",
        confidence=relation.confidence,
        related=[Related(large.span, f"{large.subject.text}：{large.quantity.text}"), *also],
        suggestions=[f"若应为{large.quantity.text}，把单位改为“{large.quantity.unit}”"],
        evidence=Evidence(
            f"{small.quantity.text} ≠ {large.quantity.text}",
            (Operand("此处", small.quantity.text, small.span), Operand("对照", large.quantity.text, large.span)),
            large.quantity.text,
            small.quantity.text,
        ),
    )


CHECK = Check("ARI114", "magnitude", "数量级或单位可疑", Severity.ERROR, run)
