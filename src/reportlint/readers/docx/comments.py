"""Comments in the margin (ECMA-376 Part 1 §17.13.4) and the words that they hang on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.readers.docx.wml import ID, PARAGRAPH, TEXT, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reportlint.readers.docx.content import Content


class Comments:
    """The comments of a document while its words are read.

    A comment on several paragraphs hangs on its words in the first of them.
    """

    def __init__(self, root: Element | None) -> None:
        elements = () if root is None else root.iterchildren(W + "comment")
        self._waiting = {element.get(ID, ""): _text(element) for element in elements}
        self._open: dict[str, None] = {}  # in the order in which they began

    def begin(self, comment_id: str) -> None:
        """A range begins between two paragraphs."""
        self._open[comment_id] = None

    def end(self, comment_id: str) -> None:
        """A range ends between two paragraphs."""
        self._open.pop(comment_id, None)

    def mark(self, content: Content) -> None:
        """Mark the comments that hang on words of this paragraph."""
        starts = dict.fromkeys(self._open, 0) | content.comment_starts
        for comment_id, start in starts.items():
            end = content.comment_ends.get(comment_id, content.length)
            if start < end:
                self._place(content, comment_id, start, end)
        for comment_id, point in content.comment_points.items():
            self._place(content, comment_id, point, point)
        ended = content.comment_ends
        self._open = {it: None for it in starts if it in self._waiting and it not in ended}

    def _place(self, content: Content, comment_id: str, start: int, end: int) -> None:
        text = self._waiting.pop(comment_id, None)
        if text is not None:
            content.mark("comment", text, start, end)

    def rest(self) -> Iterator[str]:
        """The comments that hang on no words that are printed."""
        yield from self._waiting.values()


def _text(comment: Element) -> str:
    paragraphs = ("".join(item.text or "" for item in paragraph.iter(TEXT)) for paragraph in comment.iter(PARAGRAPH))
    return "\n".join(text for text in paragraphs if text)
