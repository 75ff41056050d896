"""Tells line breaks inside a paragraph that part two statements from those that only fill a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.readers.wraps import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAKS = re.compile(r"[\n\f](?:[ \t\u3000]*[\n\f])*")
_END = re.compile(r"[。！？；][”’」』）)】]*\s*$")
_END_LENGTH = 20
_FIELD = re.compile(r"\s*[^，。；：:\n\f]{2,14}[：:]")


def lines_apart(raw: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of a paragraph's text that are blocks of their own.

    A manual line break (w:br) parts them where the next line opens with a number or a label ("填报日期："), where the
    line before is a finished sentence, and where a line stays empty; so does any page break.
    """
    start = 0
    for gap in _BREAKS.finditer(raw):
        if _parts(raw, start, gap):
            yield start, gap.start()
            start = gap.end()
    yield start, len(raw)


def _parts(raw: str, start: int, gap: re.Match[str]) -> bool:
    breaks = gap.group().count("\n") + 2 * gap.group().count("\f")
    if breaks > 1 or _END.search(raw, max(start, gap.start() - _END_LENGTH), gap.start()):
        return True
    following = _BREAKS.search(raw, gap.end())
    end = following.start() if following else len(raw)
    return bool(_FIELD.match(raw, gap.end(), end)) or line_of(raw, gap.end(), end).marked
