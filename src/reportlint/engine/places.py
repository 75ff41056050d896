"""From a span to the place that a user can find, and to a finding's lasting name."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint.facts.structure import enclosing, section_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Document, Location
    from reportlint.model.findings import Finding
    from reportlint.model.spans import Span

_CONTEXT = 24  # characters shown on either side of a place


def locate(document: Document, span: Span) -> Location:
    """Where a span stands in the user's file, with its original words and its section."""
    block = document.blocks[span.block]
    start, end = block.offsets.original_range(span.start, span.end)
    place = block.origin.locate(start, end)
    context = (
        block.text[max(span.start - _CONTEXT, 0) : span.start],
        block.text[span.start : span.end],
        block.text[span.end : span.end + _CONTEXT],
    )
    return replace(place, quote=block.raw[start:end], section=section_path(document, span), context=context)


def fingerprints(document: Document, findings: list[Finding]) -> Iterator[str]:
    """A lasting name for each finding: code, section titles, normalised words and operands, and which of its like.

    No line or paragraph numbers go in, so that it survives text that is added elsewhere; the numbers do, so that a
    finding that was accepted comes back when they change.
    """
    seen: dict[str, int] = {}
    for finding in findings:
        key = "\n".join(_identity(document, finding))
        occurrence = seen[key] = seen.get(key, 0) + 1
        yield hashlib.sha256(f"v1\n{key}\n{occurrence}".encode()).hexdigest()[:32]


def _identity(document: Document, finding: Finding) -> Iterator[str]:
    yield finding.code
    yield "/".join(section.words for section in enclosing(document, finding.span))
    yield re.sub(r"\s", "", document.text(finding.span))
    if finding.evidence is not None:
        yield from (re.sub(r"\s", "", operand.text) for operand in finding.evidence.operands)
