"""How long one file may take."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HAS_TIMER = hasattr(signal, "setitimer")
"""Whether a process can interrupt itself; Windows has no such thing."""


class TimeLimit(BaseException):
    """The time for a file is over. No `Exception`, so that no handler of a library or check swallows it."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"超过 {seconds:g} 秒还没有完成，已停止（--time-limit 可以放宽）")


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises TimeLimit inside the block once the seconds are over; 0 means no limit.

    It is raised again after as many seconds, should it come where Python drops exceptions (in a finalizer). It ends
    what runs in Python, matching of patterns too, but no call that stays inside a C library: only another process can
    end that (engine/batch/pool.py). Where there is no interval timer (Windows, threads), nothing is raised.
    """
    if not seconds or not HAS_TIMER or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise TimeLimit(seconds)

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
