"""用了别的层级的模板用语。"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Related, Severity, compiled, enclosing

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from reportlint.api import Block

_DEFINITION = compiled(r"[^:：。]{2,24}[:：](?:是|指|即|反映)")


@lru_cache(maxsize=4)
def _phrases(patterns: tuple[str, ...]) -> regex.Pattern[str]:
    return compiled("|".join(pattern.replace("level", f"level{number}") for number, pattern in enumerate(patterns)))


def run(ctx: Context) -> Iterator[Finding]:
    """省级 and 市级 where a unit of a lower level speaks of itself."""
    level = ctx.vocabulary("names")["level"]
    own = ctx.facts.level
    if own is None:
        return
    pattern = _phrases(tuple(level["phrases"]))
    for block in ctx.document.blocks:
        if "级" in block.text:
            yield from _in_block(ctx, block, pattern, level["ranks"], own)


def _in_block(
    ctx: Context, block: Block, pattern: regex.Pattern[str], ranks: dict[str, int], own: tuple[str, str]
) -> Iterator[Finding]:
    place, suffix = own
    for match in pattern.finditer(ctx.facts.folded(block)):
        word = next(value for name, value in match.groupdict().items() if name.startswith("level") and value)
        if ranks[word] <= ranks[suffix]:
            continue
        span = block.span(*match.span())
        words = ctx.document.text(span)
        yield ctx.finding(
            span,
            f"本单位是“{place}”的，这里却写“{words}”，像是照搬了{word}级的模板。",
            severity=Severity.INFO if _glossary(ctx, block) else None,
            suggestions=[f"改成本级的说法，如“{words.replace(word + '级', suffix + '级', 1)}”"],
            related=[Related(entity.span, f"{entity.role}：{entity.name}") for entity in ctx.facts.entities[:1]],
        )


def _glossary(ctx: Context, block: Block) -> bool:
    """Explanations of terms are copied from the level above as a rule, and harmless."""
    return _DEFINITION.match(ctx.facts.folded(block)) is not None or any(
        "名词解释" in section.words or "口径" in section.words for section in enclosing(ctx.document, block.span())
    )


CHECK = Check("ENT502", "level-mismatch", "层级用语不符", Severity.WARNING, run)
