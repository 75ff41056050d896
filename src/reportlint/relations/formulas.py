"""Written calculations → identities: what they are said to give follows from their numbers (docs/arithmetic.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.identities.core import exact, number, rate
from reportlint.identities.kinds import calculation
from reportlint.model.quantities import Kind
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from reportlint.facts.formulas import Formula, Term
    from reportlint.identities.core import Operand
    from reportlint.identities.intervals import Interval
    from reportlint.model.quantities import Quantity


def formula_relation(formula: Formula) -> Relation:
    """The calculation with its printed numbers; ÷ makes it a ratio, × a product, the rest are sums."""
    operands = [_operand("算式中的数", quantity) for quantity in formula.numbers]
    result = _operand("算式的结果", formula.result)
    identity = calculation(operands, result, lambda boxes: _value(formula.term, boxes), formula.words)
    signs = _signs(formula.term)
    code = "ARI105" if "÷" in signs else "ARI110" if "×" in signs else "ARI104"
    return Relation(code, (identity,), formula.span, "")


def _operand(role: str, quantity: Quantity) -> Operand:
    if quantity.kind is not Kind.PERCENT:
        return number(role, quantity)
    hundred = quantity.value == 100 and quantity.ulp == 1  # ×100% is no measurement
    return exact(role, quantity, rate(role, quantity).scale) if hundred else rate(role, quantity)


def _value(term: Term, boxes: list[Interval]) -> Interval:
    if term.left is None or term.right is None:
        return boxes[term.place]
    left, right = _value(term.left, boxes), _value(term.right, boxes)
    if term.sign == "+":
        return left + right
    if term.sign == "-":
        return left - right
    return left * right if term.sign == "×" else left / right


def _signs(term: Term) -> str:
    if term.left is None or term.right is None:
        return ""
    return _signs(term.left) + term.sign + _signs(term.right)
