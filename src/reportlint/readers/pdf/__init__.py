"""Pdf: text from pdfium in reading order, tables from ruling lines, paragraphs from where their lines stand."""

from __future__ import annotations

from reportlint.readers.pdf.origin import PdfOrigin
from reportlint.readers.pdf.reader import read

__all__ = ["PdfOrigin", "read"]
