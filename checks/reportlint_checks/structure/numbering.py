"""标题和条目的编号。"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import Check, Context, Finding, Related, Severity, heading_words, marker, same_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Block, Marker, Span

_WIDTHS = str.maketrans("（）．", "().")
_OPENING = 6  # blocks at the beginning of an excerpt, which may set in at any number
_MOST_MISSING = 4  # a larger jump is another list
_HAN = ("零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")


class _Number(NamedTuple):
    """A number at the beginning of a block; `form` tells 1. from 1、 and from （1）."""

    block: Block
    marker: Marker
    form: str


def run(ctx: Context) -> Iterator[Finding]:
    """Follow every sequence of numbers: from 1 on, one after the other, under the same heading."""
    numbers = list(_numbers(ctx))
    lost = {found.block: found for found in _lost_headings(ctx, numbers)}
    open_: list[_Number] = []
    ended: dict[str, int] = {}
    for number in numbers:
        above = _settle(open_, number)
        if not (above is None and ended.get(number.form) == number.marker.value - 1):
            yield from _compare(ctx, above, number, open_, list(lost.values()))
        ended[number.form] = number.marker.value
        open_.append(number)
    for found in lost.values():
        yield ctx.finding(
            found,
            f"标题“{ctx.document.text(found)}”没有编号，而前后同级的标题都有。",
            suggestions=["补上编号，并把后面的编号顺下去"],
        )


def _numbers(ctx: Context) -> Iterator[_Number]:
    contents = ctx.document.contents
    for block in ctx.document.blocks:
        if block.kind != "paragraph" or block.index in contents:
            continue
        found = marker(block.text)
        if found is not None and len(found.text) < len(block.text):
            yield _Number(block, found, _form_of(found.text))


def _form_of(text: str) -> str:
    """A number's form with N for the number itself; widths make no difference."""
    return re.sub(r"[〇零一二三四五六七八九十百\d①-⑳]+", "N", text).translate(_WIDTHS)


def _settle(open_: list[_Number], number: _Number) -> _Number | None:
    """Close the sequences that a number ends; the number before it in its own sequence, if it goes on with one."""
    same = [
        at for at, other in enumerate(open_) if (other.form, other.marker.level) == (number.form, number.marker.level)
    ]
    if same:
        above = open_[same[-1]]
        del open_[same[-1] :]
        return above
    while open_ and open_[-1].marker.level > number.marker.level:
        open_.pop()
    return None


def _compare(
    ctx: Context, above: _Number | None, number: _Number, open_: Sequence[_Number], lost: Sequence[Span]
) -> Iterator[Finding]:
    value = number.marker.value
    expected = 1 if above is None else above.marker.value + 1
    if value in (1, expected) or value - expected > _MOST_MISSING or (above is None and _excerpt(ctx, number, open_)):
        return
    span = number.block.span(0, len(number.marker.text) + min(len(heading_words(number.block)), 24))
    start = above.block.index if above else _parent(open_)
    between = [found for found in lost if start < found.block < number.block.index]
    related = [Related(found, "这个标题没有编号，可能就是缺的那一个") for found in between]
    if above is not None:
        related.append(Related(above.block.span(0, len(above.marker.text)), "前一个编号"))
    yield ctx.finding(
        span,
        _message(above, number, open_, expected),
        severity=Severity.INFO if number.marker.level == 0 or (above is None and not open_) else None,
        related=related,
        suggestions=_suggestions(ctx, value, expected, number, between),
    )


def _parent(open_: Sequence[_Number]) -> int:
    return open_[-1].block.index if open_ else -1


def _excerpt(ctx: Context, number: _Number, open_: Sequence[_Number]) -> bool:
    """A text that begins in the middle of a report, or a list whose beginning stands in running text."""
    if number.marker.level >= 3:
        return not open_ or _begins_inside(ctx, number)
    written = [block.index for block in ctx.document.blocks if block.text]
    return not open_ and written.index(number.block.index) < _OPENING


def _begins_inside(ctx: Context, number: _Number) -> bool:
    """Whether a block before holds the sequence's first number within its text: "主要职责：1、……"."""
    at = number.block.index
    before = "".join(block.text for block in ctx.document.blocks[max(at - 3, 0) : at])
    return number.marker.text.replace(str(number.marker.value), "1") in before


def _message(above: _Number | None, number: _Number, open_: Sequence[_Number], expected: int) -> str:
    text, value = number.marker.text, number.marker.value
    if above is None:
        under = f"“{open_[-1].marker.text}”下面" if open_ else "编号"
        return f"{under}从“{text}”开始，前面缺{_names(number, range(1, value))}。"
    if value > expected:
        return f"“{above.marker.text}”后面是“{text}”，中间缺{_names(number, range(expected, value))}。"
    if value == above.marker.value:
        return f"编号“{text}”重复了，前面已经有一个。"
    return f"编号倒退了：“{above.marker.text}”后面是“{text}”。"


def _names(number: _Number, values: range) -> str:
    shown = [_form(number, value) for value in values][:6]
    return "、".join(f"“{name}”" for name in shown)


def _form(number: _Number, value: int) -> str:
    """A number in the same form as another."""
    if number.marker.level in (0, 1, 2):
        return number.form.replace("N", _han(value))
    if number.marker.level == 5:
        return chr(ord("①") + value - 1)
    return number.form.replace("N", str(value))


def _han(value: int) -> str:
    tens, units = divmod(value, 10)
    head = "" if not tens else ("十" if tens == 1 else f"{_HAN[tens]}十")
    return head + (_HAN[units] if units or not tens else "")


def _suggestions(ctx: Context, value: int, expected: int, number: _Number, between: Sequence[Span]) -> list[str]:
    if between and len(between) <= value - expected:
        names = "、".join(f"“{ctx.document.text(found)}”" for found in between)
        return [f"给{names}补上编号{_names(number, range(value - len(between), value))}"]
    return [f"补上缺的部分，或把“{number.marker.text}”改为“{_form(number, expected)}”并顺改后面的编号"]


def _lost_headings(ctx: Context, numbers: Sequence[_Number]) -> Iterator[Span]:
    """Paragraphs without a number whose words are those of a section that the template numbers."""
    numbered = {number.block.index for number in numbers}
    contents = ctx.document.contents
    names = [name for section in ctx.profile.sections if section.path for name in section.names]
    if len(numbers) < 3 or not names:
        return
    first = min(numbered)
    for block in ctx.document.blocks[first:]:
        if block.kind != "paragraph" or block.index in numbered or block.index in contents:
            continue
        words = heading_words(block)
        if words and any(same_heading(words, name) for name in names):
            yield block.span(0, len(words))


CHECK = Check("STR603", "numbering", "编号不连续或缺失", Severity.WARNING, run)
