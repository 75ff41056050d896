"""同样的话写了两遍，或照抄了别处。"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import Check, Context, Finding, Related, Severity, compiled, enclosing
from reportlint_checks.compliance._copies import copied_results, copied_uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from reportlint.api import Block, Span

_SENTENCE = compiled(r"[^。；;！？]+")
_NUMBER = compiled(r"^[\d一二三四五六七八九十、.（）()\s]+")
_LONG = 28  # characters: shorter sentences recur by chance
# The same reason or the same figures under several accounts are no repetition.
_FORMULA = compiled(r"原因|(?:预算|决算|执行)数?(?:安排|为)?\d")
_QUOTED = compiled(r"《[^《》]+》(?:[(（][^()（）]*[)）])?")  # the same basis may be named under every project
_CLAUSE = compiled(r"[^，,。；;！？：:、]+")
_INSIDE = 14  # characters of a clause that stands twice in one paragraph


class _Again(NamedTuple):
    """A sentence with its place in the report's order, and where it stood first."""

    number: int
    span: Span
    first_number: int
    first: Span


def run(ctx: Context) -> Iterator[Finding]:
    """Goals repeated as results, uses and reasons copied from another item, sentences told twice."""
    yield from copied_results(ctx)
    yield from copied_uses(ctx)
    runs: list[list[_Again]] = []
    for again in _sentences(ctx):
        last = runs[-1][-1] if runs else None
        if last and (again.number, again.first_number) == (last.number + 1, last.first_number + 1):
            runs[-1].append(again)
        else:
            runs.append([again])
    for run_ in runs:
        yield _told_twice(ctx, run_[0].span, run_[0].first, len(run_))
    for block in _prose(ctx):
        yield from _clauses(ctx, block)


def _prose(ctx: Context) -> Iterator[Block]:
    """The paragraphs, without contents and explanations of terms."""
    for block in ctx.document.blocks:
        if block.kind != "paragraph" or not block.text or block.index in ctx.document.contents:
            continue
        if not any("名词解释" in section.words for section in enclosing(ctx.document, block.span())):
            yield block


def _sentences(ctx: Context) -> Iterator[_Again]:
    """The long sentences that stood before, in order."""
    seen: dict[str, tuple[int, Span]] = {}
    number = 0
    for block in _prose(ctx):
        for match in _SENTENCE.finditer(block.text):
            words = _NUMBER.sub("", match.group())
            if len(_QUOTED.sub("", words)) < _LONG or _FORMULA.search(words):
                continue
            number += 1
            span = block.span(*match.span())
            if words in seen:
                yield _Again(number, span, *seen[words])
            seen.setdefault(words, (number, span))


def _clauses(ctx: Context, block: Block) -> Iterator[Finding]:
    """A long clause that stands twice in one paragraph, unless it only qualifies what follows (……的)."""
    seen: dict[str, Span] = {}
    for match in _CLAUSE.finditer(block.text):
        words = match.group()
        if len(words) < _INSIDE or words.endswith("的") or any(char.isdigit() for char in words):
            continue
        span = block.span(*match.span())
        if words in seen and not _is_sentence(block, match):
            yield _told_twice(ctx, span, seen[words])
        seen.setdefault(words, span)


def _is_sentence(block: Block, match: regex.Match[str]) -> bool:
    """Whether a clause is a whole sentence long enough to be found as one."""
    before, after = block.text[: match.start()], block.text[match.end() :]
    return len(match.group()) >= _LONG and (not before or before[-1] in "。；;！？") and after[:1] in "。；;！？"


def _told_twice(ctx: Context, span: Span, first: Span, count: int = 1) -> Finding:
    words = ctx.document.text(span)
    shown = words if len(words) <= 30 else f"{words[:28]}……"
    many = f"从这里起有{count}句话前面已经写过一遍" if count > 1 else "这句话前面已经写过一遍"
    return ctx.finding(
        span, f"{many}：“{shown}”。", related=[Related(first, "前一处")], suggestions=["删去一处，或改写"]
    )


CHECK = Check("CMP905", "duplicate-text", "内容重复或照抄", Severity.INFO, run)
