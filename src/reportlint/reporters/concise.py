"""One finding a line, as editors and `grep` like it: path:line:column: level code message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.reporters.characters import printable
from reportlint.reporters.model import active
from reportlint.reporters.words import place_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.reporters.run import Run


def render(run: Run) -> str:
    """The findings that count; a place without lines stands in words (第3段)."""
    return "".join(f"{line}\n" for line in _lines(run))


def _lines(run: Run) -> Iterator[str]:
    for file in run.model["files"]:
        for found in active(file):
            place = place_name(found["location"])
            where = f"{file['path']}:{place}:" if place else f"{file['path']}:"
            yield printable(f"{where} {found['severity']} {found['code']} {found['message']}").rstrip()
