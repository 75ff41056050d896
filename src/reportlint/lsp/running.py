"""Starts the server on standard input and output, or on a port."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from reportlint.lsp.features import report_server

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.engine.config import Resolver


def serve(resolver: Callable[[], Resolver]) -> None:
    """Speak with the editor that started this process, until it says goodbye or is gone."""
    server = report_server(resolver)
    server.start_io(stdout=_own_stdout())


def serve_tcp(resolver: Callable[[], Resolver], host: str, port: int) -> None:
    """Wait for one editor on a port. Raises OSError where the port cannot be had."""
    report_server(resolver).start_tcp(host, port)


def _own_stdout() -> BinaryIO:
    """Standard output for the protocol alone: what anything else prints, here or in other processes, goes to errors."""
    sys.stdout.flush()
    own = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return own
