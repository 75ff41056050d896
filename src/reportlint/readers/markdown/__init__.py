"""Markdown (CommonMark with tables), with every block's place in the source.

Words in angle brackets stay words, as the book titles in reports want it; comments and fenced code are no text. Lines
indented by four blanks are paragraphs: that is how reports begin theirs.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import regex

from reportlint.model.document import BlockKind, Cell, Document, TextOrigin
from reportlint.patterns import compiled
from reportlint.readers.breaks import lines_apart
from reportlint.readers.building import Builder
from reportlint.readers.captions import captions
from reportlint.readers.cleaning import MASK, prints
from reportlint.readers.directives import LINE_BREAK, in_markup, with_directives
from reportlint.readers.markdown.source import Passage, Source
from reportlint.readers.text import decode, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

__all__ = ["read"]

_MASKED_EDGE = compiled(rf"^[ \t{MASK}]+|[ \t{MASK}]+$", regex.MULTILINE)
_PROSE = compiled(r"[。；;]$|.{41}", regex.DOTALL)
_DEEPEST = 50  # quotations and lists in one another; Python's own stack bears some 150


def read(data: bytes, path: str) -> Document:
    """The document in a markdown file. Raises ReadError where it cannot be decoded.

    A block's `raw` is the source from its first word to its last, emphasis marks among them; a list item begins with
    the number that was typed before it.
    """
    text = decode(data)
    writer = _Writer(text)
    writer.add(_parsed(writer.source.text))
    return with_directives(writer.builder.document(path, "md"), in_markup(text), text, writer.lines, LINE_BREAK)


def _parsed(text: str) -> list[Token]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable("table")
    parser.disable(["code", "reference", "html_block", "html_inline", "entity", "autolink", "text_join"])
    return parser.parse(text)


class _Writer:
    """Adds what the tokens of a markdown text show to a document."""

    def __init__(self, text: str) -> None:
        self.builder = Builder()
        self.source = Source(text)
        self.lines = tuple(start for start, _ in lines_of(text))
        self._before: list[int] = []  # paragraphs since the last table

    def add(self, parsed: Iterable[Token]) -> None:
        """Add all blocks in their order."""
        tokens = iter(parsed)
        opening: Token | None = None  # the heading or list item that the next words stand in
        for token in tokens:
            match token.type:
                case "heading_open" | "list_item_open":
                    opening = token
                case "inline":
                    self._add_words(token, opening)
                    opening = None
                case "table_open":
                    self._add_table(takewhile(lambda inner: inner.type != "table_close", tokens))

    def _add_words(self, token: Token, opening: Token | None) -> None:
        number = opening.info + opening.markup if opening and opening.info else ""
        passage = self.source.passage(token, number)
        if passage is None or not prints(passage.masked):
            return
        style = _level(opening, passage) if opening else None
        lines = _MASKED_EDGE.sub(lambda edge: " " * len(edge[0]), passage.masked)
        for start, end in lines_apart(lines) if style is None else [(0, len(lines))]:
            part = Passage(passage.start + start, passage.raw[start:end], passage.masked[start:end])
            self._before.append(self._block(part, style=style))

    def _block(self, passage: Passage, *, style: int | None = None, table: int | None = None) -> int:
        origin = TextOrigin(passage.start, self.lines)
        kind: BlockKind = "paragraph" if table is None else "cell"
        return self.builder.block(passage.raw, origin, kind=kind, style=style, table=table, masked=passage.masked)

    def _add_table(self, tokens: Iterable[Token]) -> None:
        rows: list[tuple[int, list[Token]]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append(((token.map or [0])[0], []))
            elif token.type == "inline":
                rows[-1][1].append(token)
        index = self.builder.open_table(captions(self.builder, self._before))
        cells = [
            Cell(self._block(passage, table=index), row, column)
            for row, (line, words) in enumerate(rows)
            for column, passage in enumerate(self.source.cells(line, words))
        ]
        self.builder.close_table(index, cells)
        self._before = []


def _level(opening: Token, passage: Passage) -> int | None:
    """The level of a heading. A rule under a paragraph (---) is meant as a rule and makes no heading of it."""
    if opening.type != "heading_open" or (opening.markup in ("-", "=") and _PROSE.search(passage.raw)):
        return None
    return int(opening.tag[1:])
