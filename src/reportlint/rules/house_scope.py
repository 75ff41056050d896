"""Which parts of a report a house rule looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.facts.structure import same_heading, section_path
from reportlint.readers.headings import marker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Block, Document, Section
    from reportlint.model.spans import Span
    from reportlint.rules.check import Context

_PROSE = ("paragraph", "footnote", "textbox")
_TABLE = ("cell", "row")


def passages(ctx: Context, scope: str) -> Iterator[Span]:
    """The spans of a scope, in order, the table of contents aside.

    Scopes: all, prose (paragraphs but headings), headings, tables, or a section: its numbers ("二、（一）") or title.
    """
    document = ctx.document
    if scope == "headings":
        yield from (section.heading for section in document.sections)
        return
    blocks = [block for block in document.blocks if block.text and block.index not in document.contents]
    if scope == "prose":
        yield from _prose(document, blocks)
    elif scope in ("all", "tables"):
        yield from (block.span() for block in blocks if scope == "all" or block.kind in _TABLE)
    else:
        yield from _under(document, blocks, scope)


def _prose(document: Document, blocks: list[Block]) -> Iterator[Span]:
    headings = {section.heading.block: section.heading for section in document.sections}
    for block in blocks:
        heading = headings.get(block.index)
        rest = block.span(heading.end if heading else 0)
        if block.kind in _PROSE and rest.start < rest.end:
            yield rest


def _under(document: Document, blocks: list[Block], wanted: str) -> Iterator[Span]:
    """The blocks of every section that is called so; a section that runs into its paragraph begins at its heading."""
    for section in document.sections:
        if _is(document, section, wanted):
            for block in blocks:
                if section.start <= block.index < max(section.end, section.start + 1):
                    yield block.span(section.heading.start if block.index == section.heading.block else 0)


def _is(document: Document, section: Section, wanted: str) -> bool:
    path = "".join(wanted.split())
    if marker(path) is not None:
        return section_path(document, section.heading) == path or _titled(section, path)
    return same_heading(section.words, wanted)


def _titled(section: Section, wanted: str) -> bool:
    """Whether a heading is given whole, with its own number: "三、名词解释"."""
    number = marker(wanted)
    own = section.marker
    if number is None or own is None or len(number.text) == len(wanted):
        return False
    return (
        own.value == number.value
        and own.level == number.level
        and same_heading(section.words, wanted[len(number.text) :])
    )
