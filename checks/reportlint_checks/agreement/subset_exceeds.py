"""部分大于整体。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, IdentityKind, Severity, formula
from reportlint_checks.arithmetic._proof import about, broken, printed, prove, unsure

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """A part that is more than what it is said to be part of."""
    for relation, severity in broken(ctx, "AGR305"):
        if relation.verdict.identity.kind is IdentityKind.WITHIN:
            yield prove(ctx, relation, f"{relation.note}：{formula(relation.verdict)}。", severity, guess=False)
            continue
        part, whole = (operand.quantity for operand in relation.verdict.identity.operands[:2])
        message = f"{about(relation)}写的是{printed(part)}，比它所属的总数{printed(whole)}还大{unsure(relation)}。"
        advice = ["核对两个数；“其中”所说的不属于这个总数的，改写句子"]
        yield prove(ctx, relation, message, severity, suggestions=advice, guess=bool(relation.followers))


CHECK = Check("AGR305", "subset-exceeds", "部分大于整体", Severity.ERROR, run)
