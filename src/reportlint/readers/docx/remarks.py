"""What a docx file carries besides its text, noted while it is read and tied to the blocks at the end."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.document import Block, Remark, RemarkKind
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What Word prints in the place of a field's result that it cannot make out, and instructions that became text.
_BROKEN_FIELD = compiled(
    r"错误[!！] *(?:未|文档|使用|超链接|链接|无|不)[^。\n]{0,40}。?|未找到目录项。?|Error! [A-Z][^.\n]{3,60}\.?"
    r"|(?<![A-Za-z])(?:PAGEREF|HYPERLINK|NOTEREF|REF|TOC|SEQ)(?: +(?:\\[A-Za-z*]|\"[^\"\n]*\"|_\w+|MERGEFORMAT))+"
)


class Note(NamedTuple):
    """A remark with a range of a block's original text; one without a block hangs on nothing that is printed."""

    kind: RemarkKind
    text: str
    block: int | None = None
    start: int = 0
    end: int = 0

    def remark(self, blocks: Sequence[Block]) -> Remark:
        """The remark on the cleaned text; a note at a point hangs on its whole block."""
        if self.block is None:
            return Remark(self.kind, self.text)
        block = blocks[self.block]
        start, end = _cleaned(block, self.start), _cleaned(block, self.end)
        return Remark(self.kind, self.text, block.span(start, end) if start < end else block.span())


def broken_fields(raw: str, block: int) -> Iterator[Note]:
    """Notes on the fields that could not be worked out."""
    for match in _BROKEN_FIELD.finditer(raw):
        yield Note("field-error", match.group(), block, match.start(), match.end())


def _cleaned(block: Block, offset: int) -> int:
    """The first place in the cleaned text that does not stand before an offset of the original."""
    return bisect_left(range(len(block.text)), offset, key=block.offsets.original)
