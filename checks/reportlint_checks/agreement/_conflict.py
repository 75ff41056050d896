"""Two values for one metric, as a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Severity
from reportlint_checks.arithmetic._proof import about, broken, printed, prove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Context, Finding


def conflicts(ctx: Context, code: str, where: str) -> Iterator[Finding]:
    """The broken equalities of one rule; `where` says in Chinese where the other value stands."""
    for relation, distance in broken(ctx, code):
        severity = distance if relation.certain else min(distance, Severity.WARNING)
        here, there = relation.verdict.identity.operands
        other = f"{'后文' if there.role == '后文' else where}写{printed(there.quantity)}"
        message = f"{about(relation)}这里写{printed(here.quantity)}，{other}，不一致。"
        yield prove(ctx, relation, message, severity, suggestions=["核对是不是同一个数；口径不同的，写明口径"])
