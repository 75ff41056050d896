"""Runs the checks over documents."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from contextlib import redirect_stdout
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportlint.engine.failures import crash, crashed, unreadable, why_unread
from reportlint.engine.limits import TimeLimit
from reportlint.engine.places import fingerprints, locate
from reportlint.engine.profiles import choose_profile
from reportlint.engine.results import Coverage, FileResult, Place, Replacement, Report
from reportlint.engine.selection import Selection
from reportlint.engine.sidecars import read_sidecar
from reportlint.engine.suppression import Suppressions
from reportlint.engine.transcript import transcribe
from reportlint.facts.facts import Facts
from reportlint.facts.lexicon import Lexicon
from reportlint.model.findings import Confidence
from reportlint.readers.detect import read
from reportlint.readers.errors import ReadError
from reportlint.relations.relations import Relations
from reportlint.rules.check import Context
from reportlint.rules.soundness import require_skip, require_sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reportlint.engine.registry import Registry, Rule
    from reportlint.facts.entities import Entity
    from reportlint.model.document import Document
    from reportlint.model.findings import Finding, Severity
    from reportlint.rules.check import Skip

    Stage = Callable[[str], None]


def unwatched(_: str) -> None:
    """What is told of each stage where nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked for. `selection` says of a rule whether it runs; `severities` maps codes to levels.

    With `keep_text` the results carry the reports' text. Findings that are less sure than `min_confidence` are dropped,
    the tool's own aside.
    """

    profile: str | None = None
    selection: Selection = field(default_factory=Selection)
    severities: dict[str, Severity] = field(default_factory=dict)
    keep_text: bool = False
    min_confidence: Confidence = Confidence.LOW


@dataclass(slots=True)
class Linter:
    """The rules of a run together with the vocabulary that they read with."""

    registry: Registry
    settings: Settings = field(default_factory=Settings)
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        self.lexicon = Lexicon.load(self.registry.vocabulary)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the rules that run."""
        return frozenset(rule.check.code for rule in self._selected())

    def check_path(self, path: Path) -> FileResult:
        """The result for one file on disk, with the sidecar beside it."""
        try:
            data, sidecar = path.read_bytes(), read_sidecar(path)
        except (OSError, ReadError) as error:
            return unreadable(str(path), why_unread(error))
        return self.check_bytes(data, str(path), sidecar)

    def check_bytes(
        self, data: bytes, path: str, sidecar: bytes | None = None, *, stage: Stage = unwatched
    ) -> FileResult:
        """The result for one file's content and that of its sidecar; `path` gives its name.

        `stage` is told what begins.
        """
        digest = hashlib.sha256(data).hexdigest()
        stage("read")
        try:
            document = read(data, path)
        except (Exception, TimeLimit) as error:  # noqa: BLE001 - whatever a broken file does to a library, the batch goes on
            return replace(unreadable(path, why_unread(error)), sha256=digest)
        try:
            result = self.check_document(document, sidecar, stage=stage)
        except (Exception, TimeLimit) as error:  # noqa: BLE001 - as above
            result = crashed(document, error)
        return replace(result, sha256=digest)

    def check_document(
        self, document: Document, sidecar: bytes | None = None, *, stage: Stage = unwatched
    ) -> FileResult:
        """The result for a document that was read, and the content of its sidecar."""
        stage("facts")
        facts = Facts(document, self.lexicon)
        _ = facts.readings, facts.sheets  # the coverage counts every number, whichever rules run
        stage("relations")
        relations = Relations(facts, {rule.check.code for rule in self._selected()})
        _ = relations.all
        stage("profile")
        profile, reason = choose_profile(document, facts, self.registry.profiles, self.settings.profile)
        found = _Found()
        for rule in self._selected():
            stage(rule.check.code)
            if not found.add(Context(document, facts, relations, profile, rule.check)):
                break
        stage("report")
        reports = list(self._reports(document, found.findings, profile.severities))
        stage("suppress")
        suppressions = Suppressions.of(document, sidecar, self.registry.rules)
        unused = suppressions.unused(reports, self.registry.rules, found.ran)
        return FileResult(
            document.path,
            document.kind,
            "crashed" if found.crashes else suppressions.status,
            (*found.crashes, *suppressions.problems, *unused, *self._sure(suppressions.apply(reports))),
            Coverage(*relations.coverage[:3], len(found.skips), relations.coverage.reasons),
            profile.id,
            reason,
            tuple((skip.code, skip.reason, locate(document, skip.span)) for skip in found.skips),
            transcript=transcribe(document) if self.settings.keep_text else None,
            unit=unit_of(facts.entities),
        )

    def _sure(self, reports: Iterable[Report]) -> Iterator[Report]:
        return (report for report in reports if report.confidence >= self.settings.min_confidence)

    def _selected(self) -> Iterator[Rule]:
        return (rule for rule in self.registry.rules.values() if self.settings.selection(rule))

    def _reports(
        self, document: Document, findings: Sequence[Finding], by_profile: Mapping[str, Severity]
    ) -> Iterator[Report]:
        ordered = sorted(set(findings), key=lambda found: (found.span, -found.severity, found.code, found.message))
        for finding, fingerprint in zip(ordered, fingerprints(document, ordered), strict=True):
            check = self.registry.rules[finding.code].check
            wanted = self.settings.severities.get(finding.code, by_profile.get(finding.code))
            yield Report(
                finding.code,
                check.name,
                check.title,
                finding.severity if wanted is None else _mapped(finding.severity, check.severity, wanted),
                finding.confidence,
                finding.message,
                locate(document, finding.span),
                finding.suggestions,
                tuple(Place(note.note, locate(document, note.span), note.span) for note in finding.related),
                finding.evidence,
                finding.edits,
                fingerprint,
                span=finding.span,
                replacements=tuple(
                    Replacement(locate(document, edit.span), edit.replacement, edit.safe) for edit in finding.edits
                ),
            )


def _mapped(severity: Severity, usual: Severity, wanted: Severity) -> Severity:
    """A finding's level where users want another one for its rule.

    What the rule itself holds for less than usual, such as a difference that rounding explains, is not raised.
    """
    return wanted if severity >= usual else min(severity, wanted)


@dataclass(slots=True)
class _Found:
    """What the rules gave so far."""

    findings: list[Finding] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)
    crashes: list[Report] = field(default_factory=list)
    ran: set[str] = field(default_factory=set)

    def add(self, context: Context) -> bool:
        """Run one check; a check that throws is a finding. False where there is no time left for others."""
        try:
            with redirect_stdout(sys.stderr):  # standard output is for results alone
                for finding in context.check.run(context):
                    require_sound(finding, context.check, context.document)
                    self.findings.append(finding)
            for skip in context.skips:
                require_skip(skip, context.document)
        except (Exception, SystemExit, TimeLimit) as error:  # noqa: BLE001 - whatever a plugin's check throws, the others go on
            self.crashes.append(crash(context.check, error))
            return not isinstance(error, TimeLimit)
        self.skips += context.skips
        self.ran.add(context.check.code)
        return True


def unit_of(entities: Iterable[Entity]) -> str:
    """The name that a report gives its own unit most often, without remarks such as （本级）; "" if it gives none."""
    names = Counter("".join(entity.places) + entity.head for entity in entities)
    return next((name for name, _ in names.most_common(1)), "")
