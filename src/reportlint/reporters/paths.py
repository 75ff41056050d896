"""Paths as other programs want them."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from urllib.parse import quote


def tidy(path: str) -> str:
    """A path with slashes, relative where it lies below the current folder."""
    given = PurePath(path)
    here = Path.cwd()
    if given.is_absolute() and given.is_relative_to(here):
        given = given.relative_to(here)
    return given.as_posix()


def relative(path: str, folder: Path) -> str:
    """The way to a file from a folder, with slashes; the whole path where there is none (another drive)."""
    try:
        return PurePath(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return Path(path).resolve().as_posix()


def uri(path: str) -> str:
    """A path with slashes as a relative reference or a file: address (RFC 3986), percent-encoded."""
    if PurePath(path).is_absolute():
        return f"file://{quote(path if path.startswith('/') else f'/{path}')}"
    encoded = quote(path)
    return f"./{encoded}" if ":" in path.partition("/")[0] else encoded
