"""没有填的占位符。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity
from reportlint_checks.leftover._phrases import hits

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(ctx: Context) -> Iterator[Finding]:
    """Placeholders of the template and blanks where a number belongs; masks of a web page are only noted."""
    for hit in hits(ctx, "placeholder"):
        yield ctx.finding(
            hit.span,
            f"这里还留着{hit.say}：“{hit.words}”。",
            severity=hit.severity,
            suggestions=["填上实际内容；没有的就写“0”或“无”"],
        )
    for hit in hits(ctx, "mask"):
        yield ctx.finding(
            hit.span, f"这里有{hit.say}：“{hit.words}”，看不到原来的内容。", severity=Severity.INFO
        )


CHECK = Check("LEF701", "placeholder", "占位符没有填", Severity.ERROR, run)
