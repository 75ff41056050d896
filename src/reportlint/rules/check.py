"""A check and what it is given to work with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from reportlint.model.findings import Confidence, Edit, Evidence, Finding, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reportlint.facts.facts import Facts
    from reportlint.model.document import Document
    from reportlint.model.spans import Span
    from reportlint.relations.relations import Relations
    from reportlint.rules.profile import Profile


Stage = Literal["stable", "preview"]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule. `code` is three letters and three digits, `name` names the defect in kebab case, `title` in Chinese.

    `severity` is what its findings have unless the check says otherwise. A `preview` check runs only where asked for.
    """

    code: str
    name: str
    title: str
    severity: Severity
    run: Callable[[Context], Iterator[Finding]]
    stage: Stage = "stable"


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that a check could not decide, and why (plain Chinese)."""

    code: str
    reason: str
    span: Span


@dataclass(slots=True)
class Context:
    """A report as one check sees it."""

    document: Document
    facts: Facts
    relations: Relations
    profile: Profile
    check: Check
    skips: list[Skip] = field(default_factory=list)

    def finding(
        self,
        span: Span,
        message: str,
        *,
        severity: Severity | None = None,
        confidence: Confidence = Confidence.HIGH,
        suggestions: Sequence[str] = (),
        related: Sequence[Related] = (),
        evidence: Evidence | None = None,
        edits: Sequence[Edit] = (),
    ) -> Finding:
        """A finding of this check. Low confidence lowers its severity by one level."""
        level = self.check.severity if severity is None else severity
        return Finding(
            self.check.code,
            message,
            span,
            level.lowered() if confidence is Confidence.LOW else level,
            confidence,
            tuple(suggestions[:3]),
            tuple(related),
            evidence,
            tuple(edits),
        )

    def vocabulary(self, name: str) -> Mapping[str, Any]:
        """The word list NAME.toml of all packs, as parsed TOML."""
        return self.facts.lexicon.vocabulary(name)

    def skip(self, reason: str, span: Span) -> None:
        """Count something as not assessable."""
        self.skips.append(Skip(self.check.code, reason, span))
