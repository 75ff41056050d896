"""What a user set aside, and which findings that covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlint.engine.registry import TOOL_RULES
from reportlint.engine.selection import unknown_rule

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reportlint.engine.registry import Rule
    from reportlint.engine.results import Report, SuppressedIn
    from reportlint.model.document import Location
    from reportlint.model.spans import Span

_SHORTEST = 3  # letters of a code: a family at least


class UnknownRuleError(Exception):
    """A word that names no rule that can be suppressed. The message is a plain Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """One rule, or all rules whose codes begin alike, set aside for a part of a report.

    `blocks` are the blocks that it holds for, `spans` the words; none of either means all of them. `label` names the
    suppression in messages; `missing` says why its place was not found in the report.
    """

    rule: str
    reason: str
    label: str
    source: SuppressedIn
    location: Location | None = None
    blocks: Collection[int] | None = None
    spans: Sequence[Span] | None = None
    missing: str = ""

    def covers(self, report: Report) -> bool:
        """Whether a finding is set aside by this. Those without a place in the report's text never are."""
        place = report.span
        if place is None or not report.code.startswith(self.rule) or self.missing:
            return False
        if self.blocks is not None and place.block not in self.blocks:
            return False
        return self.spans is None or any(_touch(place, span) for span in self.spans)


def _touch(place: Span, span: Span) -> bool:
    """Whether a finding's words share a character with others; where a word is missing, whether it is between them."""
    if place.end > place.start:
        return place.overlaps(span)
    return place.block == span.block and span.start <= place.start <= span.end


def rule_of(rules: Mapping[str, Rule], word: str) -> str:
    """The code, or beginning of codes, that a word names. Raises UnknownRuleError."""
    code = word.upper()
    if word in {name for rule in TOOL_RULES for name in (rule.code, rule.name)} or code.startswith("RL"):
        raise UnknownRuleError(f"{word} 报告的是检查本身的问题，不能忽略")
    names = {rule.check.name: code for code, rule in rules.items()}
    if word.lower() in names:
        return names[word.lower()]
    if not any(known.startswith(code) for known in rules):
        raise UnknownRuleError(unknown_rule(word, rules))
    if len(code) < _SHORTEST:
        raise UnknownRuleError(f"{word} 太宽，至少要写一类规则的三个字母，如 ARI")
    return code


def can_be_judged(rules: Mapping[str, Rule], ran: Collection[str], prefix: str) -> bool:
    """Whether all rules that a suppression may be about ran; preview rules count where they are named in full."""
    meant = [code for code in rules if code.startswith(prefix)]
    stable = [code for code in meant if rules[code].check.stage == "stable"]
    return all(code in ran for code in stable or meant)
