"""The entries of a table of contents and the headings that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import compiled, marker, same_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Block, Context, Marker, Section

_PAGE = compiled(r"[\s…．.·—-]*(?:[(（]?\d{1,3}[)）]?)?$")
_MARKS = compiled(r"[\s“”\"'《》()（）、，,：:。.·—-]")
_TITLE = compiled(r"目录[：:]?")
_GENERIC = compiled(r"(?:19|20)\d\d年度?|[(（]?(?:部门|单位|本级)[)）]?|情况$|(?:情况)?说明$")
_CORE = 4
_LONG = 80  # characters: a longer block is no heading
_PREFIX = 8  # characters that a heading broken by the layout must still share with its entry


class Entry(NamedTuple):
    """A line of the table of contents: its number and its words, with and without the page behind them."""

    block: Block
    marker: Marker | None
    words: str
    whole: str


class Match(NamedTuple):
    """An entry with the heading that it names, if there is one, and the heading in its place that reads otherwise."""

    entry: Entry
    heading: Block | None
    instead: Section | None = None


def entries_of(ctx: Context) -> Iterator[Entry]:
    """The lines of the table of contents, its title aside."""
    for index in sorted(ctx.document.contents):
        block = ctx.document.blocks[index]
        if block.kind != "paragraph" or _TITLE.fullmatch(block.text):
            continue
        number = marker(block.text)
        whole = block.text[len(number.text) if number else 0 :]
        words = _PAGE.sub("", whole)
        if len(words) >= 2:
            yield Entry(block, number, words, whole)


def matched(ctx: Context, entries: Sequence[Entry]) -> list[Match]:
    """Each entry with its heading: by its words, the number left aside; then by its number between its neighbours.

    A part whose own heading the body leaves out is there if the entry under it is.
    """
    last = max(ctx.document.contents)
    named = {section.start: section.words for section in ctx.document.sections}
    body = [
        (block, named.get(block.index) or _words(block))
        for block in ctx.document.blocks[last + 1 :]
        if block.index in named or 2 <= len(block.text) <= _LONG
    ]
    headings = [_heading(entry, body) for entry in entries]
    for number in range(len(entries) - 2, -1, -1):
        if headings[number] is None and _is_under(entries[number + 1], entries[number]):
            headings[number] = headings[number + 1]
    found = [Match(entry, heading) for entry, heading in zip(entries, headings, strict=True)]
    return [
        match if match.heading else match._replace(instead=_instead(ctx, found, number))
        for number, match in enumerate(found)
    ]


def _is_under(entry: Entry, above: Entry) -> bool:
    return entry.marker is not None and above.marker is not None and entry.marker.level > above.marker.level


def _heading(entry: Entry, body: Sequence[tuple[Block, str]]) -> Block | None:
    """The block with an entry's words, the unit's name before them aside; or with nearly these, but the same number."""
    wanted, core = {_plain(entry.words), _plain(entry.whole)}, _core(entry.words)
    same = [block for block, text in body if _plain(text) in wanted]
    named = same or [block for block, text in body if len(core) >= _CORE and _core(text).endswith(core)]
    if named:
        return next((block for block in named if _has_number(block, entry)), named[0])
    close = (block for block, text in body if same_heading(text, entry.words) or _is_prefix(text, entry.words))
    return next((block for block in close if _has_number(block, entry) or marker(block.text) is None), None)


def _core(words: str) -> str:
    """A heading's words without the year, and without 部门 or 单位 where the body has the unit's name."""
    return _plain(_GENERIC.sub("", words))


def _words(block: Block) -> str:
    """A block's words without its number, up to the colon or stop behind which a heading's text begins."""
    number = marker(block.text)
    text = block.text[len(number.text) if number else 0 :]
    head = compiled(r"[。：:]").split(text, maxsplit=1)[0]
    return head if number and len(head) >= 4 else text


def _has_number(block: Block, entry: Entry) -> bool:
    number = marker(block.text)
    return bool(number and entry.marker and number.value == entry.marker.value)


def _plain(words: str) -> str:
    return _MARKS.sub("", words)


def _is_prefix(left: str, right: str) -> bool:
    """Whether one of two headings is the other's beginning, as where the layout broke it."""
    shorter, longer = sorted((_plain(left), _plain(right)), key=len)
    return len(shorter) >= _PREFIX and longer.startswith(shorter)


def _instead(ctx: Context, found: Sequence[Match], number: int) -> Section | None:
    """The heading with an entry's own number between those of the entries before and after it."""
    entry = found[number].entry
    if entry.marker is None:
        return None
    before = [match.heading.index for match in found[:number] if match.heading]
    after = [match.heading.index for match in found[number + 1 :] if match.heading]
    first = max(before, default=max(ctx.document.contents))
    last = min((index for index in after if index > first), default=len(ctx.document.blocks))
    taken = {match.heading.index for match in found if match.heading}
    between = (section for section in ctx.document.sections if first < section.start < last)
    return next((section for section in between if section.start not in taken and _may_stand_for(section, entry)), None)


def _may_stand_for(section: Section, entry: Entry) -> bool:
    """The same number, and two 汉字 in a row in common."""
    own, wanted = section.marker, entry.marker
    if own is None or wanted is None or (own.level, own.value) != (wanted.level, wanted.value):
        return False
    core = _core(entry.words)
    return any(core[at : at + 2] in section.words for at in range(len(core) - 1))
