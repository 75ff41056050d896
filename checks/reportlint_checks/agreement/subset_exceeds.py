"""部分大于整体。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity
from reportlint_checks.arithmetic._proof import broken, prove, unsure

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """A part that is more than what it is said to be part of."""
    for relation, severity in broken(ctx, "AGR305"):
        part, whole = (operand.quantity for operand in relation.verdict.identity.operands[:2])
        message = f"“{relation.subject}”{part.text}是{whole.text}的一部分，却比它还大{unsure(relation)}。"
        yield prove(ctx, relation, message, severity)


CHECK = Check("AGR305", "subset-exceeds", "部分大于整体", Severity.ERROR, run)
