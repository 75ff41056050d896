"""模板给的选项没有选定。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, compiled
from reportlint_checks.leftover._phrases import hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Block, Span

_WHETHER = compiled(r"(?:^|[。；;！？])(?P<sentence>[^。；;！？]*是否[^。；;！？]*)(?=[。；;]|$)")
_ANSWERED = compiled(r"[?？□☐√✓✔☑■þ☒]")
_BOXES = "□☐"
_TICKS = "√✓✔☑■þ☒R"
# "1、常年性 2、延续性□ 3、一次性□": three options or more in the order of their numbers.
_OPTIONS = compiled("1{0}2{0}3{0}(?:4{0})?(?:5{0})?".format(r"[.、．]\s*[\u4e00-\u9fff]{2,8}[□☐]?\s*"))
_UNBOXED = compiled(r"[\u4e00-\u9fff]\s*(?=\d[.、．]|$)")
_TICKED_BY_LETTER = compiled(r"[\u4e00-\u9fff)）][tR](?=\s|$|[\u4e00-\u9fff])")


def run(ctx: Context) -> Iterator[Finding]:
    """Alternatives left standing, questions left as statements, boxes none of which is ticked."""
    for hit in hits(ctx, "choice"):
        yield ctx.finding(
            hit.span,
            f"{hit.say}：“{hit.words}”。",
            severity=hit.severity,
            suggestions=["按实际情况只留一个"],
        )
    for block in ctx.document.blocks:
        if block.kind == "paragraph" and "是否" in block.text:
            yield from _questions(ctx, block)
        if any(box in block.text for box in _BOXES):
            yield from _boxes(ctx, block)


def _questions(ctx: Context, block: Block) -> Iterator[Finding]:
    words = ctx.vocabulary("leftovers")["undecided"]
    for match in _WHETHER.finditer(ctx.facts.folded(block)):
        sentence, start = match["sentence"], match.start("sentence")
        head, _, tail = sentence.rpartition("是否")
        asked = sentence.partition("是否")[0]
        if not head or _ANSWERED.search(sentence) or any(verb in asked for verb in words["governs"]):
            continue
        if head != asked:
            yield _listed(ctx, block.span(start + len(asked), match.end("sentence")))
        elif tail.endswith(tuple(words["ends"])):
            yield _question(ctx, _cut(block, start, match.end("sentence"), head), tail)


def _question(ctx: Context, span: Span, tail: str) -> Finding:
    answer = f"写明结论，如“……{tail.lstrip('与和同')}”" if len(tail) < 8 else "把“是否”去掉，写明是还是不是"
    return ctx.finding(span, f"“是否{tail}”是模板里要回答的问题，报告里没有给出回答。", suggestions=[answer])


def _listed(ctx: Context, span: Span) -> Finding:
    return ctx.finding(
        span,
        "这里连着写了几个“是否”，没有说明结果。",
        severity=Severity.INFO,
        suggestions=["写明检查的结果，去掉“是否”"],
    )


def _cut(block: Block, start: int, end: int, head: str) -> Span:
    """The clause with the question, from the comma before it."""
    comma = max(head.rfind("，"), head.rfind(","))
    return block.span(start + comma + 1, end)


def _boxes(ctx: Context, block: Block) -> Iterator[Finding]:
    text = block.text
    if sum(text.count(box) for box in _BOXES) < 2 or any(tick in text for tick in _TICKS):
        return
    if _TICKED_BY_LETTER.search(text) or _lost_tick(text):
        return
    yield ctx.finding(
        block.span(), "几个选项的方框都没有勾选。", severity=Severity.WARNING, suggestions=["勾选符合实际的一项"]
    )


def _lost_tick(text: str) -> bool:
    """Whether one of several numbered options has no box: the font of its tick was lost."""
    return any(len(_UNBOXED.findall(options.group())) == 1 for options in _OPTIONS.finditer(text))


CHECK = Check("LEF702", "undecided-choice", "选项没有选定", Severity.ERROR, run)
