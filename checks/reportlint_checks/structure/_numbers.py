"""Numbers at the beginning of paragraphs, and where their sequences break."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from reportlint.api import compiled, marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Block, Context, Marker

_VALUE = compiled(r"[〇零一二三四五六七八九十百\d]+|[①-⑳]")
_WIDTHS = str.maketrans("（）．", "().")
_AFTER_BRACKET = compiled(r"\)[、.，,]")  # （二）、 goes on from （一）
_OPENING = 6  # blocks at the beginning of an excerpt, which may set in at any number
_MOST_MISSING = 4  # a larger jump is another list
_SAME_WORDS = 12  # characters by which a passage that was copied is known
_HAN = ("零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")


class Number(NamedTuple):
    """A number at the beginning of a block; `form` tells 1. from 1、 and from （1）, whatever the width."""

    block: Block
    marker: Marker
    form: str

    @property
    def words(self) -> str:
        """What is written behind the number, as far as it tells one item from another."""
        return self.block.text[len(self.marker.text) :][:_SAME_WORDS]

    def name(self, value: int) -> str:
        """Another value in this number's own form, with quotes."""
        level = self.marker.level
        digits = _han(value) if level in (0, 1, 2) else chr(ord("①") + value - 1) if level == 5 else str(value)
        return f"“{_VALUE.sub(digits, self.marker.text.strip(), count=1)}”"

    def names(self, values: range) -> str:
        """Several values in this number's own form."""
        return "、".join(self.name(value) for value in values)


class Gap(NamedTuple):
    """A number that does not follow from the one above it. `expected` is the value that would."""

    above: Number | None
    number: Number
    expected: int
    parent: Number | None

    @property
    def missing(self) -> range:
        """The values that were passed over."""
        return range(self.expected, self.number.marker.value)


def numbers_of(ctx: Context) -> Iterator[Number]:
    """The numbers of the report's paragraphs, its table of contents aside."""
    contents = ctx.document.contents
    for block in ctx.document.blocks:
        if block.kind != "paragraph" or block.index in contents:
            continue
        found = marker(block.text)
        if found is not None and len(found.text) < len(block.text):
            form = _VALUE.sub("N", found.text).translate(_WIDTHS)
            yield Number(block, found, _AFTER_BRACKET.sub(")", form))


def gaps_of(ctx: Context, numbers: Sequence[Number]) -> Iterator[Gap]:
    """The places where a sequence jumps, repeats itself or goes backwards."""
    open_: list[Number] = []  # the last number of every sequence that may go on, outermost first
    ended: dict[str, int] = {}
    seen: set[tuple[str, str]] = set()
    for number in numbers:
        above = _settle(open_, number)
        copied = (number.marker.text, number.words) in seen  # a passage written twice is CMP905's
        if not copied and not (above is None and ended.get(number.form) == number.marker.value - 1):
            yield from _broken(ctx, above, number, open_)
        ended[number.form] = number.marker.value
        seen.add((number.marker.text, number.words))
        open_.append(number)


def _settle(open_: list[Number], number: Number) -> Number | None:
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


def _broken(ctx: Context, above: Number | None, number: Number, open_: Sequence[Number]) -> Iterator[Gap]:
    value = number.marker.value
    expected = 1 if above is None else above.marker.value + 1
    if value in (1, expected) or value - expected > _MOST_MISSING:
        return
    if _excerpt(ctx, number, open_) if above is None else _goes_on_inside(above, number):
        return
    yield Gap(above, number, expected, open_[-1] if open_ else None)


def _excerpt(ctx: Context, number: Number, open_: Sequence[Number]) -> bool:
    """A text that begins in the middle of a report, or a list whose beginning stands in running text."""
    if number.marker.level >= 3:
        return not open_ or _begins_inside(ctx, number)
    written = [block.index for block in ctx.document.blocks if block.text]
    return not open_ and written.index(number.block.index) < _OPENING


def _goes_on_inside(above: Number, number: Number) -> bool:
    """Whether the numbers between stand in the text of the one above: "1.……。2.……。3.……。"."""
    values = range(above.marker.value + 1, number.marker.value)
    shape = regex.escape(number.marker.text.strip()).replace(str(number.marker.value), "{}", 1)
    if number.marker.level < 3 or not values or "{}" not in shape:
        return False
    return all(regex.search(rf"[。；;]\s*{shape.format(value)}(?!\d)", above.block.text) for value in values)


def _begins_inside(ctx: Context, number: Number) -> bool:
    """Whether a block before holds the sequence's first number within its text: "主要职责：1、……"."""
    at = number.block.index
    before = "".join(block.text for block in ctx.document.blocks[max(at - 3, 0) : at])
    return number.marker.text.replace(str(number.marker.value), "1") in before


def _han(value: int) -> str:
    tens, units = divmod(value, 10)
    head = "" if not tens else ("十" if tens == 1 else f"{_HAN[tens]}十")
    return head + (_HAN[units] if units or not tens else "")
