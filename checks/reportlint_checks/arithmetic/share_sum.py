"""各部分占比之和不是100%。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, formula
from reportlint_checks.arithmetic._proof import about, broken, prove

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """Shares of all the parts of one whole."""
    for relation, severity in broken(ctx, "ARI106"):
        message = f"{about(relation)}各部分的占比相加是{formula(relation.verdict)}，应为100%。"
        yield prove(ctx, relation, message, severity)


CHECK = Check("ARI106", "share-sum", "占比之和不为100%", Severity.WARNING, run)
