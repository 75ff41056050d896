"""Finds in a markdown source the words that its parser found, for it tells lines but no columns."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

import regex

from reportlint.patterns import compiled
from reportlint.readers.cleaning import MASK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

_LINE_END = compiled(r"\r\n|\r|\n")
_LONE_RETURN = compiled(r"\r(?!\n)")
_BAR = compiled(r"(?<!\\)\|")
_MASKED_LINE = compiled(rf"^[ \t]*{MASK}[ \t{MASK}]*$", regex.MULTILINE)
# A line break or blank written as HTML; it must stay where it holds two figures or Latin words apart.
_BLANK = r"(?:<br\s*/?>|&(?:nbsp|ensp|emsp);)"
_IDLE_BLANK = compiled(rf"(?<![0-9A-Za-z.,]){_BLANK}|{_BLANK}(?![0-9A-Za-z.,])")


class Passage(NamedTuple):
    """Words of the source, where they begin, and the same with their markup masked."""

    start: int
    raw: str
    masked: str


class Source:
    """A markdown text. `text` is what its parser is given: as long as the original, comments masked."""

    def __init__(self, original: str) -> None:
        self._original = original
        self.text = _without_comments(original)
        ends = [match.span() for match in _LINE_END.finditer(original)]
        self._begins = [0, *(end for _, end in ends)]
        self._stops = [*(start for start, _ in ends), len(original)]

    def passage(self, token: Token, number: str = "") -> Passage | None:
        """The words of a paragraph or heading, and the list number that was typed before them."""
        first, last = token.map or (0, 1)
        begin, stop = self._begins[first], self._stops[last - 1]
        opening = token.content.partition("\n")[0]
        start = max(self.text.rfind(opening, begin, self._stops[first]), begin)
        places = list(_places(token.children or (), self.text, start, stop))
        at = self.text.rfind(number, begin, start) if number else -1
        if places and at >= 0:
            places.insert(0, (at, start))
        return self._cut(places)

    def cells(self, line: int, tokens: Sequence[Token]) -> Iterator[Passage]:
        """The cells of a table's row; those that the row leaves out stand empty at its end."""
        begin, stop = self._begins[line], self._stops[line]
        ranges = _cell_ranges(self.text, begin, stop)
        for token, (start, end) in zip(tokens, [*ranges, *repeat((stop, stop), len(tokens))], strict=False):
            places = list(_places(token.children or (), self.text, start, end))
            yield self._cut(places) or Passage(start, "", "")

    def _cut(self, places: Sequence[tuple[int, int]]) -> Passage | None:
        if not places:
            return None
        start = at = places[0][0]
        masked = []
        for begin, end in places:
            masked += [MASK * (begin - at), self.text[begin:end]]
            at = end
        return Passage(start, self._original[start:at], "".join(masked))


def _without_comments(original: str) -> str:
    """The text with comments masked; lines that hold nothing else become blank."""
    parts, at = [], 0
    lines = _LONE_RETURN.sub("\n", original)
    for start, end in _comments(lines):
        parts += [lines[at:start], _masked(lines[start:end])]
        at = end
    parts.append(lines[at:])
    text = _IDLE_BLANK.sub(lambda match: MASK * len(match[0]), "".join(parts))
    return _MASKED_LINE.sub(lambda match: " " * len(match[0]), text)


def _comments(text: str) -> Iterator[tuple[int, int]]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4) + 3
        if end < 3:
            return
        yield start, end
        start = text.find("<!--", end)


def _masked(words: str) -> str:
    return compiled(r"[^\r\n]").sub(MASK, words)


def _cell_ranges(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """Between the bars of a row, of which those at its ends may be left out."""
    bars = [match.start() for match in _BAR.finditer(text, begin, stop)]
    ranges = list(zip([begin, *(bar + 1 for bar in bars)], [*bars, stop], strict=True))
    if not text[slice(*ranges[0])].strip(" \t>"):  # a quotation's > stands before its rows
        ranges.pop(0)
    return ranges


def _places(children: Iterable[Token], text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the words of inline tokens. What lies between them is markup."""
    at = start
    for child in children:
        if child.type in ("image", "link_close"):
            at = _behind_target(text, at, stop)
            continue
        words = "\n" if child.type in ("softbreak", "hardbreak") else child.content
        found = text.find(words, at, stop)
        for part in [words] if found >= 0 else words:  # character by character where a backslash parts them
            found = text.find(part, at, stop)
            if part and found >= 0:
                at = found + len(part)
                yield found, at


def _behind_target(text: str, at: int, stop: int) -> int:
    """Behind the address of a link or picture: "](address)"."""
    target = text.find("](", at, stop)
    return max(text.find(")", target, stop) + 1, at) if target >= 0 else at
