"""Scores, their parts and the grades that go with them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reportlint.model.document import Block, Document
    from reportlint.model.spans import Span

_TOTAL = compiled(
    r"(?P<label>(?:综合|自评|评价|绩效|评估|考核|最终|整体|总体|项目|支出|单位|部门|全县|全市|自我)*(?:评价|自评)?"
    r"(?:总分|总得分|得分|评分|自评分|评价分|分值|总评分|自评得分|综合得分|总分值))(?:值|数)?"
    r"(?:\([^()]{0,12}\))?(?:为|是|[:：]|达|合计)*(?P<score>\d{1,3}(?:\.\d{1,3})?)(?!\d|\.\d|%|个|项|人)(?P<unit>分)?"
)
_GRADE = compiled(
    r"(?:等级|等次|级别|评价结果|自评结果|综合评价|评定|评价结论|结果|综合评定|总体评价)[^。；;，,]{0,10}?(?:为|是|[:：]|属于|达到|等级)[:：]?[“\"‘]?(?P<grade>优秀|良好|中等|较差|优|良|中|差|合格|不合格)(?:[”\"’]|(?=[。；;，,、)级等]|$))"
    r"|[“\"](?P<quoted>优|良|中|差)[”\"](?:等|级|等级|等次)"
)
# A weight beside the word: 总分100分, 满分100分. What another row of the same line says is no total.
_FULL = compiled(r"(?<!\()(?:满分|总分|权重|标准分)(?:为|是|[:：])?100分?(?!\))")
_NOT_TOTAL = compiled(
    r"指标|满意度|产出|效益|过程|决策|投入|履职|管理效率|执行率|扣分|单项|各项|平均|加权|上年|上一年|去年|往年"
)
_LIMIT = compiled(r"(?:以上|及以上|以下|\(含\)|含)|[≥≤<>~～-]\s*\d")
_NAMES = {"优秀": "优", "良好": "良", "中等": "中", "较差": "差"}


class ScoreMention(NamedTuple):
    """A total score with its label, at the place of both."""

    span: Span
    label: str
    score: Fraction
    text: str


class GradeMention(NamedTuple):
    """A grade, in the short form (优 良 中 差 合格 不合格)."""

    span: Span
    grade: str
    text: str


def score_mentions(document: Document, texts: Sequence[str]) -> Iterator[ScoreMention]:
    """The total scores that the report states, in order; a full score of 100 (满分100分) is none."""
    for block in _prose(document):
        text = texts[block.index]
        if "分" not in text:
            continue
        for match in _TOTAL.finditer(text):
            before = text[max(match.start() - 6, 0) : match.end("label")]
            after = text[match.end() : match.end() + 4]
            if _FULL.search(match.group()) or _NOT_TOTAL.search(before) or _LIMIT.match(after):
                continue
            if match["unit"] or match["label"] not in ("得分", "评分", "分值"):
                yield ScoreMention(block.span(*match.span()), match["label"], Fraction(match["score"]), match["score"])


def grade_mentions(document: Document, texts: Sequence[str]) -> Iterator[GradeMention]:
    """The grades that the report gives itself, in order; a line that lists several explains the scale."""
    for block in _prose(document):
        text = texts[block.index]
        found = [match for match in _GRADE.finditer(text) if not _scale(text, match)]
        if len({match.group() for match in found}) > 2:
            continue
        for match in found:
            grade = match["grade"] or match["quoted"]
            yield GradeMention(block.span(*match.span()), _NAMES.get(grade, grade), match.group())


def _scale(text: str, match: regex.Match[str]) -> bool:
    """Whether the grade is one line of a scale: "90分（含）以上为优"."""
    before = text[max(match.start() - 4, 0) : match.start()]
    return bool(
        compiled(r"(?:以上|以下|含\)?|分)(?:的)?(?:为)?$").search(before)
        or compiled(r"以上|以下|含").search(match.group())
    )


def _prose(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.kind in ("paragraph", "cell", "textbox") and block.text)
