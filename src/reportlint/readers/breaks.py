"""Tells line breaks inside a paragraph that end a statement from those that only fill a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.patterns import compiled
from reportlint.readers.cleaning import prints
from reportlint.readers.wraps import Line, line_of, margin_of, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = compiled(r"[^\n]+")
_CLAUSE = compiled(r"[，。；,;]")
_LABEL = compiled(r"[^，。；：:]{2,14}[：:]")
_LONG = 30  # columns: shorter lines are titles and labels rather than prose


def lines_apart(raw: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of a paragraph's text that are blocks of their own, without the white space round them.

    Lines belong together where a text file's would (`wraps`), and where a long one stops in mid sentence: its writer
    put both into one paragraph. A line that opens with a number or a label begins a block.
    """
    if "\n" in raw:
        yield from ((start, end) for start, end in _groups(raw) if prints(raw[start:end]))
    elif prints(raw):
        start = len(raw) - len(raw.lstrip())
        yield start, start + len(raw.strip())


def _groups(raw: str) -> Iterator[tuple[int, int]]:
    group: tuple[Line, Line] | None = None
    lines = [line_of(raw, *match.span()) for match in _LINE.finditer(raw)]
    for first, last, _ in paragraphs(lines, margin_of(lines)):
        if group and not _runs_on(group[1], first):
            yield group[0].start, group[1].end
            group = None
        group = (group[0] if group else first, last)
    if group:
        yield group[0].start, group[1].end


def _runs_on(line: Line, following: Line) -> bool:
    if line.ends or line.tabular or following.tabular or following.marked or _LABEL.match(following.words):
        return False
    return line.width >= _LONG and bool(_CLAUSE.search(line.words))
