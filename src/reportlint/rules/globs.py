"""Which files a pattern means, as in .gitignore."""

# Links are kept, and what cannot be looked at is no folder: os.path does both, pathlib neither.
# ruff: noqa: PTH100, PTH112

from __future__ import annotations

import os
import re
import warnings
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from pathspec import PathSpec


class Globs(NamedTuple):
    """Patterns and the folder (absolute) that they are relative to.

    A pattern without a slash means a name in any folder, one with a slash a path from the folder on; ** is any number
    of folders, a trailing slash means folders only, ! takes out again; the last pattern that matches decides.
    """

    patterns: tuple[str, ...]
    folder: str

    def match(self, path: Path | str) -> bool:
        """Whether a file or folder, or a folder round it, is meant. Outside the folder only names match."""
        if not self.patterns:
            return False
        full = os.path.abspath(path)
        name = _relative(full, self.folder)
        return _compiled(self.patterns).match_file(f"{name}/" if os.path.isdir(full) else name)


NO_GLOBS = Globs((), "")


def _relative(path: str, folder: str) -> str:
    """A path from a folder on, with / between its parts; outside the folder the path without its root."""
    path, folder = os.path.normcase(path), os.path.normcase(folder)
    try:
        found = PurePath(path).relative_to(folder)
    except ValueError:
        found = PurePath(path).relative_to(PurePath(path).anchor)
    return found.as_posix()


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> PathSpec[Any]:
    from pathspec import PathSpec

    lines = (os.path.normcase(pattern).replace("\\", "/") for pattern in patterns)
    return PathSpec.from_lines("gitignore", lines)


def is_glob(pattern: str) -> bool:
    """Whether a pattern can be used."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)  # a set within a set: it will not mean what it seems to
            _compiled((pattern,))
    except (ValueError, re.error, FutureWarning):
        return False
    return bool(pattern.strip())
