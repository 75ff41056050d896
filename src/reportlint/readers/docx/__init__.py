"""Word documents (docx, ECMA-376): the words as they are printed, with Word's automatic numbers.

Tracked changes are read as accepted, fields by their results; hidden text is left out. What the printed page does not
show becomes a `Remark`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint.readers.building import Builder
from reportlint.readers.docx.comments import Comments
from reportlint.readers.docx.flow import Flow
from reportlint.readers.docx.numbering import Numbering
from reportlint.readers.docx.package import TOO_DEEP, Package
from reportlint.readers.docx.passage import Place
from reportlint.readers.docx.remarks import Note
from reportlint.readers.docx.story import Report, Story
from reportlint.readers.docx.styles import Styles
from reportlint.readers.docx.surroundings import add_headers_and_footers, add_notes
from reportlint.readers.docx.wml import W
from reportlint.readers.errors import ReadError
from reportlint.readers.mending import mended

if TYPE_CHECKING:
    from reportlint.model.document import Document

__all__ = ["read"]


def read(data: bytes, path: str) -> Document:
    """The document in a docx file. Raises ReadError where it is protected, damaged, outsized or no such file."""
    try:
        return _read(Package(data), path)
    except RecursionError:
        raise ReadError(TOO_DEEP) from None


def _read(package: Package, path: str) -> Document:
    xml = package.main()
    root = package.document(xml, W + "document")
    relations = package.relations(xml)
    parts = {it.kind: it.part for it in relations.values()}

    styles = Styles(package.part(parts.get("styles", "")))
    numbering = Numbering(package.part(parts.get("numbering", "")), styles)
    comments = Comments(package.part(parts.get("comments", "")))
    report = Report(Builder(), Flow(styles, numbering, comments))

    for at, body in enumerate(root):
        if body.tag == W + "body":
            Story(report, "body", xml).read(Place(body, (at,)))
    settings = package.part(parts.get("settings", ""))
    add_headers_and_footers(report, package, relations, root, settings)
    add_notes(report, package, relations)

    report.notes += (Note("comment", text) for text in comments.rest())
    document = report.builder.document(path, "docx")
    document = replace(document, remarks=tuple(note.remark(document.blocks) for note in report.notes))
    return mended(document, report.builder.begun)
