"""常见的误写。"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Edit, Finding, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from reportlint.api import Span

_BEFORE = compiled(r"^(?:\(\?<[=!][^)]*\))+")
_GROUP = compiled(r"\((?:[^()]|\([^()]*\))*\)")  # with groups in it


@lru_cache(maxsize=4)
def _compiled(rows: tuple[tuple[str, str, str], ...]) -> tuple[regex.Pattern[str], tuple[tuple[str, str], ...]]:
    """One pattern for all slips, and for each its right form and why; it stops only where a slip may begin."""
    union = "|".join(f"(?P<p{number}>{wrong})" for number, (wrong, _, _) in enumerate(rows))
    firsts = [_first(wrong) for wrong, _, _ in rows]
    ahead = f"(?=[{''.join(sorted(set(''.join(firsts))))}])" if all(firsts) else ""
    return compiled(f"{ahead}(?:{union})"), tuple((right, why) for _, right, why in rows)


def _first(wrong: str) -> str:
    """The characters with which a slip begins: its first one or those of a class; empty where that is not plain."""
    consumed = _BEFORE.sub("", wrong)
    if "|" in _GROUP.sub("", consumed) or not consumed or consumed[0] in "(.\\^$":
        return ""
    return consumed[1 : consumed.index("]")] if consumed[0] == "[" else consumed[0]


def run(ctx: Context) -> Iterator[Finding]:
    """The slips of typos.toml; words inside 《》 are quoted and stay."""
    pairs = tuple((row["wrong"], row["right"], row.get("why", "")) for row in ctx.vocabulary("typos")["pair"])
    pattern, fixes = _compiled(pairs)
    for block in ctx.document.blocks:
        text = ctx.facts.folded(block)
        for match in pattern.finditer(text):
            if text.rfind("《", 0, match.start()) > text.rfind("》", 0, match.start()):
                continue
            assert match.lastgroup is not None
            right, why = fixes[int(match.lastgroup[1:])]
            yield _finding(ctx, block.span(*match.span()), right, why)


def _finding(ctx: Context, span: Span, right: str, why: str) -> Finding:
    words = ctx.document.text(span)
    where = f"“{_round(ctx, span)}”里的" if len(words) == 1 else ""
    return ctx.finding(
        span,
        f"{why}。" if why else f"{where}“{words}”应为“{right}”。",
        suggestions=[f"{words} → {right or '（删去）'}"],
        edits=[Edit(span, right)],
    )


def _round(ctx: Context, span: Span) -> str:
    """The words of a clause round a single character."""
    text = ctx.document.blocks[span.block].text
    before = compiled(r"\w{0,2}$").search(text[: span.start])
    after = compiled(r"\w{0,2}").match(text[span.end :])
    assert before is not None
    assert after is not None
    return f"{before.group()}{ctx.document.text(span)}{after.group()}"


CHECK = Check("TYP808", "confusable", "常见误写", Severity.INFO, run)
