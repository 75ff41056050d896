"""Places in a text as the editor counts them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lsprotocol.types import Position, Range

from reportlint.readers.text import lines_of

if TYPE_CHECKING:
    from pygls.workspace import PositionCodec

    from reportlint.model.document import Location

_LINE_END = re.compile(r"\r\n|\n|\r")  # of the protocol; the readers know more


class Text:
    """A document's text with its lines as the protocol has them; `codec` counts in the units that the editor wants."""

    def __init__(self, source: str, codec: PositionCodec) -> None:
        self.source = source
        self._codec = codec
        ends = [match.span() for match in _LINE_END.finditer(source)]
        self._begins = [0, *(end for _, end in ends)]
        self._stops = [*(start for start, _ in ends), len(source)]
        self._read = [start for start, _ in lines_of(source)]

    @property
    def line_end(self) -> str:
        """How the first line ends."""
        found = _LINE_END.search(self.source)
        return found[0] if found else "\n"

    def offset(self, line: int, column: int) -> int:
        """The offset of a place as the readers count them: both from 1, columns in code points."""
        return min(self._read[min(line, len(self._read)) - 1] + column - 1, len(self.source))

    def line(self, offset: int) -> tuple[int, int]:
        """The half-open range of the line that an offset is on, without its end."""
        number = self._number(offset)
        return self._begins[number], self._stops[number]

    def position(self, offset: int) -> Position:
        """The editor's place of an offset."""
        number = self._number(offset)
        before = self.source[self._begins[number] : min(offset, self._stops[number])]
        return Position(number, self._codec.client_num_units(before))

    def range(self, start: int, end: int) -> Range:
        """The editor's range from one offset to another."""
        return Range(self.position(start), self.position(end))

    def offsets(self, place: Location) -> tuple[int, int]:
        """The half-open range of a place; the first line for what concerns the file as a whole."""
        if place.line is None or place.column is None:
            return self.line(0)
        start = self.offset(place.line, place.column)
        return start, max(start, self.offset(place.end_line or place.line, place.end_column or place.column))

    def place(self, place: Location) -> Range:
        """The editor's range of a place."""
        return self.range(*self.offsets(place))

    def _number(self, offset: int) -> int:
        return bisect_right(self._begins, offset) - 1
