"""增减方向与增减率方向相互矛盾。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Direction, Finding, IdentityKind, Severity
from reportlint_checks.arithmetic._proof import broken, prove
from reportlint_checks.arithmetic._rates import both_ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Relation


def run(ctx: Context) -> Iterator[Finding]:
    """Amount and rate of one change that go in opposite directions."""
    for relation, severity in broken(ctx, "ARI101"):
        if relation.verdict.identity.kind is IdentityKind.BOUND:
            yield prove(ctx, relation, _order(ctx, relation), severity, suggestions=_turned(ctx, relation), guess=False)
            continue
        amount, rate = relation.verdict.identity.operands
        change = ctx.facts.change_at(relation.span)
        words = ctx.document.text(relation.span)
        message = f"“{words}”：金额说{_way(amount.direction)}，比率说{_way(rate.direction)}，方向相反。"
        yield both_ways(ctx, prove(ctx, relation, message, severity), change)


def _order(ctx: Context, relation: Relation) -> str:
    """What is said to be less is more: the comparison with its two numbers."""
    less, more = relation.verdict.identity.operands
    if less.fixed or more.fixed:
        rate, short = (more, "不到") if less.fixed else (less, "超过了")
        return f"“{ctx.document.text(relation.span)}”与完成率不符：写的是完成{rate.quantity.text}，{short}100%。"
    numbers = f"{less.role}{less.quantity.text}，{more.role}{more.quantity.text}"
    return f"“{ctx.document.text(relation.span)}”与数字不符：{numbers}。"


def _turned(ctx: Context, relation: Relation) -> list[str]:
    """The word of direction with the one that fits the numbers."""
    words = ctx.document.text(relation.span)
    found = [word for word in ctx.facts.lexicon.opposites if word in words]
    if not found:
        return []
    wrong = max(found, key=len)
    right = ctx.facts.lexicon.opposites[wrong]
    return [f"若把“{wrong}”改为“{right}”（{wrong}→{right}），则前后相符"]


def _way(direction: Direction | None) -> str:
    return "减少" if direction is Direction.DOWN else "增加"


CHECK = Check("ARI101", "change-direction", "增减方向矛盾", Severity.ERROR, run)
