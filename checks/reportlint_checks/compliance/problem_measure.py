"""存在的问题与改进措施、得分对不上。"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import Check, Confidence, Context, Finding, Related, Severity, compiled, marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    import regex

    from reportlint.api import ScoreMention, Section

_PROBLEMS = compiled(r"(?:存在|主要|面临)(?:的|主要|突出)*(?:问题|不足|困难)|问题(?:及|和|与)原因|^问题$")
_MEASURES = compiled(
    r"(?:改进|整改|完善|解决)(?:的)?(?:措施|办法|意见|建议|方向)|(?:下一步|今后)(?:的|改进|工作|整改)*(?:措施|打算|计划|安排|建议|工作|思路)"
    r"|(?:有关|相关|意见|意见和|意见与)建议|^(?:措施|建议)$"
)
_NONE = compiled(r"(?:本单位|我单位|本部门|本项目|项目|目前|暂时?)*(?:无|没有|不存在|未发现)[^，。；]{0,12}[。；]?")
_COUNTED = compiled(r"([一二三四五六七八九十])是")
_SENTENCE = compiled(r"[^。；;！]{6,}")
_MANY = 3  # problems against which one single measure is conspicuous


class _Part(NamedTuple):
    """A section with the number of things that it lists. `listed` tells that they are numbered."""

    section: Section
    text: str
    items: int
    listed: bool

    @property
    def none(self) -> bool:
        """Whether it says that there is nothing."""
        return _NONE.fullmatch(self.text) is not None


def run(ctx: Context) -> Iterator[Finding]:
    """More problems than measures; problems beside full marks; no problems beside points that were lost."""
    problems, measures = _part(ctx, _PROBLEMS, _MEASURES), _part(ctx, _MEASURES, _PROBLEMS)
    if problems is None:
        return
    if measures is not None:
        yield from _unanswered(ctx, problems, measures)
    score = _total(ctx)
    if score is not None:
        yield from _against_score(ctx, problems, score)


def _part(ctx: Context, wanted: regex.Pattern[str], other: regex.Pattern[str]) -> _Part | None:
    """The only section of its kind; one that holds problems and measures together is neither."""
    found = [
        section for section in ctx.document.sections if wanted.search(section.words) and not other.search(section.words)
    ]
    outer = [section for section in found if section.parent not in {other.index for other in found}]
    if len(outer) != 1 or (outer[0].end >= len(ctx.document.blocks) and ctx.facts.cut_off):
        return None
    lines = list(_lines(ctx, outer[0]))
    text = "".join(lines)
    numbered, counted = _numbered(lines), len(set(_COUNTED.findall(text)))
    listed = max(numbered, counted)
    return _Part(outer[0], text, listed or len(_SENTENCE.findall(text)), listed > 0) if text else None


def _lines(ctx: Context, section: Section) -> Iterator[str]:
    """The section's text, one block a line; what runs in behind the heading comes first."""
    first = ctx.document.blocks[section.heading.block]
    yield first.text[section.heading.end :].lstrip("。：: ")
    for block in ctx.document.blocks[section.start + 1 : section.end]:
        if block.kind == "paragraph":
            yield block.text


def _numbered(lines: Sequence[str]) -> int:
    """How many items of the outermost form there are."""
    found = [number for line in lines if (number := marker(line))]
    level = min((number.level for number in found), default=0)
    return sum(number.level == level for number in found)


def _unanswered(ctx: Context, problems: _Part, measures: _Part) -> Iterator[Finding]:
    """Fewer measures than problems, however the measures are told apart."""
    told = max(measures.items, len(_SENTENCE.findall(measures.text)))
    if problems.none or measures.none or not problems.listed or problems.items < 2 or told >= problems.items:
        return
    conspicuous = told == 1 and problems.items >= _MANY
    yield ctx.finding(
        measures.section.heading,
        f"“{problems.section.words}”列了{problems.items}条，“{measures.section.words}”只有{told}条，没有一一对应。",
        severity=Severity.WARNING if conspicuous else Severity.INFO,
        confidence=Confidence.MEDIUM,
        related=[Related(problems.section.heading, f"{problems.items}个问题")],
        suggestions=["给每个问题写上对应的措施"],
    )


def _total(ctx: Context) -> ScoreMention | None:
    """The report's total score, if it states one alone."""
    scores = ctx.facts.scores
    return scores[0] if len({mention.score for mention in scores}) == 1 else None


def _against_score(ctx: Context, problems: _Part, score: ScoreMention) -> Iterator[Finding]:
    full = ctx.profile.full_score
    related = [Related(score.span, f"得分{score.text}分")]
    if score.score == full and problems.listed and not problems.none:
        yield ctx.finding(
            problems.section.heading,
            f"自评得了满分{score.text}分，“{problems.section.words}”却列了{problems.items}条。",
            severity=Severity.WARNING if problems.items > 1 else Severity.INFO,
            confidence=Confidence.MEDIUM,
            related=related,
            suggestions=["核对得分：有问题的指标是否应当扣分"],
        )
    if score.score < full and problems.none:
        yield ctx.finding(
            problems.section.heading,
            f"自评得分{score.text}分，扣了{_points(full - score.score)}分，“{problems.section.words}”却写没有问题。",
            severity=Severity.INFO,
            related=related,
            suggestions=["写明扣分对应的问题"],
        )


def _points(points: Fraction) -> str:
    return str(Decimal(points.numerator) / points.denominator)


CHECK = Check("CMP903", "problem-measure", "问题与措施、得分不对应", Severity.INFO, run)
