"""The reports in fixtures/ as Word, pdf, Excel, web and Markdown files."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportlint.testing.docx_files import Table, docx_file, paragraph
from reportlint.testing.docx_parts import CHINESE
from reportlint.testing.pdf_files import PdfPage, pdf_file, width_of
from reportlint.testing.xls_files import xls_file
from reportlint.testing.xlsx_files import XlsxSheet, xlsx_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.testing.docx_files import Node

FIXTURES = Path(__file__).parents[1] / "fixtures"
REPORTS = sorted(path.stem for path in (FIXTURES / "clean").glob("*.txt"))

_CAPTION = re.compile(r"表\d|(?:金额)?单位：|(?!第)[^。：，]{2,20}表$")
_DIGITS = "零一二三四五六七八九十"
_NUMBERS = (re.compile(rf"([{_DIGITS}])、"), re.compile(rf"（([{_DIGITS}])）"), re.compile(r"(\d)\."))  # by level
_TOP, _BOTTOM, _LEFT = 760, 90, 80  # of the printed part of a page, in points
_WIDTH = 430
_SIZE, _SMALL = 12, 10


class Piece(NamedTuple):
    """A paragraph's words, or a table's rows."""

    words: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def pieces(text: str) -> Iterator[Piece]:
    """The paragraphs and tables of a text file that has one paragraph a line."""
    lines = [line for line in text.split("\n") if line]
    for tabular, group in groupby(lines, key=lambda line: line.startswith("|")):
        if not tabular:
            yield from (Piece(line) for line in group)
            continue
        rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in group]
        yield Piece(rows=tuple(row for row in rows if not set("".join(row)) <= {"-"} or not any(row)))


def wrapped(text: str, width: int) -> str:
    """The text as a layout breaks it: paragraphs in lines of at most `width` characters, amid words and numbers."""
    lines = (line if line.startswith("|") else _broken(line, width) for line in text.split("\n"))
    return "\n".join(lines)


def _broken(line: str, width: int) -> str:
    """Two characters of ASCII take the room of one; closing marks may hang over."""
    lines, room = [""], float(width)
    for char in line:
        room -= 0.5 if char.isascii() else 1
        if room < 0 and char not in "，。、；：）”》":
            lines.append("")
            room = width - (0.5 if char.isascii() else 1)
        lines[-1] += char
    return "\n".join(lines)


def as_docx(text: str) -> bytes:
    """A Word document: a paragraph is one, a table is one."""
    return docx_file([Table(piece.rows) if piece.rows else piece.words for piece in pieces(text)])


def as_numbered_docx(text: str) -> bytes:
    """A Word document in which Word counts the headings, wherever it comes to the number that the text has."""
    counts = [0, 0, 0]
    return docx_file([Table(piece.rows) if piece.rows else _counted(piece.words, counts) for piece in pieces(text)],
                     lists=[CHINESE])  # fmt: skip


def _counted(words: str, counts: list[int]) -> Node | str:
    """The paragraph of some words. `counts` are Word's counters by level."""
    for level, pattern in enumerate(_NUMBERS):
        number, coming = pattern.match(words), counts[level] + 1
        if number and number[1] in {str(coming), _DIGITS[coming : coming + 1]}:
            counts[level:] = [coming] + [0] * (2 - level)
            return paragraph(words[number.end() :], number=(1, level))
    return words


def as_html(text: str) -> bytes:
    """A web page in the encoding that bureaus' sites are written in: the title is a heading, a table is one."""
    title, *rest = pieces(text)
    body = "\n".join(_table(piece.rows) if piece.rows else f"<p>{escape(piece.words)}</p>" for piece in rest)
    head = f"<head><meta charset='gb18030'><title>{escape(title.words)}</title></head>"
    return f"<!DOCTYPE html>\n<html>{head}\n<h1>{escape(title.words)}</h1>\n{body}\n</html>".encode("gb18030")


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    return "<table>\n" + "\n".join(f"<tr>{line}</tr>" for line in lines) + "\n</table>"


def as_markdown(text: str) -> bytes:
    """A Markdown file: the title is a heading, a blank line parts paragraphs, tables have bars."""
    title, *rest = text.split("\n")
    return "\n".join([f"# {title}", *(line if line.startswith("|") else f"\n{line}\n" for line in rest)]).encode()


def as_xlsx(text: str) -> bytes:
    """A workbook of `_sheets`."""
    return xlsx_file(_sheets(text))


def as_xls(text: str) -> bytes:
    """The same workbook as Excel 97 wrote it."""
    return xls_file(_sheets(text))


def _sheets(text: str) -> list[XlsxSheet]:
    """Every table has a sheet with its captions, so have the paragraphs before it, a row each."""
    sheets: list[list[tuple[str, ...]]] = [[]]
    for piece in pieces(text):
        if not piece.rows:
            sheets[-1].append((piece.words,))
            continue
        cut = _captions(sheets[-1])
        captions = sheets[-1][cut:]
        del sheets[-1][cut:]
        sheets += [[*captions, *piece.rows], []]
    return [XlsxSheet(f"第{number}页", rows) for number, rows in enumerate(sheets, 1)]


def _captions(rows: list[tuple[str, ...]]) -> int:
    """Where the captions at the end of some rows begin."""
    first = len(rows)
    while first and _CAPTION.match(rows[first - 1][0]):
        first -= 1
    return first


def as_pdf(text: str) -> bytes:
    """Printed pages: the title is centred, paragraphs are wrapped at the margin, tables are ruled, each on one page."""
    pages = [PdfPage()]
    title, *rest = pieces(text)
    pages[-1].centred(title.words, _TOP, _SIZE)
    base: float = _TOP - 3 * _SIZE
    for piece in rest:
        if base - _height(piece) < _BOTTOM:
            pages.append(PdfPage())
            base = _TOP
        if piece.rows:
            base = pages[-1].table(piece.rows, base + _SIZE, _widths(piece.rows), left=_LEFT, size=_SMALL) - 2 * _SIZE
        else:
            base = pages[-1].paragraph(piece.words, base, left=_LEFT, width=_WIDTH, size=_SIZE)
    return pdf_file(pages)


def _height(piece: Piece) -> float:
    """At most so high."""
    if piece.rows:
        return 20 * (len(piece.rows) + 1)
    return 2 * _SIZE * (width_of(piece.words, _SIZE) // (_WIDTH - 2 * _SIZE) + 1)


def _widths(rows: tuple[tuple[str, ...], ...]) -> list[float]:
    return [max(width_of(cell, _SMALL) for cell in column) + 12 for column in zip(*rows, strict=True)]
