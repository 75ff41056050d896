"""From a span to the place that a user can find, and to a finding's lasting name."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from reportlint.facts.structure import enclosing, section_path
from reportlint.patterns import compiled
from reportlint.readers.headings import marker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Document, Location
    from reportlint.model.findings import Finding
    from reportlint.model.spans import Span

CONTEXT = 24  # characters shown on either side of a place
_UNPRINTED = compiled(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_THOUSANDS = compiled(r"(?<=\d),(?=\d{3}(?!\d))")
_MARK = compiled(r"\W")  # a heading may or may not end with one
_NUMBER = compiled(r"\d[\d.]*")
_NAMED = compiled(r"“([^“”]+)”")


def locate(document: Document, span: Span) -> Location:
    """Where a span stands in the user's file, with its original words and its section."""
    block = document.blocks[span.block]
    start, end = block.offsets.original_range(span.start, span.end)
    place = block.origin.locate(start, end)
    context = (
        block.text[max(span.start - CONTEXT, 0) : span.start],
        block.text[span.start : span.end],
        block.text[span.end : span.end + CONTEXT],
    )
    return replace(place, quote=block.raw[start:end], section=section_path(document, span), context=context)


def fingerprints(document: Document, findings: list[Finding]) -> Iterator[str]:
    """A lasting name for each finding: code, heading, normalised words and numbers, and which of its like it is.

    Neither places nor section numbers go in, so that it survives text that is added or moved elsewhere; the numbers do,
    so that a finding that was accepted comes back when they change. Only the nearest heading counts: a section may
    move below another one (docs/baseline.md).
    """
    seen: dict[str, int] = {}
    for finding in findings:
        key = "\n".join(_identity(document, finding))
        occurrence = seen[key] = seen.get(key, 0) + 1
        yield hashlib.sha256(f"v1\n{key}\n{occurrence}".encode()).hexdigest()[:32]


def _identity(document: Document, finding: Finding) -> Iterator[str]:
    yield finding.code
    yield "".join(_MARK.sub("", normalised(section.words)) for section in enclosing(document, finding.span)[-1:])
    yield _unnumbered(document.text(finding.span))
    if finding.evidence is not None:
        yield from sorted(normalised(operand.text) for operand in finding.evidence.operands)
    else:
        yield from sorted(_named(document, finding))


def _named(document: Document, finding: Finding) -> set[str]:
    """What tells a finding without a calculation from its like: names in its message, numbers in related places."""
    names = {_unnumbered(name) for name in _NAMED.findall(finding.message)}
    related = (normalised(document.text(other.span)) for other in finding.related)
    return names.union(*(_NUMBER.findall(words) for words in related))


@lru_cache(maxsize=4096)
def folded(words: str) -> str:
    """Words as they compare whatever their layout: in half width, in small letters and without white space."""
    return _UNPRINTED.sub("", normalize("NFKC", words)).casefold()


def normalised(words: str) -> str:
    """Folded words without thousands separators."""
    return _THOUSANDS.sub("", folded(words))


def _unnumbered(words: str) -> str:
    """Normalised words without the number of a heading or item, which changes when another is put before it."""
    number = marker(words)
    return normalised(words[len(number.text) if number else 0 :]) or normalised(words)
