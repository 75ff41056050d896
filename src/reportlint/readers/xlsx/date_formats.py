"""What a spreadsheet shows for a date or time: days since 1900 through a format code (ECMA-376 part 1, 18.17.4)."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.readers.xlsx.format_codes import Section, Token

_LAST_DAY = 2958465  # 9999-12-31
_SINCE_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - a spreadsheet's dates have no time zone
_SINCE_1900 = datetime(1899, 12, 30)  # noqa: DTZ001
# Day 0 is what an empty cell comes to. The year 1900 is given a 29 February, which shifts the days before it.
_ODD_DAYS = {0: (1900, 1, 0), 60: (1900, 2, 29)}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HAN = "〇一二三四五六七八九"
_HAN_YEAR = str.maketrans("0123456789", _HAN)


class _Moment(NamedTuple):
    """A date and time of day. `total` is the number in seconds since the calendar's first day."""

    date: tuple[int, int, int]
    weekday: int
    hour: int
    minute: int
    second: int
    microsecond: int
    total: int


def show_date(serial: Decimal, section: Section, *, since_1904: bool) -> str | None:
    """The date or time in a section of a format code, nothing for a number that is no day of the calendar."""
    if not 0 <= serial <= _LAST_DAY:
        return None
    places = max(len(_fraction(token)) for token in section.tokens)
    moment = _moment(serial, min(places, 6), since_1904=since_1904)
    tokens = _minutes_marked(section.tokens)
    halves = section.has("halves")
    return "".join(_show(token, moment, halves=halves, chinese=section.chinese) for token in tokens)


def _fraction(token: Token) -> str:
    return token.text.partition(".")[2] if token.kind == "date" else ""


def _moment(serial: Decimal, places: int, *, since_1904: bool) -> _Moment:
    seconds = (serial * 86400).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    days, rest = divmod(int(seconds * 1_000_000), 86400 * 1_000_000)
    shift = 0 if since_1904 or days >= 60 else 1
    epoch = _SINCE_1904 if since_1904 else _SINCE_1900
    time = epoch + timedelta(days=min(days + shift, _LAST_DAY - 1462 * since_1904), microseconds=rest)
    date = (time.year, time.month, time.day)
    if not since_1904:
        date = _ODD_DAYS.get(days, date)
    return _Moment(date, time.weekday(), time.hour, time.minute, time.second, time.microsecond, int(seconds))


def _minutes_marked(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens; an m beside hours or seconds is told from the month's."""
    times = [token for token in tokens if token.kind in ("date", "elapsed")]
    at = -1
    for token in tokens:
        at += token.kind in ("date", "elapsed")
        after_hours = at > 0 and "h" in times[at - 1].text
        before_seconds = at + 1 < len(times) and "s" in times[at + 1].text
        is_minute = token.text in ("m", "mm") and token.kind == "date" and (after_hours or before_seconds)
        yield token._replace(kind="minute") if is_minute else token


def _show(token: Token, moment: _Moment, *, halves: bool, chinese: bool) -> str:
    match token.kind:
        case "date":
            return _show_part(token.text, moment, halves=halves, chinese=chinese)
        case "minute":
            return _padded(moment.minute, len(token.text), chinese=chinese)
        case "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[token.text[1]]
            return f"{moment.total // unit:0{len(token.text) - 2}}"
        case "halves":
            return token.text.split("/")[moment.hour >= 12]
    return token.text


def _show_part(text: str, moment: _Moment, *, halves: bool, chinese: bool) -> str:
    length = len(text)
    year, month, day = moment.date
    match text[0]:
        case "y" | "e":
            digits = f"{year % 100:02}" if text in ("y", "yy") else str(year)
            return digits.translate(_HAN_YEAR) if chinese else digits
        case "m":
            return _named(_MONTHS[month - 1], length) or _padded(month, length, chinese=chinese)
        case "d":
            return _named(_DAYS[moment.weekday], length) or _padded(day, length, chinese=chinese)
        case "a":
            return ("星期" if length > 3 else "") + "一二三四五六日"[moment.weekday]
        case "h":
            hour = (moment.hour - 1) % 12 + 1 if halves else moment.hour
            return _padded(hour, length, chinese=chinese)
    seconds, point, fraction = text.partition(".")
    return _padded(moment.second, len(seconds), chinese=chinese) + point + f"{moment.microsecond:06}"[: len(fraction)]


def _named(name: str, length: int) -> str:
    """The name of a month or day, in short form or whole."""
    return {3: name[:3], 4: name, 5: name[0]}.get(length, "")


def _padded(number: int, length: int, *, chinese: bool) -> str:
    if not chinese:
        return f"{number:0{min(length, 2)}}"
    tens, units = divmod(number, 10)
    return (_HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (_HAN[units] if units or not tens else "")
