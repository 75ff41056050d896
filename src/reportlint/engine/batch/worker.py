"""A process that checks files for another one."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from reportlint.engine.batch.job import Limits


def work(pipe: Connection, limits: Limits) -> None:
    """Say None when ready, then give a result for every job until the pipe is closed; an error ends the whole run."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one, which ends it
    # What checking needs is loaded here alone: the process that imports this module to start others does without.
    from reportlint.engine.batch.checker import Checker
    from reportlint.engine.selection import SelectionError
    from reportlint.model.errors import DataError

    checker = Checker(limits)
    try:
        pipe.send(None)
        while True:
            job = pipe.recv()
            try:
                pipe.send(checker(job))
            except (SelectionError, DataError) as error:
                pipe.send(error)
    except (EOFError, OSError):  # the other process is gone
        return
