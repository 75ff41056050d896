"""Word 的域、修订和批注留在了定稿里。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity
from reportlint_checks.leftover._phrases import hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Remark

_REMARKS = {
    "tracked-change": ("还有没接受的修订：“{}”。", "在“审阅”里接受或拒绝全部修订", Severity.WARNING),
    "comment": ("还留着批注：“{}”。", "处理完后删除批注", Severity.WARNING),
    "hidden-text": ("有隐藏的内容：“{}”。", "确认不要的话删掉它", Severity.INFO),
    "placeholder-control": ("填写框里还是提示文字：“{}”。", "填上实际内容", Severity.ERROR),
    "field-error": ("域或公式出错：“{}”。", "更新目录、引用或公式后再存", Severity.ERROR),
}


def run(ctx: Context) -> Iterator[Finding]:
    """Broken fields in the text; changes, comments and hidden text that the reader noted."""
    seen = set()
    for hit in hits(ctx, "debris"):
        seen.add(hit.span.block)
        yield ctx.finding(hit.span, f"这里是{hit.say}：“{hit.words}”。", suggestions=["在 Word 里按 F9 更新域，或删去"])
    for remark in ctx.document.remarks:
        if remark.kind in _REMARKS and not (remark.span and remark.kind == "field-error" and remark.span.block in seen):
            yield from _remark(ctx, remark)


def _remark(ctx: Context, remark: Remark) -> Iterator[Finding]:
    if not ctx.document.blocks:
        return
    say, do, severity = _REMARKS[remark.kind]
    span = remark.span or ctx.document.blocks[0].span(0, 0)
    yield ctx.finding(span, say.format(remark.text[:40]), severity=severity, suggestions=[do])


CHECK = Check("LEF704", "field-debris", "域、修订或批注残留", Severity.ERROR, run)
