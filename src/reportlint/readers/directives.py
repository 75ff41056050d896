"""Finds the comments that speak to reportlint, hides them from the reader and says which blocks they are about.

In markup they are `<!-- reportlint: … -->`; a text file may also give one a line of its own: `# reportlint: …`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

import regex

from reportlint.model.document import Directive, TextOrigin
from reportlint.patterns import compiled
from reportlint.readers.cleaning import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.document import Block, Document

_NAME = r"(?i:reportlint)\s*(?:[:：]|(?=\s(?:ignore|disable|enable)))"
_IN_MARKUP = compiled(rf"<!--\s*{_NAME}(?:(?P<words>.*?)(?P<end>-->)|(?P<open>[^\r\n]*))", regex.DOTALL)
_IN_TEXT = compiled(
    rf"<!--[ \t]*{_NAME}(?:(?P<words>[^\r\n]*?)(?P<end>-->)|(?P<open>[^\r\n]*))"
    rf"|(?:^|(?<=\r))[ \t\u3000]*[#＃][ \t]*{_NAME}(?P<line>[^\r\n]*)",
    regex.MULTILINE,
)
_SOME = compiled("reportlint", regex.IGNORECASE)
LINE_BREAK = compiled(r"[\r\n]")


class Comment(NamedTuple):
    """A comment's half-open range in the source and what it says to reportlint."""

    start: int
    end: int
    words: str
    closed: bool


def in_markup(source: str) -> list[Comment]:
    """The comments in markdown or html; one that never ends is taken to the end of its line."""
    return [_comment(match) for match in _IN_MARKUP.finditer(source)] if _SOME.search(source) else []


def in_text(source: str) -> list[Comment]:
    """The comments and lines of comment in plain text."""
    return [_comment(match) for match in _IN_TEXT.finditer(source)] if _SOME.search(source) else []


def _comment(match: regex.Match[str]) -> Comment:
    found = match.groupdict()
    words = next(found[name] for name in ("words", "line", "open") if found.get(name) is not None)
    return Comment(match.start(), match.end(), words.strip(), closed=found["open"] is None)


def hidden(source: str, comments: Sequence[Comment]) -> str:
    """The source, as long as before: blanks for comments at either end of a line, masks for those amid its words."""
    parts, at = [], 0
    for comment in comments:
        filler = MASK if _amid_words(source, comment) else " "
        parts += [source[at : comment.start], filler * (comment.end - comment.start)]
        at = comment.end
    return "".join([*parts, source[at:]])


def _amid_words(source: str, comment: Comment) -> bool:
    before = compiled(r"[^\r\n]*\Z").search(source[max(comment.start - 200, 0) : comment.start])
    after = compiled(r"[^\r\n]*").match(source[comment.end : comment.end + 200])
    return bool(before and after and before[0].strip() and after[0].strip())


def with_directives(
    document: Document, comments: Sequence[Comment], source: str, lines: tuple[int, ...], borders: regex.Pattern[str]
) -> Document:
    """The document with its directives.

    `lines` are the offsets at which the source's lines begin; `borders` matches what parts two blocks in the source.
    """
    if not comments:
        return document
    places = _Places(document, source, lines, borders)
    return replace(document, directives=tuple(places.directive(comment) for comment in comments))


class _Places:
    """Where the blocks of a document begin and end in its source."""

    def __init__(self, document: Document, source: str, lines: tuple[int, ...], borders: regex.Pattern[str]) -> None:
        self._document, self._source, self._lines, self._borders = document, source, lines, borders
        ranges = sorted((*self._range(block), block.index) for block in document.blocks)
        self._starts = [start for start, _, _ in ranges]
        self._ends = [end for _, end, _ in ranges]
        self._blocks = [index for _, _, index in ranges]

    def _range(self, block: Block) -> tuple[int, int]:
        place = block.origin.locate(0, len(block.raw))
        assert place.line is not None
        assert place.column is not None
        assert place.end_line is not None
        assert place.end_column is not None
        return self._lines[place.line - 1] + place.column - 1, self._lines[place.end_line - 1] + place.end_column - 1

    def directive(self, comment: Comment) -> Directive:
        """A comment with the blocks that it is about."""
        location = TextOrigin(0, self._lines).locate(comment.start, comment.end)
        before = bisect_right(self._starts, comment.start) - 1
        after = bisect_left(self._starts, comment.end)
        following = self._blocks[after] if after < len(self._blocks) else len(self._document.blocks)
        target = tuple(self._target(comment, before, after))
        location = replace(location, quote=self._source[comment.start : comment.end].strip())
        return Directive(comment.words, location, following, target, comment.closed)

    def _target(self, comment: Comment, before: int, after: int) -> Iterator[int]:
        if before >= 0 and not self._borders.search(self._source, self._ends[before], comment.start):
            yield from self._row(self._blocks[before])
        elif after < len(self._blocks):
            yield from self._next(self._blocks[before] if before >= 0 else None, self._blocks[after])

    def _next(self, before: int | None, after: int) -> Iterator[int]:
        """The paragraph that comes next, or the table, ruled or not; between the rows of a table, the row."""
        blocks = self._document.blocks
        table = blocks[after].table
        inside = before is not None and (blocks[before].kind, blocks[before].table) == (blocks[after].kind, table)
        if table is not None and not inside:
            yield from (block.index for block in blocks if block.table == table)
        elif blocks[after].kind == "row" and not inside:
            yield from (block.index for block in takewhile(lambda block: block.kind == "row", blocks[after:]))
        else:
            yield from self._row(after)

    def _row(self, block: int) -> Iterator[int]:
        """A block, and the cells beside it if it is one."""
        table = self._document.blocks[block].table
        if table is None:
            yield block
            return
        cells = self._document.tables[table].cells
        cell = next(cell for cell in cells if cell.block == block)
        yield from (
            other.block for other in cells if other.row < cell.row + cell.rows and cell.row < other.row + other.rows
        )
