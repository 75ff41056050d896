"""数量级或单位写错。"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportlint.api import Check, Confidence, Context, Evidence, Finding, Kind, Operand, Related, Severity
from reportlint_checks.arithmetic._proof import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from reportlint.api import Amount, Quantity

_DIGITS = 3  # significant digits from which on equal numbers are no accident


def run(ctx: Context) -> Iterator[Finding]:
    """The same digits with 元 in one place and 万元 in another of the same paragraph."""
    seen: defaultdict[tuple[int, Fraction], list[Amount]] = defaultdict(list)
    for amount in ctx.facts.amounts:
        if amount.quantity.kind is Kind.MONEY and _is_telling(amount.quantity):
            equals = seen[amount.span.block, amount.quantity.value]
            twin = next((other for other in equals if _is_twin(amount.quantity, other.quantity)), None)
            if twin is not None:
                yield _finding(ctx, amount, twin)
            equals.append(amount)


def _is_telling(quantity: Quantity) -> bool:
    return len(str(quantity.value / quantity.ulp).lstrip("-").rstrip("0")) >= _DIGITS


def _is_twin(quantity: Quantity, other: Quantity) -> bool:
    return quantity.unit != other.unit and "元" in (quantity.unit, other.unit)


def _finding(ctx: Context, amount: Amount, twin: Amount) -> Finding:
    small, large = (amount, twin) if amount.quantity.unit == "元" else (twin, amount)
    return ctx.finding(
        small.span,
        f"{quoted(ctx.document.text(small.clause))}与同一段的{quoted(ctx.document.text(large.clause))}数字相同、单位不同，"
        f"可能漏写了“{large.quantity.unit[:-1]}”。",
        confidence=Confidence.HIGH if small.quantity.value < 10**5 else Confidence.MEDIUM,
        related=[Related(large.span, f"{large.subject.text}：{large.quantity.text}")],
        suggestions=[f"若应为{large.quantity.text}，把单位改为“{large.quantity.unit}”"],
        evidence=Evidence(
            f"{small.quantity.text} ≠ {large.quantity.text}",
            (Operand("此处", small.quantity.text, small.span), Operand("对照", large.quantity.text, large.span)),
            large.quantity.text,
            small.quantity.text,
        ),
    )


CHECK = Check("ARI114", "magnitude", "数量级或单位可疑", Severity.ERROR, run)
