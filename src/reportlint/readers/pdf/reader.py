"""Puts a pdf file's pages together to a document."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from reportlint.model.document import Cell, Document, Remark
from reportlint.readers.building import Builder
from reportlint.readers.captions import captions
from reportlint.readers.errors import ReadError
from reportlint.readers.pdf.captions import near, parted
from reportlint.readers.pdf.columns import columns
from reportlint.readers.pdf.grids import grids
from reportlint.readers.pdf.lines import Line, line_of
from reportlint.readers.pdf.origin import written
from reportlint.readers.pdf.pages import pages
from reportlint.readers.pdf.paragraphs import is_row, paragraphs
from reportlint.readers.pdf.running import set_aside
from reportlint.readers.pdf.tables import Ruled, continues, joined, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.model.document import BlockKind
    from reportlint.readers.pdf.columns import Column
    from reportlint.readers.pdf.glyphs import Page

    Item = Line | Ruled


def read(data: bytes, path: str) -> Document:
    """The document in a pdf file. Raises ReadError for one that is empty, damaged, locked or without text."""
    sheets = pages(data)
    _require_text(sheets)
    parts = [split(page, grids(page.rulings)) for page in sheets]
    bodies, running = set_aside([lines for _, lines in parts])
    builder = Builder()
    for edge in running:
        _add(builder, [edge.line], "header" if edge.header else "footer")
    _add_aside(builder, sheets)
    items = chain.from_iterable(_ordered(tables, body) for (tables, _), body in zip(parts, bodies, strict=True))
    _add_body(builder, _whole(items), columns(sheets, bodies))
    for page in sheets:
        if page.unread:
            builder.remark(Remark("scanned-page", f"第{page.number}页{page.unread}"))
    return builder.document(path, "pdf")


def _require_text(sheets: Sequence[Page]) -> None:
    if any(page.runs for page in sheets):
        return
    reason = next((page.unread for page in sheets if page.unread), "里没有能读出的文字")
    raise ReadError(f"文件{reason}，请提供文字能复制的 PDF 或 Word 文件")


def _ordered(tables: Iterable[Ruled], lines: Iterable[Line]) -> Iterator[Item]:
    """A page's lines with each table before the first line below its upper edge."""
    waiting = list(tables)
    for line in lines:
        while waiting and line.middle < waiting[0].top:
            yield waiting.pop(0)
        yield from parted(line)
    yield from waiting


def _whole(items: Iterable[Item]) -> Iterator[Item]:
    """Lines and tables, the parts of a table that runs over pages as one."""
    pending: Ruled | None = None
    for item in items:
        if pending is not None and isinstance(item, Ruled) and continues(pending, item):
            pending = joined(pending, item)
            continue
        if pending is not None:
            yield pending
        pending = item if isinstance(item, Ruled) else None
        if pending is None:
            yield item
    if pending is not None:
        yield pending


def _add_body(builder: Builder, items: Iterable[Item], layout: Mapping[int, Column]) -> None:
    lines: list[Line] = []
    for item in items:
        if isinstance(item, Line):
            lines.append(item)
            continue
        above = near(_add_paragraphs(builder, lines, layout), item)
        centred = {block for block, is_centred in above.items() if is_centred}
        _add_table(builder, item, captions(builder, list(above), centred))
        lines = []
    _add_paragraphs(builder, lines, layout)


def _add_paragraphs(
    builder: Builder, lines: Iterable[Line], layout: Mapping[int, Column]
) -> list[tuple[int, list[Line]]]:
    """Adds the paragraphs of lines, and returns the number of each one's block with its lines."""
    return [
        (_add(builder, group, "row" if is_row(group[0]) else "paragraph"), group) for group in paragraphs(lines, layout)
    ]


def _add(builder: Builder, lines: Sequence[Line], kind: BlockKind) -> int:
    raw, origin = written(lines, glue=True)
    return builder.block(raw, origin, kind=kind)


def _add_aside(builder: Builder, sheets: Iterable[Page]) -> None:
    """Watermarks and stamps, each wording once."""
    lines = [line_of(page, run) for page in sheets for run in page.aside]
    for line in {line.words: line for line in reversed(lines)}.values():
        _add(builder, [line], "textbox")


def _add_table(builder: Builder, table: Ruled, before: Sequence[int]) -> None:
    index = builder.open_table(before)
    cells = []
    for content in table.cells:
        raw, origin = written(content.lines, glue=content.is_filled)
        area = content.area
        place = replace(
            origin,
            lines=origin.lines or ((0, content.page.number),),
            frame=content.page.turn.back(content.box),
            table=index + 1,
            row=area.row + 1,
            cell=area.column + 1,
        )
        cells.append(Cell(builder.block(raw, place, kind="cell", table=index), *area))
    builder.close_table(index, cells)
