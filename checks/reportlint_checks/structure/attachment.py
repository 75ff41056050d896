"""附件清单、正文里的“见附件”和附件本身对不上。"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from reportlint.api import Check, Confidence, Context, Finding, Related, Severity, same_heading
from reportlint_checks.structure._attachments import attachments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint_checks.structure._attachments import Attachment, Attachments


def run(ctx: Context) -> Iterator[Finding]:
    """Compare list, labels and mentions, each by kind and number; nothing is missing where no attachment is there."""
    found = attachments(ctx)
    yield from _list(ctx, found)
    yield from _labels(ctx, found)
    yield from _unlisted(ctx, found)
    yield from _absent(ctx, found)
    for item in found.present:
        yield from _empty(ctx, item, last=item is found.present[-1])


def _list(ctx: Context, found: Attachments) -> Iterator[Finding]:
    """Entries named twice; numbers that jump where the list begins on the line of 附件： (others are STR603's)."""
    numbered = [item for item in found.listed if item.number is not None]
    for before, item in itertools.pairwise(numbered):
        assert before.number is not None
        if found.inline and item.number != before.number + 1:
            yield ctx.finding(
                item.span,
                f"附件清单里“{before.number}.”后面是“{item.number}.”，序号不连续。",
                related=[Related(before.span, "前一个附件")],
                suggestions=["按顺序重新编号，或补上漏列的附件"],
            )
    for first, again in _pairs(found.listed):
        if first.title and first.title == again.title:
            yield ctx.finding(
                again.span,
                f"附件清单把“{again.title}”列了两次。",
                related=[Related(first.span, "前一处")],
                suggestions=["删去重复的一个，或改成应列的附件"],
            )


def _labels(ctx: Context, found: Attachments) -> Iterator[Finding]:
    """Labels that come twice, differ from the list, or leave out a number where there is no list."""
    for first, again in _pairs(found.present):
        if (first.kind, first.number) == (again.kind, again.number) and first.title != again.title:
            yield ctx.finding(
                again.span,
                f"有两个附件都标着“{again.name}”。",
                confidence=Confidence.MEDIUM,
                related=[Related(first.span, first.title or "前一个")],
                suggestions=["核对附件的序号"],
            )
    for item in found.present:
        entry = _same(item, found.listed)
        if entry and entry.title and item.title and not _agree(entry.title, item.title):
            yield ctx.finding(
                item.span,
                f"“{item.name}”的标题是“{item.title}”，附件清单里写的是“{entry.title}”。",
                severity=Severity.INFO,
                related=[Related(entry.span, "附件清单")],
                suggestions=["把两处的名称改成一致"],
            )


def _unlisted(ctx: Context, found: Attachments) -> Iterator[Finding]:
    """Attachments that the list does not name."""
    if any(item.number is None for item in found.listed):
        return
    for item in found.present:
        listed = [entry for entry in found.listed if entry.kind == item.kind]
        if listed and item.number is not None and not _same(item, listed):
            yield ctx.finding(
                item.span,
                f"文件里有“{item.name}”，附件清单里没有列。",
                related=[Related(listed[-1].span, "附件清单")],
                suggestions=["在附件清单里补上，或核对序号"],
            )


def _absent(ctx: Context, found: Attachments) -> Iterator[Finding]:
    """Attachments that list, text or the numbers before and after call for, although others are there."""
    reported: set[tuple[str, int | None]] = set()
    for item, reason in _wanted(found):
        others = [other for other in found.present if other.kind == item.kind and other.number is not None]
        if (item.kind, item.number) in reported or _same(item, found.present):
            continue
        if not others:
            ctx.skip("附件没有放在这个文件里，不能核对", item.span)
        elif ctx.facts.cut_off and (item.number or 0) > max(other.number or 0 for other in others):
            ctx.skip("文件在中途断了，后面的附件看不到", item.span)
        else:
            reported.add((item.kind, item.number))
            yield ctx.finding(
                item.span,
                reason,
                confidence=Confidence.MEDIUM,
                related=[Related(others[-1].span, f"有“{others[-1].name}”")],
                suggestions=[f"补上“{item.name}”，或改正序号"],
            )


def _wanted(found: Attachments) -> Iterator[tuple[Attachment, str]]:
    """The attachments that should be there, and in Chinese why."""
    for item in found.listed:
        if item.number is not None:
            yield item, f"附件清单列了“{item.number}.{item.title}”，文件里没有这个附件。"
    for item in found.mentioned:
        yield item, f"正文提到“{item.name}”，文件里没有这个附件。"
    if found.listed:
        return
    for before, item in itertools.pairwise(item for item in found.present if item.number is not None):
        assert before.number is not None
        assert item.number is not None
        for number in range(before.number + 1, item.number if before.kind == item.kind else 0):
            missing = item._replace(number=number)
            yield missing, f"“{before.name}”后面是“{item.name}”，中间缺“{missing.name}”。"


def _empty(ctx: Context, item: Attachment, *, last: bool) -> Iterator[Finding]:
    """A label with its title and nothing before the next label."""
    if item.title and not item.content and not last:
        yield ctx.finding(
            item.span,
            f"“{item.name}”只有标题“{item.title}”，没有内容。",
            severity=Severity.INFO,
            suggestions=["补上附件的内容"],
        )


def _pairs(items: Sequence[Attachment]) -> Iterator[tuple[Attachment, Attachment]]:
    return itertools.combinations(items, 2)


def _same(item: Attachment, among: Sequence[Attachment]) -> Attachment | None:
    """The attachment of the same kind and number."""
    return next((other for other in among if (other.kind, other.number) == (item.kind, item.number)), None)


def _agree(left: str, right: str) -> bool:
    """Whether two titles are one; a title that goes on beyond the other says no less."""
    return same_heading(left, right) or left in right or right in left


CHECK = Check("STR604", "attachment", "附件与清单或正文不符", Severity.WARNING, run)
