"""JSON, version 1: the one model that every other format is rendered from (docs/json.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from textwrap import indent
from typing import TYPE_CHECKING, cast, overload

from reportlint import __version__
from reportlint.model.findings import Severity
from reportlint.reporters.model import FileModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.engine.results import FileResult, Report, Result
    from reportlint.model.document import Location
    from reportlint.model.findings import Evidence
    from reportlint.reporters.model import (
        ContextModel,
        EvidenceModel,
        FindingModel,
        Level,
        LocationModel,
        Model,
        SummaryModel,
        Sureness,
    )
    from reportlint.reporters.run import Run

VERSION = 1


class Files(Sequence[FileModel]):
    """The files' models, each made when it is asked for: a batch's models take far more memory than its results."""

    def __init__(self, results: Sequence[FileResult]) -> None:
        self._results = results

    @overload
    def __getitem__(self, index: int) -> FileModel: ...

    @overload
    def __getitem__(self, index: slice) -> Files: ...

    def __getitem__(self, index: int | slice) -> FileModel | Files:
        if isinstance(index, slice):
            return Files(self._results[index])
        return file_model(self._results[index])

    def __len__(self) -> int:
        return len(self._results)


def render(run: Run) -> str:
    """The whole run as a JSON text, indented by two."""
    return "".join(pieces(run))


def pieces(run: Run) -> Iterator[str]:
    """The same text file by file, so that it need not be held as a whole."""
    head, files, tail = _text({**run.model, "files": []}).partition(_NO_FILES)
    assert files
    if not run.model["files"]:
        yield f"{head}{files}{tail}\n"
        return
    yield head
    for number, file in enumerate(run.model["files"]):
        yield f"{',' if number else _FILES}\n{indent(_text(file), '    ')}"
    yield f"\n  ]{tail}\n"


_FILES = '\n  "files": ['
_NO_FILES = f"{_FILES}]"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def model(result: Result, exit_code: int = 0) -> Model:
    """The result as plain dictionaries and lists."""
    return {
        "version": VERSION,
        "tool": {"name": "reportlint", "version": __version__},
        "exit_code": exit_code,
        "baseline": result.baseline,
        "summary": _summary(result),
        "files": Files(result.files),
        "passed_over": [{"path": _encodable(item.path), "reason": item.reason} for item in result.passed_over],
        "unfinished": [_encodable(path) for path in result.unfinished],
    }


def _summary(result: Result) -> SummaryModel:
    counts = result.counts()
    found = [report for file in result.files for report in file.findings]
    return {
        "files": len(result.files),
        "error": counts[Severity.ERROR],
        "warning": counts[Severity.WARNING],
        "info": counts[Severity.INFO],
        "suppressed": sum(report.suppressed is not None for report in found),
        "known": sum(not report.new and report.suppressed is None for report in found),
        "unchecked": sum(file.status != "ok" for file in result.files),
    }


def file_model(file: FileResult) -> FileModel:
    """One file's part of the model."""
    cover = file.coverage
    return {
        "path": _encodable(file.path),
        "kind": file.kind,
        "unit": file.unit,
        "profile": file.profile,
        "profile_reason": file.profile_reason,
        "status": file.status,
        "sha256": file.sha256,
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


def _encodable(text: str) -> str:
    """A text without the halves of characters by which Python stands for bytes of a file's name that are no UTF-8."""
    return text.encode(errors="replace").decode()


def finding_model(found: Report) -> FindingModel:
    """One finding's part of the model."""
    return {
        "code": found.code,
        "name": found.name,
        "severity": cast("Level", found.severity.label),
        "confidence": cast("Sureness", found.confidence.label),
        "title": found.title,
        "message": _encodable(found.message),
        "suggestions": list(found.suggestions),
        "location": location_model(found.location),
        "context": _context(found.location),
        "related": [{"note": place.note, "location": location_model(place.location)} for place in found.related],
        "evidence": _evidence(found.evidence),
        "edits": [
            {"location": location_model(edit.location), "replacement": edit.text, "safe": edit.safe}
            for edit in found.replacements
        ],
        "fingerprint": found.fingerprint,
        "suppressed": found.suppressed,
        "suppressed_in": found.suppressed_in or None,
        "new": found.new,
    }


_PLACES = (
    "quote", "section", "line", "column", "end_line", "end_column",
    "page", "paragraph", "table", "row", "cell", "sheet", "part",
)  # fmt: skip


def location_model(place: Location) -> LocationModel:
    """A place; what a format does not have is null."""
    return cast("LocationModel", {name: getattr(place, name) for name in _PLACES})


def _context(place: Location) -> ContextModel:
    before, words, after = place.context
    return {"before": before, "words": words, "after": after}


def _evidence(evidence: Evidence | None) -> EvidenceModel | None:
    if evidence is None:
        return None
    return {
        "formula": evidence.formula,
        "operands": [{"role": operand.role, "text": operand.text} for operand in evidence.operands],
        "computed": evidence.computed,
        "printed": evidence.printed,
    }
