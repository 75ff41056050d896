"""等级与得分不相称。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Confidence, Context, Evidence, Finding, Operand, Related, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Grade, GradeMention, ScoreMention

_POINTS = compiled(r"(?:最终|综合|平均|计算|折算|剔除|调整|复核|财政|审定|核定|上年|去年|第三方)[^。；;]{0,20}?\d分")
_NEAR = 2  # blocks between a score and the grade that goes with it


def run(ctx: Context) -> Iterator[Finding]:
    """A grade that the profile does not give for the score; without a profile, one that no known scale gives."""
    for grade in ctx.facts.grades:
        score = _score_of(ctx.facts.scores, grade)
        if score is None or _another_between(ctx, score, grade) or _fits(ctx.profile.grades, score, grade):
            continue
        right = next((band for band in ctx.profile.grades if band.low <= score.score), None)
        if right is None:
            ctx.skip(f"模板没有写 {score.text}分是什么等级", grade.span)
        else:
            yield _finding(ctx, score, grade, right)


def _score_of(scores: Sequence[ScoreMention], grade: GradeMention) -> ScoreMention | None:
    """The score that stands nearest to a grade."""
    near = [score for score in scores if abs(score.span.block - grade.span.block) <= _NEAR]
    near = [score for score in near if score.span.block == grade.span.block and score.span < grade.span] or near
    return min(
        near,
        key=lambda score: (abs(score.span.block - grade.span.block), abs(score.span.start - grade.span.start)),
        default=None,
    )


def _another_between(ctx: Context, score: ScoreMention, grade: GradeMention) -> bool:
    """Whether the grade may be that of points that are told between the two."""
    if score.span.block != grade.span.block:
        return False
    first, last = sorted((score.span, grade.span))
    return _POINTS.search(ctx.facts.texts[grade.span.block], first.end, last.start) is not None


def _fits(grades: Sequence[Grade], score: ScoreMention, grade: GradeMention) -> bool:
    """Whether some band of that name holds the score; a name that the scale does not have cannot be judged."""
    bands = [band for band in grades if band.name == grade.grade]
    return not bands or any(
        band.low <= score.score and (band.high is None or score.score < band.high) for band in bands
    )


def _finding(ctx: Context, score: ScoreMention, grade: GradeMention, right: Grade) -> Finding:
    return ctx.finding(
        grade.span,
        f"得分是{score.text}分，等级写的是“{grade.grade}”，按{float(right.low):g}分（含）以上应为“{right.name}”。",
        confidence=Confidence.HIGH if score.span.block == grade.span.block else Confidence.MEDIUM,
        related=[Related(score.span, f"得分：{score.text}分")],
        suggestions=[f"核对得分和等级；按这个得分，等级应为“{right.name}”"],
        evidence=Evidence(
            f"{score.text}分 → {right.name}",
            (Operand("得分", score.text, score.span), Operand("等级", grade.grade, grade.span)),
            right.name,
            grade.grade,
        ),
    )


CHECK = Check("SCO203", "score-grade", "等级与得分不符", Severity.ERROR, run)
