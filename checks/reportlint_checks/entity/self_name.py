"""自称与本单位不符，或前后不一。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Confidence, Context, Finding, Related, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Span

_OFFICE = compiled(r"(?:设在|挂靠在?|隶属)部(?:办公室|机关)")


def run(ctx: Context) -> Iterator[Finding]:
    """我部 in the report of a 局; 我局 and 我委 in one report whose unit's name is not known."""
    words = ctx.vocabulary("names")["self"]
    uses = _uses(ctx, words["words"])
    heads = {entity.head for entity in ctx.facts.entities}
    if heads:
        strange = {
            word: spans for word, spans in uses.items()
            if not any(head.endswith(tuple(words["fits"][word])) for head in heads)
        }  # fmt: skip
        confidence = Confidence.HIGH
    else:
        strange = dict(sorted(uses.items(), key=lambda item: len(item[1]))[:-1])
        confidence = Confidence.MEDIUM
    for word, spans in strange.items():
        if word == "部" or len(uses) > 1:
            yield _strange(ctx, word, spans, uses, confidence)


def _uses(ctx: Context, words: Sequence[str]) -> dict[str, list[Span]]:
    """The spans of 我局, 我委 …, and of 部办公室 as a unit's own office, by the last character."""
    pattern = compiled(rf"我(?P<word>[{''.join(words)}])(?![们门国省市县区镇乡])")
    found: dict[str, list[Span]] = {}
    for block in ctx.document.blocks:
        if "我" in block.text:
            for match in pattern.finditer(ctx.facts.folded(block)):
                found.setdefault(match["word"], []).append(block.span(*match.span()))
        if "部" in block.text:
            for match in _OFFICE.finditer(block.text):
                found.setdefault("部", []).append(block.span(*match.span()))
    return found


def _strange(
    ctx: Context, word: str, spans: Sequence[Span], uses: dict[str, list[Span]], confidence: Confidence
) -> Finding:
    names = "、".join(dict.fromkeys(entity.name for entity in ctx.facts.entities))
    others = [other for other in uses if other != word]
    against = f"本单位是“{names}”" if names else f"别处自称“我{others[0]}”"
    return ctx.finding(
        spans[0],
        f"{against}，这里却说“{ctx.document.text(spans[0])}”，可能抄自别的单位。",
        confidence=confidence,
        related=[Related(span, f"也写了“{ctx.document.text(span)}”") for span in spans[1:4]],
        suggestions=["统一改为“我单位”或本单位的简称"],
    )


CHECK = Check("ENT503", "self-name", "自称不一致", Severity.WARNING, run)
