"""指标没有完成或执行率不到100%，得分却没有扣。"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.api import Check, Confidence, Context, Evidence, Finding, Operand, Severity, expected
from reportlint_checks.arithmetic._proof import broken, prove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Indicator, Value

_AT_LEAST = {"≥", ">=", ">", "不低于", "不少于", "大于等于", "大于", "至少"}
_AT_MOST = {"≤", "<=", "<", "不超过", "不高于", "小于等于", "小于"}
# Without a sign only what plainly wants to be much is compared.
_MORE_IS_BETTER = re.compile(r"率|数量|人数|人次|户数|面积|次数|个数|场次|数$|比例")
_LESS_IS_BETTER = re.compile(
    r"成本|费用|单价|标准|时间|时限|及时|投诉|事故|控制|金额|资金|经费|支出|发生率|死亡率|违[规纪]|下降|降低|减少"
)
_SAME = ("", "%")


def run(ctx: Context) -> Iterator[Finding]:
    """Points for the rate of execution above weight × rate; full points for a target that was missed."""
    for relation, _ in broken(ctx, "SCO204"):
        score, weight, rate = relation.verdict.identity.operands
        most = expected(relation.verdict)
        message = (
            f"“{relation.subject}”执行率{rate.quantity.text}，分值{weight.quantity.text}，"
            f"按比例最多得{most}，却得了{score.quantity.text}分。"
        )
        yield prove(ctx, relation, message, Severity.WARNING, suggestions=[f"按执行率计分（{most}），或写明计分办法"])
    for indicator in ctx.facts.form.indicators:
        if indicator.score.value >= indicator.weight.value and _missed(indicator):
            yield _full(ctx, indicator)


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
