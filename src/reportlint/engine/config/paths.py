"""Paths as configurations and users write them."""

# Links are kept, and what cannot be looked at is not there: os.path does both, pathlib neither.
# ruff: noqa: PTH100, PTH112, PTH113, PTH120

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAGIC = compiled(r"[*?[]")


def absolute(path: str | Path, folder: Path | None = None) -> Path:
    """A path that is meant from a folder on, by default the current one; .. and . resolved."""
    return Path(os.path.abspath(path if folder is None else folder / path))


def shown(path: Path) -> str:
    """A path as short as it is clear: relative where it lies under the current folder."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def is_file(path: Path) -> bool:
    """Whether there is such a file; False, too, for what may not be looked at and for what no file can be called."""
    return os.path.isfile(path)


def is_folder(path: Path) -> bool:
    """Whether there is such a folder, in the same way."""
    return os.path.isdir(path)


def shared_folder(names: Iterable[str]) -> Path:
    """The folder that the names of a run have in common; the current one where they have none."""
    folders = [_folder(name) for name in names if name != "-"]
    try:
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except ValueError:  # on different drives
        return Path.cwd()


def _folder(name: str) -> str:
    """The folder that a name is or lies in; of a pattern the part before its first sign."""
    magic = None if os.path.lexists(name) else _MAGIC.search(name)
    if magic:
        return os.path.dirname(os.path.abspath(name[: magic.start()] + "_"))
    full = os.path.abspath(name)
    return full if os.path.isdir(full) else os.path.dirname(full)
