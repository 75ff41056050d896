"""What stands on a page: paragraphs and tables of pieces of text, each with its place in the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Piece(NamedTuple):
    """Words and the half-open range of the source that shows them: the same words, an entity, white space, a <br>."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or one in an item of a list.

    A line feed in it is a line break that the page shows; `style` is the level of a heading.
    """

    pieces: tuple[Piece, ...]
    style: int | None = None
    listed: bool = False

    @property
    def words(self) -> str:
        """What it shows."""
        return "".join(piece.words for piece in self.pieces)


@dataclass(slots=True)
class PageCell:
    """A table cell that begins at an offset of the source."""

    start: int
    rows: int = 1
    columns: int = 1
    content: Content = field(default_factory=list)


@dataclass(slots=True)
class PageTable:
    """A table. `captions` is what stands in it outside its cells, which a browser shows before it."""

    captions: Content = field(default_factory=list)
    rows: list[list[PageCell]] = field(default_factory=list)

    def cells(self) -> list[PageCell]:
        """Its cells, row by row."""
        return [cell for row in self.rows for cell in row]


Content = list[Paragraph | PageTable]
