"""Tells the lines that the layout broke from those that the writer ended, by where they stand on the page."""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from reportlint.patterns import compiled
from reportlint.readers import wraps
from reportlint.readers.headings import is_led_up
from reportlint.readers.pdf.columns import INDENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.readers.pdf.columns import Column
    from reportlint.readers.pdf.lines import Line

_CLOSING = compiled(r"[，。、；：！？）》〉”’〕】\]%％‰,;:)]")
_OPEN = compiled(r"[、，,（(《〈“‘〔\[]$")
_CLAUSE = compiled(r"[，。；,;]")
_TOKEN = compiled(r"[（(《〈“‘〔\[]*(?:[A-Za-z0-9.,%％]+|.)[，。、；：！？）》〉”’〕】,;:)]*")
_SLACK = 0.4  # ems that a full line may fall short of the margin by its setting alone
_APART = 1.5  # times the usual distance of two lines: more parts paragraphs
_CLOSE = 1.15  # times that distance: more parts paragraphs at the end of a sentence
_TITLE_GAP = 2.2  # times that distance: more parts titles
_BROKEN = 2.2  # times that distance: more parts the halves of a broken sentence
_TITLE = 1.15  # times the size of the text from which a line is a title
_SIZES = 1.25  # times the size: more parts paragraphs
_GAP = 1.5  # ems between the columns of a table without lines
_PROSE = 0.4  # share of the column's width from which an unfinished line is a sentence


def paragraphs(lines: Iterable[Line], columns: Mapping[int, Column]) -> Iterator[list[Line]]:
    """The lines of each paragraph; `columns` by page number."""
    pending: list[Line] = []
    for group in _groups(lines, columns):
        if pending and _completes(pending, group, columns):
            pending += group
            continue
        if pending:
            yield pending
        pending = group
    if pending:
        yield pending


def _groups(lines: Iterable[Line], columns: Mapping[int, Column]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group, line, columns):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def is_row(line: Line) -> bool:
    """Whether a line's words stand in columns, as in a table without lines."""
    gaps = _gaps(line)
    # Where half of the characters stand alone, it is a title with its letters spaced.
    return gaps >= 2 and gaps * 2 < len("".join(line.words.split())) and not is_led_up(line.words)


def _gaps(line: Line) -> int:
    """How many wide gaps a line has."""
    printed = [glyph for glyph in line.glyphs if not glyph.char.isspace()]
    return sum(right.left - left.right > line.em * _GAP for left, right in pairwise(printed))


def _is_entry(line: Line) -> bool:
    """Whether a line is an entry of a table of contents: its page number led up to by points or a wide gap."""
    return is_led_up(line.words) or (line.words[-1].isdigit() and _gaps(line) == 1)


def _goes_on(group: list[Line], line: Line, columns: Mapping[int, Column]) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    last = group[-1]
    if _CLOSING.match(line.words):
        return True
    if _differ(last, line) or _is_entry(last) or is_row(last) or is_row(line):
        return False
    before, here = columns[last.page.number], columns[line.page.number]
    full, gap = _is_full(last, line, before), _gap(last, line, before)
    if here.is_centred(line):
        return not _ends(last) and not _is_marked(line) and gap <= _TITLE_GAP and (full or _is_title(last, before))
    if not full:
        return gap <= _APART and here.indent(line) < INDENT and not _is_marked(line) and bool(_OPEN.search(last.words))
    return _fills(group, line, here, gap)


def _fills(group: list[Line], line: Line, column: Column, gap: float) -> bool:
    """Whether a line goes on with a full one: the layout had no choice there, but a writer may have ended just so."""
    ended, marked, indented = _ends(group[-1]), _is_marked(line), column.indent(line) >= INDENT
    if ended:
        return not marked and not indented and gap <= (_APART if column.indented else _CLOSE)
    if indented:
        return not marked and gap <= _APART and _hangs(group, line, column)
    return not marked or (gap <= _APART and any(_CLAUSE.search(one.words) for one in group))


def _ends(line: Line) -> bool:
    return wraps.line_of(line.words, 0, len(line.words)).ends


def _is_marked(line: Line) -> bool:
    return wraps.line_of(line.words, 0, len(line.words)).marked


def _differ(last: Line, line: Line) -> bool:
    """Whether two lines are set in sizes too different for one paragraph."""
    return max(last.em, line.em) > min(last.em, line.em) * _SIZES


def _gap(last: Line, line: Line, column: Column) -> float:
    """The distance of two lines on one page in usual distances; from page to page, none for prose."""
    if last.page is not line.page:
        return 0 if last.em < column.em * _TITLE else inf
    return (last.middle - line.middle) / max(column.pitch, last.em)


def _is_full(last: Line, line: Line, column: Column) -> bool:
    """Whether the first word of a line would not have found room at the end of the one before it."""
    match = _TOKEN.match(line.words)
    token = line.glyphs[match.end() - 1].right - line.left if match else 0
    return column.right - last.right < token + last.em * _SLACK


def _is_title(line: Line, column: Column) -> bool:
    return column.is_centred(line) and line.em > column.em * _TITLE


def _hangs(group: list[Line], line: Line, column: Column) -> bool:
    """Whether an indented line goes on with an item whose number stands out to the left, or with an indented text."""
    last = group[-1]
    level = abs(line.left - last.left) < line.em / 2
    if len(group) > 1:
        return level
    return (level and not column.indented) or (_is_marked(last) and line.left > last.left)


def _completes(pending: list[Line], group: list[Line], columns: Mapping[int, Column]) -> bool:
    """Whether a paragraph is the rest of a sentence that a line end broke off, as in text copied from elsewhere."""
    last, line = pending[-1], group[0]
    before, here = columns[last.page.number], columns[line.page.number]
    if is_row(last) or is_row(line) or _is_entry(last) or _differ(last, line) or _ends(last) or _is_marked(line):
        return False
    wide = len(pending) > 1 or last.right - last.left > (before.right - before.left) * _PROSE
    prose = wide and any(_CLAUSE.search(one.words) for one in pending)
    level = here.indent(line) < INDENT and _gap(last, line, before) <= _BROKEN
    return prose and level and (here.indented or _ends(group[-1]))
