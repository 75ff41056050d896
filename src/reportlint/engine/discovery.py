"""Which files to check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".docx", ".pdf", ".xlsx", ".xls", ".html", ".htm"})


def discover(paths: Iterable[str]) -> Iterator[Path]:
    """The files that paths name: a file itself, whatever its suffix; a folder's reports, sorted, without hidden ones.

    Word's and WPS's lock files (~$…) are no reports. A file named twice comes once.
    """
    seen: set[Path] = set()
    for name in paths:
        path = Path(name)
        for found in _walk(path) if path.is_dir() else (path,):
            if found not in seen:
                seen.add(found)
                yield found


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")):
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.suffix.lower() in SUFFIXES:
            yield path
