"""Where installed packs are announced: the entry points of one group.

`importlib.metadata` gives these too, but takes as long to load as a report takes to check; so the folders of Python's
path are read directly, and it is asked only where our own distribution is in none of them (a zip file, a frozen
program).
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

GROUP = "reportlint.packs"
_OURS = "reportlint"  # the distribution that brings the built-in pack
_SUFFIXES = (".dist-info", ".egg-info")


class Point(NamedTuple):
    """An entry point: its name, what it points at ("module:attribute"), and its distribution ("name-version")."""

    name: str
    value: str
    dist: str

    @property
    def is_ours(self) -> bool:
        """Whether it is that of the built-in pack."""
        return _name(self.dist) == _OURS

    @property
    def module(self) -> str:
        """The module that is imported for it."""
        return self.value.partition(":")[0].strip()

    def load(self) -> Any:
        """What it points at. Raises whatever the import raises, AttributeError for what the module does not have."""
        found: Any = import_module(self.module)
        for name in filter(None, self.value.partition(":")[2].partition("[")[0].strip().split(".")):
            found = getattr(found, name)
        return found


def points() -> list[Point]:
    """The entry points of packs, the built-in one first; of two distributions of one name that which Python finds."""
    found = list(_in_folders())
    if not any(point.is_ours for point in found):
        found = list(_by_metadata())
    return sorted(found, key=lambda point: (not point.is_ours, point.name, point.value))


def _in_folders() -> Iterator[Point]:
    seen: set[str] = set()
    for folder in sys.path:
        for path in sorted(_distributions(folder or os.curdir)):
            name = _name(path.stem)
            if name not in seen:
                seen.add(name)
                yield from _in_file(path / "entry_points.txt", path.stem)


def _name(dist: str) -> str:
    """A distribution's name as it is compared, from the name of its folder."""
    return dist.partition("-")[0].lower().replace(".", "_")


def _distributions(folder: str) -> list[Path]:
    try:
        return [path for path in Path(folder).iterdir() if path.name.endswith(_SUFFIXES)]
    except OSError:
        return []


def _in_file(path: Path, dist: str) -> Iterator[Point]:
    """The points of our group in a file of the form of an INI file."""
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError):
        return
    section = ""
    for line in map(str.strip, text.splitlines() if GROUP in text else ()):
        name, equals, value = line.partition("=")
        if line.startswith("["):
            section = line
        elif section == f"[{GROUP}]" and equals and not line.startswith("#"):
            yield Point(name.strip(), value.strip(), dist)


def _by_metadata() -> Iterator[Point]:
    from importlib.metadata import entry_points

    for point in entry_points(group=GROUP):
        yield Point(point.name, point.value, f"{point.dist.name}-{point.dist.version}" if point.dist else "")
