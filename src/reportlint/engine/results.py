"""What a run of the linter yields; every output format is rendered from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Location
    from reportlint.model.findings import Confidence, Edit, Evidence, Severity

Status = Literal["ok", "unreadable", "crashed"]


@dataclass(frozen=True, slots=True)
class Place:
    """A related place: what it has to do with the finding, and where it is."""

    note: str
    location: Location


@dataclass(frozen=True, slots=True)
class Report:
    """A finding as users see it: with the rule's names and the place in their file.

    `suppressed` holds the reason where the user put the finding aside, `new` is false for one that the baseline knows.
    """

    code: str
    name: str
    title: str
    severity: Severity
    confidence: Confidence
    message: str
    location: Location
    suggestions: tuple[str, ...] = ()
    related: tuple[Place, ...] = ()
    evidence: Evidence | None = None
    edits: tuple[Edit, ...] = ()
    fingerprint: str = ""
    suppressed: str | None = None
    new: bool = True


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a report could be checked.

    Of its `quantities`, `linked` take part in at least one identity that can fail; `checked` identities were tested,
    `not_assessable` ones could not be decided. `reasons` counts the unlinked numbers by reason.
    """

    quantities: int = 0
    linked: int = 0
    checked: int = 0
    not_assessable: int = 0
    reasons: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FileResult:
    """The result for one file. `profile_reason` says in Chinese why the profile was chosen."""

    path: str
    kind: str
    status: Status
    findings: tuple[Report, ...] = ()
    coverage: Coverage = Coverage()
    profile: str = ""
    profile_reason: str = ""
    skips: tuple[tuple[str, str, Location], ...] = ()

    def active(self) -> Iterator[Report]:
        """The findings that count: neither suppressed nor known to the baseline."""
        return (found for found in self.findings if found.suppressed is None and found.new)


@dataclass(frozen=True, slots=True)
class Result:
    """The results of a run, files in the order in which they were named."""

    files: tuple[FileResult, ...] = field(default=())

    def counts(self) -> Counter[Severity]:
        """How many findings of each severity count."""
        return Counter(found.severity for file in self.files for found in file.active())

    @property
    def failed(self) -> bool:
        """Whether some part of the job could not be done."""
        return any(file.status != "ok" for file in self.files)

    def worst(self) -> Severity | None:
        """The highest severity among the findings that count."""
        return max(self.counts(), default=None)


def exit_code(result: Result, fail_on: Severity | None) -> int:
    """0 nothing at or above `fail_on`, 1 findings, 2 the job could not be done."""
    if result.failed:
        return 2
    worst = result.worst()
    return int(fail_on is not None and worst is not None and worst >= fail_on)
