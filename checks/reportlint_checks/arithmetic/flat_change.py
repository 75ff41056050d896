"""说是持平，数却不一样；说是没有变化，却说明变化的原因。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Related, Severity, compiled, formula
from reportlint_checks.arithmetic._proof import about, broken, prove, unsure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Change

_REASON = compiled(
    r"[，,](?:主要|其)?(?:原因)?(?:是|为)?(?:因为|由于)?[^。；;]{0,30}?(?:压缩|压减|减少|厉行节约|控制|下降|增加)"
)


def run(ctx: Context) -> Iterator[Finding]:
    """持平 between different values; a change of zero with reasons for it."""
    for relation, severity in broken(ctx, "ARI115"):
        said = ctx.document.text(relation.span)
        message = f"{about(relation)}说是“{said}”，但{formula(relation.verdict)}{unsure(relation)}。"
        yield prove(ctx, relation, message, severity)
    for change in ctx.facts.changes:
        yield from _explained(ctx, change)
        yield from _denied(ctx, change)


def _denied(ctx: Context, change: Change) -> Iterator[Finding]:
    """持平 beside a difference of the same amount against the same base."""
    if change.flat is None or change.base is None or not change.currents:
        return
    for other in ctx.facts.changes:
        delta = other.delta
        if delta is None or not delta.quantity.value or other.base is None or not other.currents:
            continue
        same = (other.base.stage, other.base.year) == (change.base.stage, change.base.year)
        if same and other.sentence == change.sentence and other.currents[0].span == change.currents[0].span:
            yield ctx.finding(
                change.span,
                f"前面说“{ctx.document.text(other.span)}”，这里又说“{ctx.document.text(change.span)}”，前后矛盾。",
                related=[Related(other.span, f"{delta.word.text}{delta.quantity.text}")],
                suggestions=["核对有没有变化，删去不对的一句"],
            )
            return


def _explained(ctx: Context, change: Change) -> Iterator[Finding]:
    delta = change.delta
    if delta is None or delta.quantity.value != 0 or not delta.quantity.exact:
        return
    text = ctx.facts.texts[change.span.block]
    if _REASON.match(text, change.span.end):
        yield ctx.finding(
            change.span,
            f"增减额是0，写作“{delta.word.text}{delta.quantity.text}”，后面还说明了变化的原因，前后不合。",
            severity=Severity.INFO,
            suggestions=["没有变化就写“持平”，删去原因；有变化就写出增减额"],
        )


CHECK = Check("ARI115", "flat-change", "持平与数字不符", Severity.ERROR, run)
