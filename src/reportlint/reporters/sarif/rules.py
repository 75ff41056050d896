"""The rules that SARIF's results refer to, with their pages as help."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlint.engine.registry import TOOL_RULES
from reportlint.reporters.model import STOPPED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.engine.registry import Rule
    from reportlint.reporters.model import FindingModel, Model

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_HEADING = re.compile(r"^#.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """reportingDescriptor objects (§3.49) by code: of the rules with findings, and of what the tool notifies of."""

    rules: Mapping[str, dict[str, Any]]
    notifications: Mapping[str, dict[str, Any]]

    @classmethod
    def of(cls, model: Model, rules: Mapping[str, Rule]) -> Catalogue:
        """The descriptors for all findings of a run, sorted by code."""
        found = {finding["code"]: finding for file in model["files"] for finding in file["findings"]}
        described = {code: _descriptor(found[code], rules.get(code)) for code in sorted(found)}
        return cls(
            {code: item for code, item in described.items() if code not in STOPPED},
            {code: item for code, item in described.items() if code in STOPPED},
        )

    def reference(self, code: str) -> dict[str, Any]:
        """The properties by which a result names its rule."""
        return {"ruleId": code, "ruleIndex": list(self.rules).index(code)}


def _descriptor(finding: FindingModel, rule: Rule | None) -> dict[str, Any]:
    known: dict[str, Any] = {
        "id": finding["code"],
        "name": finding["name"],
        "shortDescription": {"text": finding["title"]},
        "fullDescription": {"text": finding["title"]},
        "help": {"text": finding["title"]},
        "defaultConfiguration": {"level": LEVELS[_severity(finding, rule)]},
    }
    if rule is None:
        return known
    page = rule.page.read_text("utf-8").strip()
    first = next((part for part in re.split(r"\n\s*\n", _HEADING.sub("", page)) if part.strip()), finding["title"])
    known["fullDescription"] = {"text": first.strip()}
    known["help"] = {"text": page, "markdown": page}
    return known | {"properties": {"tags": [finding["code"][:3]], "package": rule.package}}


def _severity(finding: FindingModel, rule: Rule | None) -> str:
    if rule is not None:
        return rule.check.severity.label
    tool = {rule.code: rule.severity.label for rule in TOOL_RULES}
    return tool.get(finding["code"], finding["severity"])
