"""What is handed to whoever checks a file, and what comes back."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reportlint.engine.failures import unreadable

if TYPE_CHECKING:
    from reportlint.engine.config import Config
    from reportlint.engine.results import FileResult


class Job(NamedTuple):
    """A file to check, with everything that its result follows from; `number` is its place in the run, from 0."""

    number: int
    path: str
    data: bytes
    sidecar: bytes | None
    config: Config

    def failed(self, message: str) -> FileResult:
        """The result where checking came to no end; `message` says why, in Chinese without a full stop."""
        return replace(unreadable(self.path, message), sha256=hashlib.sha256(self.data).hexdigest())


class Done(NamedTuple):
    """The result of the job with a number."""

    number: int
    file: FileResult


class Limits(NamedTuple):
    """What holds for every file: its seconds (0: as many as it takes), and whether they are counted by stage."""

    seconds: float
    timing: bool = False


class WorkerError(Exception):
    """Processes that check cannot be started. The message is a plain Chinese sentence."""
