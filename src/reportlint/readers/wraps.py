"""Tells a line that the layout broke from a paragraph that its writer ended."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from reportlint.patterns import compiled
from reportlint.readers.headings import marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_END = compiled(r"[。！？!?；;：:…][”’」』）)\]】]*$|[.．]$")
_OPEN = compiled(r"[、，,（(《〈“‘〔\[－—-]$")
_CLOSING = compiled(r"[，。、；：！？）》〉”’〕\]%％,;)]")
_UNIT = compiled(r"[百千万亿]?[元年月日个人名项家亩次辆]|[%％‰]|[百千万亿]")
_PHRASE = compiled(r"[，,。：:]")
_CLAUSE = compiled(r"[，。；,;]")
_PROSE = compiled(r"[，。；、：]|[,;:](?!\d)")  # a row of a table, set with single blanks, has none
_START = compiled(
    r"附件|附表|附：|注：|说明：|目录|单位：|第[一二三四五六七八九十\d]{1,3}(?:部分|章)|[表图]\d{1,2}(?![\d。，、；）])"
    r"|[（(]?\d{4}年?度?[）)]$"
)
_COLUMNS = compiled(r"(?<=\S)(?:\s{2,}|\t)(?=\S)")
_GULF = compiled(r"\S {6,}\S")
_TWO_SIDED = compiled(r"(?P<number>[一二三四五六七八九十]{1,3}、)[^，。；]+\s(?P=number)")  # 一、收入 5.00 一、支出
_FIGURE = compiled(r"^[-－—]?[\d,.，]+%?$")
_WIDE = compiled(r"[\p{EA=W}\p{EA=F}\p{EA=A}]")  # Unicode's East Asian Width: wide, full-width, ambiguous
_LONG = 30  # columns: shorter lines are titles and cover fields rather than prose
_NEAR_MARGIN = 0.88
_MUCH = Fraction(1, 4)  # of the lines by which a measure must be the better one
_WIDEST = 240  # columns: no layout has longer lines, and each width that comes is tried for the margin
_CELL = 44  # columns: what stands between rows of a table and is longer is a paragraph


class Line(NamedTuple):
    """A line with what decides whether the next one goes on with it.

    `start` and `end` are offsets in the file without the white space round the words; `width` counts terminal
    columns from the left edge, `indent` those before the words.
    """

    start: int
    end: int
    words: str
    width: int
    indent: int
    ends: bool
    marked: bool
    barred: bool
    tabular: bool


def line_of(text: str, start: int, end: int) -> Line:
    """The line between two offsets of a text."""
    whole = text[start:end]
    words = whole.strip()
    lead = len(whole) - len(whole.lstrip())
    indent = columns(whole[:lead])
    tabular = len(_COLUMNS.findall(words)) >= 2 or any(form.search(words) for form in (_GULF, _FIGURE, _TWO_SIDED))
    return Line(
        start + lead,
        start + lead + len(words),
        words,
        indent + columns(words),
        indent,
        bool(_END.search(words)),
        marker(words) is not None or bool(_START.match(words)),
        "|" in words,
        tabular and not _END.search(words),
    )


def columns(text: str) -> int:
    """How many terminal columns a text takes: two for each wide character."""
    if text.isascii():
        return len(text)
    return len(text) + len(_WIDE.findall(text))


def paragraphs(lines: Sequence[Line], margin: int | None) -> Iterator[tuple[Line, Line, bool]]:
    """First and last line of each paragraph, and whether it is a row of an unruled table.

    `margin` is that of the whole text of which the lines may be a part.
    """
    group: list[Line] = []
    for line in _with_rows([line for line in lines if line.words]):
        if group and not _goes_on(group[-1], line, margin):
            yield group[0], group[-1], group[0].tabular
            group = []
        group.append(line)
    if group:
        yield group[0], group[-1], group[0].tabular


def _with_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """Short lines without an end mark that stand between rows of an unruled table are rows too."""
    last = max((number for number, line in enumerate(lines) if line.tabular), default=-1)
    waiting: list[Line] = []
    inside = False
    for number, line in enumerate(lines):
        if inside and number < last and not line.tabular and not line.ends and line.width - line.indent < _CELL:
            waiting.append(line)
            continue
        yield from (each._replace(tabular=line.tabular) for each in waiting)
        waiting = []
        inside = line.tabular
        yield line
    yield from waiting


def measured(lines: Sequence[Line]) -> tuple[list[Line], int | None]:
    """The lines with their right margin (see `margin_of`): by columns or, where they are even in that, by characters.

    Word processors break lines by their width, programs by the number of their characters; these count two each here.
    """
    counted = [line._replace(width=line.indent + 2 * len(line.words)) for line in lines]
    by_width, by_number = (margin_of([line for line in some if not line.barred]) for some in (lines, counted))
    if by_number is not None and (by_width is None or _even(counted) > _even(lines) + _MUCH):
        return counted, by_number
    return list(lines), by_width


def _even(lines: Sequence[Line]) -> Fraction:
    """How many of the broken lines of prose are within two characters of the commonest length."""
    widths = Counter(line.width // 2 for line in lines if _is_prose(line) and not line.ends)
    most = max(widths, key=lambda width: widths[width], default=0)
    return Fraction(sum(widths[most + step] for step in (-1, 0, 1)), max(widths.total(), 1))


def _is_prose(line: Line) -> bool:
    return line.width >= _LONG and not line.tabular and _PROSE.search(line.words) is not None


def margin_of(lines: Sequence[Line]) -> int | None:
    """The right margin at which a text was wrapped, in columns; none for a text with one line a paragraph.

    Long lines that stop in mid sentence were broken by the layout, so most of them reach the margin, and hardly a line
    of any kind goes beyond it.
    """
    prose = [line for line in lines if _is_prose(line)]
    broken = [line.width for line in prose if not line.ends]
    if len(broken) < 4 or min(broken) > _WIDEST:
        return None
    margins = {width // 4 * 4 + 4 for width in broken if width <= _WIDEST}
    near, margin = max((sum(each * _NEAR_MARGIN <= width <= each + 4 for width in broken), each) for each in margins)
    beyond = sum(line.width > margin + 4 for line in prose)
    return margin if near * 2 > len(broken) and beyond * 10 <= len(prose) else None


def _goes_on(line: Line, following: Line, margin: int | None) -> bool:
    if line.tabular or following.tabular:
        return _split_figure(line, following)
    if _CLOSING.match(following.words):
        return True
    if following.marked:
        return False
    if _OPEN.search(line.words):
        return True
    if margin is not None and line.width >= margin * _NEAR_MARGIN:
        return not line.ends or (following.indent < 2 and (following.ends or following.width >= margin * _NEAR_MARGIN))
    return not line.ends and (_split_figure(line, following) or _completes(line, following))


def _split_figure(line: Line, following: Line) -> bool:
    """A number at the end of a line, its unit at the beginning of the next."""
    unit = _UNIT.match(following.words) if line.words[-1:].isdigit() else None
    return unit is not None and bool(_PHRASE.search(line.words) or _CLAUSE.match(following.words, unit.end()))


def _completes(line: Line, following: Line) -> bool:
    """Prose without an end mark, followed by words that bring one."""
    return following.ends and line.width >= _LONG and bool(_CLAUSE.search(line.words))
