"""时间的先后颠倒。"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import Check, Confidence, Context, DateKind, Finding, Related, Severity, compiled, dates
from reportlint_checks.period._dates import covered, is_real, planned, precedes, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reportlint.api import Block, DateMention, Day, Span, YearMention
    from reportlint_checks.period._dates import Written

_CLAUSE = compiled(r"[^，,；;]+")
_TOPIC = compiled(
    r"(?:20\d\d年(?:度)?|上年|本年)?(?:[^，,；;。\d]{0,8})?(?:预算|决算|绩效目标|自评报告|评价报告|方案|规划)(?!单位|部门|批复)"
)
_INTENDED = compiled(r"计划|预计|拟|应于|原定|不迟于|之?前")
_NUMBER = compiled(r"[〔\[【(](?P<year>20\d\d)[〕\]】)]第?\d{1,4}号")
# What must come first, what after it, and whether the thing must be named (an appointment is made public first).
_STEPS = (
    (compiled(r"批复|批准|审议通过|审查通过"), compiled(r"公开|公布"), True),
    (compiled(r"开工|动工"), compiled(r"竣工|完工|验收"), False),
)
_DECEMBER = 12


class _Event(NamedTuple):
    """Something that happened on a day. `topic` says to what, as far as the words do."""

    word: str
    day: Day
    text: str
    span: Span
    topic: str
    intended: bool


def run(ctx: Context) -> Iterator[Finding]:
    """Days that cannot have come in the order in which they are told."""
    own = written(ctx)
    if own is not None:
        yield from _filed(ctx, own)
        yield from _later_rules(ctx, own)
    for block in ctx.document.blocks:
        text = ctx.facts.folded(block)
        mentions = [found for found in dates(text) if is_real(found.first) and is_real(found.last)]
        if mentions and block.index not in ctx.document.contents:
            yield from _ranges(ctx, block, mentions)
            yield from _steps(ctx, block, text, mentions)


def _filed(ctx: Context, own: Written) -> Iterator[Finding]:
    """A report on a whole year that is dated before December of it; a budget that is dated after its year."""
    result, plan = covered(ctx), planned(ctx)
    year = own.day.year or 0
    if result is not None and (year, own.day.month or _DECEMBER) < (result.year, _DECEMBER):
        yield _early(ctx, own, result)
    elif plan is not None and year > plan.year:
        yield ctx.finding(
            own.span,
            f"这是{plan.year}年的预算，{own.role}却是{own.text}，这一年已经过去了。",
            severity=Severity.INFO,
            related=[Related(plan.span, f"{plan.role}：{plan.year}年")],
            suggestions=["核对日期；补发或重新上传的，注明原来的日期"],
        )


def _early(ctx: Context, own: Written, result: YearMention) -> Finding:
    """Without 年度, the year may be the one in which the evaluation was made."""
    clear = "度" in ctx.document.text(result.span) or result.role != "标题"
    right = own.text.replace(str(own.day.year), str(result.year + 1), 1)
    return ctx.finding(
        own.span,
        f"报告写的是{result.year}年度，{own.role}却是{own.text}，那时这一年还没有过完。",
        confidence=Confidence.HIGH if clear else Confidence.LOW,
        related=[Related(result.span, f"{result.role}：{result.year}年")],
        suggestions=[f"核对日期，年份是不是应为{result.year + 1}年（{right}）", "只评价到年中的，在标题里写明起止月份"],
    )


def _later_rules(ctx: Context, own: Written) -> Iterator[Finding]:
    """A document that was numbered in a year after the report was written cannot be its basis."""
    for block in ctx.document.blocks:
        for match in _NUMBER.finditer(ctx.facts.folded(block)):
            if own.day.year and int(match["year"]) > own.day.year:
                yield ctx.finding(
                    block.span(*match.span()),
                    f"引用的文件是{match['year']}年的，报告的{own.role}却是{own.text}，比文件还早。",
                    severity=Severity.INFO,
                    related=[Related(own.span, f"{own.role}：{own.text}")],
                    suggestions=["核对文号的年份和报告的日期"],
                )


def _ranges(ctx: Context, block: Block, mentions: Sequence[DateMention]) -> Iterator[Finding]:
    """From a later day to an earlier one; 每年10月至4月 has no year and runs into the next."""
    for found in mentions:
        span = block.span(found.start, found.end)
        words = ctx.document.text(span)
        if found.kind is not DateKind.RANGE or not _is_dated(found, words) or not precedes(found.last, found.first):
            continue
        both = found.first.year != found.last.year or words.count(str(found.first.year)) > 1
        yield ctx.finding(
            span,
            f"“{words}”前后颠倒：{_reversed(found, both=both)}。",
            severity=Severity.ERROR if both and found.first.month else Severity.WARNING,
            suggestions=[_advice(found, both=both)],
        )


def _is_dated(found: DateMention, words: str) -> bool:
    """Whether two ends can be compared; 2023-2014 without 年 may be the number of anything."""
    if found.first.year is None:
        return found.first.month == found.last.month and found.last.day is not None
    return found.first.month is not None or "年" in words


def _reversed(found: DateMention, *, both: bool) -> str:
    if found.first.month is None:
        return f"{found.last.year}年在{found.first.year}年之前"
    return "结束早于开始" if both or found.last.day else f"同是{found.first.year}年，结束的月份早于开始的月份"


def _advice(found: DateMention, *, both: bool) -> str:
    if both or found.first.year is None or found.last.day:
        return "核对起止时间，先写早的，后写晚的"
    return f"跨年的，把后一个写成“{found.first.year + 1}年{found.last.month}月”；不跨年的，核对月份"


def _steps(ctx: Context, block: Block, text: str, mentions: Sequence[DateMention]) -> Iterator[Finding]:
    """公开 before 批复, 竣工 before 开工, told of one thing in one sentence."""
    full = [found for found in mentions if found.kind in (DateKind.DATE, DateKind.MONTH) and found.first.year]
    if len(full) < 2:
        return
    for sentence in compiled(r"[^。]+").finditer(text):
        for first, second, named in _STEPS:
            before = list(_events(block, text, sentence, full, first))
            after = list(_events(block, text, sentence, full, second))
            known = len(before) == len(after) == 1 and (before[0].topic or not named)
            if known and _are_reversed(before[0], after[0]):
                yield _too_soon(ctx, before[0], after[0])


def _events(
    block: Block, text: str, sentence: regex.Match[str], mentions: Sequence[DateMention], words: regex.Pattern[str]
) -> Iterator[_Event]:
    """The clauses of a sentence that say that something was done, with the last date before the word."""
    topic = ""
    for clause in _CLAUSE.finditer(text, *sentence.span()):
        named = _TOPIC.search(clause.group())
        topic = named.group() if named else topic
        inside = [found for found in mentions if clause.start() <= found.start < clause.end()]
        word = words.search(text, *clause.span())
        if word is not None and len(inside) == 1:
            at = inside[0].start, inside[0].end
            intended = _INTENDED.search(clause.group()) is not None
            yield _Event(word.group(), inside[0].first, text[slice(*at)], block.span(*at), topic, intended)


def _are_reversed(first: _Event, second: _Event) -> bool:
    same = (first.topic, first.intended) == (second.topic, second.intended)
    return same and precedes(second.day, first.day)


def _too_soon(ctx: Context, first: _Event, second: _Event) -> Finding:
    return ctx.finding(
        second.span,
        f"{second.word}的日期是{second.text}，{first.word}的日期是{first.text}，还没有{first.word}就已经{second.word}了。",
        related=[Related(first.span, f"{first.word}：{first.text}")],
        suggestions=["核对这两个日期"],
    )


CHECK = Check("PER403", "date-order", "时间先后颠倒", Severity.WARNING, run)
