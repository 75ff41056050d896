"""The shape of the JSON, version 1 (docs/json.md, schema/report.v1.json): what every format is rendered from."""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 - the schema's test reads the types
from typing import Literal, TypedDict

Level = Literal["error", "warning", "info"]
Sureness = Literal["high", "medium", "low"]


class LocationModel(TypedDict):
    """A place in the user's file; what its format does not have is None. All numbers count from 1."""

    quote: str
    section: str | None
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    page: int | None
    paragraph: int | None
    table: int | None
    row: int | None
    cell: str | int | None
    sheet: str | None
    part: str | None


class ContextModel(TypedDict):
    """The cleaned words of a place with those just before and after it."""

    before: str
    words: str
    after: str


class RelatedModel(TypedDict):
    """Another place that has to do with a finding."""

    note: str
    location: LocationModel


class OperandModel(TypedDict):
    """One number of a calculation."""

    role: str
    text: str


class EvidenceModel(TypedDict):
    """The calculation that proves a finding."""

    formula: str
    operands: list[OperandModel]
    computed: str
    printed: str


class EditModel(TypedDict):
    """A replacement of a place's words; all edits of a finding together mend it."""

    location: LocationModel
    replacement: str
    safe: bool


class FindingModel(TypedDict):
    """One finding. `suppressed` is the user's reason; `new` is false where the baseline knows the finding."""

    code: str
    name: str
    severity: Level
    confidence: Sureness
    title: str
    message: str
    suggestions: list[str]
    location: LocationModel
    context: ContextModel
    related: list[RelatedModel]
    evidence: EvidenceModel | None
    edits: list[EditModel]
    fingerprint: str
    suppressed: str | None
    suppressed_in: Literal["comment", "sidecar", "config"] | None
    new: bool


class CoverageModel(TypedDict):
    """How much of a report could be checked; `reasons` counts the unlinked numbers."""

    quantities: int
    linked: int
    checked: int
    not_assessable: int
    reasons: dict[str, int]


class SkipModel(TypedDict):
    """Something that a rule could not decide."""

    code: str
    reason: str
    location: LocationModel


class FileModel(TypedDict):
    """The result for one file. `unit` is the reporting unit, "" where none is known."""

    path: str
    kind: str
    unit: str
    profile: str
    profile_reason: str
    status: Literal["ok", "unreadable", "crashed"]
    sha256: str
    coverage: CoverageModel
    findings: list[FindingModel]
    not_assessable: list[SkipModel]


class ToolModel(TypedDict):
    """Who says so."""

    name: str
    version: str


class SummaryModel(TypedDict):
    """Counts over all files; the three severities count what is neither suppressed nor known to the baseline."""

    files: int
    error: int
    warning: int
    info: int
    suppressed: int
    known: int
    unchecked: int


class PassedOverModel(TypedDict):
    """A file of a named folder that no reader takes, and why."""

    path: str
    reason: str


class Model(TypedDict):
    """A whole run. `baseline` says whether one was compared, `exit_code` is the process's.

    `unfinished` are the files that were not reached because the user stopped the run.
    """

    version: int
    tool: ToolModel
    exit_code: int
    baseline: bool
    summary: SummaryModel
    files: Sequence[FileModel]
    passed_over: list[PassedOverModel]
    unfinished: list[str]


STOPPED = frozenset({"RL001", "RL002"})
"""The codes of what kept the tool from doing its work, as against what it found."""


def active(file: FileModel) -> list[FindingModel]:
    """The findings of a file that count: neither suppressed nor known to the baseline."""
    return [found for found in file["findings"] if found["suppressed"] is None and found["new"]]
