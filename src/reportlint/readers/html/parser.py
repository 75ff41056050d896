"""Reads the source of a page. Tags may be left open or closed out of turn, as browsers allow."""

from __future__ import annotations

import html
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from reportlint.patterns import compiled
from reportlint.readers.cleaning import prints
from reportlint.readers.errors import ReadError
from reportlint.readers.headings import marker
from reportlint.readers.html.elements import BLOCKS, HEADINGS, SKIPPED, is_element
from reportlint.readers.html.layout import shown
from reportlint.readers.html.page import Content, PageCell, PageTable, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    Attributes = Sequence[tuple[str, str | None]]

# White space that a browser shows as one blank; &nbsp; and the ideographic space are not among it.
_COLLAPSED = compiled(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_TAG = compiled(r"<[a-zA-Z/!?]")
_COUNT = compiled(r"\s*(\d{1,4})")
_MOST_ROWS, _MOST_COLUMNS, _DEEPEST = 65534, 100, 30  # spans and tables in tables: no printed page has more


def parse(source: str) -> Content:
    """The paragraphs and tables of a page in reading order. Raises ReadError for what html.parser cannot take."""
    parser = _Parser(source)
    try:
        parser.feed(_without_open_end(source))
        parser.close()
    except AssertionError:  # "<![what[": marked sections of SGML
        raise ReadError("网页的源代码有错，读不下去，请用浏览器打开后另存再检查") from None
    return parser.finished()


def _without_open_end(source: str) -> str:
    """The source up to a comment or tag that never ends. Browsers drop those too; html.parser tries them for ever."""
    comment = source.find("<!--", source.rfind("-->") + 1)
    if comment >= 0:
        source = source[:comment]
    tag = _TAG.search(source, source.rfind(">") + 1)
    return source[: tag.start()] if tag else source


class _Parser(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._source = source
        self._lines = [0, *(match.end() for match in compiled("\n").finditer(source))]
        self._content: Content = []
        self._tables: list[PageTable] = []
        self._cells: list[PageCell | None] = []  # the open cell of each open table
        self._lists: list[int | None] = []  # the next number of each open list; none where items have no numbers
        self._pieces: list[Piece] = []
        self._number: Piece | None = None
        self._style: int | None = None
        self._skipped: list[str] = []
        self._preformatted = False

    def finished(self) -> Content:
        """What was read, with all that is still open closed."""
        while self._tables:
            self._end_table()
        self._end_paragraph()
        return self._content

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if not is_element(tag):
            self._add_source(self.get_starttag_text() or "")
        elif self._skipped or tag in SKIPPED:
            if tag in SKIPPED:
                self._skipped.append(tag)
        elif tag == "br":
            self._add(Piece("\n", self._at(), self._at()))
        elif tag in BLOCKS:
            self._end_paragraph()
            self._start_block(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if not is_element(tag):
            start = self._at()
            self._add_source(self._source[start : self._source.find(">", start) + 1])
        elif self._skipped:
            if tag in self._skipped:
                del self._skipped[self._skipped.index(tag) :]
        elif tag in BLOCKS:
            self._end_paragraph()
            self._end_block(tag)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)
        if is_element(tag):
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        at, done = self._at(), 0
        for gap in () if self._preformatted else _COLLAPSED.finditer(data):
            self._add(Piece(data[done : gap.start()], at + done, at + gap.start()))
            self._add(Piece(" ", at + gap.start(), at + gap.end()))
            done = gap.end()
        self._add(Piece(data[done:], at + done, at + len(data)))

    def handle_entityref(self, name: str) -> None:
        self._add_reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._add_reference(f"&#{name}")

    def _at(self) -> int:
        """Where in the source the parser is."""
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add(self, piece: Piece) -> None:
        if piece.words and not self._skipped:
            self._pieces.append(piece)

    def _add_source(self, words: str) -> None:
        at = self._at()
        self._add(Piece(words, at, at + len(words)))

    def _add_reference(self, reference: str) -> None:
        start = self._at()
        end = start + len(reference)
        end += self._source.startswith(";", end)
        self._add(Piece(html.unescape(self._source[start:end]), start, end))

    def _end_paragraph(self) -> None:
        pieces = self._pieces
        words = "".join(piece.words for piece in pieces)
        if prints(words):
            if self._number and not marker(words.lstrip()):
                pieces = [self._number, *pieces]
            self._container().append(Paragraph(tuple(pieces), self._style, listed=bool(self._lists)))
            self._number = self._style = None
        self._pieces = []

    def _container(self) -> Content:
        """Where the next paragraph or table goes."""
        if not self._tables:
            return self._content
        cell = self._cells[-1]
        return self._tables[-1].captions if cell is None else cell.content

    def _start_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        match tag:
            case "table" if len(self._tables) < _DEEPEST:
                self._tables.append(PageTable())
                self._cells.append(None)
            case "tr" if self._tables:
                self._start_row()
            case "td" | "th" if self._tables:
                self._start_cell(attributes)
            case "ol" | "ul" | "menu" | "dir":
                counted = tag == "ol" and attributes.get("type") in (None, "1")
                self._lists.append(_count(attributes.get("start"), 1) if counted else None)
            case "li":
                self._start_item()
            case "pre":
                self._preformatted = True
            case _:
                self._style = HEADINGS.get(tag, self._style)

    def _end_block(self, tag: str) -> None:
        match tag:
            case "table" if self._tables:
                self._end_table()
            case "td" | "th" | "tr" if self._tables:
                self._cells[-1] = None
            case "ol" | "ul" | "menu" | "dir" if self._lists:
                self._lists.pop()
            case "li":
                self._number = None
            case "pre":
                self._preformatted = False
            case _ if tag in HEADINGS:
                self._style = None

    def _end_table(self) -> None:
        self._end_paragraph()
        table = self._tables.pop()
        self._cells.pop()
        self._container().extend(shown(table))

    def _start_row(self) -> None:
        self._cells[-1] = None
        self._tables[-1].rows.append([])

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        rows = self._tables[-1].rows
        if not rows:
            rows.append([])
        cell = PageCell(
            self._at(),
            min(_count(attributes.get("rowspan"), 1) or _MOST_ROWS, _MOST_ROWS),  # 0 is "all that are left"
            min(max(_count(attributes.get("colspan"), 1), 1), _MOST_COLUMNS),
        )
        rows[-1].append(cell)
        self._cells[-1] = cell

    def _start_item(self) -> None:
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._number = Piece(f"{number}. ", self._at(), self._at())
            self._lists[-1] = number + 1
        else:
            self._number = None


def _count(attribute: str | None, default: int) -> int:
    match = _COUNT.match(attribute or "")
    return int(match[1]) if match else default
