"""Runs the checks over documents."""

from __future__ import annotations

import hashlib
import traceback
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportlint.engine.places import fingerprints, locate
from reportlint.engine.profiles import choose_profile
from reportlint.engine.results import Coverage, FileResult, Place, Replacement, Report
from reportlint.engine.selection import Selection
from reportlint.engine.transcript import transcribe
from reportlint.facts.facts import Facts
from reportlint.facts.lexicon import Lexicon
from reportlint.model.document import Location
from reportlint.model.findings import Confidence, Severity
from reportlint.readers.detect import read
from reportlint.readers.errors import ReadError
from reportlint.relations.relations import Relations
from reportlint.rules.check import Context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from reportlint.engine.registry import Registry, Rule
    from reportlint.engine.results import Status
    from reportlint.model.document import Document
    from reportlint.model.findings import Finding
    from reportlint.rules.check import Skip


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked for. `selection` says of a rule whether it runs; `severities` maps codes to levels.

    With `keep_text` the results carry the reports' text.
    """

    profile: str | None = None
    selection: Selection = field(default_factory=Selection)
    severities: dict[str, Severity] = field(default_factory=dict)
    keep_text: bool = False


@dataclass(slots=True)
class Linter:
    """The rules of a run together with the vocabulary that they read with."""

    registry: Registry
    settings: Settings = field(default_factory=Settings)
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        self.lexicon = Lexicon.load(self.registry.vocabulary)

    def check_path(self, path: Path) -> FileResult:
        """The result for one file on disk."""
        try:
            data = path.read_bytes()
        except OSError as error:
            return unreadable(str(path), _os_message(error))
        return self.check_bytes(data, str(path))

    def check_bytes(self, data: bytes, path: str) -> FileResult:
        """The result for one file's content; `path` gives its name."""
        digest = hashlib.sha256(data).hexdigest()
        try:
            document = read(data, path)
        except ReadError as error:
            return replace(unreadable(path, str(error)), sha256=digest)
        return replace(self.check_document(document), sha256=digest)

    def check_document(self, document: Document) -> FileResult:
        """The result for a document that was read."""
        facts = Facts(document, self.lexicon)
        relations = Relations(facts)
        profile, reason = choose_profile(document, facts, self.registry.profiles, self.settings.profile)
        findings: list[Finding] = []
        skips: list[Skip] = []
        crashes: list[Report] = []
        for rule in self.registry.rules.values():
            if not self.settings.selection(rule):
                continue
            context = Context(document, facts, relations, profile, rule.check)
            try:
                findings += rule.check.run(context)
            except Exception as error:  # noqa: BLE001 - whatever a plugin's check throws, the others go on
                crashes.append(_crash(rule, error))
            skips += context.skips
        reports = tuple(self._reports(document, findings, profile.severities))
        cover = relations.coverage
        coverage = Coverage(cover.quantities, cover.linked, cover.checked, len(skips), cover.reasons)
        status: Status = "crashed" if crashes else "ok"
        placed = tuple((skip.code, skip.reason, locate(document, skip.span)) for skip in skips)
        return FileResult(
            document.path,
            document.kind,
            status,
            (*crashes, *reports),
            coverage,
            profile.id,
            reason,
            placed,
            transcript=transcribe(document) if self.settings.keep_text else None,
        )

    def _reports(
        self, document: Document, findings: Sequence[Finding], by_profile: Mapping[str, Severity]
    ) -> Iterator[Report]:
        ordered = sorted(set(findings), key=lambda found: (found.span, -found.severity, found.code, found.message))
        for finding, fingerprint in zip(ordered, fingerprints(document, ordered), strict=True):
            check = self.registry.rules[finding.code].check
            severity = self.settings.severities.get(finding.code, by_profile.get(finding.code, finding.severity))
            yield Report(
                finding.code,
                check.name,
                check.title,
                severity,
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


def unreadable(path: str, message: str) -> FileResult:
    """The result for a file that cannot be checked."""
    report = _own("RL001", "unreadable-file", "文件无法读取", f"{path}：{message}。")
    return FileResult(path, "", "unreadable", (report,))


def _crash(rule: Rule, error: Exception) -> Report:
    last = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error}（{last.name} 第 {last.lineno} 行）"
    message = f"规则 {rule.check.code} 运行出错，没有查完：{what}。请把它报告给规则的作者。"
    return _own("RL002", "check-crashed", "规则运行出错", message)


def _own(code: str, name: str, title: str, message: str) -> Report:
    return Report(code, name, title, Severity.ERROR, Confidence.HIGH, message, Location())


def _os_message(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "找不到这个文件"
    if isinstance(error, PermissionError):
        return "没有读取权限"
    if isinstance(error, IsADirectoryError):
        return "这是文件夹，不是文件"
    return f"读取失败（{error.strerror or type(error).__name__}）"
