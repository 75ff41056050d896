"""模板的填写说明留在了报告里。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity
from reportlint_checks.leftover._phrases import hits

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """Sentences that tell the writer what to write."""
    for hit in hits(ctx, "instruction"):
        yield ctx.finding(
            hit.span,
            f"这是{hit.say}，不是报告的内容：“{_short(hit.words)}”。",
            severity=hit.severity,
            suggestions=["删去这句说明，换成实际内容"],
        )


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:24]}……{words[-12:]}"


CHECK = Check("LEF703", "instruction", "模板的填写说明未删", Severity.ERROR, run)
