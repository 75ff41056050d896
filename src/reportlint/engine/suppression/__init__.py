"""Sets aside findings that a user accepted, by comments in a report or by the sidecar beside it (docs/suppression.md).

A suppression names a rule and gives a reason. What is set aside stays in the result with that reason; a suppression
that is wrong (RL003) or of no use (RL004) is itself a finding.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from reportlint.engine.config.errors import ConfigError
from reportlint.engine.sidecars import SUFFIX
from reportlint.engine.suppression.comments import from_comments
from reportlint.engine.suppression.quotes import Quotes
from reportlint.engine.suppression.sidecar import from_entries, parse
from reportlint.engine.suppression.suppressions import Suppression, can_be_judged
from reportlint.engine.tool_findings import tool_finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from reportlint.engine.registry import Rule
    from reportlint.engine.results import Report, Status
    from reportlint.model.document import Document

__all__ = ["Suppressions"]


@dataclass(frozen=True, slots=True)
class Suppressions:
    """All suppressions for a report, those in comments first, and findings about those that are wrong.

    `status` is that of the report: unreadable where its sidecar is, whose findings are then all there.
    """

    found: tuple[Suppression, ...] = ()
    problems: tuple[Report, ...] = ()
    status: Status = "ok"

    @classmethod
    def of(cls, document: Document, sidecar: bytes | None, rules: Mapping[str, Rule]) -> Suppressions:
        """What a report's comments and its sidecar's content ask for."""
        found, problems = from_comments(document, rules)
        if sidecar is None:
            return cls(tuple(found), tuple(problems))
        name = PurePath(document.path).name + SUFFIX
        try:
            entries = parse(sidecar, name)
        except ConfigError as error:
            damaged = tool_finding("RL001", f"{'；'.join(str(error).splitlines())}里面写的忽略都没有生效。")
            return cls(tuple(found), (damaged, *problems), "unreadable")
        more, wrong = from_entries(entries, Quotes(document), rules)
        return cls((*found, *more), (*problems, *wrong))

    def apply(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The findings, those that are set aside with the reason; the first suppression that covers one gives it."""
        for report in reports:
            first = next((item for item in self.found if item.covers(report)), None)
            yield report if first is None else replace(report, suppressed=first.reason, suppressed_in=first.source)

    def unused(self, reports: Collection[Report], rules: Mapping[str, Rule], ran: Collection[str]) -> Iterator[Report]:
        """Findings about suppressions that cover none of the reports, as far as the rules that `ran` can tell."""
        for item in self.found:
            if can_be_judged(rules, ran, item.rule) and not any(item.covers(report) for report in reports):
                yield tool_finding("RL004", _unused(item), item.location)


def _unused(item: Suppression) -> str:
    if item.missing:
        return f"{item.label} 的忽略没有用处：{item.missing}。"
    if item.source == "comment":
        return f"这里没有 {item.rule} 的问题可以忽略，请删去这条忽略。"
    return f"{item.label} 的忽略没有用处：那里没有 {item.rule} 的问题，请删去这一条。"
