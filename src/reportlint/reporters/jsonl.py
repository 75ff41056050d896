"""JSON lines: one finding a line, each with its file's path (docs/json.md)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.reporters.run import Run


def render(run: Run) -> str:
    """All findings, those put aside too (`suppressed`, `new`), in the files' order."""
    return "".join(pieces(run))


def pieces(run: Run) -> Iterator[str]:
    """The lines of one file after the other."""
    for file in run.model["files"]:
        for found in file["findings"]:
            yield json.dumps({"path": file["path"], **found}, ensure_ascii=False) + "\n"
