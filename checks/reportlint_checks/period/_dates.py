"""Days as far as they are printed, and which day and year a report gives itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import DateKind, compiled, dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Block, Context, DateMention, Day, Span, YearMention

_COVER = 40  # blocks that may hold the cover's fields
_TAIL = 4  # blocks at the end that may hold the signature
_FIELD = compiled(
    r"(?:^|\s)(?P<role>(?:填报|填表|编制|报告|提交|报送|上报|自评|评价|编报|申报|发布|公开|公布)?(?:日期|时间))[:：]\s*(?=[12二])"
)
_RESULT = compiled(r"决算|自评|自我评价|绩效评价|评价报告|绩效报告|执行情况|完成情况")
_PARTIAL = compiled(r"监控|监测|中期|半年|季度|\d月|事前|预评估|事中|跟踪")
_PLAN = compiled(r"预算(?:公开|说明|情况|编制)|绩效目标")


class Written(NamedTuple):
    """The day on which a report was written or filed; `role` in Chinese says by what line."""

    role: str
    day: Day
    text: str
    span: Span


def is_real(day: Day) -> bool:
    """Whether month and day, where printed, can be those of a date; what cannot is PER402's."""
    return 1 <= (day.month or 1) <= 12 and 1 <= (day.day or 1) <= 31


def precedes(left: Day, right: Day) -> bool:
    """Whether one day is before another one, whatever the parts that are not printed."""
    latest = (left.year or 0, left.month or 12, left.day or 31)
    return latest < (right.year or 0, right.month or 1, right.day or 1)


def written(ctx: Context) -> Written | None:
    """The day of the cover's field, or else of the last lines where a date stands alone.

    None where several days are given, as in files that hold several reports.
    """
    blocks = [block for block in ctx.document.blocks if block.text]
    fields = [found for block in blocks[:_COVER] for found in _field(ctx, block)]
    found = fields or [day for block in blocks[-_TAIL:] for day in _signature(ctx, block)]
    return found[0] if len({day.day for day in found}) == 1 else None


def _field(ctx: Context, block: Block) -> Iterator[Written]:
    text = ctx.facts.folded(block)
    match = _FIELD.search(text)
    if match is None:
        return
    mention = next((found for found in dates(text) if found.start == match.end()), None)
    if mention is not None and mention.kind in (DateKind.DATE, DateKind.MONTH):
        yield _written(match["role"], mention, text, block)


def _signature(ctx: Context, block: Block) -> Iterator[Written]:
    text = ctx.facts.folded(block)
    for mention in dates(text):
        alone = not (text[: mention.start] + text[mention.end :]).strip()
        if alone and mention.kind is DateKind.DATE:
            yield _written("落款日期", mention, text, block)


def _written(role: str, mention: DateMention, text: str, block: Block) -> Written:
    at = mention.start, mention.end
    return Written(role, mention.first, text[slice(*at)], block.span(*at))


def covered(ctx: Context) -> YearMention | None:
    """The one full year whose results the report is about by its title or cover."""
    mention = _own_year(ctx)
    title = _title(ctx, mention) if mention else ""
    return mention if _RESULT.search(title) and not _PARTIAL.search(title) else None


def planned(ctx: Context) -> YearMention | None:
    """The one year for which the report is a budget."""
    mention = _own_year(ctx)
    title = _title(ctx, mention) if mention else ""
    return mention if _PLAN.search(title) and not _RESULT.search(title) else None


def _own_year(ctx: Context) -> YearMention | None:
    mentions = ctx.facts.year_mentions
    return mentions[0] if len({mention.year for mention in mentions}) == 1 else None


def _title(ctx: Context, mention: YearMention) -> str:
    """The title's words; for a year of the cover's field, those of all lines before the first sentence."""
    if mention.role == "标题":
        return ctx.document.blocks[mention.span.block].text
    return "".join(block.text for block in ctx.document.blocks[: mention.span.block])
