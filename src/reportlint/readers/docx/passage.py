"""The words of a paragraph or of a table cell as they are printed, with the way back to the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.docx.origin import Anchor, ElementPath, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from reportlint.model.document import RemarkKind


class Mark(NamedTuple):
    """Something that hangs on a half-open range of a passage; an empty range is a point between two characters."""

    kind: RemarkKind
    text: str
    start: int
    end: int


class Place(NamedTuple):
    """An element of the file with the way to it.

    `placeholder`: it belongs to a content control that still shows its prompt.
    """

    element: Element
    path: ElementPath
    placeholder: bool = False


class Passage(NamedTuple):
    """What one printed paragraph says, with the text boxes that are anchored in it.

    `style` is the outline level (1 = top) that its style gives it; `begins`: it is an item of a list or indented, and
    so no rest of the paragraph before it.
    """

    raw: str
    anchors: tuple[Anchor, ...] = ()
    segments: tuple[Segment, ...] = ()
    marks: tuple[Mark, ...] = ()
    boxes: tuple[Place, ...] = ()
    style: int | None = None
    begins: bool = False

    def shifted(self, by: int) -> Passage:
        """The passage as a later part of a longer text; `raw` is left as it is."""
        return self._replace(
            anchors=tuple(anchor._replace(start=anchor.start + by) for anchor in self.anchors),
            segments=tuple(
                segment._replace(start=segment.start + by, end=segment.end + by) for segment in self.segments
            ),
            marks=tuple(mark._replace(start=mark.start + by, end=mark.end + by) for mark in self.marks),
        )

    def labelled(self, label: str) -> Passage:
        """The passage behind an automatic number."""
        moved = self.shifted(len(label))
        anchors = (Anchor(0, self.anchors[0].path, len(label)), *moved.anchors[1:])
        return moved._replace(raw=label + self.raw, anchors=anchors)

    def cut(self, start: int, end: int, marked: tuple[int, int]) -> Passage:
        """The part between two offsets, without its text boxes but with the marks that begin in the range `marked`."""
        held = [anchor for anchor in self.anchors if anchor.start < end]
        first = max((number for number, anchor in enumerate(held) if anchor.start <= start), default=0)
        segments = (segment for segment in self.segments if segment.start < end and start < segment.end)
        part = Passage(
            self.raw[start:end],
            tuple(held[first:]),
            tuple(_inside(segment, start, end) for segment in segments),
            tuple(mark for mark in self.marks if marked[0] <= mark.start < marked[1]),
            style=self.style,
            begins=self.begins,
        ).shifted(-start)
        return part._replace(
            anchors=tuple(_from_zero(anchor) for anchor in part.anchors),
            marks=tuple(_within(mark, end - start) for mark in part.marks),
        )


def _from_zero(anchor: Anchor) -> Anchor:
    return anchor if anchor.start >= 0 else Anchor(0, anchor.path)


def _inside(segment: Segment, start: int, end: int) -> Segment:
    first = max(start - segment.start, 0)
    return Segment(segment.start + first, min(segment.end, end), segment.path, segment.offset + first)


def _within(mark: Mark, length: int) -> Mark:
    return mark._replace(start=min(max(mark.start, 0), length), end=min(max(mark.end, 0), length))


def joined(passages: Sequence[Passage]) -> Passage:
    """Several passages as one, each on a line of its own: the paragraphs of a table cell."""
    if len(passages) == 1:
        return passages[0]
    offset, parts = 0, []
    for passage in passages:
        parts.append(passage.shifted(offset))
        offset += len(passage.raw) + 1
    return Passage(
        "\n".join(part.raw for part in parts),
        tuple(anchor for part in parts for anchor in part.anchors),
        tuple(segment for part in parts for segment in part.segments),
        tuple(mark for part in parts for mark in part.marks),
        tuple(box for part in parts for box in part.boxes),
    )
