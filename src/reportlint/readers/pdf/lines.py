"""Puts runs of glyphs together to the lines that a reader sees."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from reportlint.readers.pdf.glyphs import Glyph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.readers.pdf.glyphs import Page

_NEAR = 4  # lines back among which the rest of a line may have come: fonts mixed on one line, marks drawn late
_WIDE = 0.7  # share of its height from which a glyph counts as wide
_SPACE = 0.25  # ems between two runs from which a blank stands there


@dataclass(frozen=True, slots=True)
class Line:
    """Glyphs side by side on a page, without white space round them; boxes are turned upright.

    `words` has one character for each glyph. `em` is the width of its 汉字, or its height where it has none.
    """

    page: Page
    words: str
    glyphs: tuple[Glyph, ...]
    left: float
    bottom: float
    right: float
    top: float
    em: float

    @property
    def middle(self) -> float:
        """Half way up."""
        return (self.bottom + self.top) / 2

    def level_with(self, other: Line) -> bool:
        """Whether at least half of the lower one of both stands beside the other."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared * 2 >= min(self.top - self.bottom, other.top - other.bottom)


def line_of(page: Page, glyphs: Sequence[Glyph]) -> Line:
    """The line of glyphs from left to right; at least one must be printed."""
    printed = [number for number, glyph in enumerate(glyphs) if not glyph.char.isspace()]
    kept = tuple(glyphs[printed[0] : printed[-1] + 1])
    words = "".join(glyph.char for glyph in kept)
    _, lefts, bottoms, rights, tops = zip(*(glyphs[number] for number in printed), strict=True)
    bottom, top = median(bottoms), median(tops)
    widths = [right - left for left, right in zip(lefts, rights, strict=True)]
    wide = [width for width in widths if width > (top - bottom) * _WIDE]
    return Line(page, words, kept, min(lefts), bottom, max(rights), top, median(wide) if wide else top - bottom)


def lines_of(page: Page, runs: Iterable[Sequence[Glyph]]) -> list[Line]:
    """The lines of runs of glyphs in reading order.

    Runs at one height that do not overlap are one line. Lines go from top to bottom where none stands beside another;
    elsewhere in the order in which they came.
    """
    lines: list[Line] = []
    for run in runs:
        piece = line_of(page, run)
        beside = next((n for n in reversed(range(len(lines))[-_NEAR:]) if _beside(lines[n], piece)), None)
        if beside is None:
            lines.append(piece)
        else:
            lines[beside] = _glued(*sorted((lines[beside], piece), key=lambda line: line.left))
    falling = sorted(lines, key=lambda line: -line.middle)
    return lines if any(over.level_with(under) for over, under in pairwise(falling)) else falling


def _beside(line: Line, piece: Line) -> bool:
    slack = min(line.em, piece.em) / 2
    return line.level_with(piece) and (piece.left >= line.right - slack or piece.right <= line.left + slack)


def _glued(line: Line, piece: Line) -> Line:
    gap = piece.left - line.right
    blank = (Glyph(" ", line.right, line.bottom, line.right, line.top),) if gap > line.em * _SPACE else ()
    return line_of(line.page, (*line.glyphs, *blank, *piece.glyphs))
