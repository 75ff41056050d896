"""Keeps the results of unchanged reports from one run to the next.

An entry is a `FileResult` as compressed JSON, named by a digest of everything that it follows from: the report's bytes
and name, its sidecar, its configuration, the versions of reportlint, Python and the libraries, and the files of all
packs. So an entry is never wrong, only unused, and may be thrown away at any time.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.engine.files import write_atomically
from reportlint.engine.results import FileResult

if TYPE_CHECKING:
    from collections.abc import Iterator

    import msgspec

_FORMAT = "v1"  # the shape of entries; another shape gets a folder of its own
_SHARD = 512 << 10  # bytes of the entries in one of the 256 folders: 128 MB in all
_ENTRY = f"[0-9a-f][0-9a-f]/{'[0-9a-f]' * 64}"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# reportlint 的缓存，可以随时删除。\n"  # bford.info/cachedir


def default_folder() -> Path:
    """The user's own cache folder for reportlint, as the platform has it."""
    from platformdirs import user_cache_path

    return user_cache_path("reportlint", appauthor=False)


class Cache:
    """The entries in a folder. A folder that cannot be read or written is like an empty one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, key: str) -> FileResult | None:
        """The result that was stored under a key; None where there is none or it is damaged."""
        path = self._path(key)
        try:
            result = self._decoder.decode(zlib.decompress(path.read_bytes()))
        except (OSError, ValueError, zlib.error):  # msgspec's errors are ValueErrors
            return None
        with suppress(OSError):
            os.utime(path)  # what was not used for longest goes first
        return result

    @cached_property
    def _decoder(self) -> msgspec.json.Decoder[FileResult]:
        import msgspec

        return msgspec.json.Decoder(FileResult)

    def store(self, key: str, result: FileResult) -> None:
        """Keep a result; where that is impossible, do nothing."""
        import msgspec

        path = self._path(key)
        with suppress(OSError, UnicodeEncodeError):  # file names need not be text
            data = zlib.compress(msgspec.json.encode(result), 1)
            if len(data) <= _SHARD:
                self._make(path.parent)
                _make_room(path.parent, len(data))
                write_atomically(path, data)

    def _make(self, shard: Path) -> None:
        if shard.is_dir():
            return
        shard.mkdir(mode=0o700, parents=True, exist_ok=True)
        tag = self.folder / "CACHEDIR.TAG"  # keeps backups away; .gitignore keeps version control away
        if not tag.exists():
            write_atomically(tag, _TAG.encode())
            write_atomically(self.folder / ".gitignore", b"*\n")

    def _path(self, key: str) -> Path:
        return self.folder / _FORMAT / key[:2] / key

    def entries(self) -> Iterator[Path]:
        """The files of all entries, and nothing else that may lie in the folder."""
        return self.folder.glob(f"v*/{_ENTRY}")

    def clean(self) -> int:
        """Remove all entries, and return how many there were. Raises OSError where one cannot be removed."""
        found = list(self.entries())
        for entry in found:
            entry.unlink(missing_ok=True)
        return len(found)


def _make_room(shard: Path, size: int) -> None:
    """Remove from a folder what was not used for longest, until another entry fits."""
    with os.scandir(shard) as found:
        files = sorted((file.stat().st_mtime_ns, file.stat().st_size, file.path) for file in found)
    total = size + sum(bytes_ for _, bytes_, _ in files)
    for _, bytes_, path in files:
        if total <= _SHARD:
            return
        Path(path).unlink(missing_ok=True)
        total -= bytes_
