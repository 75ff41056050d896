"""Headers, footers and notes: the parts that are printed beside the body (ECMA-376 Part 1 §17.10, §17.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.docx.passage import Place
from reportlint.readers.docx.story import Report, Story
from reportlint.readers.docx.wml import ID, R, W, switch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reportlint.readers.archive import Relation
    from reportlint.readers.docx.origin import Part
    from reportlint.readers.docx.package import Package

_REFERENCES: dict[str, Part] = {W + "headerReference": "header", W + "footerReference": "footer"}
_NOTES: dict[str, Part] = {"footnote": "footnote", "endnote": "endnote"}


class _Margin(NamedTuple):
    part: Part
    xml: str


def add_headers_and_footers(
    report: Report,
    package: Package,
    relations: dict[str, Relation],
    document: Element,
    settings: Element | None,
) -> None:
    """Add the headers and footers that some page shows, each of them once."""
    even = bool(switch(settings, W + "evenAndOddHeaders"))
    sections = document.iter(W + "sectPr")
    shown = dict.fromkeys(margin for section in sections for margin in _margins(section, relations, even=even))
    for margin in sorted(shown, key=lambda margin: margin.part != "header"):
        root = package.part(margin.xml)
        if root is not None:
            Story(report, margin.part, margin.xml).read(Place(root, ()))


def _margins(section: Element, relations: dict[str, Relation], *, even: bool) -> Iterator[_Margin]:
    """A section's headers and footers; those for first and even pages only where it has such pages (§17.10)."""
    first = bool(switch(section, W + "titlePg"))
    for element in section.iterchildren(*_REFERENCES):
        kind = element.get(W + "type", "default")
        relation = relations.get(element.get(R + "id", ""))
        if relation is not None and (kind == "default" or (kind == "first" and first) or (kind == "even" and even)):
            yield _Margin(_REFERENCES[element.tag], relation.part)


def add_notes(report: Report, package: Package, relations: dict[str, Relation]) -> None:
    """Add the footnotes, then the endnotes that the text refers to, in the order of their numbers."""
    referred = list(dict.fromkeys(report.flow.references))
    for kind, part in _NOTES.items():
        xml = next((it.part for it in relations.values() if it.kind == f"{kind}s"), None)
        wanted = [note.note_id for note in referred if note.kind == kind]
        root = package.part(xml) if xml is not None and wanted else None
        if xml is None or root is None:
            continue
        places = {element.get(ID, ""): Place(element, (at,)) for at, element in enumerate(root)}
        for note_id in wanted:
            if note_id in places:
                Story(report, part, xml).read(places[note_id])
