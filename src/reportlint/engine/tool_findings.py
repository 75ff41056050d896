"""Findings about the run itself rather than about a report."""

from __future__ import annotations

from reportlint.engine.registry import TOOL_RULES
from reportlint.engine.results import Report
from reportlint.model.document import Location
from reportlint.model.findings import Confidence

_RULES = {rule.code: rule for rule in TOOL_RULES}


def tool_finding(code: str, message: str, location: Location | None = None) -> Report:
    """A finding of one of the tool's own rules (`registry.TOOL_RULES`), at a place of the file if it has one."""
    rule = _RULES[code]
    return Report(rule.code, rule.name, rule.title, rule.severity, Confidence.HIGH, message, location or Location())
