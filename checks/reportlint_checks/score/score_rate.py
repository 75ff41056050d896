"""指标没有完成或执行率不到100%，得分却没有扣。"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.api import Check, Confidence, Context, Evidence, Finding, Operand, Related, Severity, compiled
from reportlint_checks.arithmetic._proof import broken, prove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Amount, Indicator, Value

_AT_LEAST = {"≥", ">=", ">", "不低于", "不少于", "大于等于", "大于", "至少"}
_AT_MOST = {"≤", "<=", "<", "不超过", "不高于", "小于等于", "小于"}
# Without a sign only what plainly wants to be much is compared.
_MORE_IS_BETTER = compiled(r"率|数量|人数|人次|户数|面积|次数|个数|场次|数$|比例")
_LESS_IS_BETTER = compiled(
    r"成本|费用|单价|标准|时间|时限|及时|投诉|事故|控制|金额|资金|经费|支出|发生率|死亡率|违[规纪]|下降|降低|减少"
)
_PLANNED = {"年初预算", "全年预算", "调整预算", "预算", "下达", "到位"}
_PAID = {"执行", "拨付", "决算"}


def run(ctx: Context) -> Iterator[Finding]:
    """Points for the rate of execution above weight × rate; full points for a target that was missed."""
    for relation, _ in broken(ctx, "SCO204"):
        score, weight, rate = (operand.quantity for operand in relation.verdict.identity.operands)
        most = f"{float(weight.value * rate.value / 100):g}分"
        terms = f"执行率{rate.text}，分值{weight.text}，按比例最多得{most}"
        message = f"“{relation.subject}”{terms}，却得了{score.text}分。"
        advice = [f"按执行率计分（{most}），或写明计分办法"]
        yield prove(ctx, relation, message, Severity.WARNING, suggestions=advice, guess=False)
    yield from _perfect(ctx)
    for indicator in ctx.facts.form.indicators:
        if indicator.score.value >= indicator.weight.value and _missed(indicator):
            yield _full(ctx, indicator)


def _perfect(ctx: Context) -> Iterator[Finding]:
    """Full marks in all although a sentence shows that less was paid than there was to pay."""
    full = next((score for score in ctx.facts.scores if score.score == ctx.profile.full_score), None)
    pair = next(_unpaid(ctx), None) if full is not None else None
    if full is None or pair is None:
        return
    planned, paid = pair
    rate = f"{float(100 * paid.quantity.value / planned.quantity.value):.1f}%"
    message = f"{planned.quantity.text}只用了{paid.quantity.text}（{rate}），自评却是满分{full.text}分，要说明。"
    yield ctx.finding(
        full.span,
        message,
        severity=Severity.INFO,
        suggestions=["核对执行率的得分；没有扣分的，写明理由"],
        related=[
            Related(planned.span, f"预算：{planned.quantity.text}"),
            Related(paid.span, f"支出：{paid.quantity.text}"),
        ],
    )


def _unpaid(ctx: Context) -> Iterator[tuple[Amount, Amount]]:
    """A budget and, right behind it in its sentence, the smaller amount that was paid of it."""
    for planned, paid in pairwise(ctx.facts.amounts):
        same = planned.sentence == paid.sentence and planned.key.account == paid.key.account and not planned.depth
        staged = planned.key.stage in _PLANNED and paid.key.stage in _PAID
        units = planned.quantity.unit == paid.quantity.unit
        if same and staged and units and 0 < paid.quantity.value < planned.quantity.value:
            yield planned, paid


def _missed(indicator: Indicator) -> bool:
    """Whether the actual value falls short of the target, both in the same unit."""
    target, actual = indicator.target, indicator.actual
    if target.number is None or actual.number is None or actual.sign or not _is_same_unit(target, actual):
        return False
    if target.sign in _AT_LEAST or (not target.sign and _wants_much(indicator)):
        return actual.number.value < target.number.value
    return target.sign in _AT_MOST and actual.number.value > target.number.value


def _is_same_unit(target: Value, actual: Value) -> bool:
    assert target.number is not None
    assert actual.number is not None
    units = target.number.unit, actual.number.unit
    return units[0] == units[1] or ("" in units and "%" not in units)


def _wants_much(indicator: Indicator) -> bool:
    assert indicator.target.number is not None
    more = indicator.target.number.unit == "%" or _MORE_IS_BETTER.search(indicator.name)
    return bool(more) and not _LESS_IS_BETTER.search(indicator.name)


def _full(ctx: Context, indicator: Indicator) -> Finding:
    target, actual, score = indicator.target, indicator.actual, indicator.score
    assert target.number is not None
    assert actual.number is not None
    return ctx.finding(
        actual.span,
        f"“{indicator.name}”目标{target.text}，实际{actual.text}，没有达到，却得了满分{score.text}。",
        confidence=Confidence.MEDIUM,
        suggestions=["按完成程度扣分，或写明不扣分的理由", "核对目标值和完成值"],
        evidence=Evidence(
            f"{actual.text}，目标{target.text}",
            (
                Operand("目标值", target.text, target.span),
                Operand("完成值", actual.text, actual.span),
                Operand("得分", score.text, score.span),
            ),
            f"少于{indicator.weight.text}",
            score.text,
        ),
    )


CHECK = Check("SCO204", "score-rate", "没完成却得满分", Severity.WARNING, run)
