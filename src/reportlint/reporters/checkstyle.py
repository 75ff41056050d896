"""Checkstyle's XML, which many CI servers and reviewdog read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from reportlint.reporters.model import active
from reportlint.reporters.words import place_name
from reportlint.reporters.xml import attributes, document

if TYPE_CHECKING:
    from reportlint.reporters.model import FindingModel
    from reportlint.reporters.run import Run


def render(run: Run) -> str:
    """Every file with the findings that count; a place without lines stands in the message."""
    root = Element("checkstyle", version="4.3")
    for file in run.model["files"]:
        element = SubElement(root, "file", attributes(name=file["path"]))
        for found in active(file):
            SubElement(element, "error", attributes(**_error(found)))
    return document(root)


def _error(found: FindingModel) -> dict[str, str]:
    place = found["location"]
    source = f"reportlint.{found['code']}"
    if place["line"] is not None:
        where = {"line": str(place["line"]), "column": str(place["column"])}
        return {**where, "severity": found["severity"], "message": found["message"], "source": source}
    name = place_name(place)
    message = f"{name}：{found['message']}" if name else found["message"]
    return {"line": "1", "severity": found["severity"], "message": message, "source": source}
