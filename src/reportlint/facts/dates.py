"""Finds the years, months, days and spans of time that a text names. What is a date counts nothing."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reportlint.facts._numeral_words import ONES, ZEROS
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex


class DateKind(StrEnum):
    """How exactly a date is given; a range is anything with two ends (1-9月, 上半年, 第三季度)."""

    YEAR = "year"
    MONTH = "month"
    DATE = "date"
    RANGE = "range"


class Day(NamedTuple):
    """A day as far as it is given, as printed: 2月30日 is (None, 2, 30)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


class DateMention(NamedTuple):
    """A date at a half-open place of a text. `first` and `last` differ in a range only."""

    start: int
    end: int
    kind: DateKind
    first: Day
    last: Day


_YEAR = rf"([12][0-9]{{3}}|[一二][{ZEROS}{ONES}]{{3}})"
_NUMBER = rf"([0-9]{{1,2}}|[二三]?十[{ONES}]?|[{ONES}])"
_TO = r"[-–—~～至到]{1,2}"
# 3日内 is a span of three days.
_POINT = compiled(rf"{_NUMBER}日(?!以?内|之内)|(?:{_YEAR}年度?)?(?:{_NUMBER}月份?(?:{_NUMBER}日)?)?")
_JOINT = compiled(_TO)
_LOWER_END = compiled(rf"([12][0-9]{{3}}|[0-9]{{1,2}}|[{ONES}]){_TO}")
_SHORT_YEAR = compiled(r"([0-9]{2})年(?=度|[0-9]{1,2}月)度?(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")
_DOTTED = r"([12][0-9]{3})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?![0-9])"
_DOTTED_DAYS = compiled(rf"{_DOTTED}(?:{_TO}{_DOTTED})?")
_DOTTED_MONTHS = compiled(rf"([12][0-9]{{3}})[./]([0-9]{{1,2}}){_TO}([12][0-9]{{3}})[./]([0-9]{{1,2}})(?![0-9])")
_BARE_YEARS = compiled(rf"((?:19|20)[0-9]{{2}}){_TO}((?:19|20)[0-9]{{2}})(?![0-9.,万亿元个人名%年-])")
_PARTS = compiled(
    rf"(?:{_YEAR}年度?)?(?:([上下])半年|前([一二三1-3])个?季度|第?([一二三四1-4])(?:{_TO}第?([二三四2-4]))?季度)"
)

# Begins with a set, so that `re` skips what cannot match.
_RUN = compiled(rf"[0-9{ZEROS}{ONES}十](?:(?<=[0-9])[0-9]*|[{ZEROS}{ONES}十]*)")
_FOLLOWERS = frozenset("年月日./-–—~～至到")
_MARKS = ("年", "月", "日", "季", "19", "20")
_VALUES = {char: value for value, char in enumerate(ONES, 1)} | dict.fromkeys(ZEROS, 0)


def dates(text: str) -> Iterator[DateMention]:
    """Every date of a folded text, from left to right, none inside another; impossible dates as they are printed.

    Years have four digits, or two before 度 and a month. A span of time (3年, 5个月, 3日内) is a quantity and no date.
    """
    if not any(mark in text for mark in _MARKS):
        return
    parts = [_part(match) for match in _PARTS.finditer(text)] if "季度" in text or "半年" in text else []
    starts = [part.start for part in parts]
    found = [*parts]
    position = 0
    for run in _RUN.finditer(text):
        start, end = run.span()
        inside = bisect_right(starts, start)
        if start < position or text[end : end + 1] not in _FOLLOWERS or (inside and start < parts[inside - 1].end):
            continue
        if mention := _at(text, start):
            found.append(mention)
            position = mention.end
    yield from sorted(found)


def _at(text: str, start: int) -> DateMention | None:
    """The longest date that begins at a place."""
    return _spelt(text, start) or _short(text, start)


def _spelt(text: str, start: int) -> DateMention | None:
    """With 年 月 日: 2024年3月5日, 3月5日至9日, 1-4月, 2022—2023年度."""
    first, end = _point(text, start)
    if lower := _LOWER_END.match(text, end):
        last, last_end = _point(text, lower.end())
        if any(last):
            return _range(start, last_end, _completed(first, last, _number(lower[1])), last)
    if not any(first):
        return None
    if joint := _JOINT.match(text, end):
        last, last_end = _point(text, joint.end())
        if any(last):
            return _range(start, last_end, first, last)
    return DateMention(start, end, _kind(first), first, first)


def _point(text: str, start: int) -> tuple[Day, int]:
    match = _POINT.match(text, start)
    if match is None or match.end() == start:
        return Day(), start
    alone, year, month, day = map(_number, match.groups())
    return Day(year, month, alone or day), match.end()


def _completed(first: Day, last: Day, number: int | None) -> Day:
    """The lower end whose last part is a bare number, in the unit of the upper end's last part: 1-4月."""
    if last.day:
        return first._replace(day=number)
    return first._replace(month=number) if last.month else first._replace(year=number)


def _short(text: str, start: int) -> DateMention | None:
    """23年度, 2025.9.9, 2023.01-2023.12, 2022-2023."""
    if match := _SHORT_YEAR.match(text, start):
        year, month, day = map(_number, match.groups())
        short = Day(2000 + (year or 0), month, day)
        return DateMention(start, match.end(), _kind(short), short, short)
    for pattern, size in ((_DOTTED_DAYS, 3), (_DOTTED_MONTHS, 2), (_BARE_YEARS, 1)):
        if match := pattern.match(text, start):
            parts = list(map(_number, match.groups()))
            first, last = Day(*parts[:size]), Day(*parts[size:])
            return _range(start, match.end(), first, last if any(last) else first)
    return None


def _range(start: int, end: int, first: Day, last: Day) -> DateMention:
    """What the upper end leaves out is that of the lower one."""
    last = Day(last.year or first.year, last.month or first.month if last.day else last.month, last.day)
    return DateMention(start, end, DateKind.RANGE if first != last else _kind(first), first, last)


def _kind(day: Day) -> DateKind:
    return DateKind.DATE if day.day else DateKind.MONTH if day.month else DateKind.YEAR


def _part(match: regex.Match[str]) -> DateMention:
    """A half or some quarters of a year."""
    half = match[2]
    year, until, quarter, last_quarter = map(_number, match.group(1, 3, 4, 5))
    if half:
        months = (1, 6) if half == "上" else (7, 12)
    elif until:
        months = (1, 3 * until)
    else:
        assert quarter is not None
        months = (3 * quarter - 2, 3 * (last_quarter or quarter))
    return DateMention(*match.span(), DateKind.RANGE, Day(year, months[0]), Day(year, months[1]))


def _number(words: str | None) -> int | None:
    if words is None:
        return None
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return int("".join(str(_VALUES[char]) for char in words))
    return 10 * _VALUES.get(tens, 1) + _VALUES.get(ones, 0)
