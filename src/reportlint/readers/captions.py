"""Finds the lines before a table that belong to it: its title, and the unit that its figures count in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.building import Builder

_TITLE = re.compile(r"(?<!代)表(?![现示明彰决达演])|单位[:：]|^[(（]?单位")
_PROSE = ("。", "；", "：", ":", "，")
_LONGEST = 40
_MOST = 2


def captions(builder: Builder, before: Sequence[int]) -> tuple[int, ...]:
    """The last of the paragraphs before a table, in their order, that name it or its unit."""
    found: list[int] = []
    for block in reversed(before[-_MOST:]):
        if not _names_table(builder.text(block)):
            break
        found.insert(0, block)
    return tuple(found)


def _names_table(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_TITLE.search(text)) and not text.endswith(_PROSE)
