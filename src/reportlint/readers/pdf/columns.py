"""Measures where the running text of pages stands: margins, line distance, size, indents."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.document import Box
    from reportlint.readers.pdf.glyphs import Page
    from reportlint.readers.pdf.lines import Line

_LONG = 0.5  # share of the page's width from which a line is prose
_PITCH = 1.8  # ems from line to line: 22 lines of 16 points on 225 mm (GB/T 9704-2012, 5.2.3)
_ENOUGH = 6  # prose lines that show the margins of one page
INDENT = 1.4  # ems from which a line is indented: two 汉字, less what fonts differ
_FAR = 2.8  # ems from which it is not indented but set in the middle or to the right


class Column(NamedTuple):
    """Margins and distance of lines in points, the width of its 汉字, and whether paragraphs begin with an indent."""

    left: float
    right: float
    pitch: float
    em: float
    indented: bool

    def indent(self, line: Line) -> float:
        """How far from the left margin a line begins, in ems of the text."""
        return (line.left - self.left) / self.em

    def is_centred(self, line: Line) -> bool:
        """Whether a line stands in the middle, clear of the left margin."""
        return self.indent(line) > _FAR and abs(line.left + line.right - self.left - self.right) < 2 * line.em


def columns(pages: Sequence[Page], bodies: Sequence[Sequence[Line]]) -> dict[int, Column]:
    """The column of each page by its number: its own, or that of all pages of its format where it shows too little."""
    formats: dict[Box, list[Sequence[Line]]] = defaultdict(list)
    for page, lines in zip(pages, bodies, strict=True):
        formats[page.frame].append(lines)
    shared = {frame: _column(frame, lines) for frame, lines in formats.items()}
    found = {}
    for page, lines in zip(pages, bodies, strict=True):
        common = shared[page.frame]
        enough = sum(_is_prose(line, page.frame) for line in lines) >= _ENOUGH
        found[page.number] = _column(page.frame, [lines])._replace(indented=common.indented) if enough else common
    return found


def _is_prose(line: Line, frame: Box) -> bool:
    return line.right - line.left >= (frame.right - frame.left) * _LONG


def _column(frame: Box, pages: Sequence[Sequence[Line]]) -> Column:
    lines = [line for lines in pages for line in lines]
    prose = [line for line in lines if _is_prose(line, frame)]
    if not lines:
        return Column(frame.left, frame.right, 1, 1, indented=False)
    em = median(line.em for line in prose or lines)
    if not prose:
        left = min(line.left for line in lines)
        return Column(left, frame.right - (left - frame.left), em * _PITCH, em, indented=False)
    lefts, rights = sorted(line.left for line in prose), sorted(line.right for line in prose)
    left = lefts[len(lefts) // 10]
    begun = sum(INDENT <= (edge - left) / em <= _FAR for edge in lefts)
    indented = begun >= 3 and begun * 10 >= len(prose)
    return Column(left, rights[len(rights) * 4 // 5], _pitch(frame, pages) or em * _PITCH, em, indented)


def _pitch(frame: Box, pages: Sequence[Sequence[Line]]) -> float:
    """The usual distance of two lines of prose; 0 where none follow each other."""
    steps = [
        over.middle - under.middle
        for lines in pages
        for over, under in pairwise(lines)
        if over.middle > under.middle and _is_prose(over, frame) and _is_prose(under, frame)
    ]
    return median(steps) if steps else 0
