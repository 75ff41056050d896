"""Processes that check files side by side, and are replaced when a file hangs or kills one.

Each worker has a pipe of its own and one file at a time, so that it is always known which file a worker died of, and
nothing is shared that a dying worker could leave locked. `concurrent.futures` gives a whole run up when a worker dies;
pebble does not, but its workers share locks, and importing it costs as much as starting three of ours.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import inf
from multiprocessing.connection import wait
from time import monotonic
from typing import TYPE_CHECKING

from reportlint.engine.batch.job import Done, Job, WorkerError
from reportlint.engine.batch.worker import work
from reportlint.engine.limits import HAS_TIMER, TimeLimit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from reportlint.engine.batch.job import Limits

_MOST = 60  # Windows waits for 63 things at once
_RETRY = "可以用 --jobs 1 --time-limit 0 再试"
_GRACE = 2.0 if HAS_TIMER else 0.0  # seconds: time for a worker to notice the limit by itself


@dataclass(slots=True, eq=False)
class _Worker:
    """A process with its pipe, the file that it has and when that must be done. It is `ready` once it has said so."""

    process: BaseProcess
    pipe: Connection
    ready: bool = False
    job: Job | None = None
    deadline: float = inf


class Pool:
    """At most `size` workers; each is started when there is a file for it."""

    def __init__(self, size: int, limits: Limits) -> None:
        self._size = min(size, _MOST)
        self._limits = limits
        self._context = multiprocessing.get_context("spawn")  # the one way that every system has
        self._workers: list[_Worker] = []

    def results(self, jobs: Iterator[Job | Done]) -> Iterator[Done]:
        """The results of jobs as they come; what is done already passes through.

        Raises SelectionError and DataError as assemble() does, WorkerError where no process can be started.
        """
        try:
            for job in jobs:
                if isinstance(job, Done):
                    yield job
                    continue
                while (worker := self._idle()) is None:
                    yield from self._collect()
                self._give(worker, job)
            while any(worker.job for worker in self._workers):
                yield from self._collect()
        finally:
            for worker in [*self._workers]:
                self._end(worker)

    def _idle(self) -> _Worker | None:
        """A worker without a file, a new one if need be; None if all that there may be are busy."""
        idle = next((worker for worker in self._workers if worker.job is None), None)
        return self._start() if idle is None and len(self._workers) < self._size else idle

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs, self._limits), daemon=True)
        try:
            with _deaf():
                process.start()
        except OSError as error:
            raise WorkerError(f"启动不了检查用的进程（{error.strerror}），{_RETRY}。") from None
        finally:
            theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _give(self, worker: _Worker, job: Job) -> None:
        worker.job = job
        if worker.ready:
            self._send(worker)

    def _send(self, worker: _Worker) -> None:
        """Hand a worker its file; if it has just died, the next look at its pipe shows it."""
        worker.deadline = monotonic() + self._limits.seconds + _GRACE if self._limits.seconds else inf
        with suppress(OSError):
            worker.pipe.send(worker.job)

    def _collect(self) -> Iterator[Done]:
        """Wait until something happens, and give what that brings."""
        first = min(worker.deadline for worker in self._workers)
        heard = wait([worker.pipe for worker in self._workers], None if first == inf else max(0, first - monotonic()))
        now = monotonic()
        for worker in [*self._workers]:
            if worker.pipe in heard:
                yield from self._hear(worker)
            elif worker.deadline <= now:
                yield from self._lose(worker, str(TimeLimit(self._limits.seconds)))

    def _hear(self, worker: _Worker) -> Iterator[Done]:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            yield from self._lose(worker, _cause(worker.process.exitcode or 0))
            return
        if isinstance(message, Exception):
            raise message
        if message is None:
            worker.ready = True
            self._send(worker)
        elif worker.job is not None:
            yield Done(worker.job.number, message)
            worker.job, worker.deadline = None, inf

    def _lose(self, worker: _Worker, why: str) -> Iterator[Done]:
        """Give up a worker, and with it the file that it had."""
        self._end(worker)
        if not worker.ready:
            raise WorkerError(f"检查用的进程一启动就退出了（{why}），{_RETRY}。")
        if worker.job is not None:
            yield Done(worker.job.number, worker.job.failed(why))

    def _end(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.process.close()
        worker.pipe.close()
        self._workers.remove(worker)


def _cause(code: int) -> str:
    """What an exit code says about the death of a worker, in Chinese."""
    if code == -getattr(signal, "SIGKILL", 0):
        return "检查它的进程被系统终止，可能是内存不够"
    name = signal.Signals(-code).name if -code in {*signal.Signals} else hex(code) if code > 255 else str(code)
    return f"检查它的进程意外退出（{name}），文件可能已损坏，请用 Word、WPS 打开后另存一份再查"


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started in the block does not hear Ctrl-C, not even before it can say so itself."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
