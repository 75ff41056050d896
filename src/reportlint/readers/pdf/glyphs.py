"""What a page is made of before it is read: glyphs with their boxes, ruling lines, and which way is up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from reportlint.model.document import Box


class Glyph(NamedTuple):
    """A character and its box: one em wide for 汉字, as high as its line. White space has no width."""

    char: str
    left: float
    bottom: float
    right: float
    top: float


Run = list[Glyph]


class Ruling(NamedTuple):
    """A straight line along one axis: where it crosses the other axis, and its two ends."""

    upright: bool
    at: float
    start: float
    end: float


class Turn(IntEnum):
    """How many quarter turns clockwise bring a page's text upright.

    Landscape pages are often portrait pages whose text runs upwards. The layout is read from boxes that are turned;
    places are told in the page's own coordinates, in which highlights are drawn.
    """

    NONE = 0
    RIGHT = 1
    HALF = 2
    LEFT = 3

    def upright(self, box: Box) -> Box:
        """The box of the turned page, turned about the origin."""
        left, bottom, right, top = box
        match self:
            case Turn.RIGHT:
                return Box(bottom, -right, top, -left)
            case Turn.HALF:
                return Box(-right, -top, -left, -bottom)
            case Turn.LEFT:
                return Box(-top, left, -bottom, right)
        return box

    def back(self, box: Box) -> Box:
        """The box on the page as it is stored."""
        return Turn(-self % 4).upright(box)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is stored, before layout.

    `frame` is the page's visible area, `runs` the text in the order in which it was read, broken at line ends and wide
    jumps, `aside` text that runs in another direction (watermarks, stamps). All boxes are turned upright. `unread` says
    in plain Chinese why a page that shows something has no text.
    """

    number: int
    frame: Box
    turn: Turn
    runs: tuple[Run, ...]
    aside: tuple[Run, ...]
    rulings: tuple[Ruling, ...]
    unread: str = ""
