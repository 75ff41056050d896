"""What a run of the linter yields; every output format is rendered from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

# The cache decodes by the annotations: what they name must be there at run time.
from reportlint.engine.transcript import Transcript  # noqa: TC001
from reportlint.model.document import Location  # noqa: TC001
from reportlint.model.findings import Confidence, Edit, Evidence, Severity  # noqa: TC001
from reportlint.model.spans import Span  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Iterator

Status = Literal["ok", "unreadable", "crashed"]
SuppressedIn = Literal["", "comment", "sidecar", "config"]


@dataclass(frozen=True, slots=True)
class Place:
    """A related place: what it has to do with the finding, and where it is in the file and in the document."""

    note: str
    location: Location
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """An edit with its place in the user's file; all of a finding's replacements together mend it."""

    location: Location
    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A finding as users see it: with the rule's names and the place in their file.

    `suppressed` holds the reason where the user put the finding aside and `suppressed_in` says where that stands; `new`
    is false for one that the baseline knows. `replacements` are the `edits` by place in the file.
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
    suppressed_in: SuppressedIn = ""
    span: Span | None = None
    replacements: tuple[Replacement, ...] = ()


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
    """The result for one file. `profile_reason` says in Chinese why the profile was chosen.

    `sha256` is the digest of its bytes in hexadecimal, empty where it was not read. `transcript` is there only where
    the settings ask for it. `unit` is the reporting unit, "" where none is known. `timings` are seconds by stage and
    rule, where they were asked for; they say nothing about the file and are no part of its identity.
    """

    path: str
    kind: str
    status: Status
    findings: tuple[Report, ...] = ()
    coverage: Coverage = Coverage()
    profile: str = ""
    profile_reason: str = ""
    skips: tuple[tuple[str, str, Location], ...] = ()
    sha256: str = ""
    transcript: Transcript | None = None
    unit: str = ""
    timings: tuple[tuple[str, float], ...] = field(default=(), compare=False, repr=False)

    def active(self) -> Iterator[Report]:
        """The findings that count: neither suppressed nor known to the baseline."""
        return (found for found in self.findings if found.suppressed is None and found.new)


class PassedOver(NamedTuple):
    """A file that a walk came upon and left unchecked, and why (plain Chinese, without a full stop)."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Result:
    """The results of a run, files in the order in which they were named. `baseline` says whether one was compared.

    `unfinished` are the files that were not checked because the user stopped the run.
    """

    files: tuple[FileResult, ...] = field(default=())
    baseline: bool = False
    passed_over: tuple[PassedOver, ...] = ()
    unfinished: tuple[str, ...] = ()

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


INTERRUPTED = 130
"""The exit code of a run that the user stopped: 128 + SIGINT, as shells give it."""


def exit_code(result: Result, fail_on: Severity | None) -> int:
    """0 nothing at or above `fail_on`, 1 findings, 2 the job could not be done, 130 the user stopped it."""
    if result.unfinished:
        return INTERRUPTED
    if result.failed:
        return 2
    worst = result.worst()
    return int(fail_on is not None and worst is not None and worst >= fail_on)
