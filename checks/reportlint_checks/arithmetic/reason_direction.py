"""说明的原因与增减方向相反。"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import Check, Confidence, Context, Direction, Finding, Related, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Change, Span

_REASON = compiled(
    r"[，,。；;]?(?:[^，,。；;]{0,8}的)?(?:主要)?(?:变动|增加|减少|增长|下降)?(?:的)?(?:主要)?原因(?:主要)?(?:是|为)?(?:因为|由于)?[:：]?(?P<reason>[^。；;]{2,60})"
)
_UP = compiled(r"(?P<what>[^，,、。；;]{2,30}?)(?:的)?(?:增加|增长|上升|提高)$")
_DOWN = compiled(r"(?P<what>[^，,、。；;]{2,30}?)(?:的)?(?:减少|下降|降低|压减)$")
_WORDS = {Direction.UP: "增加", Direction.DOWN: "减少"}
_SHARED = 4  # 汉字 that the reason's thing and the change's own must have in common
_ACCOUNTS = {
    "项目": "项目支出",
    "人员经费": "人员经费",
    "公用经费": "公用经费",
    "基本支出": "基本支出",
    "项目支出": "项目支出",
}


class _Reason(NamedTuple):
    what: str
    direction: Direction
    span: Span


def run(ctx: Context) -> Iterator[Finding]:
    """A decrease because the same thing increased; an increase because of projects that are said to have decreased."""
    for change in ctx.facts.changes:
        turn = change.delta or change.rate
        if turn is None or turn.direction is Direction.FLAT or not turn.quantity.value:
            continue
        for reason in _reasons(ctx, change):
            if reason.direction is not turn.direction and _is_same(ctx, change, reason):
                yield _opposite(ctx, change, reason)
            elif reason.direction is turn.direction:
                yield from _denied(ctx, change, reason)


def _reasons(ctx: Context, change: Change) -> Iterator[_Reason]:
    text = ctx.facts.texts[change.span.block]
    match = _REASON.match(text, change.span.end)
    if match is None:
        return
    at = match.start("reason")
    for part in compiled(r"([，,、])").split(match["reason"]):
        for pattern, direction in ((_UP, Direction.UP), (_DOWN, Direction.DOWN)):
            found = pattern.fullmatch(part)
            if found is not None:
                span = ctx.document.blocks[change.span.block].span(at, at + len(part))
                yield _Reason(found["what"], direction, span)
        at += len(part)


def _is_same(ctx: Context, change: Change, reason: _Reason) -> bool:
    """Whether the reason names the very thing whose change it is to explain."""
    sentence = ctx.facts.texts[change.span.block][max(change.span.start - 160, 0) : change.span.start]
    core = compiled(r"(?:经费|支出|费用|预算|资金)+$").sub("", reason.what)
    return len(core) >= _SHARED and core in sentence and len(reason.what) - len(core) <= 4


def _opposite(ctx: Context, change: Change, reason: _Reason) -> Finding:
    turn = change.delta or change.rate
    assert turn is not None
    return ctx.finding(
        change.span,
        f"说的是“{turn.word.text}{turn.quantity.text}”，原因却写“{ctx.document.text(reason.span)}”，方向相反。",
        related=[Related(reason.span, "写的原因")],
        suggestions=[f"核对增减方向，或把原因改为“{reason.what}{_WORDS[turn.direction]}”"],
    )


def _denied(ctx: Context, change: Change, reason: _Reason) -> Iterator[Finding]:
    """The reason says that an account went this way; the account's own change says the other."""
    account = _ACCOUNTS.get(reason.what)
    if account is None or change.base is None:
        return
    for other in ctx.facts.changes:
        turn = other.delta or other.rate
        if other is change or turn is None or other.base is None or not other.currents or not turn.quantity.value:
            continue
        same = other.currents[0].key.account == account and (other.base.stage, other.base.year) == (
            change.base.stage,
            change.base.year,
        )
        if same and turn.direction is not Direction.FLAT and turn.direction is not reason.direction:
            yield ctx.finding(
                reason.span,
                f"原因写“{ctx.document.text(reason.span)}”，后面却说{account}{turn.word.text}{turn.quantity.text}，前后矛盾。",
                severity=Severity.WARNING,
                confidence=Confidence.MEDIUM,
                related=[Related(other.span, f"{account}{turn.word.text}{turn.quantity.text}")],
                suggestions=["核对原因与分项的增减方向"],
            )
            return


CHECK = Check("ARI116", "reason-direction", "原因与增减方向相反", Severity.ERROR, run)
