"""Whether a report is only a part of one: excerpts and broken downloads stop in mid-sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from reportlint.model.claims import Breakdown
    from reportlint.model.document import Document

_END = compiled(r"[。！？!?；;：:…）)》”’」|]$|[.．]$")
_INSIDE = compiled(r"[。；;，,]|[、(（]$")
_DATE_OR_NAME = 24  # a signature or a date at the end is shorter


def is_cut_off(document: Document) -> bool:
    """Whether the text stops in mid-sentence or under a heading."""
    blocks = [block for block in document.blocks if block.kind in ("paragraph", "cell", "row") and block.text]
    if not blocks or _END.search(blocks[-1].text):
        return False
    last = blocks[-1]
    if document.sections and document.sections[-1].heading.block == last.index:
        return True
    return last.kind == "cell" or len(last.text) > _DATE_OR_NAME or bool(_INSIDE.search(last.text))


def is_cut(breakdown: Breakdown, document: Document) -> bool:
    """Whether a text that stops stops within a list, so that parts may be missing."""
    last = next((block.index for block in reversed(document.blocks) if block.text), -1)
    span = breakdown.parts[-1].span
    if span.block < last - 1:
        return False
    if span.block < last:
        return breakdown.parts[0].span.block != span.block
    return not compiled(r"[。；;]").search(document.blocks[last].text[span.end :])
