"""段落没有写完。"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Block

_ENDED = re.compile(r"[。！？!?；;：:…）)》”’」』\]】〕|]$|[.．]$")
_HANGING = re.compile(r"[，、,（(《“]$")
_PROSE = re.compile(r"[。；;！？]")
_LIST_ITEM = re.compile(r"[\u4e00-\u9fff]{2}")


def run(ctx: Context) -> Iterator[Finding]:
    """Paragraphs of prose that stop without an end mark."""
    blocks = [block for block in ctx.document.blocks if block.kind == "paragraph" and block.text]
    headings = {section.heading.block for section in ctx.document.sections if not section.run_in}
    for block in blocks:
        if block.index in headings or block.index in ctx.document.contents or _ENDED.search(block.text):
            continue
        if block is blocks[-1] and ctx.facts.cut_off:
            continue
        if _HANGING.search(block.text) or _is_prose(block):
            yield _unfinished(ctx, block)


def _is_prose(block: Block) -> bool:
    return bool(_PROSE.search(block.text)) and bool(_LIST_ITEM.search(block.text[-4:])) and len(block.text) >= 20


def _unfinished(ctx: Context, block: Block) -> Finding:
    text = block.text
    start = max(text.rfind(mark, 0, -1) for mark in "。；;！？") + 1
    words = text[start:]
    tail = words if len(words) <= 24 else f"……{words[-20:]}"
    return ctx.finding(
        block.span(start, len(text)),
        f"这一段停在“{tail}”，没有句末标点，可能没有写完。",
        severity=Severity.WARNING if _HANGING.search(text) else None,
        suggestions=["写完这句话，或补上“。”"],
    )


CHECK = Check("STR606", "unfinished-sentence", "句子没有写完", Severity.INFO, run)
