"""The files of a run, from names to results."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.engine.batch.job import Done, Job, Limits
from reportlint.engine.batch.workers import workers
from reportlint.engine.failures import unreadable, why_unread
from reportlint.engine.sidecars import read_sidecar
from reportlint.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportlint.engine.cache import Cache
    from reportlint.engine.config import Config, Resolver
    from reportlint.engine.discovery import Target
    from reportlint.engine.keys import Keys
    from reportlint.engine.results import FileResult


@dataclass(frozen=True, slots=True)
class Options:
    """How a batch is run.

    `jobs` is the number of processes that check (0: one for each processor, None: as many as pay). `time_limit` is in
    seconds a file, 0 for none; a `strict` one ends calls into C libraries too, which costs a process even for a single
    file. With `timing`, results tell the seconds of each stage, and nothing comes from the cache.
    """

    jobs: int | None = None
    time_limit: float = 0
    strict: bool = False
    cache: Cache | None = None
    timing: bool = False


class Batch:
    """The files of a run with what holds for each.

    Raises ConfigError, at once and for all files, for a configuration that is not as it must be.
    """

    def __init__(self, targets: Sequence[Target], resolver: Resolver, options: Options) -> None:
        self.targets = targets
        self._configs: Sequence[Config] = [resolver.for_path(target.path) for target in targets]
        self._options = options
        self._cache = None if options.timing else options.cache
        self._pending: dict[int, str] = {}  # keys of results that are to be kept

    def results(self) -> Iterator[Done]:
        """The result of each file as soon as it is there, in any order.

        Raises SelectionError and DataError as assemble() does, WorkerError where no process can be started.
        """
        for done in self._run(map(self._prepared, range(len(self.targets)))):
            self._keep(done)
            folder = self.targets[done.number].folder
            yield done if done.file.unit else Done(done.number, replace(done.file, unit=folder))

    @cached_property
    def _run(self) -> Callable[[Iterator[Job | Done]], Iterable[Done]]:
        """Who does the work: this process, or others."""
        limits = Limits(self._options.time_limit, self._options.timing)
        sound = [target for target in self.targets if not target.problem]
        number = workers(sound, self._options.jobs, strict=self._options.strict)
        if number:
            from reportlint.engine.batch.pool import Pool

            return Pool(number, limits).results
        from reportlint.engine.batch.checker import Checker

        return Checker(limits).results

    def _prepared(self, number: int) -> Job | Done:
        """What there is to do for a file, or its result where that is known already."""
        target = self.targets[number]
        path = str(target.path)
        if target.problem:
            return Done(number, unreadable(path, target.problem))
        try:
            data = target.path.read_bytes() if target.data is None else target.data
            job = Job(number, path, data, read_sidecar(target.path), self._configs[number])
        except (OSError, ReadError) as error:
            return Done(number, unreadable(path, why_unread(error)))
        file = self._recall(job)
        return Done(number, file) if file is not None else job

    @cached_property
    def _keys(self) -> Keys:
        from reportlint.engine.keys import Keys

        return Keys()

    def _recall(self, job: Job) -> FileResult | None:
        """The result of an earlier run; the next one like it may be kept."""
        if self._cache is None:
            return None
        key = self._keys.key(job.path, job.data, job.sidecar, job.config)
        file = self._cache.load(key)
        if file is None:
            self._pending[job.number] = key
        return file

    def _keep(self, done: Done) -> None:
        """Store a new result. One that tells of a failure may turn out otherwise the next time."""
        key = self._pending.pop(done.number, None)
        if self._cache is not None and key is not None and done.file.status == "ok":
            self._cache.store(key, done.file)
