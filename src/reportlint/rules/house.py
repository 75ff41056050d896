"""House rules: what an office forbids or demands in its own reports, as data (docs/house-rules.md)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from reportlint.model.findings import Edit, Severity
from reportlint.rules.check import Check
from reportlint.rules.globs import NO_GLOBS
from reportlint.rules.house_scope import passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.findings import Finding
    from reportlint.model.spans import Span
    from reportlint.rules.check import Context
    from reportlint.rules.globs import Globs
    from reportlint.rules.house_demands import Demand, Hit


@dataclass(frozen=True, slots=True)
class HouseRule:
    """One rule. `demand` says what is looked for, `scope` where (see house_scope), `files` in which files.

    `message` may hold {quote} and {right}; without one the demand's own words are used. `source` names the file and
    line where the rule stands.
    """

    code: str
    name: str
    title: str
    demand: Demand
    severity: str = "warning"
    message: str = ""
    description: str = ""
    scope: str = "all"
    files: Globs = NO_GLOBS
    source: str = field(default="", repr=False, compare=False)

    def check(self) -> Check:
        """The rule as the engine runs it."""
        return Check(self.code, self.name, self.title, Severity[self.severity.upper()], partial(_run, self))


def _run(rule: HouseRule, ctx: Context) -> Iterator[Finding]:
    if rule.files.patterns and not rule.files.match(ctx.document.path):
        return
    places = list(passages(ctx, rule.scope))
    hits = _hits(rule, ctx, places)
    if hits is None:
        return
    if not rule.demand.always:
        yield from (_forbidden(rule, ctx, hit) for hit in hits)
    elif not hits:
        yield from _missing(rule, ctx, places)


def _hits(rule: HouseRule, ctx: Context, places: Sequence[Span]) -> list[Hit] | None:
    """Where the demand's words stand; None where the search took too long."""
    try:
        return list(rule.demand.hits(ctx, places))
    except TimeoutError:
        ctx.skip(f"规则 {rule.code} 的表达式在这份报告上太慢，没有查完", places[0])
        return None


def _forbidden(rule: HouseRule, ctx: Context, hit: Hit) -> Finding:
    quote = ctx.document.text(hit.span)
    suggestions, edits = [], []
    if hit.right is not None:
        suggestions = [f"把“{quote}”改为“{hit.right}”" if hit.right else f"删去“{quote}”"]
        edits = [Edit(hit.span, hit.right, safe=_form_only(quote + hit.right))]
    message = (rule.message or rule.demand.message).format(quote=quote, right=hit.right or "")
    return ctx.finding(hit.span, message, suggestions=suggestions, edits=edits)


def _form_only(words: str) -> bool:
    """A substitution touches the form alone if no number takes part in it."""
    return not any(char.isnumeric() for char in words)


def _missing(rule: HouseRule, ctx: Context, places: Sequence[Span]) -> Iterator[Finding]:
    """That what must be there is not, at the beginning of where it was looked for."""
    if not ctx.document.blocks:
        return
    top = ctx.document.blocks[0].span()
    if not places:
        ctx.skip(f"报告里没有规则 {rule.code} 要查的部分（{rule.scope}）", top)
    elif ctx.facts.cut_off:
        ctx.skip("文件在中途断了，不能断定后面没有", places[-1])
    else:
        message = (rule.message or rule.demand.message).format(quote=rule.demand.wanted, right="")
        yield ctx.finding(places[0], message)
