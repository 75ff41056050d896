"""A progress bar, where someone is watching."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.engine.batch import Batch
    from reportlint.engine.results import FileResult

_FEW = 3  # files that need no bar


def with_progress(batch: Batch) -> Iterator[FileResult]:
    """The results one by one, with a progress bar on standard error if that is a terminal."""
    if len(batch.files) < _FEW or not sys.stderr.isatty():
        yield from batch.results()
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=len(batch.files))
        for path, result in zip(batch.files, batch.results(), strict=True):
            progress.update(task, description=path.name, advance=1)
            yield result
