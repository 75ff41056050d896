"""Finds quoted words in a report, however they are wrapped and spaced, in full or half width."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.engine.places import folded
from reportlint.facts.structure import enclosing, section_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Block, Document
    from reportlint.model.spans import Span

_ALIKE = 70  # rapidfuzz partial ratio, 0-100


class Quotes:
    """The words of a report as quotations are compared with them."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _texts(self) -> list[tuple[str, list[int]]]:
        """Each block's words without white space, and where in its text each of them stands."""
        return [_squeezed(block.text) for block in self._document.blocks]

    def find(self, quote: str, section: str | None = None) -> list[Span]:
        """The places where a quotation occurs, in reading order, in a section if it is named."""
        wanted, _ = _squeezed(quote)
        if not wanted:
            return []
        spans = (span for block in self._document.blocks for span in self._in_block(block, wanted))
        return [span for span in spans if section is None or self.within(span, section)]

    def _in_block(self, block: Block, wanted: str) -> Iterator[Span]:
        words, places = self._texts[block.index]
        at = words.find(wanted)
        while at >= 0:
            yield block.span(places[at], places[at + len(wanted) - 1] + 1)
            at = words.find(wanted, at + len(wanted))

    def within(self, span: Span, section: str) -> bool:
        """Whether a place is in a section, which its numbers ("一、（四）") or its title name."""
        names = {section_path(self._document, span) or ""}
        for found in enclosing(self._document, span):
            names |= {found.words, (found.marker.text if found.marker else "") + found.words}
        return folded(section) in map(folded, names)

    def nearest(self, quote: str) -> str | None:
        """The words of the report that are most like a quotation which does not occur."""
        from rapidfuzz import fuzz, process

        wanted, _ = _squeezed(quote)
        choices = {index: words for index, (words, _) in enumerate(self._texts) if len(words) * 2 >= len(wanted)}
        best = process.extractOne(wanted, choices, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE)
        if best is None:
            return None
        words, _, index = best
        aligned = fuzz.partial_ratio_alignment(wanted, words)
        assert aligned is not None
        places = self._texts[index][1][aligned.dest_start : aligned.dest_end]
        return self._document.blocks[index].text[places[0] : places[-1] + 1]


def _squeezed(text: str) -> tuple[str, list[int]]:
    """A text's folded characters, and for each of them its place in the text."""
    pairs = [(char, at) for at, original in enumerate(text) for char in folded(original)]
    return "".join(char for char, _ in pairs), [at for _, at in pairs]
