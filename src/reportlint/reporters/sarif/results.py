"""Findings as SARIF's results and notifications."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.reporters.sarif.places import artifact, location, message, region
from reportlint.reporters.sarif.rules import LEVELS

if TYPE_CHECKING:
    from reportlint.reporters.model import EditModel, FileModel, FindingModel
    from reportlint.reporters.sarif.rules import Catalogue

_EDITABLE = frozenset({"txt", "md"})  # a region of these files is the words themselves


def result(
    file: FileModel, index: int, found: FindingModel, catalogue: Catalogue, *, aside: bool, baseline: bool
) -> dict[str, Any]:
    """A result object (§3.27). `aside`: some result of the run is suppressed; `baseline`: the run compared one."""
    given: dict[str, Any] = {
        **catalogue.reference(found["code"]),
        "kind": "fail",
        "level": LEVELS[found["severity"]],
        "message": message(found["message"]),
        "locations": [location(file, index, found["location"])],
    }
    if found["related"]:
        given["relatedLocations"] = [
            {"id": number, **location(file, index, item["location"]), "message": message(item["note"])}
            for number, item in enumerate(found["related"], 1)
        ]
    if found["fingerprint"]:
        given["partialFingerprints"] = {"reportlint/v1": found["fingerprint"]}
    if _fixable(file, found):
        given["fixes"] = [_fix(file, index, found)]
    if aside:
        given["suppressions"] = [] if found["suppressed"] is None else [_suppression(found)]
    if baseline:
        given["baselineState"] = "new" if found["new"] else "unchanged"
    return given | {"properties": _properties(found)}


def _suppression(found: FindingModel) -> dict[str, str]:
    kind = "inSource" if found["suppressed_in"] == "comment" else "external"
    return {"kind": kind, "status": "accepted", "justification": found["suppressed"] or ""}


def _fixable(file: FileModel, found: FindingModel) -> bool:
    regions = [region(file, edit["location"]) for edit in found["edits"]]
    return file["kind"] in _EDITABLE and bool(regions) and None not in regions


def _fix(file: FileModel, index: int, found: FindingModel) -> dict[str, Any]:
    """A fix object (§3.55); all its replacements belong together."""
    described = {"description": message(found["suggestions"][0])} if found["suggestions"] else {}
    changes = {
        "artifactLocation": artifact(file, index),
        "replacements": [_replacement(file, edit) for edit in found["edits"]],
    }
    return {**described, "artifactChanges": [changes]}


def _replacement(file: FileModel, edit: EditModel) -> dict[str, Any]:
    return {"deletedRegion": region(file, edit["location"]), "insertedContent": {"text": edit["replacement"]}}


def _properties(found: FindingModel) -> dict[str, Any]:
    known: dict[str, Any] = {
        "confidence": found["confidence"],
        "quote": found["location"]["quote"],
        "suggestions": found["suggestions"],
    }
    return known | ({"evidence": found["evidence"]} if found["evidence"] else {})


def notification(file: FileModel, index: int, found: FindingModel, catalogue: Catalogue) -> dict[str, Any]:
    """A notification object (§3.58): a file or rule that failed."""
    return {
        "descriptor": {"id": found["code"], "index": list(catalogue.notifications).index(found["code"])},
        "level": LEVELS[found["severity"]],
        "message": message(found["message"]),
        "locations": [location(file, index, found["location"])],
    }
