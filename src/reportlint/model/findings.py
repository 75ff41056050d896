"""What a check says about a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from reportlint.model.spans import Span  # noqa: TC001 - the cache decodes results by these annotations


class Severity(IntEnum):
    """How bad a finding is; a higher number is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name in configuration and output."""
        return self.name.lower()

    def lowered(self) -> Severity:
        """One level down, at least info."""
        return Severity(max(self - 1, Severity.INFO))


class Confidence(IntEnum):
    """How sure it is that the numbers and words play the parts that the check takes them for."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def label(self) -> str:
        """The name in output."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that has to do with a finding, and in what way (plain Chinese)."""

    span: Span
    note: str


@dataclass(frozen=True, slots=True)
class Operand:
    """One number of a calculation: its part in it, its printed words and its place."""

    role: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """The calculation that proves a finding.

    `formula` in words and printed numbers, `computed` the interval that follows, `printed` the interval for which the
    printed number stands.
    """

    formula: str
    operands: tuple[Operand, ...] = ()
    computed: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement that mends a finding. `safe` edits change the form alone, never a number or a meaning."""

    span: Span
    replacement: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect at a place, with its proof. `code` names the rule; `message` is one plain Chinese sentence."""

    code: str
    message: str
    span: Span
    severity: Severity
    confidence: Confidence = Confidence.HIGH
    suggestions: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    evidence: Evidence | None = None
    edits: tuple[Edit, ...] = field(default=())
