"""How many processes a run is worth."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reportlint.engine.limits import HAS_TIMER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.engine.discovery import Target

# Seconds for a kilobyte of a file, on reports of 10 to 40 kB; text is what is not listed.
_PACE = {".docx": 0.002, ".pdf": 0.001, ".xlsx": 0.003, ".xls": 0.003}
_TEXT_PACE = 0.003
_LEAST = 0.01  # seconds for the smallest file
_WORTH = 0.5  # seconds of work that pay for another process: starting one takes about as long


def workers(targets: Sequence[Target], jobs: int | None, *, strict: bool = False) -> int:
    """The number of processes that check files; 0 stands for the present one.

    `jobs` is what the user wants: None as many as pay, 0 one for each processor. Where one is enough, it is the present
    one, if files can do it no harm: text, which our own code alone reads, or a single file that is no pdf. A crash or
    hang in another library ends the process that it is in, and so does a `strict` time limit.
    """
    most = jobs or processors()
    if jobs is None:
        most = min(most, int(sum(map(_seconds, targets)) / _WORTH))
    number = min(most, len(targets))
    if number <= 1 and not strict and _harmless(targets):
        return 0
    return max(number, 1)


def _harmless(targets: Sequence[Target]) -> bool:
    kinds = {target.path.suffix.lower() for target in targets}
    if len(targets) <= 1:
        return ".pdf" not in kinds
    return HAS_TIMER and kinds.isdisjoint(_PACE)


def _seconds(target: Target) -> float:
    size = _size(target)
    return max(_LEAST, size / 1000 * _PACE.get(target.path.suffix.lower(), _TEXT_PACE))


def _size(target: Target) -> int:
    try:
        return target.path.stat().st_size if target.data is None else len(target.data)
    except OSError:
        return 0


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
