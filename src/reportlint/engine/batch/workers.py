"""How many processes a run is worth."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SECONDS = {".pdf": 1.0, ".docx": 1.0, ".xlsx": 1.0}


def workers(paths: Sequence[Path], jobs: int | None, *, strict: bool = False) -> int:
    """The number of processes for files; 0 stands for this one."""
    del strict
    return jobs or 0


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
