"""The process that checks, as the server sees it."""

from __future__ import annotations

import multiprocessing
import signal
from typing import TYPE_CHECKING

from reportlint.engine.failures import unreadable, why_unread
from reportlint.engine.limits import HAS_TIMER, TimeLimit
from reportlint.lsp.messages import Answer, Begun, Request

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from reportlint.engine.config import Resolver

_GRACE = 2.0 if HAS_TIMER else 0.0  # seconds: time for the process to notice the limit by itself


def work(pipe: Connection, resolver: Callable[[], Resolver]) -> None:
    """Answer requests until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process
    # What checking needs is loaded here alone: the server does without.
    from reportlint.lsp.checking import Checking

    checking = Checking(resolver)
    try:
        while True:
            pipe.send(checking(pipe.recv(), pipe.send))
    except (EOFError, OSError):  # the server is gone
        return


class Worker:
    """One such process. It answers one request at a time."""

    def __init__(self, resolver: Callable[[], Resolver]) -> None:
        context = multiprocessing.get_context("spawn")  # the one way that every system has
        self._pipe, self._theirs = context.Pipe()
        self._process = context.Process(target=work, args=(self._theirs, resolver), daemon=True)
        self._stopped = False

    @property
    def over(self) -> bool:
        """Whether it can answer nothing more."""
        return self._stopped or (self._process.pid is not None and not self._process.is_alive())

    def ask(self, request: Request) -> Answer:
        """The answer to a request. Blocks as long as checking takes, so it is for threads; starts the process."""
        try:
            return self._exchange(request)
        except TimeLimit as error:
            why = str(error)
        except (EOFError, ConnectionError):
            self._process.join()
            why = f"检查它的进程意外退出（退出码 {self._process.exitcode}），没有查完"
        except OSError as error:
            why = f"检查用的进程启动不了：{why_unread(error)}"
        self.stop()
        return Answer(unreadable(request.path, why), {})

    def _exchange(self, request: Request) -> Answer:
        if self._process.pid is None:
            self._process.start()
            self._theirs.close()
            if self._stopped:  # while it started
                self._process.kill()
        self._pipe.send(request)
        seconds = 0.0
        while self._pipe.poll(seconds + _GRACE if seconds else None):
            message = self._pipe.recv()
            if isinstance(message, Answer):
                return message
            assert isinstance(message, Begun)
            seconds = message.seconds
        raise TimeLimit(seconds)

    def stop(self) -> None:
        """End the process, whatever it is doing; a request that it has is answered with a failure."""
        self._stopped = True
        if self._process.pid is not None:
            self._process.kill()
