"""Two values for one metric, as a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import formula
from reportlint_checks.arithmetic._proof import broken, prove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Context, Finding


def conflicts(ctx: Context, code: str, where: str) -> Iterator[Finding]:
    """The broken equalities of one rule; `where` says in Chinese where the other value stands."""
    for relation, severity in broken(ctx, code):
        here, there = relation.verdict.identity.operands
        said = f"这里写{here.quantity.text}，{where}写{there.quantity.text}（{formula(relation.verdict)}）"
        message = f"“{relation.subject}”{said}。"
        yield prove(ctx, relation, message, severity, suggestions=["核对是不是同一个数；口径不同的，写明口径"])
