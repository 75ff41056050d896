"""A report with other words in one place, and the way from places in the one to places in the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportlint.model.document import TextOrigin
from reportlint.model.spans import Offsets, Span

if TYPE_CHECKING:
    from reportlint.model.document import Block, Document, Section


@dataclass(frozen=True, slots=True)
class Substitution:
    """Put `new` in the place of the words at `span`."""

    span: Span
    new: str

    @property
    def place(self) -> Span:
        """Where the new words stand in the edited report."""
        return self.span._replace(end=self.span.start + len(self.new))

    def moved(self, span: Span) -> Span:
        """Where a place of the original is in the edited report."""
        if span.block != self.span.block:
            return span
        return span._replace(start=self._moved(span.start), end=self._moved(span.end))

    def _moved(self, offset: int) -> int:
        if offset <= self.span.start:
            return offset
        if offset >= self.span.end:
            return offset + self.place.end - self.span.end
        return min(offset, self.place.end)


def edited(document: Document, edit: Substitution) -> Document:
    """The report with other words in one block, which from then on is taken for a line of its own file."""
    at = edit.span.block
    blocks = (*document.blocks[:at], _block(document.blocks[at], edit), *document.blocks[at + 1 :])
    return replace(document, blocks=blocks, sections=tuple(_section(each, edit) for each in document.sections))


def _block(block: Block, edit: Substitution) -> Block:
    text = block.text[: edit.span.start] + edit.new + block.text[edit.span.end :]
    return replace(block, text=text, raw=text, offsets=Offsets(), origin=TextOrigin(0, (0,)))


def _section(section: Section, edit: Substitution) -> Section:
    return replace(section, heading=edit.moved(section.heading))
