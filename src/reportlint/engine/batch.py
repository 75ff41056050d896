"""Runs a linter over many files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.engine.assembly import assemble
from reportlint.engine.discovery import discover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reportlint.engine.config import Config
    from reportlint.engine.results import FileResult


class Batch:
    """The files of a run and the linter for them; the results come in the order in which the files were named."""

    def __init__(self, config: Config, paths: Iterable[str]) -> None:
        self.linter = assemble(config)
        self.files: tuple[Path, ...] = tuple(discover(paths))

    def results(self) -> Iterator[FileResult]:
        """Each file's result as soon as it is there."""
        return map(self.linter.check_path, self.files)
