"""A table of figures, for the terminal and for the docs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Sequence


class Table(NamedTuple):
    """A heading, the columns' names, and rows of text."""

    title: str
    header: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]

    def markdown(self) -> str:
        """The table as Markdown, without its heading."""
        rule = tuple("---" if not at else "--:" for at in range(len(self.header)))
        return "\n".join(f"| {' | '.join(row)} |" for row in (self.header, rule, *self.rows))

    def plain(self) -> str:
        """The table for a terminal."""
        widths = [max(map(_width, column)) for column in zip(self.header, *self.rows, strict=True)]
        lines = [
            "  ".join(
                _padded(cell, width, left=not at) for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            for row in (self.header, *self.rows)
        ]
        return "\n".join((self.title, *(f"  {line}".rstrip() for line in lines)))


def _width(text: str) -> int:
    return sum(1 + (east_asian_width(character) in "WF") for character in text)


def _padded(text: str, width: int, *, left: bool) -> str:
    space = " " * (width - _width(text))
    return text + space if left else space + text
