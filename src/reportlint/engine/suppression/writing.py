"""Adds entries to a sidecar, below what its user wrote there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.engine.config.errors import ConfigError
from reportlint.engine.suppression.sidecar import Entry, parse
from reportlint.facts.structure import enclosing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.engine.results import Report
    from reportlint.engine.suppression.quotes import Quotes
    from reportlint.model.document import Document
    from reportlint.model.spans import Span

_HEAD = "# reportlint 不再报告的问题。每条写明规则（code）、原文（quote）和理由（reason）。\n"


def extended(data: bytes | None, entries: Sequence[Entry], name: str) -> bytes:
    """A sidecar's content with more entries at its end; nothing that is there changes.

    Raises ConfigError for content that is no sidecar, or that no entry can be added to.
    """
    text = _HEAD if data is None else data.decode("utf-8-sig", errors="replace")
    before = parse(b"" if data is None else data, name)
    line_end = "\r\n" if "\r\n" in text else "\n"
    added = "".join(f"\n[[suppress]]\n{_body(entry)}" for entry in entries).replace("\n", line_end)
    new = (text.rstrip("\r\n") + line_end + added).encode()
    try:
        after = parse(new, name)
    except ConfigError:
        raise ConfigError(f"{name}：suppress 写成了 suppress = […]，请先改写成 [[suppress]]。") from None
    assert len(after) == len(before) + len(entries)
    return new


def _body(entry: Entry) -> str:
    import tomli_w

    values = {"code": entry.code, "quote": entry.quote, "section": entry.section, "occurrence": entry.occurrence}
    return tomli_w.dumps({key: value for key, value in values.items() if value is not None} | {"reason": entry.reason})


def entry_for(report: Report, reason: str, document: Document, quotes: Quotes) -> Entry | None:
    """The entry that sets a finding aside and as few others as possible: section and number only where needed.

    None for a finding about a place without words, such as an empty cell.
    """
    assert report.span is not None
    span = report.span if document.text(report.span) else document.blocks[report.span.block].span()
    quote = document.text(span)
    spans = quotes.find(quote)
    if not spans:
        return None
    if len(spans) == 1:
        return Entry("", report.code, quote, reason)
    section = _section(document, span)
    inside = [found for found in spans if quotes.within(found, section)] if section else spans
    if len(inside) == len(spans):
        section = None
    return Entry("", report.code, quote, reason, section, _which(inside, span) if len(inside) > 1 else None)


def _section(document: Document, span: Span) -> str | None:
    around = enclosing(document, span)
    return around[-1].words or None if around else None


def _which(spans: Sequence[Span], span: Span) -> int:
    return next(number for number, found in enumerate(spans, 1) if found.overlaps(span))
