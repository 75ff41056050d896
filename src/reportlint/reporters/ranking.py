"""Which files to look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.reporters.model import active

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.reporters.model import FileModel, Level

_WEIGHTS = {"high": 3, "medium": 2, "low": 1}


def worst_first(files: Iterable[FileModel]) -> list[FileModel]:
    """Files for triage: what was not checked, then by errors, by warnings weighted by confidence, by notes, by name."""
    return sorted(files, key=_rank)


def _rank(file: FileModel) -> tuple[bool, int, int, int, str]:
    found = active(file)
    warnings = sum(_WEIGHTS[finding["confidence"]] for finding in found if finding["severity"] == "warning")
    return file["status"] == "ok", -count(file, "error"), -warnings, -count(file, "info"), file["path"]


def count(file: FileModel, level: Level) -> int:
    """How many findings of a level count in a file."""
    return sum(finding["severity"] == level for finding in active(file))
