"""What a rate would be, worked out both ways, for a change whose direction is in doubt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint.api import Direction, Evidence

if TYPE_CHECKING:
    from reportlint.api import Change, Context, Finding

_WORDS = {Direction.UP: "增加", Direction.DOWN: "减少"}
_RATE_WORDS = {Direction.UP: "增长", Direction.DOWN: "下降"}


def both_ways(ctx: Context, finding: Finding, change: Change | None) -> Finding:
    """The finding with the rate for an increase and for a decrease as its calculation.

    The direction whose rate fits the printed one (cut off or rounded) is the likelier, so its repair comes first.
    """
    if change is None or change.delta is None or change.rate is None or not change.currents:
        return finding
    trials = [ctx.relations.rate_if(change, way) for way in (Direction.UP, Direction.DOWN)]
    parts = [f"若为{_WORDS[trial.direction]}，比率应为{trial.computed}" for trial in trials if trial.computed]
    fitting = next((trial for trial in trials if trial.fits), None)
    suggestions = ["只改增减的方向还是对不上，金额、比率也要核对"]
    if fitting is not None:
        suggestions = [*_turn(change, fitting.direction), *_rounded(change, fitting.exactly, fitting.shown)]
    if not parts:
        return replace(finding, suggestions=tuple(suggestions))
    old = finding.evidence
    proof = Evidence("；".join(parts), old.operands if old else (), "；".join(parts), change.rate.quantity.text)
    return replace(finding, suggestions=tuple(suggestions[:3]), evidence=proof)


def _turn(change: Change, right: Direction) -> list[str]:
    """Which word to change so that both say the right direction."""
    assert change.delta is not None
    assert change.rate is not None
    is_rate = change.delta.direction is right
    wrong, word = (change.rate, _RATE_WORDS[right]) if is_rate else (change.delta, _WORDS[right])
    number = wrong.quantity.text
    return [f"若把“{wrong.word.text}{number}”改为“{word}{number}”（{wrong.word.text}→{word}），则前后相符"]


def _rounded(change: Change, exactly: bool, shown: str) -> list[str]:
    """How the rate reads rounded, where the printed one was cut off."""
    assert change.rate is not None
    if exactly:
        return []
    return [f"{change.rate.quantity.text}是舍去尾数的结果，四舍五入应为{shown}"]
