"""From a broken relation to a finding: the sentence, the calculation, what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Confidence, EditKind, Related, Severity, evidence, formula, grade

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Context, Finding, Quantity, Relation, Repair, Span

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
    EditKind.RECOUNT: "把{old}改为{new}（漏加或重加了一项）",
    EditKind.DEDUCE: "把{old}改为{new}（按其余各数推算）",
}

_INNER = str.maketrans({"“": "‘", "”": "’"})


def broken(ctx: Context, code: str) -> Iterator[tuple[Relation, Severity]]:
    """The broken relations of a rule with the severity that their distance deserves."""
    for relation in ctx.relations.broken(code):
        severity = grade(relation.verdict, ctx.relations.habit)
        if severity is not None:
            yield relation, severity


def loose(ctx: Context, code: str) -> Iterator[Finding]:
    """A hint for each relation of a rule that only rounding of whole numbers can explain."""
    for relation in ctx.relations.loose(code):
        result = relation.verdict.identity.result.quantity
        said = f"写的是{result.text}，照写出的数算是{formula(relation.verdict)}"
        message = f"{about(relation)}{said}，只有其中的整数是四舍五入来的才说得通。"
        advice = ["核对这几个数；有小数的，都写到同样的位数"]
        yield ctx.finding(
            relation.span, message, severity=Severity.INFO, suggestions=advice, evidence=evidence(relation.verdict)
        )


def prove(
    ctx: Context,
    relation: Relation,
    message: str,
    severity: Severity,
    *,
    span: Span | None = None,
    suggestions: Sequence[str] = (),
    guess: bool = True,
) -> Finding:
    """A finding with the relation's calculation, its numbers as related places and the likeliest repairs.

    Without `guess` the suggestions are all that is said: where any number will do, no single edit is likelier, unless
    other relations are broken as well.
    """
    identity = relation.verdict.identity
    place = relation.span if span is None else span
    related = [
        Related(operand.quantity.span, f"{operand.role}：{operand.quantity.text}")
        for operand in identity.operands
        if not operand.fixed and not place.covers(operand.quantity.span)
    ]
    known = {spot.span for spot in related}
    related += [Related(spot, note) for spot, note in relation.lesser if spot not in known]
    related += [Related(other.span, f"同样对不上：{formula(other.verdict)}") for other in relation.followers]
    repairs = ctx.relations.repairs(relation) if guess else ()
    advice = [*suggestions, *(say(repair) for repair in repairs)]
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
    return quoted(relation.subject) if relation.subject else "这里"


def quoted(words: str) -> str:
    """Words in quotation marks; those inside become single ones (GB/T 15834-2011 §4.8)."""
    return f"“{words.translate(_INNER)}”"


def printed(quantity: Quantity) -> str:
    """A number with its unit, which a table's cell takes from its header; 万 alone is short for 万元."""
    text, unit = quantity.text, quantity.unit
    already = next(length for length in range(len(unit), -1, -1) if text.endswith(unit[:length]))
    return text + unit[already:]


def unsure(relation: Relation) -> str:
    """What to add where the parts that the numbers play are not certain."""
    return "" if relation.confidence is Confidence.HIGH else "（按上下文推断）"
