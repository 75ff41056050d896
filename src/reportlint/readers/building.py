"""Puts a document together from what a reader finds, one block after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint.model.document import Block, BlockKind, Cell, Document, Origin, Remark, Table
from reportlint.readers.cleaning import clean, numbers_whole
from reportlint.readers.headings import outline, table_of_contents

if TYPE_CHECKING:
    from collections.abc import Sequence


class Builder:
    """Collects blocks, tables and remarks in reading order and gives them their numbers.

    `begun` are the blocks that are known to begin a paragraph (`mending`).
    """

    def __init__(self) -> None:
        self.begun: set[int] = set()
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._remarks: list[Remark] = []

    def block(
        self,
        raw: str,
        origin: Origin,
        *,
        kind: BlockKind = "paragraph",
        style: int | None = None,
        table: int | None = None,
        masked: str | None = None,
    ) -> int:
        """Add a block with its original text and return its index. Only table cells may be empty.

        `masked` is `raw` with every character of markup in it replaced by `cleaning.MASK`.
        """
        shown = raw if masked is None else masked
        text, offsets = clean(numbers_whole(shown) if kind == "paragraph" else shown)
        self._blocks.append(Block(len(self._blocks), kind, text, raw, origin, offsets, style, table))
        return len(self._blocks) - 1

    def open_table(self, captions: Sequence[int] = (), parent: int | None = None) -> int:
        """Reserve a table's index, so that its cells can name it while they are added."""
        self._tables.append(Table(len(self._tables), (), 0, 0, tuple(captions), parent))
        return len(self._tables) - 1

    def close_table(self, index: int, cells: Sequence[Cell]) -> None:
        """Give a table its cells."""
        height = max((cell.row + cell.rows for cell in cells), default=0)
        width = max((cell.column + cell.columns for cell in cells), default=0)
        self._tables[index] = replace(self._tables[index], cells=tuple(cells), height=height, width=width)

    def remark(self, remark: Remark) -> None:
        """Note something that the text itself does not show."""
        self._remarks.append(remark)

    @property
    def count(self) -> int:
        """How many blocks there are: the index of the next one."""
        return len(self._blocks)

    def text(self, index: int) -> str:
        """The cleaned text of a block that was added."""
        return self._blocks[index].text

    def document(self, path: str, kind: str) -> Document:
        """The finished document, with its section tree."""
        blocks = tuple(self._blocks)
        contents = table_of_contents(blocks)
        sections = outline(blocks, contents)
        return Document(path, kind, blocks, tuple(self._tables), sections, tuple(self._remarks), contents)
