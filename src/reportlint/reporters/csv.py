"""Comma-separated values (RFC 4180) that Excel and WPS open as they are."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from reportlint.reporters.rows import COLUMNS, row

if TYPE_CHECKING:
    from reportlint.reporters.run import Run

_BOM = "\ufeff"  # without it Excel reads the system's code page
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")  # a spreadsheet may run a cell that begins so (OWASP: CSV injection)


def render(run: Run) -> str:
    """All findings, a row each, those put aside too (column 状态)."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for file in run.model["files"]:
        writer.writerows([_plain(value) for value in row(file, found)] for found in file["findings"])
    return _BOM + out.getvalue()


def _plain(value: str) -> str:
    """A cell that no spreadsheet takes for a formula: a leading mark gets an apostrophe."""
    value = value.replace("\0", "")
    return f"'{value}" if value.startswith(_FORMULA) else value
