"""说有几个，列出来却不是几个。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Confidence, Context, Evidence, Finding, Operand, Related, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Distribution, Listing

_JOINED = compiled(r"[\u4e00-\u9fff]{2,}(?:和|及|以及|与)[\u4e00-\u9fff]{2,}")
_FAR = 3  # a list that differs by more counts something else


def run(ctx: Context) -> Iterator[Finding]:
    """共 N 个 against the number of items that follow; a list that ends with 等 may be shorter, never longer."""
    for listing in ctx.facts.listings:
        names = [item.text for item in listing.items]
        count, number = int(listing.count.value), len(names)
        # The last joint may be 和, which also stands inside names: either way of counting will do.
        possible = {number, number + 1} if _JOINED.search(names[-1]) else {number}
        if count in possible or (listing.open and count > number) or abs(count - number) > _FAR:
            continue
        if ctx.facts.cut_off and listing.span.end == len(ctx.document.blocks[listing.span.block].text):
            ctx.skip("文件在列举中途断了，数不全", listing.span)
            continue
        yield _finding(ctx, listing, count, number)
    for listing in ctx.facts.unit_listings:
        count, number = int(listing.count.value), len(listing.items)
        due = (count, count + 1) if listing.own is None else (count + listing.own,)
        if not listing.open and number not in due and abs(count - number) <= _FAR:
            yield _units(ctx, listing, number)
    for dealt in ctx.facts.distributions:
        if len(dealt.values) not in _possible(ctx, dealt):
            yield _uneven(ctx, dealt)


def _units(ctx: Context, listing: Listing, number: int) -> Finding:
    besides = f"，加上本单位应是{int(listing.count.value) + listing.own}个" if listing.own else ""
    listed = "、".join(item.text for item in listing.items)
    return ctx.finding(
        listing.span,
        f"说的是{listing.count.text}下属单位{besides}，列出来的单位是{number}个：{listed}。",
        confidence=Confidence.MEDIUM,
        related=[Related(listing.items[0].span, "列出的单位")],
        suggestions=["核对单位个数，补列漏掉的单位"],
    )


def _possible(ctx: Context, dealt: Distribution) -> range:
    """How many subjects the words before 分别 may be: 和 joins two of them or stands inside a name; 等 hides some."""
    words = ctx.facts.texts[dealt.span.block][dealt.names[0].span.start : dealt.names[-1].span.end]
    least = words.count("、") + 1
    if "等" in words or abs(len(dealt.values) - len(dealt.names)) > _FAR or least == 1:
        return range(100)
    return range(least, len(dealt.names) + 1)


def _uneven(ctx: Context, dealt: Distribution) -> Finding:
    names, values = len(dealt.names), len(dealt.values)
    operands = tuple(Operand("数", value.text, value.span) for value in dealt.values)
    return ctx.finding(
        dealt.span,
        f"“分别”前面是{names}项（{'、'.join(name.text for name in dealt.names)}），后面却有{values}个数，对不上。",
        confidence=Confidence.MEDIUM,
        suggestions=["核对是漏了一项还是漏了一个数"],
        evidence=Evidence(f"{names}项，{values}个数", operands, str(names), str(values)),
    )


def _finding(ctx: Context, listing: Listing, count: int, number: int) -> Finding:
    names = [item.text for item in listing.items]
    repeated = sorted({name for name in names if names.count(name) > 1})
    extra = f"，其中“{'、'.join(repeated)}”列了不止一次" if repeated else ""
    operands = tuple(Operand("列举", item.text, item.span) for item in listing.items)
    return ctx.finding(
        listing.span,
        f"说的是{listing.count.text}，列出来是{number}项{extra}。",
        confidence=Confidence.HIGH if not listing.open else Confidence.MEDIUM,
        suggestions=[f"核对个数，把“{listing.count.text}”改为{number}，或补删列举的内容"],
        evidence=Evidence(f"{'、'.join(names)}，共{number}项", operands, str(number), str(count)),
    )


CHECK = Check("ARI112", "count-list", "个数与列举不符", Severity.WARNING, run)
