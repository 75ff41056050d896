"""Word 的域、修订和批注留在了定稿里。"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reportlint.api import Check, Context, Finding, Related, Severity, compiled
from reportlint_checks.leftover._phrases import hits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.api import Remark, Span

_T = TypeVar("_T")
_MOST = 20  # places that are listed beside the first


class _Kind(NamedTuple):
    """How one kind of remark is told: alone, as the first of several, what to do, how bad."""

    one: str
    several: str
    do: str
    severity: Severity


_REMARKS = {
    "tracked-change": _Kind(
        "还有一处没接受的修订：{}。", "还有{n}处没接受的修订，第一处是{}。",
        "在“审阅”里接受或拒绝全部修订", Severity.WARNING,
    ),
    "comment": _Kind(
        "还留着一条批注：“{}”。", "还留着{n}条批注，第一条是“{}”。", "处理完后在“审阅”里删除批注", Severity.WARNING
    ),
    "hidden-text": _Kind(
        "有隐藏的文字：“{}”。", "有{n}处隐藏的文字，第一处是“{}”。", "确认不要的话删掉它", Severity.INFO
    ),
    "placeholder-control": _Kind(
        "填写框里还是提示文字：“{}”。", "有{n}个填写框里还是提示文字“{}”。", "填上实际内容", Severity.ERROR
    ),
    "field-error": _Kind(
        "这里的域出错了：“{}”。", "有{n}处域出错：“{}”。", "更新域或公式；仍然出错的，删去重做", Severity.ERROR
    ),
}  # fmt: skip


def run(ctx: Context) -> Iterator[Finding]:
    """Broken fields in the text; changes, comments and hidden text that the reader noted; each kind once."""
    seen = set()
    for same in _grouped((compiled(r"\d+").sub("N", hit.words), hit) for hit in hits(ctx, "debris")):
        seen |= {hit.span.block for hit in same}
        yield _finding(ctx, _REMARKS["field-error"], same[0].words, [hit.span for hit in same])
    noted = (remark for remark in ctx.document.remarks if remark.kind in _REMARKS and not _told(remark, seen))
    for remarks in _grouped((_group(remark), remark) for remark in noted):
        yield from _remarks(ctx, remarks)


def _told(remark: Remark, blocks: set[int]) -> bool:
    """Whether the text itself has shown a broken field."""
    return remark.kind == "field-error" and remark.span is not None and remark.span.block in blocks


def _group(remark: Remark) -> object:
    """Changes and comments are done away with in one go, prompts and fields one text at a time."""
    return (remark.kind, remark.text) if remark.kind in ("placeholder-control", "field-error") else remark.kind


def _remarks(ctx: Context, remarks: Sequence[Remark]) -> Iterator[Finding]:
    if ctx.document.blocks:
        nowhere = ctx.document.blocks[0].span(0, 0)
        text = remarks[0].text
        if remarks[0].kind != "tracked-change":
            text = text.strip("。 ")
        yield _finding(ctx, _REMARKS[remarks[0].kind], text, [remark.span or nowhere for remark in remarks])


def _finding(ctx: Context, kind: _Kind, text: str, spans: Sequence[Span]) -> Finding:
    words = text if len(text) <= 40 else f"{text[:38]}……"
    say = kind.one if len(spans) == 1 else kind.several
    return ctx.finding(
        spans[0],
        say.format(words, n=len(spans)),
        severity=kind.severity,
        related=[Related(span, "另一处") for span in spans[1 : _MOST + 1]],
        suggestions=[kind.do],
    )


def _grouped(items: Iterable[tuple[object, _T]]) -> Iterable[list[_T]]:
    groups: dict[object, list[_T]] = {}
    for key, item in items:
        groups.setdefault(key, []).append(item)
    return groups.values()


CHECK = Check("LEF704", "field-debris", "域、修订或批注残留", Severity.ERROR, run)
