"""同一指标前后写了两个数。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity
from reportlint_checks.agreement._conflict import conflicts

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """Same account, year, stage and scope, two values in the prose."""
    yield from conflicts(ctx, "AGR301", "前文")


CHECK = Check("AGR301", "value-conflict", "同一指标前后不一", Severity.WARNING, run)
