"""JSON, version 1: the one model that every other format is rendered from (docs/json.md)."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from reportlint import __version__
from reportlint.model.findings import Severity

if TYPE_CHECKING:
    from reportlint.engine.results import FileResult, Report, Result
    from reportlint.model.document import Location
    from reportlint.model.findings import Evidence

VERSION = 1


def render(result: Result) -> str:
    """The whole result as a JSON text, indented by two."""
    return json.dumps(model(result), ensure_ascii=False, indent=2)


def model(result: Result) -> dict[str, Any]:
    """The result as plain dictionaries and lists."""
    counts = result.counts()
    return {
        "version": VERSION,
        "tool": {"name": "reportlint", "version": __version__},
        "summary": {"files": len(result.files), **{level.label: counts[level] for level in reversed(Severity)}},
        "files": [file_model(file) for file in result.files],
    }


def file_model(file: FileResult) -> dict[str, Any]:
    """One file's part of the model."""
    cover = file.coverage
    return {
        "path": file.path,
        "kind": file.kind,
        "profile": file.profile,
        "profile_reason": file.profile_reason,
        "status": file.status,
        "coverage": {
            "quantities": cover.quantities,
            "linked": cover.linked,
            "checked": cover.checked,
            "not_assessable": cover.not_assessable,
            "reasons": dict(cover.reasons),
        },
        "findings": [finding_model(found) for found in file.findings],
        "not_assessable": [
            {"code": code, "reason": reason, "location": location_model(place)} for code, reason, place in file.skips
        ],
    }


def finding_model(found: Report) -> dict[str, Any]:
    """One finding's part of the model."""
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.label,
        "confidence": found.confidence.label,
        "title": found.title,
        "message": found.message,
        "suggestions": list(found.suggestions),
        "location": location_model(found.location),
        "related": [{"note": place.note, "location": location_model(place.location)} for place in found.related],
        "evidence": _evidence(found.evidence),
        "fingerprint": found.fingerprint,
        "suppressed": found.suppressed,
    }


_PLACES = (
    "quote", "section", "line", "column", "end_line", "end_column",
    "page", "paragraph", "table", "row", "cell", "sheet", "part",
)  # fmt: skip


def location_model(place: Location) -> dict[str, Any]:
    """A place; what a format does not have is null."""
    return {name: getattr(place, name) for name in _PLACES}


def _evidence(evidence: Evidence | None) -> dict[str, Any] | None:
    if evidence is None:
        return None
    found = {item.name: getattr(evidence, item.name) for item in fields(evidence)}
    return found | {"operands": [{"role": operand.role, "text": operand.text} for operand in evidence.operands]}
