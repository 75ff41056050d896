"""What a report offers, and what became of one error in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlint.model.findings import Severity

if TYPE_CHECKING:
    from mutation.operators import Operator, Site

ARITHMETIC = ("ARI", "AGR", "SCO")


@dataclass(frozen=True, slots=True)
class Survey:
    """What a report offers: places for errors, and the findings on it as it is, by code and severity."""

    report: str
    sites: tuple[Site, ...]
    found: tuple[tuple[str, str], ...]
    linked: int
    numbers: int

    @property
    def clean(self) -> bool:
        """Whether its numbers agree, as far as the linter can tell."""
        return not any(code.startswith(ARITHMETIC) and level != "info" for code, level in self.found)


@dataclass(frozen=True, slots=True)
class Alarm:
    """A finding that the unmutated report did not have. `near` tells that it is about what was edited."""

    code: str
    severity: Severity
    near: bool
    message: str
    repair: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one mutant.

    `identities` counts the identities that bear out what was edited, `breaks` those that cannot hold any more, whose
    rules `broken` names. `formulas` are these in words, `context` the words around the edit.
    """

    report: str
    operator: Operator
    kind: str
    table: bool
    identities: int
    breaks: int
    broken: tuple[str, ...]
    equivalent: bool
    old: str
    new: str
    context: str
    formulas: tuple[str, ...]
    alarms: tuple[Alarm, ...]

    @property
    def linked(self) -> bool:
        """Whether a relation that can fail holds what was edited."""
        return self.identities > 0

    @property
    def to_find(self) -> bool:
        """Whether it breaks what a relation says, so that it can be found."""
        return self.linked and not self.equivalent

    def killed(self, least: Severity = Severity.WARNING) -> bool:
        """Whether a new finding of some severity is about the edit."""
        return any(alarm.near and alarm.severity >= least for alarm in self.alarms)

    def killed_by(self, code: str) -> bool:
        """Whether a new warning or error of one rule is about the edit."""
        return any(alarm.near and alarm.code == code and alarm.severity >= Severity.WARNING for alarm in self.alarms)

    @property
    def worst(self) -> Alarm | None:
        """The worst new finding of arithmetic about the edit, the first of the text among equals."""
        found = [
            alarm for alarm in self.alarms
            if alarm.near and alarm.code.startswith(ARITHMETIC) and alarm.severity > Severity.INFO
        ]  # fmt: skip
        return max(found, key=lambda alarm: alarm.severity, default=None)

    @property
    def named(self) -> bool:
        """Whether the first edit that the worst finding suggests is one of what was edited."""
        return self.worst is not None and self.worst.repair is not None and self.worst.repair[0] == self.new

    @property
    def restored(self) -> bool:
        """Whether that edit puts back what was there."""
        return self.named and self.worst is not None and self.worst.repair == (self.new, self.old)
