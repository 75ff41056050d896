"""The paragraphs and tables of a part, a cell or a text box in the order in which they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.readers.docx.content import Content, NoteReference
from reportlint.readers.docx.inline import Inline, is_placeholder
from reportlint.readers.docx.numbering import list_of
from reportlint.readers.docx.passage import Place
from reportlint.readers.docx.properties import ParagraphProperties, paragraph_properties
from reportlint.readers.docx.wml import ALTERNATE, CONTROL, ID, PARAGRAPH, TABLE, W, branch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.readers.docx.comments import Comments
    from reportlint.readers.docx.numbering import Numbering
    from reportlint.readers.docx.passage import Passage
    from reportlint.readers.docx.styles import Styles

_TRANSPARENT = frozenset(W + name for name in ("sdtContent", "customXml", "ins", "moveTo"))
_COMMENT_START = W + "commentRangeStart"
_COMMENT_END = W + "commentRangeEnd"
_PARAGRAPH_SIGN = "↵"  # what Word shows for a paragraph's end


class Flow:
    """Reads paragraphs; the document's lists, styles and comments go on from one part to the next."""

    def __init__(self, styles: Styles, numbering: Numbering, comments: Comments) -> None:
        self.references: list[NoteReference] = []
        self._styles = styles
        self._numbering = numbering
        self._comments = comments

    def read(self, parent: Place) -> Iterator[Passage | Place]:
        """Passages for paragraphs, places for tables.

        A paragraph whose end a tracked change takes away goes on in the next one (§17.13.5.15).
        """
        content = Content()
        for place in children(parent):
            tag = place.element.tag
            if tag == PARAGRAPH:
                properties = paragraph_properties(place.element)
                self._add(content, place, properties)
                if not properties.end_deleted:
                    yield self._passage(content, properties)
                    content = Content()
            elif tag == TABLE:
                if content.begun:
                    yield self._passage(content, ParagraphProperties())
                    content = Content()
                yield place
            elif tag == _COMMENT_START:
                self._comments.begin(place.element.get(ID, ""))
            elif tag == _COMMENT_END:
                self._comments.end(place.element.get(ID, ""))
        if content.begun:
            yield self._passage(content, ParagraphProperties())

    def _add(self, content: Content, place: Place, properties: ParagraphProperties) -> None:
        """Add the words of one paragraph."""
        content.open_paragraph(place.path)
        start = content.length
        hidden = self._styles.style(properties.style).hidden
        Inline(content, self._styles, hidden=hidden).read(place.element, place.path)
        if place.placeholder and content.length > start:
            content.mark("placeholder-control", content.since(start), start, content.length)
        if properties.end_deleted:
            content.change(_PARAGRAPH_SIGN, content.length)

    def _passage(self, content: Content, properties: ParagraphProperties) -> Passage:
        """The words that print as one paragraph, with the properties of the end that is left."""
        self._comments.mark(content)
        self.references += content.notes
        style = self._styles.style(properties.style)
        outline = style.outline if properties.outline is None else properties.outline
        begins = properties.indented or list_of(properties.place, style) is not None
        passage = content.passage(outline or None)._replace(begins=begins)
        if properties.end_hidden and not passage.raw:
            return passage
        return _labelled(passage, self._numbering.label(properties.place, style))


def children(parent: Place) -> Iterator[Place]:
    """The child elements, content controls and the like opened up (§17.5.2)."""
    for at, child in enumerate(parent.element):
        place = Place(child, (*parent.path, at), parent.placeholder)
        if child.tag == CONTROL:
            yield from children(place._replace(placeholder=place.placeholder or is_placeholder(child)))
        elif child.tag in _TRANSPARENT:
            yield from children(place)
        elif child.tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None:
                yield from children(place._replace(element=chosen[1], path=(*place.path, chosen[0])))
        else:
            yield place


def _labelled(passage: Passage, label: str) -> Passage:
    """The passage behind its number; "1." and "2024年" stay apart even if no blank is printed between them."""
    if not label:
        return passage
    if label[-1].isascii() and label[-1] != " " and passage.raw[:1].isdecimal():
        label += " "
    return passage.labelled(label)
