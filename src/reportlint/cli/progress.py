"""A progress bar, where someone is watching."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.engine.batch import Batch, Done

_FEW = 3  # files that need no bar


def with_progress(batch: Batch) -> Iterator[Done]:
    """The results as they come, with a progress bar on standard error if that is a terminal."""
    if len(batch.targets) < _FEW or not sys.stderr.isatty():
        yield from batch.results()
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("检查"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("还需"),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=len(batch.targets))
        for done in batch.results():
            progress.update(task, description=escape(batch.targets[done.number].path.name), advance=1)
            yield done
