"""Writes small xlsx files for tests: sheets, values, number formats, merged cells, formulas with their cached values.

The parts are those that a spreadsheet program wants to find (ECMA-376 part 1, 12.3): content types, relationships,
workbook, styles, shared strings, one part a sheet.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape, quoteattr

from reportlint.readers.xlsx.origin import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Value = str | int | Decimal | bool | None

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIRST_CUSTOM = 164  # lower ids are the built-in formats


@dataclass(frozen=True, slots=True)
class XlsxCell:
    """A cell that is more than a plain value.

    `format` is a number format's code or the id of a built-in one; `value` is what a `formula` came to when the file
    was saved, nothing where it was never calculated; `error` is an error's text ("#DIV/0!").
    """

    value: Value = None
    format: str | int = 0
    formula: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class XlsxSheet:
    """A sheet, its rows from the first one on. `merged` are ranges ("A1:C1"), `hidden_rows` count from 1."""

    name: str
    rows: Sequence[Sequence[Value | XlsxCell]]
    merged: Sequence[str] = ()
    state: Literal["visible", "hidden", "veryHidden"] = "visible"
    hidden_rows: Sequence[int] = ()


def xlsx_file(sheets: Sequence[XlsxSheet], *, inline_strings: bool = False, since_1904: bool = False) -> bytes:
    """The bytes of a workbook; words stand in the table of shared strings or in the cells themselves."""
    styles, strings = _Styles(), _Strings(inline=inline_strings)
    parts = {f"xl/worksheets/sheet{n}.xml": _sheet(sheet, styles, strings) for n, sheet in enumerate(sheets, start=1)}
    parts |= {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations(["officeDocument"], ["xl/workbook.xml"]),
        "xl/workbook.xml": _workbook(sheets, since_1904=since_1904),
        "xl/_rels/workbook.xml.rels": _workbook_relations(len(sheets)),
        "xl/styles.xml": styles.part(),
        "xl/sharedStrings.xml": strings.part(),
    }
    return packed(parts)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of parts by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


class _Strings:
    """The words of the cells, each of them once."""

    def __init__(self, *, inline: bool) -> None:
        self.inline = inline
        self._numbers: dict[str, int] = {}

    def number(self, words: str) -> int:
        return self._numbers.setdefault(words, len(self._numbers))

    def part(self) -> str:
        items = "".join(f"<si>{_text(words)}</si>" for words in self._numbers)
        return f'<sst xmlns="{_MAIN}">{items}</sst>'


class _Styles:
    """The number formats of the cells; style 0 is General."""

    def __init__(self) -> None:
        self._formats: dict[str | int, int] = {0: 0}

    def number(self, number_format: str | int) -> int:
        return self._formats.setdefault(number_format, len(self._formats))

    def part(self) -> str:
        custom = [code for code in self._formats if isinstance(code, str)]
        ids = {code: _FIRST_CUSTOM + number for number, code in enumerate(custom)}
        codes = "".join(f'<numFmt numFmtId="{ids[code]}" formatCode={quoteattr(code)}/>' for code in custom)
        numbers = [ids[code] if isinstance(code, str) else code for code in self._formats]
        styles = "".join(f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0"/>' for number in numbers)
        return (
            f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(custom)}">{codes}</numFmts>'
            '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
            '<fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders>'
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(self._formats)}">{styles}</cellXfs></styleSheet>'
        )


def _sheet(sheet: XlsxSheet, styles: _Styles, strings: _Strings) -> str:
    rows = "".join(
        f'<row r="{number}" hidden="{int(number in sheet.hidden_rows)}">'
        f"{''.join(_cells(number, row, styles, strings))}</row>"
        for number, row in enumerate(sheet.rows, start=1)
    )
    ranges = "".join(f'<mergeCell ref="{area}"/>' for area in sheet.merged)
    merged = f'<mergeCells count="{len(sheet.merged)}">{ranges}</mergeCells>' if ranges else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{merged}</worksheet>'


def _cells(row: int, values: Sequence[Value | XlsxCell], styles: _Styles, strings: _Strings) -> Iterator[str]:
    for column, value in enumerate(values):
        cell = value if isinstance(value, XlsxCell) else XlsxCell(value)
        if cell != XlsxCell():
            kind, content = _content(cell, strings)
            formula = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
            place = f'r="{column_letters(column)}{row}" s="{styles.number(cell.format)}"'
            yield f'<c {place} t="{kind}">{formula}{content}</c>'


def _content(cell: XlsxCell, strings: _Strings) -> tuple[str, str]:
    """The type of a cell and its stored value (18.3.1.4, 18.18.11)."""
    value = cell.value
    if cell.error or value is None:
        return ("e", f"<v>{cell.error}</v>") if cell.error else ("n", "")
    if isinstance(value, str) and not cell.formula:
        return ("inlineStr", f"<is>{_text(value)}</is>") if strings.inline else ("s", f"<v>{strings.number(value)}</v>")
    kind = {str: "str", bool: "b"}.get(type(value), "n")
    stored = int(value) if isinstance(value, bool) else value
    return kind, f"<v>{escape(str(stored))}</v>"


def _text(words: str) -> str:
    return f'<t xml:space="preserve">{escape(words)}</t>'


def _workbook(sheets: Sequence[XlsxSheet], *, since_1904: bool) -> str:
    entries = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{n}" state="{sheet.state}" r:id="rId{n}"/>'
        for n, sheet in enumerate(sheets, start=1)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><workbookPr date1904="{int(since_1904)}"/>'
        f"<sheets>{entries}</sheets></workbook>"
    )


def _workbook_relations(sheets: int) -> str:
    kinds = ["worksheet"] * sheets + ["styles", "sharedStrings"]
    targets = [f"worksheets/sheet{n}.xml" for n in range(1, sheets + 1)] + ["styles.xml", "sharedStrings.xml"]
    return _relations(kinds, targets)


def _relations(kinds: Sequence[str], targets: Sequence[str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(zip(kinds, targets, strict=True), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _content_types(sheets: int) -> str:
    kinds = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles", "xl/sharedStrings.xml": "sharedStrings"}
    kinds |= {f"xl/worksheets/sheet{n}.xml": "worksheet" for n in range(1, sheets + 1)}
    entries = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )
