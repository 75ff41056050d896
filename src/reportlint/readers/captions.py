"""Finds the lines before a table that belong to it: its title, who made it when, and the unit of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reportlint.readers.building import Builder

_DETAIL = compiled(r"(?:单位|部门|日期)[:：].|^[（(]?单位|公开.{0,6}表$|^附[表件]|^[（(]?\d{4}年度?[）)]?$")
_TITLE = compiled(r"表(?:[（(].{1,12}[）)])?$|^附?表\s*[\d一二三四五六七八九十]")
_PROSE = ("。", "；", "：", ":", "，")
_LONGEST = 60
_DETAILS = 3  # lines between title and table


def captions(builder: Builder, before: Sequence[int], centred: Collection[int] = ()) -> tuple[int, ...]:
    """The last of the paragraphs before a table, in their order, that name it, its maker, year or unit.

    Of a paragraph that is `centred` above the table, the place shows that it is the title.
    """
    found: list[int] = []
    for block in reversed(before):
        text = builder.text(block)
        if len(text) > _LONGEST or text.endswith(_PROSE):
            break
        detail = bool(_DETAIL.search(text)) and len(found) < _DETAILS
        if detail or block in centred or _TITLE.search(text):
            found.append(block)
        if not detail:
            break
    return tuple(reversed(found))
