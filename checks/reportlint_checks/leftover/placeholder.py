"""没有填的占位符。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Related, Severity, compiled
from reportlint_checks.leftover._phrases import hits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint_checks.leftover._phrases import Hit


def run(ctx: Context) -> Iterator[Finding]:
    """Placeholders of the template and blanks where a number belongs; masks of a web page are only noted."""
    for first, *others in _grouped(hits(ctx, "placeholder")):
        yield _finding(ctx, first, others, first.severity)
    for first, *others in _grouped(hits(ctx, "mask")):
        yield _finding(ctx, first, others, Severity.INFO)


def _grouped(found: Iterable[Hit]) -> Iterable[list[Hit]]:
    """The same placeholder in many places is one thing to do."""
    groups: dict[object, list[Hit]] = {}
    for hit in found:
        groups.setdefault((hit.say, _shape(hit.words)) if hit.once else hit.span, []).append(hit)
    return groups.values()


def _shape(words: str) -> str:
    """指标2 and 指标3 are left for the same reason."""
    return compiled(r"(?<=指标)\d+").sub("N", words)


def _finding(ctx: Context, hit: Hit, others: Sequence[Hit], severity: Severity) -> Finding:
    more = f"，全文共{len(others) + 1}处" if others else ""
    return ctx.finding(
        hit.span,
        f"{hit.say}：“{hit.words}”{more}。",
        severity=severity,
        related=[Related(other.span, "同样的占位符") for other in others[:20]],
        suggestions=["填上实际内容；没有的就写“0”或“无”"] if severity is not Severity.INFO else (),
    )


CHECK = Check("LEF701", "placeholder", "占位符没有填", Severity.ERROR, run)
