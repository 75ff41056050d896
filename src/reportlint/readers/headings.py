"""Finds numbered headings and builds the section tree over a document's blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.document import Block, Marker, Section
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.spans import Span

_HAN = "〇零一二三四五六七八九十百"
# What follows the point of "1. 概况" and "9.2025年预算", but not that of "1.5亿元", which may be set as "1. 5亿元".
_NO_FRACTION = r"(?=(?:19|20)\d\d年)|(?!\s?[\d.]+(?:[千万亿]?元|[%％]))(?!\d)"
_MARKER = compiled(
    rf"(?P<part>第[{_HAN}\d]{{1,3}}(?:部分|章|编|篇))[、，：:．.]?"
    rf"|(?P<han>[{_HAN}]{{1,4}})[、．.](?![{_HAN}](?:季度|产业))"
    rf"|[（(〔](?P<han2>[{_HAN}]{{1,4}})[）)〕][、．.]?"
    rf"|(?P<arabic>[0-9０-９]{{1,3}})(?:、|[.．](?:{_NO_FRACTION}))"
    r"|[（(](?P<arabic2>[0-9０-９]{1,3})[）)][、．.]?"
    r"|(?P<arabic3>[0-9０-９]{1,2})[）)](?![0-9])"
    r"|(?P<circled>[①-⑳])[、．.]?"
)
_LEVELS = {"part": 0, "han": 1, "han2": 2, "arabic": 3, "arabic2": 4, "arabic3": 4, "circled": 5}
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
_LEADER = compiled(r"[…．.·]{3,}.{0,3}\d*$|\t\s*\d+$")
_TAIL = 40  # characters at a line's end in which points and page number are looked for
_TOC_TITLE = compiled(r"目[录錄]$")
_RUN_IN_END = compiled(r"[。：:]")
_STATEMENT = compiled(r"\d+(?:\.\d+)?[万亿]?元|[，,；;]")
_SENTENCE = compiled(r"[。；;！？，,]")
# A heading that runs into its paragraph is short; so is one that stands alone at the lower levels.
_RUN_IN_LENGTH = 32
_ALONE_LENGTH = 40
_LOW_LENGTH = 24


def marker(text: str) -> Marker | None:
    """The number that opens a heading or list item, if the text begins with one."""
    match = _MARKER.match(text)
    if match is None or match.lastgroup is None:
        return None
    return Marker(match.group(), _value(match[match.lastgroup]), _LEVELS[match.lastgroup])


def _value(digits: str) -> int:
    if digits[0] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return ord(digits[0]) - ord("①") + 1
    digits = compiled(r"[第部分章编篇]").sub("", digits)
    if digits.isdecimal():
        return int(digits)
    tens, ten, units = digits.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS.get(char, 0)) for char in digits))
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(units, 0)


class _Heading(NamedTuple):
    span: Span
    words: str
    marker: Marker | None
    rank: int
    run_in: bool


def outline(blocks: Sequence[Block], contents: frozenset[int] = frozenset()) -> tuple[Section, ...]:
    """The sections of a document, parents before children; blocks of its table of contents are no headings."""
    headings = [found for block in blocks if block.index not in contents and (found := _heading(block))]
    ends = [len(blocks)] * len(headings)
    places: list[tuple[int, int | None]] = []  # depth and parent
    open_: list[int] = []  # the sections that are not closed yet
    for number, heading in enumerate(headings):
        while open_ and headings[open_[-1]].rank >= heading.rank:
            ends[open_.pop()] = heading.span.block
        places.append((len(open_) + 1, open_[-1] if open_ else None))
        open_.append(number)
    return tuple(
        Section(number, one.span, one.words, one.marker, depth, one.span.block, end, parent, one.run_in)
        for number, (one, end, (depth, parent)) in enumerate(zip(headings, ends, places, strict=True))
    )


def _heading(block: Block) -> _Heading | None:
    if block.kind != "paragraph" or not block.text:
        return None
    number = marker(block.text)
    if block.style is not None:
        rank = number.level if number else block.style - 1
        return _Heading(block.span(), block.text[len(number.text) if number else 0 :], number, rank, run_in=False)
    return _numbered(block, number) if number else None


def _numbered(block: Block, number: Marker) -> _Heading | None:
    text, start = block.text, len(number.text)
    stop = _RUN_IN_END.search(text, start)
    end = stop.start() if stop else len(text)
    if stop and stop.group() == "。":
        end = _before_blank(block, start, end)
        if end == stop.start() and stop.end() == len(text) and _STATEMENT.search(text, start):
            return None  # an item that is a sentence
    words = text[start:end]
    if not words or not _is_title(words, number.level, alone=stop is None):
        return None
    return _Heading(block.span(0, end), words, number, number.level, run_in=stop is not None and end + 1 < len(text))


def _before_blank(block: Block, start: int, end: int) -> int:
    """Where a heading ends that only a blank in the original parts from its first sentence."""
    cuts = [cut for cut in block.offsets.cuts if start + 2 <= cut < end - 2]
    blanks = [cut for cut in cuts if block.raw[block.offsets.original(cut) - 1].isspace()]  # others were markup
    return blanks[0] if blanks and not compiled(r"[，,；;]").search(block.text[start : blanks[0]]) else end


def _is_title(words: str, level: int, *, alone: bool) -> bool:
    if level >= 3 and (len(words) > _LOW_LENGTH or _SENTENCE.search(words)):
        return False
    return len(words) <= (_ALONE_LENGTH if alone else _RUN_IN_LENGTH) or (level == 0 and alone)


def is_led_up(raw: str) -> bool:
    """Whether a line ends as an entry of a table of contents does: its page number led up to by points or a tab."""
    return bool(_LEADER.search(raw.rstrip()[-_TAIL:]))


def table_of_contents(blocks: Sequence[Block]) -> frozenset[int]:
    """The indexes of the blocks that make up the table of contents, its title included."""
    title = next((block.index for block in blocks[:80] if _TOC_TITLE.fullmatch(block.text)), None)
    led = {block.index for block in blocks if is_led_up(block.raw) and len(block.text) < 80}
    if title is None:
        return frozenset(led if len(led) >= 3 else ())
    return frozenset({title, *led, *_entries(blocks, title)})


def _entries(blocks: Sequence[Block], title: int) -> Iterator[int]:
    """Entries run from the title to where the first of them comes again as a heading, or where words follow."""
    texts = [_entry_words(block.text) for block in blocks]
    first = next((index for index in range(title + 1, len(blocks)) if texts[index]), None)
    if first is None:
        return
    for index in range(first, len(blocks)):
        if (index > first and texts[index] == texts[first]) or not _may_be_entry(blocks, index):
            return
        yield index


def _may_be_entry(blocks: Sequence[Block], index: int) -> bool:
    """A line of a table of contents: numbered, or the short end of such a line."""
    text = blocks[index].text
    if marker(text) or is_led_up(blocks[index].raw):
        return len(text) < 80 and not _SENTENCE.search(text)
    following = blocks[index + 1].text if index + 1 < len(blocks) else ""
    return len(text) <= 12 and marker(following) is not None and marker(following) != marker(blocks[index - 1].text)


def _entry_words(text: str) -> str:
    return compiled(r"[\s…．.·\d]+$").sub("", text)
