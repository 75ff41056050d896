"""The suppressions that the comments in a report ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.engine.suppression.order import Order, OrderError, parse
from reportlint.engine.suppression.suppressions import Suppression, UnknownRuleError, rule_of
from reportlint.engine.tool_findings import tool_finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from reportlint.engine.registry import Rule
    from reportlint.engine.results import Report
    from reportlint.model.document import Directive, Document


class _Open(NamedTuple):
    """A `disable` that waits for its `enable`."""

    rule: str
    reason: str
    directive: Directive


def from_comments(document: Document, rules: Mapping[str, Rule]) -> tuple[list[Suppression], list[Report]]:
    """The suppressions in a document's comments, and findings about comments that are not as they must be."""
    reading = _Reading(rules, len(document.blocks))
    for directive in document.directives:
        reading.take(directive)
    reading.close_all()
    return reading.found, reading.problems


class _Reading:
    """Takes the directives of a document one after the other."""

    def __init__(self, rules: Mapping[str, Rule], end: int) -> None:
        self.found: list[Suppression] = []
        self.problems: list[Report] = []
        self._rules, self._end = rules, end
        self._open: list[_Open] = []

    def take(self, directive: Directive) -> None:
        """Note what a directive sets aside, or what is wrong with it."""
        if not directive.closed or "<!--" in directive.words:
            self._complain(directive, "注释没有用 --> 结束")
            return
        try:
            order = parse(directive.words)
        except OrderError as error:
            self._complain(directive, str(error))
            return
        if order.verb == "enable":
            self._enable(directive, order)
            return
        for rule in self._named(directive, order):
            match order.verb:
                case "disable":
                    self._open.append(_Open(rule, order.reason, directive))
                case "ignore-file":
                    self._add(rule, order.reason, directive, None)
                case _:
                    self._add(rule, order.reason, directive, directive.target)

    def close_all(self) -> None:
        """What was disabled and never enabled holds to the end."""
        for item in self._open:
            self._close(item, self._end)

    def _named(self, directive: Directive, order: Order) -> Iterator[str]:
        for word in order.rules:
            try:
                yield rule_of(self._rules, word)
            except UnknownRuleError as error:
                self._complain(directive, str(error))

    def _enable(self, directive: Directive, order: Order) -> None:
        wanted = set(self._named(directive, order)) if order.rules else {item.rule for item in self._open}
        ended = [item for item in self._open if item.rule in wanted]
        for rule in sorted(wanted - {item.rule for item in ended}):
            self._complain(directive, f"前面没有 disable {rule}")
        if not order.rules and not ended:
            self._complain(directive, "前面没有 disable")
        for item in ended:
            self._open.remove(item)
            self._close(item, directive.following)

    def _close(self, item: _Open, end: int) -> None:
        self._add(item.rule, item.reason, item.directive, range(item.directive.following, end))

    def _add(self, rule: str, reason: str, directive: Directive, blocks: Collection[int] | None) -> None:
        self.found.append(Suppression(rule, reason, rule, "comment", directive.location, blocks))

    def _complain(self, directive: Directive, what: str) -> None:
        self.problems.append(tool_finding("RL003", f"这条忽略不起作用：{what}。", directive.location))
