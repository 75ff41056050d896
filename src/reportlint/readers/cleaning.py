"""Drops what typesetting put between the characters: spaces round 汉字, line breaks, invisible marks, ruby.

Nothing is changed or moved, so the way back is a list of cuts (`Offsets`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.model.spans import Offsets
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
# What a reader writes over markup ("**") before cleaning: as long as that, and dropped.
MASK = "\u2060"
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
# Mirrors of traditional pages print the reading of rare characters behind them: 經(jīng)費(fèi).
_RUBY = rf"(?<=[\u4e00-\u9fff])\((?=[^()]{{0,6}}[{_TONES}])[a-zü{_TONES}]{{1,7}}\)\s*"
_DROPPABLE = compiled(rf"[\s{_INVISIBLE}]+|{_RUBY}")
_PRINTED = compiled(rf"[^\s{_INVISIBLE}]")
_WIDE = compiled(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\u3000-\u303f“”‘’—…]")
_CLOSING = frozenset(",;:)%")
# The end of a line within a number: 287⏎0.60, 287⏎.6, 2870.⏎6 (but not "表3.⏎2024年"), 2,⏎870.60.
_BROKEN_NUMBER = compiled(
    r"(?<=\d)[^\S\n]*\n\s*(?=\d|\.\d)|(?<=\d\.)[^\S\n]*\n\s*(?=\d)(?!(?:19|20)\d\d年)|(?<=\d,)[^\S\n]*\n\s*(?=\d{3}(?!\d))"
)


def prints(raw: str) -> bool:
    """Whether anything but blanks and invisible marks stands in a text."""
    return bool(_PRINTED.search(raw))


def clean(raw: str) -> tuple[str, Offsets]:
    """The text as it is read, and the way back to `raw`.

    White space is dropped at both ends, beside a wide character and before closing marks; between two narrow
    characters one blank stays, so that "12 345" and "Word 2016" keep their parts apart.
    """
    kept: list[str] = []
    cuts: list[int] = []
    shifts: list[int] = []
    length = dropped = last = 0
    for start, end in _drops(raw):
        kept.append(raw[last:start])
        length += start - last
        dropped += end - start
        cuts.append(length)
        shifts.append(dropped)
        last = end
    if not cuts:
        return raw, Offsets()
    kept.append(raw[last:])
    return "".join(kept), Offsets(tuple(cuts), tuple(shifts))


def numbers_whole(raw: str) -> str:
    """A paragraph as long as before, with the line ends masked that the layout put into the midst of numbers."""
    return _BROKEN_NUMBER.sub(lambda gap: MASK * len(gap[0]), raw) if "\n" in raw else raw


def keeps_apart(before: str, after: str) -> bool:
    """Whether the end of a line between two parts of a paragraph stays as a blank; neither is empty."""
    seam = numbers_whole(f"{before[-2:]}\n{after[:6]}")[len(before[-2:])]
    return seam != MASK and not _parts_nothing(f"{before[-1]}\n{after[0]}", 1, 2)


def _drops(raw: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of `raw` to drop, in order."""
    for match in _DROPPABLE.finditer(raw):
        start, end = match.span()
        if raw[start] == "(" or _parts_nothing(raw, start, end):
            yield start, end
        elif end - start > 1:
            yield from _but_one_blank(raw, start, end)


def _but_one_blank(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    blank = next(at for at in range(start, end) if raw[at].isspace())
    if blank > start:
        yield start, blank
    if blank + 1 < end:
        yield blank + 1, end


def _parts_nothing(raw: str, start: int, end: int) -> bool:
    """Whether the white space between two places tells nothing apart."""
    if start == 0 or end == len(raw) or not any(char.isspace() for char in raw[start:end]):
        return True
    before, after = raw[start - 1], raw[end]
    return bool(_WIDE.match(before) or _WIDE.match(after)) or after in _CLOSING
