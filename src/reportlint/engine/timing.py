"""Where the time goes."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.engine.results import FileResult

STAGES = {
    "read": "读取文件",
    "facts": "句子、数字和表格",
    "relations": "数字之间的关系",
    "profile": "识别模板",
    "report": "定位和整理问题",
    "suppress": "忽略的问题",
}
"""The stages that are no rules, in order, with their Chinese names."""


class Stopwatch:
    """Adds up the seconds of stages; a stage lasts until the next begins."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._stage = ""
        self._since = 0.0

    def __call__(self, stage: str) -> None:
        """Begin a stage."""
        now = perf_counter()
        if self._stage:
            self._seconds[self._stage] = self._seconds.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now

    def stop(self) -> tuple[tuple[str, float], ...]:
        """End the last stage, and return the seconds of all."""
        self("")
        return tuple(self._seconds.items())


def totals(files: Iterable[FileResult]) -> list[tuple[str, float]]:
    """Seconds by stage and rule over all files, the longest first."""
    seconds: dict[str, float] = {}
    for file in files:
        for stage, spent in file.timings:
            seconds[stage] = seconds.get(stage, 0.0) + spent
    return sorted(seconds.items(), key=lambda item: (-item[1], item[0]))
