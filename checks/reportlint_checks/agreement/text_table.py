"""正文与表格不一致。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity
from reportlint_checks.agreement._conflict import conflicts

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """The prose's value of a metric against the one value that the tables have for it."""
    yield from conflicts(ctx, "AGR302", "表里")


CHECK = Check("AGR302", "text-table", "文表不符", Severity.ERROR, run)
