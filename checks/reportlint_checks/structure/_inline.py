"""Numbers within a paragraph: 1.……；2.……, （1）……（2）……, 一是……二是……."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reportlint.api import Block, Context, Span

_HAN = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FORMS = (
    compiled(r"(?:^|(?<=[。；;：:，,]))(?P<value>\d{1,2})[.．、](?!\d)"),
    compiled(r"\((?P<value>\d{1,2})\)(?=[\u4e00-\u9fff])"),
    compiled(f"(?P<value>[{_CIRCLED}])"),
    compiled(f"(?:^|(?<=[。；;：:，,、]))(?P<value>[{_HAN}])是(?!否)"),
)
_FEWEST = 3  # numbers that make a list
_MOST_MISSING = 2


class Break(NamedTuple):
    """Two numbers of a list that do not follow each other: places and printed words, the values between missing."""

    before: Span
    span: Span
    first: str
    second: str
    missing: tuple[str, ...]


def breaks_of(ctx: Context) -> Iterator[Break]:
    """Where a list inside a paragraph repeats or leaves out a number."""
    for block in ctx.document.blocks:
        if block.kind in ("paragraph", "cell", "textbox") and block.index not in ctx.document.contents:
            text = ctx.facts.folded(block)
            for form in _FORMS:
                yield from _breaks(block, list(form.finditer(text)))


def _breaks(block: Block, found: Sequence[regex.Match[str]]) -> Iterator[Break]:
    """The flaws of one form's numbers, if they make up a list: from 1 on, and most follow the one before."""
    values = [_value(match["value"]) for match in found]
    steps = [later - value for value, later in itertools.pairwise(values)]
    begins = bool(values) and (values[0] == 1 or found[0].start() == 0)
    if not begins or len(values) < _FEWEST or sum(step == 1 for step in steps) * 2 < len(steps):
        return
    for number, step in enumerate(steps):
        follows = number + 2 >= len(values) or steps[number + 1] == 1
        repeated = step == 0 and values[number] > 1  # two lists may begin one after the other
        if (repeated or 1 < step <= _MOST_MISSING + 1) and follows:
            yield _break(block, found[number], found[number + 1])


def _break(block: Block, first: regex.Match[str], second: regex.Match[str]) -> Break:
    between = range(_value(first["value"]) + 1, _value(second["value"]))
    printed = block.text[second.start() : second.end()]
    return Break(
        block.span(*first.span()),
        block.span(*second.span()),
        block.text[first.start() : first.end()],
        printed,
        tuple(printed.replace(second["value"], _digits(second["value"], value), 1) for value in between),
    )


def _value(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    return (_HAN if digits in _HAN else _CIRCLED).index(digits) + 1


def _digits(like: str, value: int) -> str:
    """A value in the digits of a printed one."""
    if like.isdecimal():
        return str(value)
    return (_HAN if like in _HAN else _CIRCLED)[value - 1]
