"""A relation: one claim with every reading of it that the words admit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.identities.verdicts import Outcome, Verdict, test
from reportlint.model.findings import Confidence

if TYPE_CHECKING:
    from reportlint.identities.core import Identity
    from reportlint.model.spans import Span


@dataclass(frozen=True)
class Relation:
    """A claim that the numbers must bear out.

    `code` is the rule that reports it, `readings` the admissible identities, the likeliest first; the claim is broken
    only if none of them can hold. `span` is where it is said, `subject` of what (plain Chinese), `note` anything that
    the message needs besides. `lesser` are places that matter but hold no number of the identity. A relation
    that is not `certain` may compare two things of one name. An `open` one is only there because it holds: its numbers
    add up, although no word says that they must. `followers` are broken by the same number.
    """

    code: str
    readings: tuple[Identity, ...]
    span: Span
    subject: str = ""
    confidence: Confidence = Confidence.HIGH
    note: str = ""
    lesser: tuple[tuple[Span, str], ...] = field(default=())
    certain: bool = True
    open: bool = False
    followers: tuple[Relation, ...] = field(default=(), compare=False)

    @cached_property
    def verdict(self) -> Verdict:
        """The first reading that can hold; of those that all fail, the likeliest."""
        verdicts = []
        for identity in self.readings:
            verdict = test(identity)
            if verdict.outcome not in (Outcome.INFEASIBLE, Outcome.UNDECIDED):
                return verdict
            verdicts.append(verdict)
        undecided = next((verdict for verdict in verdicts if verdict.feasible), None)
        return undecided or verdicts[0]

    def with_followers(self, followers: tuple[Relation, ...]) -> Relation:
        """The relation with those that are broken by the same number."""
        return replace(self, followers=followers)

    @property
    def broken(self) -> bool:
        """Whether no admissible reading can hold."""
        return not self.verdict.feasible

    @property
    def decided(self) -> bool:
        """Whether the numbers could have broken it."""
        return self.verdict.outcome is not Outcome.UNDECIDED
