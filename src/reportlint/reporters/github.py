"""Annotations for GitHub Actions (workflow commands): `::error file=…,line=…::message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.reporters.model import active
from reportlint.reporters.paths import tidy
from reportlint.reporters.words import place_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.reporters.model import FindingModel
    from reportlint.reporters.run import Run

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(run: Run) -> str:
    """A command for each finding that counts. Without lines it stands at the file, its place in the message."""
    return "".join(
        f"::{_COMMANDS[found['severity']]} {','.join(_properties(file['path'], found))}::{_data(_message(found))}\n"
        for file in run.model["files"]
        for found in active(file)
    )


def _properties(path: str, found: FindingModel) -> Iterator[str]:
    place = found["location"]
    yield f"title={_property(found['code'] + ' ' + found['title'])}"
    yield f"file={_property(tidy(path))}"
    if place["line"] is None:
        return
    yield f"line={place['line']}"
    if place["end_line"] == place["line"]:  # GitHub takes columns only within one line
        yield f"col={place['column']}"
        yield f"endColumn={place['end_column']}"
    elif place["end_line"] is not None:
        yield f"endLine={place['end_line']}"


def _message(found: FindingModel) -> str:
    place = place_name(found["location"]) if found["location"]["line"] is None else ""
    hints = "".join(f"\n建议：{suggestion}" for suggestion in found["suggestions"])
    return f"{place}：{found['message']}{hints}" if place else f"{found['message']}{hints}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
