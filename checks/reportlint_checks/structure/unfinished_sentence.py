"""段落没有写完。"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import Check, Context, Finding, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from reportlint.api import Block

_ENDED = compiled(r"[。！？!?；;：:…）)》”’」』\]】〕|]$|[.．]$")
_HANGING = compiled(r"[，、,（(《“]$")
_PROSE = compiled(r"[。；;！？]")
_LIST_ITEM = compiled(r"[\u4e00-\u9fff]{2}")


class _Half(NamedTuple):
    """A conjunction alone in its sentence; `brought` is how the next one may yet bring the other half."""

    first: str
    second: str
    alone: regex.Pattern[str]
    brought: regex.Pattern[str]


_HALVES = (
    _Half(
        "虽",
        "但",
        compiled(r"(?<!不)虽(?:然|说)?(?:(?![但却仍可])[^，,。；;]){2,40}[。；;]"),
        compiled(r"但|然|可|不过|却|仍|也|还|同时"),
    ),
    _Half(
        "不仅",
        "而且",
        compiled(r"不[仅但只](?!是|限|能)(?:(?![而还也更并])[^，,。；;]){2,40}[。；;]"),
        compiled(r"而且|还|也|更|并且|同时"),
    ),
    _Half(
        "既",
        "又",
        compiled(r"既(?:包括|包含|有|要|能|可)(?:(?![又也且还更])[^。；;])*[。；;]"),
        compiled(r"[^，,。；;]{0,4}[又也且还更]"),
    ),
)


def run(ctx: Context) -> Iterator[Finding]:
    """Paragraphs of prose that stop without an end mark; conjunctions without their other half."""
    blocks = [block for block in ctx.document.blocks if block.kind == "paragraph" and block.text]
    headings = {section.heading.block for section in ctx.document.sections if not section.run_in}
    for block in blocks:
        if block.index in headings or block.index in ctx.document.contents or _ENDED.search(block.text):
            continue
        if block is blocks[-1] and ctx.facts.cut_off:
            continue
        if _HANGING.search(block.text) or _is_prose(block):
            yield _unfinished(ctx, block)
    for block in blocks:
        yield from _half(ctx, block)


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


def _half(ctx: Context, block: Block) -> Iterator[Finding]:
    text = ctx.facts.folded(block)
    for first, second, alone, brought in _HALVES:
        for match in alone.finditer(text):
            if not brought.match(text, match.end()):
                yield ctx.finding(
                    block.span(*match.span()),
                    f"“{first}”后面没有“{second}”，话只说了一半。",
                    severity=Severity.INFO,
                    suggestions=[f"补上“{second}”一句，或去掉“{first}”"],
                )


CHECK = Check("STR606", "unfinished-sentence", "句子没有写完", Severity.INFO, run)
