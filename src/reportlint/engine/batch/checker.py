"""Checks files one after the other, in the process that it is in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint.engine.assembly import Linters
from reportlint.engine.batch.job import Done, Job
from reportlint.engine.limits import TimeLimit, time_limit
from reportlint.engine.runner import unwatched
from reportlint.engine.timing import Stopwatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.engine.batch.job import Limits
    from reportlint.engine.results import FileResult


class Checker:
    """Assembles a linter for each configuration that it meets, once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._linters = Linters()

    def __call__(self, job: Job) -> FileResult:
        """The result for a file. Raises SelectionError and DataError for a configuration that cannot be."""
        linter = self._linters[job.config]  # not within the limit: this is not the file's fault
        watch = Stopwatch() if self._limits.timing else None
        try:
            with time_limit(self._limits.seconds):
                file = linter.check_bytes(job.data, job.path, job.sidecar, stage=watch or unwatched)
        except TimeLimit as error:  # raised after the linter had caught the last one that it could
            file = job.failed(str(error))
        return replace(file, timings=watch.stop()) if watch else file

    def results(self, jobs: Iterable[Job | Done]) -> Iterator[Done]:
        """The results of jobs; what is done already passes through."""
        return (job if isinstance(job, Done) else Done(job.number, self(job)) for job in jobs)
