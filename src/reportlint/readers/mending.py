"""Joins paragraphs that a layout broke before they came into the file: text that was pasted line by line."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.spans import Offsets, Span
from reportlint.patterns import compiled
from reportlint.readers.cleaning import keeps_apart
from reportlint.readers.headings import outline, table_of_contents
from reportlint.readers.wraps import line_of, margin_of, paragraphs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from reportlint.model.document import Block, Document, Location, Origin, Remark, Table

    _Places = Mapping[int, tuple[int, int]]  # the new number of each block, and where its text begins there

# An indent or a bullet begins a paragraph, whatever the one before looks like.
_BEGINS = compiled(r"[\t\u3000]|\s{2}|[●■◆▲○□◇△▪•·*☆★→➢➤√✓-]")


@dataclass(frozen=True, slots=True)
class JoinedOrigin:
    """A block made of several of the file: where each one's words begin in the original text, and its own origin."""

    starts: tuple[int, ...]
    origins: tuple[Origin, ...]

    def locate(self, start: int, end: int) -> Location:
        """The place of the first part of a range, with the end of its last."""
        (first, begin, stop), *others = self.parts(start, end)
        place = first.locate(begin, stop)
        for origin, begin, stop in others:
            tail = origin.locate(begin, stop)
            place = replace(place, end_line=tail.end_line, end_column=tail.end_column)
        return place

    def parts(self, start: int, end: int) -> Iterator[tuple[Origin, int, int]]:
        """The origins in which a range lies, each with its own share of it."""
        first = bisect_right(self.starts, start) - 1
        last = max(bisect_right(self.starts, end - 1) - 1, first)
        for at in range(first, last + 1):
            whole = end if at == last else self.starts[at + 1] - 1  # a line end parts two of them
            yield self.origins[at], max(start - self.starts[at], 0), whole - self.starts[at]


class _Joint(NamedTuple):
    """A block made of those of a group, and where the text of each begins in it."""

    block: Block
    begins: tuple[int, ...]


def begins(raw: str) -> bool:
    """Whether a paragraph's original text, white space and all, tells that it begins one."""
    return bool(_BEGINS.match(raw))


def mended(document: Document, begun: Collection[int]) -> Document:
    """The document with paragraphs joined that stop amid a sentence which the next one goes on with (`wraps`).

    Word files, pages and sheets that were made from a printed report have a paragraph for each of its lines. Blocks in
    `begun` are known to begin a paragraph.
    """
    groups = list(_groups(document, begun))
    if len(groups) == len(document.blocks):
        return document
    joints = [_joint(index, group) for index, group in enumerate(groups)]
    places = {
        block.index: (joint.block.index, begin)
        for group, joint in zip(groups, joints, strict=True)
        for block, begin in zip(group, joint.begins, strict=True)
    }
    blocks = tuple(joint.block for joint in joints)
    contents = table_of_contents(blocks)
    return replace(
        document,
        blocks=blocks,
        tables=tuple(_table(table, places) for table in document.tables),
        remarks=tuple(_remark(remark, places) for remark in document.remarks),
        sections=outline(blocks, contents),
        contents=contents,
    )


def _groups(document: Document, begun: Collection[int]) -> Iterator[Sequence[Block]]:
    """All blocks in their order, those that are one paragraph together."""
    apart = document.contents | {section.heading.block for section in document.sections if not section.run_in}
    apart |= {block for table in document.tables for block in table.captions}
    apart |= {block.index for block in document.blocks if block.kind != "paragraph" or block.style is not None}
    rest = set(_continuations(document.blocks)).difference(begun, apart, (block + 1 for block in apart))
    group: list[Block] = []
    for block in document.blocks:
        if group and block.index not in rest:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _continuations(blocks: Sequence[Block]) -> Iterator[int]:
    """The blocks that read like the rest of the paragraph before them."""
    written = [block for block in blocks if block.kind == "paragraph"]
    text = "\n".join(block.raw for block in written)
    starts = accumulate((len(block.raw) + 1 for block in written), initial=0)
    lines = [line_of(text, start, start + len(block.raw)) for start, block in zip(starts, written, strict=False)]
    numbers = {line.start: number for number, line in enumerate(lines)}
    for first, last, _ in paragraphs(lines, margin_of(lines)):
        yield from (block.index for block in written[numbers[first.start] + 1 : numbers[last.start] + 1])


def _joint(index: int, group: Sequence[Block]) -> _Joint:
    """The group as one block; a line end parts their original texts, and stays between two narrow characters."""
    if len(group) == 1:
        return _Joint(replace(group[0], index=index), (0,))
    starts = list(accumulate((len(block.raw) + 1 for block in group[:-1]), initial=0))
    letters: list[tuple[str, int]] = []  # each character that is read, with its place in the original text
    begins, before = [], ""
    for at, block in zip(starts, group, strict=True):
        if before and keeps_apart(before, block.text):
            letters.append(("\n", at - 1))
        begins.append(len(letters))
        letters += ((char, at + block.offsets.original(number)) for number, char in enumerate(block.text))
        before = block.text
    joined = replace(
        group[0],
        index=index,
        text="".join(char for char, _ in letters),
        raw="\n".join(block.raw for block in group),
        origin=JoinedOrigin(tuple(starts), tuple(block.origin for block in group)),
        offsets=_offsets(place for _, place in letters),
    )
    return _Joint(joined, tuple(begins))


def _offsets(places: Iterable[int]) -> Offsets:
    """The way back to the original places of a text's characters."""
    cuts, shifts = [], [0]
    for number, place in enumerate(places):
        if place - number != shifts[-1]:
            cuts.append(number)
            shifts.append(place - number)
    return Offsets(tuple(cuts), tuple(shifts[1:]))


def _table(table: Table, places: _Places) -> Table:
    cells = tuple(replace(cell, block=places[cell.block][0]) for cell in table.cells)
    return replace(table, cells=cells, captions=tuple(places[block][0] for block in table.captions))


def _remark(remark: Remark, places: _Places) -> Remark:
    if remark.span is None:
        return remark
    block, begin = places[remark.span.block]
    return replace(remark, span=Span(block, begin + remark.span.start, begin + remark.span.end))
