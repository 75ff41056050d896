"""Reads the parts of an xlsx file (ECMA-376 part 1, 18.2 to 18.8): what each cell shows, and what is merged.

One pass over a sheet's xml gives values, formats and merged ranges together. A library that hands on bare numbers
loses the printed decimals, on which every question of rounding hangs, and the error values; one that lays a sheet out
as a full rectangle needs gigabytes for two cells in opposite corners.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from reportlint.patterns import compiled
from reportlint.readers.archive import DAMAGED, Archive
from reportlint.readers.cleaning import prints
from reportlint.readers.errors import ReadError
from reportlint.readers.xlsx.format_codes import BUILT_IN
from reportlint.readers.xlsx.number_formats import show_number
from reportlint.readers.xlsx.sheets import MAX_CELLS, Area, Sheet, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_RELATION_IDS = (  # transitional and strict (part 4 and part 1)
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_PLACE = compiled(r"([A-Z]{1,3})([0-9]{1,7})")
_COUNT = compiled(r"[0-9]{1,9}")
_ESCAPED = compiled(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")  # but for halves of surrogate pairs
_GREATEST = 308  # the power of ten of the greatest double


class _Entry(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    state: str
    relation: str


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets refer to: shared strings, and the format code of each cell style."""

    strings: tuple[str, ...]
    codes: tuple[str, ...]
    since_1904: bool


def read_workbook(data: bytes) -> Iterator[Sheet]:
    """The worksheets of an xlsx file in their order; hidden ones without their cells.

    Raises ReadError where the file is broken, locked or outsized.
    """
    archive = Archive(data)
    main = archive.main()
    if main not in archive:
        raise ReadError(DAMAGED)
    relations = archive.relations(main)
    parts = {relation.kind: relation.part for relation in relations.values()}
    entries, since_1904 = _entries(archive, main)
    strings = tuple(_words(item) for item in archive.elements(parts.get("sharedStrings", ""), "si"))
    book = _Book(strings, _codes(archive, parts.get("styles", "")), since_1904)
    for entry in entries:
        relation = relations.get(entry.relation)
        if relation is not None and relation.kind == "worksheet":
            yield _sheet(archive, relation.part, entry, book)


def _entries(archive: Archive, main: str) -> tuple[list[_Entry], bool]:
    entries: list[_Entry] = []
    since_1904 = False
    for element in archive.elements(main, "workbookPr", "sheet"):
        if _local_name(element) == "sheet":
            relation = element.get(_RELATION_IDS[0]) or element.get(_RELATION_IDS[1]) or ""
            entries.append(_Entry(element.get("name", ""), element.get("state", "visible"), relation))
        else:
            since_1904 = element.get("date1904") in ("1", "true")
    return entries, since_1904


def _codes(archive: Archive, part: str) -> tuple[str, ...]:
    """The format code of each style that a cell can name (18.8.10)."""
    custom: dict[str, str] = {}
    codes: list[str] = []
    for element in archive.elements(part, "numFmt", "cellXfs"):
        if _local_name(element) == "numFmt":
            custom[element.get("numFmtId", "")] = element.get("formatCode", "")
        else:
            codes += (_code(style.get("numFmtId", "0"), custom) for style in element.iterchildren("{*}xf"))
    return tuple(codes)


def _code(number: str, custom: dict[str, str]) -> str:
    return custom.get(number) or BUILT_IN.get(_count(number), "General")


def _sheet(archive: Archive, part: str, entry: _Entry, book: _Book) -> Sheet:
    if entry.state != "visible":
        return Sheet(entry.name, visible=False)
    if part not in archive:
        raise ReadError(DAMAGED)
    texts: dict[tuple[int, int], str] = {}
    merged: list[Area] = []
    row, column = 0, -1  # of the cell before, for cells and rows that do not say where they stand
    for element in archive.elements(part, "c", "row", "mergeCell"):
        match _local_name(element):
            case "c":
                row, column = _place(element.get("r", "")) or (_row_of(element, row), column + 1)
                text = _shown(element, book)
                if prints(text):
                    texts[row, column] = text
            case "row":
                row, column = _count(element.get("r", "")) or row + 1, -1
            case _:
                merged += _area(element.get("ref", ""))
        if len(texts) > MAX_CELLS:
            raise too_large(entry.name)
    return Sheet(entry.name, texts=texts, merged=tuple(merged))


def _count(digits: str) -> int:
    """The number that an attribute or value holds, 0 where it holds none."""
    return int(digits) if _COUNT.fullmatch(digits) else 0


def _local_name(element: _Element) -> str:
    return element.tag.rpartition("}")[2]


def _row_of(cell: _Element, default: int) -> int:
    """The row, from 0, that a cell's row element names."""
    row = cell.getparent()
    return (_count(row.get("r", "")) or default + 1) - 1 if row is not None else default


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column, from 0, of a cell's name."""
    match = _PLACE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _area(reference: str) -> Iterator[Area]:
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last or first)
    if start and end:
        yield Area(*start, *end)


def _shown(cell: _Element, book: _Book) -> str:
    """What a cell shows (18.3.1.4, types of 18.18.11)."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _words(cell)
    value = cell.findtext("{*}v") or ""
    match kind:
        case "s":
            return _shared(value, book.strings)
        case "b":
            return "TRUE" if value == "1" else "FALSE"
        case "d":
            return value.removesuffix("T00:00:00")
        case "n":
            return _figure(value, cell.get("s", "0"), book)
    return _unescaped(value)


def _shared(value: str, strings: tuple[str, ...]) -> str:
    number = _count(value)
    if number >= len(strings):
        raise ReadError(DAMAGED)
    return strings[number]


def _figure(value: str, style: str, book: _Book) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or number.adjusted() > _GREATEST:
        return value
    code = book.codes[_count(style)] if _count(style) < len(book.codes) else "General"
    return show_number(number, code, since_1904=book.since_1904)


def _words(element: _Element) -> str:
    """The words of a string, without the reading aids over them (18.4.6)."""
    return _unescaped("".join(run.text or "" for run in element.iter("{*}t") if not _is_reading(run)))


def _is_reading(run: _Element) -> bool:
    parent = run.getparent()
    return parent is not None and _local_name(parent) == "rPh"


def _unescaped(words: str) -> str:
    """Characters that xml cannot hold are written _xHHHH_ (22.9.2.19)."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), words) if "_x" in words else words
