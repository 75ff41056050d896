"""Fits Chinese text into the columns of a terminal, where a 汉字 takes two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells
from rich.text import Text

from reportlint.engine.places import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

# What stays on one line: a number with its unit, a Western word, or one 汉字, with the marks that cling to either side.
_UNIT = re.compile(r"[（《“‘〔〈【「]*(?:[!-~]+[万亿元年月日人个分]{0,2}|.)[，。；：、！？”’）》〕〉】」…]*")
_ELLIPSIS = "…"


def wrapped(text: Text, width: int, hang: int) -> Iterator[Text]:
    """The lines of a text in a width; all but the first begin `hang` further in."""
    for number, line in enumerate(text.divide(list(_breaks(text.plain, width, hang)))):
        yield Text(" " * hang) + line if number else line


def _breaks(text: str, width: int, hang: int) -> Iterator[int]:
    """The offsets at which new lines begin."""
    used = 0
    for unit in _UNIT.finditer(text):
        size = cell_len(unit[0])
        if used and used + size > width:
            yield unit.start()
            used = hang
        *full, last = chop_cells(unit[0], max(width - hang, 2)) if used + size > width else [unit[0]]
        at = unit.start()
        for piece in full:
            at += len(piece)
            yield at
            used = hang
        used += cell_len(last)


def excerpt(before: str, words: str, after: str, width: int) -> tuple[str, str, str]:
    """Words between what stands around them, each cut so that all fit a width; what is left out shows as an ellipsis.

    Long words lose their middle.
    """
    lead, rest = cell_len(before), cell_len(after)
    words = _middle(words, max(width * 2 // 3, width - lead - rest))
    room = width - cell_len(words)
    left = min(lead, max(room // 2, room - rest))
    return _tail(before, left), words, _head(after, room - left)


def _middle(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    half = (width - 1) // 2
    return f"{_first(text, half)}{_ELLIPSIS}{_last(text, half)}"


def _head(text: str, width: int) -> str:
    """The beginning of what follows; complete where it is shorter than the context that is kept."""
    if len(text) < CONTEXT and cell_len(text) <= width:
        return text
    return _first(text, width - 1) + _ELLIPSIS if width > 0 else ""


def _tail(text: str, width: int) -> str:
    if len(text) < CONTEXT and cell_len(text) <= width:
        return text
    return _ELLIPSIS + _last(text, width - 1) if width > 0 else ""


def _first(text: str, width: int) -> str:
    while text and cell_len(text) > width:
        text = text[:-1]
    return text


def _last(text: str, width: int) -> str:
    while text and cell_len(text) > width:
        text = text[1:]
    return text
