"""两张表对同一个数写得不一样。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity
from reportlint_checks.agreement._conflict import conflicts

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """One metric in two tables of the same scope."""
    yield from conflicts(ctx, "AGR303", "另一张表")


CHECK = Check("AGR303", "table-table", "表表不符", Severity.ERROR, run)
