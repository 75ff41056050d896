"""Findings as the editor underlines them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lsprotocol.types import (
    ClientCapabilities,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
    Location,
)
from pygls.capabilities import get_capability

from reportlint.model.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lsprotocol.types import Range

    from reportlint.engine.results import Report
    from reportlint.lsp.documents import Checked

SOURCE = "reportlint"
_SEVERITIES: Mapping[Severity, DiagnosticSeverity] = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}
_IDLE = "RL004"  # a suppression of no use is shown faded, like code that nothing calls


class Abilities(NamedTuple):
    """What the editor can show of a diagnostic beside its message."""

    related: bool
    tags: bool

    @classmethod
    def of(cls, editor: ClientCapabilities) -> Abilities:
        """What an editor says it can."""
        known = get_capability(editor, "text_document.publish_diagnostics.tag_support.value_set", ())
        related = get_capability(editor, "text_document.publish_diagnostics.related_information", default=False)
        return cls(bool(related), DiagnosticTag.Unnecessary in known)


def diagnostics(checked: Checked, abilities: Abilities) -> list[Diagnostic]:
    """The findings that count, in the order of the result."""
    return [diagnostic(checked, report, place, abilities) for report, place in checked.found]


def diagnostic(checked: Checked, report: Report, place: Range, abilities: Abilities) -> Diagnostic:
    """One finding at its place."""
    faded = abilities.tags and report.code == _IDLE
    return Diagnostic(
        range=place,
        message=report.message,
        severity=_SEVERITIES[report.severity],
        code=report.code,
        source=SOURCE,
        tags=[DiagnosticTag.Unnecessary] if faded else None,
        related_information=_related(checked, report) if abilities.related else None,
    )


def _related(checked: Checked, report: Report) -> list[DiagnosticRelatedInformation] | None:
    return [
        DiagnosticRelatedInformation(Location(checked.uri, checked.text.place(other.location)), other.note)
        for other in report.related
    ] or None
