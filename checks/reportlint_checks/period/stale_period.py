"""把别的年份的事写成本年的结果。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Confidence, Context, DateKind, Finding, Related, Severity, compiled, dates, enclosing
from reportlint_checks.period._dates import covered

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from reportlint.api import Block, Change, DateMention, Ratio, YearMention

_UNTIL = compiled(r"截[至止]到?")
_DECEMBER = 12
_YEARS_END = compiled(r"12月(?:31日|底|末)|年底|年末|全年")
_RESULTS = compiled(r"完成情况|成效|履职|效益|产出|执行情况|支出情况|收支情况|效能|管理效率|自评情况|指标分析")
_BASIS = compiled(r"目标|任务$|职能|依据|背景|问题|措施|计划|下一步|名词解释")
_DONE = compiled(
    r"(?:^|[。；;])(?P<when>(?P<year>20\d\d)年(?:度|全年))[，,]?(?:我[单局委会院校办]位?|本(?:单位|部门|局)|全[省市县区局镇]|部门)?"
    r"(?P<rest>[^。；;]*?(?:完成|实现|举办|开展|发放|办理|组织|支出|收入|执行率|预算)[^。；;]*\d[^。；;]*)"
)
# What is compared, goes on over years, is planned, or is an award: no stale result.
_COMPARED = compiled(
    r"20\d\d年|上年|去年|本年|今年|同比|[比较]|为.{0,6}的\d|基数|以来|结转|结余|跨年|计划|预计|将|拟|力争|至|续建|获|荣"
)
_YEARS_BACK = 3
_OFTEN = 3  # paragraphs on another year: the report tells of several years
_BUDGET = ("年初预算", "全年预算", "调整预算", "预算")


def run(ctx: Context) -> Iterator[Finding]:
    """Results that end before the year does, results of another year, a year compared with itself."""
    own = covered(ctx)
    if own is not None:
        yield from _cut_short(ctx, own)
        yield from _stale(ctx, own)
    for change in ctx.facts.changes:
        if _with_itself(ctx, change):
            yield _itself(ctx, change)


def _cut_short(ctx: Context, own: YearMention) -> Iterator[Finding]:
    """截至11月 in a report on the whole year."""
    for block in ctx.document.blocks:
        text = ctx.facts.folded(block)
        ends = {match.end(): match.start() for match in _UNTIL.finditer(text)}
        if _YEARS_END.search(text):
            continue
        for mention in dates(text) if ends else ():
            if mention.start in ends and _is_early(mention, own.year):
                yield _early(ctx, own, block, ends[mention.start], mention)


def _is_early(mention: DateMention, year: int) -> bool:
    day = mention.first
    exact = mention.kind in (DateKind.MONTH, DateKind.DATE) and day.month is not None
    return exact and day.year in (None, year) and 1 <= (day.month or 0) < _DECEMBER


def _early(ctx: Context, own: YearMention, block: Block, start: int, mention: DateMention) -> Finding:
    """A rate of execution that stops short of 100 % depends on the day; a mere count may be all there is."""
    span = block.span(start, mention.end)
    rate = next((ratio for ratio in ctx.facts.ratios if _depends(ctx, ratio, block, mention.end)), None)
    rates = [Related(rate.span, ctx.document.text(rate.span))] if rate else []
    return ctx.finding(
        span,
        f"这是{own.year}年度的报告，数据却只到“{ctx.document.text(span)[2:].lstrip('到')}”，没有到年底。",
        severity=Severity.WARNING if rate else Severity.INFO,
        related=[Related(own.span, f"{own.role}：{own.year}年"), *rates],
        suggestions=["补到12月31日；只有年中的数的，说明原因"],
    )


def _depends(ctx: Context, ratio: Ratio, block: Block, after: int) -> bool:
    """Whether an unfinished rate of execution stands behind a date, in its sentence."""
    if ratio.span.block != block.index or ratio.span.start < after or ratio.kind == "share":
        return False
    between = ctx.facts.folded(block)[after : ratio.span.start]
    return "。" not in between and ratio.percent.exact and ratio.percent.value < 100 and "满意" not in ratio.name.text


def _stale(ctx: Context, own: YearMention) -> Iterator[Finding]:
    """A sentence of the results that tells of one earlier year and of nothing else."""
    found = [(block, match) for block in ctx.document.blocks for match in _told(ctx, block, own.year)]
    counts = [match["year"] for _, match in found]
    for block, match in found:
        if counts.count(match["year"]) < _OFTEN:
            yield ctx.finding(
                block.span(*match.span("when")),
                f"这是{own.year}年度的报告，这里写的却是“{match['when']}”的完成情况，可能是沿用了以前的报告。",
                confidence=Confidence.MEDIUM,
                related=[Related(own.span, f"{own.role}：{own.year}年")],
                suggestions=[f"换成{own.year}年的数；确要写以前年度的，说明与本年的关系"],
            )


def _told(ctx: Context, block: Block, year: int) -> Iterator[regex.Match[str]]:
    words = "".join(section.words for section in enclosing(ctx.document, block.span()))
    words = compiled(r"目标(?=完成|实现)").sub("", words)
    if block.kind != "paragraph" or not _RESULTS.search(words) or _BASIS.search(words):
        return
    text = ctx.facts.folded(block)
    if f"{year}年" in text:
        return
    for match in _DONE.finditer(text):
        recent = year - _YEARS_BACK <= int(match["year"]) < year
        if recent and not _COMPARED.search(match["rest"]):
            yield match


def _with_itself(ctx: Context, change: Change) -> bool:
    """Whether the result of a year is compared with the result of the same year."""
    if change.base is None or change.base.year is None or change.base.stage in _BUDGET or not change.currents:
        return False
    current = change.currents[0]
    alike = current.key.year == change.base.year and current.sentence == change.sentence
    named = f"{change.base.year}年"
    words = ctx.document.text(current.clause) + change.base.word.text
    partial = compiled(r"年\d{1,2}月|[上下]半年|季度|同期|年[初末底]").search(words)
    return alike and current.own and words.count(named) > 1 and current.key.stage not in _BUDGET and not partial


def _itself(ctx: Context, change: Change) -> Finding:
    assert change.base is not None
    assert change.base.year is not None
    current, year = change.currents[0], change.base.year
    return ctx.finding(
        change.base.word.span,
        f"“{current.subject.text}”说的是{year}年，却又“{change.base.word.text}”，等于和自己比。",
        related=[Related(current.clause, ctx.document.text(current.clause))],
        suggestions=[f"和上年比的，改为“{change.base.word.text.replace(str(year), str(year - 1))}”"],
    )


CHECK = Check("PER404", "stale-period", "数据不是本年的", Severity.WARNING, run)
