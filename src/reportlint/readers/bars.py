"""Tables drawn with bars in a text file: one row a line, or one cell a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.document import Cell, TextOrigin
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.readers.building import Builder
    from reportlint.readers.wraps import Line

_RULE = compiled(r"[\s|:+=-]+")
_FIGURE = compiled(r"[-－—+]?[\d,，.．]+\s*[%％]?(?:[千万亿]?元)?$")


class _Piece(NamedTuple):
    """Half-open range of a cell's words in the file; empty where nothing is printed."""

    start: int
    end: int


def add_bar_table(
    builder: Builder, text: str, lines: Sequence[Line], starts: tuple[int, ...], captions: Sequence[int] = ()
) -> bool:
    """Add the lines' table to the document; False if they hold no cells."""
    rows = _rows(text, [line for line in lines if line.words])
    if not any(piece.end > piece.start for row in rows for piece in row):
        return False
    index = builder.open_table(captions)
    cells = []
    for number, row in enumerate(rows):
        for column, piece in enumerate(row):
            origin = TextOrigin(piece.start, starts)
            block = builder.block(text[piece.start : piece.end], origin, kind="cell", table=index)
            cells.append(Cell(block, number, column))
    builder.close_table(index, cells)
    return True


def _rows(text: str, lines: Sequence[Line]) -> list[list[_Piece]]:
    single = sum(line.words.count("|") <= 1 for line in lines)
    if single * 2 > len(lines):
        return _cells_by_line(text, lines)
    opened = sum(line.words.startswith("|") for line in lines) * 2 > len(lines)
    rows = (line for line in _joined(lines) if not _RULE.fullmatch(line.words))
    return [_split(text, line.start, line.end, opened=opened) for line in rows]


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """A line that lacks the bar at its end goes on in the next; where no row has that bar, in one without bars."""
    closed = sum(line.words.endswith("|") for line in lines) * 2 > len(lines)
    pending: Line | None = None
    for line in lines:
        if pending is not None and not closed and line.barred:
            yield pending
            pending = None
        merged = line if pending is None else pending._replace(end=line.end, words=f"{pending.words}\n{line.words}")
        pending = None if line.words.endswith("|") else merged
        if pending is None:
            yield merged
    if pending is not None:
        yield pending


def _split(text: str, start: int, end: int, *, opened: bool = True) -> list[_Piece]:
    """The cells of a row; where other rows have no bar at their beginning, one that is there ends a blank cell."""
    at = start + 1 if opened and text.startswith("|", start) else start
    pieces = []
    while at < end:
        bar = text.find("|", at, end)
        stop = end if bar < 0 else bar
        pieces.append(_strip(text, at, stop))
        at = stop + 1
    return pieces


def _strip(text: str, start: int, end: int) -> _Piece:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return _Piece(start + lead, start + lead + len(words.strip()))


def _cells_by_line(text: str, lines: Sequence[Line]) -> list[list[_Piece]]:
    """Rows of a table whose every cell has a line of its own: as many columns as labels before the first figure."""
    pieces = _split(text, lines[0].start, lines[-1].end)
    filled = [piece for piece in pieces if piece.end > piece.start]
    width = _width([text[piece.start : piece.end] for piece in filled])
    if width < 2:
        return [[piece] for piece in filled]
    rows = _by_label(text, pieces, width)
    if len(rows[0]) > width:
        return [[piece] for piece in filled]  # headers of two levels, one below the other: which is whose is not said
    return rows


def _width(words: Sequence[str]) -> int:
    """Header labels come before the first row's label and its figures."""
    first = next((number for number, word in enumerate(words) if _FIGURE.match(word)), None)
    if first is None:
        return 0
    figures = next((n for n, word in enumerate(words[first:]) if not _FIGURE.match(word)), len(words) - first)
    return figures + 1


def _by_label(text: str, pieces: Sequence[_Piece], width: int) -> list[list[_Piece]]:
    """A word opens a row, the figures and blanks behind it fill it."""
    rows: list[list[_Piece]] = []
    header = True
    for piece in pieces:
        words = text[piece.start : piece.end]
        figure = bool(_FIGURE.match(words))
        header = header and not figure
        opens = bool(words) and not figure and not (header and rows and len(rows[-1]) < width)
        if opens or (words and not rows):
            rows.append([piece])
        elif rows and (words or (not header and len(rows[-1]) < width)):
            rows[-1].append(piece)
    return [_filled(row, width) for row in rows]


def _filled(row: list[_Piece], width: int) -> list[_Piece]:
    last = row[-1].end
    return row + [_Piece(last, last)] * (width - len(row))
