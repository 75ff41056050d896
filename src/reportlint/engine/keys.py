"""Digests of everything that a result follows from (engine/cache.py)."""

from __future__ import annotations

import hashlib
import os
import platform
from importlib.metadata import PackageNotFoundError, entry_points, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint import __version__
from reportlint.engine.packs import GROUP
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.engine.config import Config

_NO_CODE = (".md",)  # pages say what a rule does, they do not do it
_COMPILED = "__pycache__"


class Keys:
    """Gives keys under one state of the installed software, which is looked at once."""

    def __init__(self) -> None:
        self._software = _digest(_software())
        self._configs: dict[Config, bytes] = {}

    def key(self, path: str, data: bytes, sidecar: bytes | None, config: Config) -> str:
        """The key of a report under a configuration, in hexadecimal."""
        beside = () if sidecar is None else (sidecar,)
        return _digest((self._software, self._config(config), os.fsencode(path), data, *beside)).hex()

    def _config(self, config: Config) -> bytes:
        if config not in self._configs:
            files = (part for folder in config.packs for part in _contents(Path(folder)))
            self._configs[config] = _digest((repr(config).encode(), *files))
        return self._configs[config]


def _digest(parts: Iterable[bytes]) -> bytes:
    """A digest of parts, each with its length, so that nothing can slip from one into the next."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()


def _software() -> Iterator[bytes]:
    """What the installed software is: versions, our own files by size and time, the packs' files by content."""
    yield f"{__version__} {platform.python_version()}".encode()
    yield from (_version(requirement).encode() for requirement in requires("reportlint") or ())
    yield from _stamps(Path(__file__).parent.parent)
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        yield f"{point.name} {point.value} {point.dist.version if point.dist else ''}".encode()
        yield from _package(point.module)


def _version(requirement: str) -> str:
    """A requirement with the version that is installed. What only extras require does not read reports."""
    name = compiled(r"[\w.-]+").match(requirement)
    if name is None or "extra ==" in requirement:
        return requirement
    try:
        return f"{requirement} {version(name.group())}"
    except PackageNotFoundError:
        return requirement


def _package(module: str) -> Iterator[bytes]:
    """The files of the top-level package that a module belongs to, which is not imported."""
    spec = find_spec(module.partition(".")[0])
    if spec is None:
        return
    if spec.origin is not None and spec.submodule_search_locations is None:
        yield Path(spec.origin).read_bytes()
    for folder in spec.submodule_search_locations or ():
        yield from _contents(Path(folder))


def _contents(folder: Path) -> Iterator[bytes]:
    for path in _files(folder):
        yield path.relative_to(folder).as_posix().encode()
        yield path.read_bytes()


def _stamps(folder: Path) -> Iterator[bytes]:
    for path in _files(folder):
        stat = path.stat()
        yield f"{path.relative_to(folder).as_posix()} {stat.st_size} {stat.st_mtime_ns}".encode()


def _files(folder: Path) -> Iterator[Path]:
    found = sorted(path for path in folder.rglob("*") if path.suffix not in _NO_CODE)
    return (path for path in found if path.parent.name != _COMPILED and path.is_file())
