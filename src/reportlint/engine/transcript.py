"""The text of a report, small enough to travel with its result: for formats that show findings beside their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlint.model.document import BlockKind, Table  # noqa: TC001 - the cache decodes results by these annotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Document


@dataclass(frozen=True, slots=True)
class Passage:
    """A block's cleaned text. `depth` is the rank of the heading that it is (1 = top, 0 = none).

    `page`, `sheet` and `line` say where it begins, as far as its format has such places.
    """

    kind: BlockKind
    text: str
    depth: int = 0
    table: int | None = None
    page: int | None = None
    sheet: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """The passages of a report in reading order, numbered like its document's blocks, and its tables over them."""

    passages: tuple[Passage, ...]
    tables: tuple[Table, ...] = ()


def transcribe(document: Document) -> Transcript:
    """What is left of a document where only its text is needed."""
    return Transcript(tuple(_passages(document)), document.tables)


def _passages(document: Document) -> Iterator[Passage]:
    depths = {section.heading.block: section.depth for section in reversed(document.sections) if not section.run_in}
    for block in document.blocks:
        place = block.origin.locate(0, min(1, len(block.raw)))
        yield Passage(
            block.kind, block.text, depths.get(block.index, 0), block.table, place.page, place.sheet, place.line
        )
