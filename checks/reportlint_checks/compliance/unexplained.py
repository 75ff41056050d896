"""执行率低、偏离目标大、扣了分，却没有写原因。"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from reportlint.api import Check, Confidence, Context, Finding, Related, Severity, compiled
from reportlint_checks.compliance._indicators import indicators

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reportlint.api import Block, Ratio, Table
    from reportlint_checks.compliance._indicators import Indicator

_RATE = compiled(r"(?:预算|资金|支出)*(?:执行|支出|使用|完成)(?:进度|率)")
_DEDUCTED = compiled(r"扣(?:减|除|了|掉)?(?P<points>\d+(?:\.\d+)?)分")
_SCHEME = compiled(r"每|扣完|扣至|为止|酌情|不得分|的[,，]?扣|否则|评分标准|得满分")
_SUMMED = compiled(r"[共总]|合计|累计")  # 四类共扣5分
_ELSEWHERE = compiled(r"(?:扣分|未完成|偏离|偏差|未达标|失分)[^。；]{0,12}(?:原因|说明|分析)")
_NEXT = 2  # paragraphs after a figure in which its reason may stand


def run(ctx: Context) -> Iterator[Finding]:
    """Low rates and deviations where the profile wants reasons; points that were lost, everywhere."""
    yield from _rates(ctx)
    for table in ctx.document.tables:
        yield from _table(ctx, table)
    yield from _deductions(ctx)


def _rates(ctx: Context) -> Iterator[Finding]:
    """Execution rates under what the profile lets pass without a word."""
    limit = ctx.profile.explain_below
    if limit is None:
        return
    for ratio in ctx.facts.ratios:
        if ratio.percent.exact and ratio.percent.value < limit and _is_execution(ratio):
            yield from _rate(ctx, ratio, f"{Decimal(limit.numerator) / limit.denominator}%")


def _is_execution(ratio: Ratio) -> bool:
    return ratio.kind == "completion" or _RATE.fullmatch(ratio.name.text) is not None


def _rate(ctx: Context, ratio: Ratio, limit: str) -> Iterator[Finding]:
    if not _explained(ctx, ctx.document.blocks[ratio.span.block]):
        yield ctx.finding(
            ratio.span,
            f"执行率只有{ratio.percent.text}，低于{limit}的要说明原因，这里没有写。",
            confidence=Confidence.MEDIUM,
            suggestions=["写明执行率低的原因和改进措施"],
        )


def _explained(ctx: Context, block: Block) -> bool:
    """Whether a reason stands in a paragraph or the next, before a heading."""
    headings = {section.heading.block for section in ctx.document.sections if not section.run_in}
    for following in ctx.document.blocks[block.index : block.index + _NEXT + 1]:
        if following.index != block.index and following.index in headings:
            return False
        if _says(ctx, following, "reason"):
            return True
    return False


def _table(ctx: Context, table: Table) -> Iterator[Finding]:
    """Rows of a form whose reason is due and whose column for it is blank."""
    rows = [row for row in indicators(ctx, table) if row.has_reason]
    if not rows or _told_elsewhere(ctx, table):
        return
    for row in rows:
        if not row.explained:
            yield from _lost(ctx, row)


def _told_elsewhere(ctx: Context, table: Table) -> bool:
    """Whether a section or a row of text gives the reasons for the whole form."""
    own = {cell.block for cell in table.cells}
    long = (block for block in ctx.document.blocks if block.index not in own or len(block.text) > 30)
    return any(_ELSEWHERE.search(ctx.facts.folded(block)) for block in long)


def _lost(ctx: Context, row: Indicator) -> Iterator[Finding]:
    weight, score = row.number("weight"), row.number("score")
    target, result = row.number("target"), row.number("result")
    limit = ctx.profile.explain_deviation
    if weight is not None and score is not None and score < weight:
        yield ctx.finding(
            row.cells["score"].span(),
            f"“{row.name}”{weight}分得了{score}分，原因一栏空着。",
            confidence=Confidence.MEDIUM,
            related=[Related(row.cells["weight"].span(), f"分值{weight}分")],
            suggestions=["写明扣分的原因和改进措施"],
        )
    elif limit is not None and target and result is not None and abs(result - target) / target * 100 > limit:
        share = (abs(result - target) / target * 100).quantize(Decimal("0.1"))
        yield ctx.finding(
            row.cells["result"].span(),
            f"“{row.name}”的完成值与目标相差{share}%，原因一栏空着。",
            confidence=Confidence.MEDIUM,
            related=[Related(row.cells["target"].span(), "目标值")],
            suggestions=["写明偏差的原因和改进措施"],
        )


def _deductions(ctx: Context) -> Iterator[Finding]:
    """扣2分 in a paragraph that does not say for what; a scheme of points is none."""
    blocks = [block for block in ctx.document.blocks if block.kind == "paragraph" and block.text]
    for number, block in enumerate(blocks):
        text = ctx.facts.folded(block)
        for match in _DEDUCTED.finditer(text):
            summed = _SUMMED.search(text, max(match.start() - 6, 0), match.start())
            if not summed and not _SCHEME.search(text) and not _reasoned(ctx, blocks, number):
                yield ctx.finding(
                    block.span(*match.span()),
                    f"这里扣了{match['points']}分，没有写扣分的原因。",
                    confidence=Confidence.MEDIUM,
                    suggestions=["写明为什么扣分"],
                )


def _reasoned(ctx: Context, blocks: Sequence[Block], number: int) -> bool:
    """Whether the paragraph or the next one tells what fell short."""
    near = blocks[number : number + _NEXT]
    return any(_says(ctx, block, kind) for block in near for kind in ("reason", "shortfall"))


def _says(ctx: Context, block: Block, kind: str) -> bool:
    """Whether a paragraph holds one of the words of a list in reasons.toml."""
    return _compiled(tuple(ctx.vocabulary("reasons")[kind])).search(ctx.facts.folded(block)) is not None


@lru_cache(maxsize=4)
def _compiled(words: tuple[str, ...]) -> regex.Pattern[str]:
    return compiled("|".join(words))


CHECK = Check("CMP902", "unexplained", "没有说明原因", Severity.WARNING, run)
