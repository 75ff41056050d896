"""标题、封面和依据的年度不一致。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Confidence, Context, Finding, Related, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import YearMention

# 《关于开展2020年度……评价（自评）工作的通知》 is the order under which a report on 2020 is written.
_ORDER = compiled(
    r"《[^《》]*?关于(?:开展|做好|组织)[^《》]{0,20}?(?P<year>20[0-4]\d)年度?(?P<what>[^《》]{0,40}?(?:绩效)?(?:自评|评价|复评|抽查)[^《》]{0,16})通知》"
)
_OTHER_ORDER = compiled(r"预算|批复|下达|整改")  # money, or what an earlier evaluation found


def run(ctx: Context) -> Iterator[Finding]:
    """The years of title and cover against each other, and the year of the order against them."""
    mentions = ctx.facts.year_mentions
    for later in mentions[1:]:
        if later.year != mentions[0].year and later.role != mentions[0].role:
            yield _mismatch(ctx, mentions[0], later)
    if ctx.facts.year is not None:
        yield from _orders(ctx, ctx.facts.year)


def _mismatch(ctx: Context, first: YearMention, later: YearMention) -> Finding:
    return ctx.finding(
        later.span,
        f"{later.role}写的是{later.year}年，{first.role}写的是{first.year}年，年度不一致。",
        related=[Related(first.span, f"{first.role}：{first.year}年")],
        suggestions=["核对评价年度，全文写成同一年"],
    )


def _orders(ctx: Context, year: int) -> Iterator[Finding]:
    for block in ctx.document.blocks:
        if "关于" not in block.text:
            continue
        for match in _ORDER.finditer(ctx.facts.folded(block)):
            named = int(match["year"])
            if named in (year, year + 1) or _OTHER_ORDER.search(match["what"]):
                continue
            yield ctx.finding(
                block.span(*match.span()),
                f"报告写的是{year}年度，依据的却是{named}年度评价工作的通知，可能是沿用了上一次的依据。",
                confidence=Confidence.MEDIUM,
                suggestions=[f"核对依据文件，换成{year}年度评价工作的通知"],
            )


CHECK = Check("PER401", "year-mismatch", "年度不一致", Severity.WARNING, run)
