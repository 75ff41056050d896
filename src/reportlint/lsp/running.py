"""Starts the server on standard input and output."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, BinaryIO

from reportlint.lsp.features import report_server

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.engine.config import Resolver


def serve(resolver: Callable[[], Resolver]) -> None:
    """Speak with the editor that started this process, until it says goodbye or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # pygls would wait for one more line of input
    report_server(resolver).start_io(stdout=_own_stdout())


def _own_stdout() -> BinaryIO:
    """Standard output for the protocol alone: what anything else prints, here or in other processes, goes to errors."""
    sys.stdout.flush()
    own = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return own
