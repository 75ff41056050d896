"""From a broken relation to a finding: the sentence, the calculation, what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Confidence, EditKind, Related, Severity, evidence, grade

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Context, Finding, Relation, Repair, Span

_KINDS = {
    EditKind.DIRECTION: "把“{old}”改为“{new}”",
    EditKind.REPLACE: "把{old}改为{new}（一位数字写错）",
    EditKind.SWAP: "把{old}改为{new}（两位数字颠倒）",
    EditKind.DROP: "把{old}改为{new}（多写一位数字）",
    EditKind.INSERT: "把{old}改为{new}（漏写一位数字）",
    EditKind.POINT: "把{old}改为{new}（小数点错位）",
    EditKind.SIGN: "把{old}改为{new}（正负号）",
    EditKind.UNIT: "把{old}改为{new}（单位）",
    EditKind.BASE: "把“{old}”改为“{new}”（比较的基数）",
    EditKind.ADDEND: "加上漏列的{new}",
    EditKind.COPY: "把{old}改为{new}（用了别处的数）",
}


def broken(ctx: Context, code: str) -> Iterator[tuple[Relation, Severity]]:
    """The broken relations of a rule with the severity that their distance deserves."""
    for relation in ctx.relations.broken(code):
        severity = grade(relation.verdict, ctx.relations.habit)
        if severity is not None:
            yield relation, severity


def prove(
    ctx: Context,
    relation: Relation,
    message: str,
    severity: Severity,
    *,
    span: Span | None = None,
    suggestions: Sequence[str] = (),
) -> Finding:
    """A finding with the relation's calculation, its numbers as related places and the likeliest repairs."""
    identity = relation.verdict.identity
    place = relation.span if span is None else span
    related = [
        Related(operand.quantity.span, f"{operand.role}：{operand.quantity.text}")
        for operand in identity.operands
        if not operand.fixed and not place.covers(operand.quantity.span)
    ]
    related += [Related(spot, note) for spot, note in relation.lesser]
    advice = [*suggestions, *(say(repair) for repair in ctx.relations.repairs(relation))]
    return ctx.finding(
        place,
        message,
        severity=severity,
        confidence=relation.confidence,
        suggestions=list(dict.fromkeys(advice)) or ["核对这几个数，用单处修改无法解释"],
        related=related,
        evidence=evidence(relation.verdict),
    )


def say(repair: Repair) -> str:
    """A repair as a colleague would put it; never as the truth."""
    return f"若{_KINDS[repair.kind].format(old=repair.old, new=repair.new)}，则前后相符"


def about(relation: Relation) -> str:
    """The subject as the beginning of a sentence."""
    return f"“{relation.subject}”" if relation.subject else "这里"


def unsure(relation: Relation) -> str:
    """What to add where the parts that the numbers play are not certain."""
    return "" if relation.confidence is Confidence.HIGH else "（按上下文推断）"
