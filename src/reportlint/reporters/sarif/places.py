"""Places in SARIF: regions of text files, logical locations in all others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportlint.reporters.paths import tidy, uri
from reportlint.reporters.words import place_name

if TYPE_CHECKING:
    from reportlint.reporters.model import FileModel, LocationModel

# §3.11.5, §3.11.6: what a message would take for a placeholder or for a link
_SPECIAL = re.compile(r"\{(?=\d+\})|(?<=\d)\}|[\[\]](?=[^\[\]]*\]\()|\](?=\()")
_WHOLE_TEXT = frozenset({"txt", "md"})


def message(text: str) -> dict[str, str]:
    """A message object (§3.11) that says a text as it is."""
    return {"text": _SPECIAL.sub(lambda found: found[0] * 2 if found[0] in "{}" else f"\\{found[0]}", text)}


def location(file: FileModel, index: int, place: LocationModel) -> dict[str, Any]:
    """A location object (§3.28): the file, the region in it, and where people would look in a document."""
    physical: dict[str, Any] = {"artifactLocation": artifact(file, index)}
    found = region(file, place)
    if found is not None:
        physical["region"] = found
    logical = _logical(place)
    return {"physicalLocation": physical} | ({"logicalLocations": [logical]} if logical else {})


def artifact(file: FileModel, index: int) -> dict[str, Any]:
    """An artifactLocation object (§3.4)."""
    return {"uri": uri(tidy(file["path"])), "index": index}


def region(file: FileModel, place: LocationModel) -> dict[str, Any] | None:
    """A region (§3.30) where the format has lines; with its words where they stand in the file as they are."""
    if place["line"] is None:
        return None
    found: dict[str, Any] = {
        "startLine": place["line"],
        "startColumn": place["column"],
        "endLine": place["end_line"],
        "endColumn": place["end_column"],
    }
    if file["kind"] in _WHOLE_TEXT and place["quote"]:
        found["snippet"] = {"text": place["quote"]}
    return {name: value for name, value in found.items() if value is not None}


def _logical(place: LocationModel) -> dict[str, str] | None:
    """A logicalLocation (§3.33): its section before its cell, paragraph or page."""
    name = place_name(place) if place["line"] is None else ""
    full = "/".join(part for part in (place["section"], name) if part)
    return {"name": name or full, "fullyQualifiedName": full, "kind": _kind(place)} if full else None


def _kind(place: LocationModel) -> str:
    if place["sheet"] or place["table"]:
        return "cell"
    if place["paragraph"]:
        return "paragraph"
    return "page" if place["page"] else "section"
