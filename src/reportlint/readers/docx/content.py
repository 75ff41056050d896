"""Gathers the words of one paragraph while its runs are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.docx.origin import Anchor, ElementPath, Segment
from reportlint.readers.docx.passage import Mark, Passage, Place

if TYPE_CHECKING:
    from reportlint.model.document import RemarkKind


class _Change(NamedTuple):
    """Tracked changes (§17.13.5) that touch each other: the words taken out and the range of those put in."""

    deleted: str
    start: int
    end: int


class NoteReference(NamedTuple):
    """A reference to a footnote or endnote."""

    kind: str
    note_id: str


class Content:
    """The printed words so far, where each of them stands in the file and what hangs on them."""

    def __init__(self) -> None:
        self.length = 0
        self.boxes: list[Place] = []
        self.notes: list[NoteReference] = []
        self.comment_starts: dict[str, int] = {}
        self.comment_ends: dict[str, int] = {}
        self.comment_points: dict[str, int] = {}
        self._parts: list[str] = []
        self._anchors: list[Anchor] = []
        self._segments: list[Segment] = []
        self._marks: list[Mark] = []
        self._changes: list[_Change] = []
        self._hidden: list[str] = []
        self._hidden_at = 0

    @property
    def begun(self) -> bool:
        """Whether there is a paragraph to go on with."""
        return bool(self._anchors)

    def open_paragraph(self, path: ElementPath) -> None:
        """Go on with the words of a paragraph element."""
        self._anchors.append(Anchor(self.length, path))

    def add(self, text: str, path: ElementPath | None = None, offset: int = 0) -> None:
        """Add printed words: those of an element from `offset` on, or words that stand in no element."""
        if not text:
            return
        self._parts.append(text)
        end = self.length + len(text)
        if path is not None:
            self._segments.append(Segment(self.length, end, path, offset))
        self.length = end

    def hide(self, text: str) -> None:
        """Note words that are there and not printed."""
        if self._hidden_at != self.length:
            self._close_hidden()
        self._hidden_at = self.length
        self._hidden.append(text)

    def mark(self, kind: RemarkKind, text: str, start: int, end: int) -> None:
        """Note something that hangs on a range of the words."""
        self._marks.append(Mark(kind, text, start, end))

    def since(self, start: int) -> str:
        """The words added from an offset on."""
        return self._text()[start:]

    def change(self, deleted: str, start: int) -> None:
        """Note a tracked change: words taken out at `start`, or words put in from `start` to here."""
        while self._changes and self._changes[-1].end >= start:
            before = self._changes.pop()
            deleted = before.deleted + deleted
            start = min(before.start, start)
        self._changes.append(_Change(deleted, start, self.length))

    def passage(self, style: int | None = None) -> Passage:
        """All that was gathered, the marks in the order of the words."""
        self._close_hidden()
        text = self._text()
        marks = self._marks + [_tracked(change, text) for change in self._changes]
        marks.sort(key=lambda mark: mark.start)
        return Passage(text, tuple(self._anchors), tuple(self._segments), tuple(marks), tuple(self.boxes), style)

    def _text(self) -> str:
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""

    def _close_hidden(self) -> None:
        if self._hidden:
            self.mark("hidden-text", "".join(self._hidden), self._hidden_at, self._hidden_at)
            self._hidden.clear()


def _tracked(change: _Change, text: str) -> Mark:
    inserted = text[change.start : change.end]
    words = [f"{what}“{words}”" for what, words in (("删除", change.deleted), ("插入", inserted)) if words]
    return Mark("tracked-change", "，".join(words), change.start, change.end)
