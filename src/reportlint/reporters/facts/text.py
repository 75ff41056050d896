"""What was read, for a terminal: paragraph by paragraph, each number with the calculations that hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportlint.engine.places import locate
from reportlint.reporters.characters import printable
from reportlint.reporters.facts.inventory import Grid
from reportlint.reporters.facts.words import calculation, description, holds
from reportlint.reporters.text.layout import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.document import Document
    from reportlint.model.spans import Span
    from reportlint.reporters.facts.inventory import Inventory, Number, Passage

_WIDTH = 80  # columns where the output is no terminal
_EXCERPT = 60  # characters of a paragraph that are shown where nothing was asked for
_INDENT = 4
_COLUMN = 16  # columns for the number itself; a longer one pushes its description to the right


class _Line(NamedTuple):
    """A line to print. Where it is too long it goes on in the next one, `hang` columns from the edge."""

    text: str
    style: str = ""
    hang: int = _INDENT


def write(found: Inventory, out: TextIO, *, whole: bool) -> None:
    """Write an inventory to a stream: whole paragraphs, even empty ones, or the beginnings of those with facts."""
    console = Console(file=out, highlight=False, width=None if out.isatty() else _WIDTH)
    for line in _lines(found, whole=whole):
        for piece in wrapped(Text(printable(line.text), line.style), console.width, line.hang):
            piece.rstrip()
            console.print(piece, soft_wrap=True)


def _lines(found: Inventory, *, whole: bool) -> Iterator[_Line]:
    yield from _head(found)
    document = found.facts.document
    for item in found.items:
        if isinstance(item, Grid):
            yield from _grid(document, item)
        else:
            yield from _passage(document, item, whole=whole)


def _head(found: Inventory) -> Iterator[_Line]:
    facts, cover = found.facts, found.relations.coverage
    year = f"{facts.year}年" if facts.year else "看不出年度"
    level = f"，{facts.level[0]}的报告" if facts.level else ""
    yield _Line(f"{facts.document.path}（{facts.document.kind}，{year}{level}）", "bold")
    held = f"{cover.linked}个与别的数相互验证，共{cover.checked}个算式"
    yield _Line(f"读到{len(facts.quantities)}个数；金额和百分数{cover.quantities}个，其中{held}")


def _passage(document: Document, passage: Passage, *, whole: bool) -> Iterator[_Line]:
    for section in passage.headings:
        yield _Line("")
        yield _Line(f"{'#' * section.depth} {document.text(section.heading)}", "bold blue")
    empty = not (passage.numbers or passage.claims)
    if empty and (not whole or passage.block.kind == "cell"):
        return
    text = passage.block.text
    excerpt = text if whole or len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
    yield _Line("")
    yield _Line(f"{_place(document, passage.block.span())}　{excerpt}")
    yield from _numbers(passage.numbers)
    for claim in passage.claims:
        yield _Line(f"{' ' * _INDENT}· {claim.said}", "cyan", _INDENT + 2)
    if empty:
        yield _Line(f"{' ' * _INDENT}这里没有读到数字和说法", "dim")


def _grid(document: Document, grid: Grid) -> Iterator[_Line]:
    if not grid.numbers:
        return
    table = grid.sheet.table
    unit = f"单位：{grid.sheet.unit}" if grid.sheet.unit else "没有写明单位"
    place = _place(document, grid.numbers[0].quantity.span)
    yield _Line("")
    yield _Line(f"{place}　表{table.index + 1}　{grid.sheet.title}（{unit}，{table.height}行{table.width}列）")
    yield from _numbers(grid.numbers)


def _numbers(numbers: Sequence[Number]) -> Iterator[_Line]:
    """Each number with the marks of its calculations, then the calculations."""
    links = list(dict.fromkeys(link for number in numbers for link in number.links))
    marks = {link: f"[{at}]" for at, link in enumerate(links, 1)}
    width = min(max((cell_len(number.quantity.text) for number in numbers), default=0), _COLUMN)
    for number in numbers:
        printed = number.quantity.text + " " * (width - cell_len(number.quantity.text))
        why = f"未验证：{number.reason}" if number.reason else ""
        said = f"{description(number)}　{''.join(mark for link, mark in marks.items() if link in number.links)}{why}"
        yield _Line(f"{' ' * _INDENT}{printed}  {said}", "dim" if why else "", _INDENT + width + 2)
    for link, mark in marks.items():
        text = f"{' ' * _INDENT}{mark} {calculation(link)}"
        yield _Line(text, "green" if holds(link) else "bold red", _INDENT + len(mark) + 1)


def _place(document: Document, span: Span) -> str:
    """A place as the format's users count: line, cell, page, paragraph."""
    place = locate(document, span)
    if place.line:
        return f"第{place.line}行"
    if place.sheet:
        return f"{place.sheet}!{place.cell}"
    page = f"第{place.page}页" if place.page else ""
    if place.table:
        return f"{page}表{place.table}第{place.row}行"
    return page or f"第{place.paragraph}段"
