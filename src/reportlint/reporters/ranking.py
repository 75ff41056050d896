"""Which files and units to look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.reporters.model import active

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.reporters.model import FileModel

_WEIGHTS = {"high": 3, "medium": 2, "low": 1}


class Counts(NamedTuple):
    """How many findings of each level count."""

    error: int
    warning: int
    info: int


class Unit(NamedTuple):
    """A reporting unit with all its files."""

    name: str
    files: int
    counts: Counts


def counts(*files: FileModel) -> Counts:
    """The findings that count in some files."""
    levels = [finding["severity"] for file in files for finding in active(file)]
    return Counts(levels.count("error"), levels.count("warning"), levels.count("info"))


def worst_first(files: Iterable[FileModel]) -> list[FileModel]:
    """Files for triage: what was not checked, then by errors, by warnings weighted by confidence, by notes, by name."""
    return sorted(files, key=rank)


def rank(file: FileModel) -> tuple[bool, int, int, int, str]:
    """What sorts files worst first."""
    found = counts(file)
    risk = sum(_WEIGHTS[finding["confidence"]] for finding in active(file) if finding["severity"] == "warning")
    return file["status"] == "ok", -found.error, -risk, -found.info, file["path"]


def by_unit(files: Iterable[FileModel]) -> list[Unit]:
    """The units, those with most errors first, then most warnings; files of unknown unit are left out."""
    grouped: dict[str, list[FileModel]] = {}
    for file in files:
        if file["unit"]:
            grouped.setdefault(file["unit"], []).append(file)
    units = [Unit(name, len(members), counts(*members)) for name, members in grouped.items()]
    return sorted(units, key=lambda unit: (*(-number for number in unit.counts), unit.name))
