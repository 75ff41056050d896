"""Whether a check, and what it gives, is as it must be: packs are anyone's, and Python does not look at types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from reportlint.model.findings import Confidence, Edit, Evidence, Finding, Operand, Related, Severity
from reportlint.model.spans import Span
from reportlint.patterns import compiled
from reportlint.rules.check import Check, Skip, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from reportlint.model.document import Document

CODE = compiled(r"(?!RL)[A-Z]{3}[0-9]{3}")
_TITLE = compiled(r"(?=.*\S)[^\x00-\x1f]*")
NAME = compiled(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def check_problem(check: object) -> str:
    """What is wrong with the value of a module's CHECK, in Chinese without a full stop; "" where nothing is."""
    if check is None:
        return "旁边有说明页，里面却没有 CHECK = Check(…)"
    if not isinstance(check, Check):
        return f"的 CHECK 应是 Check，现在是 {type(check).__name__}"
    return next((f"的 CHECK 写得不对：{problem}" for problem in _problems(check)), "")


def _problems(check: Check) -> Iterator[str]:
    if not _matches(CODE, check.code):
        yield f"code 应是三个大写字母加三位数字，不以 RL 开头，现在是 {check.code!r}"
    if not _matches(NAME, check.name):
        yield f"name 应是小写英文单词，用 - 连接，现在是 {check.name!r}"
    if not _matches(_TITLE, check.title):
        yield f"title 应是一行中文标题，现在是 {check.title!r}"
    if not isinstance(check.severity, Severity):
        yield f"severity 应是 Severity.ERROR、WARNING 或 INFO，现在是 {check.severity!r}"
    if not callable(check.run):
        yield f"run 应是函数，现在是 {check.run!r}"
    if check.stage not in get_args(Stage):
        yield f"stage 应是 {' 或 '.join(get_args(Stage))}，现在是 {check.stage!r}"


def _matches(pattern: regex.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


class UnsoundError(Exception):
    """What a check gave is not what it must give. The message is Chinese, without a full stop."""


def require_sound(finding: object, check: Check, document: Document) -> None:
    """Raise UnsoundError for what is no finding, or one of another rule or about no place of the report."""
    _require(finding, Finding, "问题")
    assert isinstance(finding, Finding)
    if finding.code != check.code:
        raise UnsoundError(f"给出的问题的代码是 {finding.code}")
    _require(finding.severity, Severity, "severity")
    _require(finding.confidence, Confidence, "confidence")
    _require_all(finding.suggestions, str, "suggestions")
    _require_all(finding.related, Related, "related")
    _require_all(finding.edits, Edit, "edits")
    if finding.evidence is not None:
        _require(finding.evidence, Evidence, "evidence")
        _require_all(finding.evidence.operands, Operand, "operands")
    for words in _words(finding):
        _require(words, str, "文字")
    for span in _spans(finding):
        require_place(span, document)


def _words(finding: Finding) -> Iterator[str]:
    yield finding.message
    yield from (note.note for note in finding.related)
    yield from (edit.replacement for edit in finding.edits)
    if finding.evidence is not None:
        yield from (finding.evidence.formula, finding.evidence.computed, finding.evidence.printed)
        yield from (word for operand in finding.evidence.operands for word in (operand.role, operand.text))


def _spans(finding: Finding) -> Iterator[Span]:
    yield finding.span
    yield from (note.span for note in finding.related)
    yield from (edit.span for edit in finding.edits)
    yield from (operand.span for operand in (finding.evidence.operands if finding.evidence else ()))


def require_skip(skip: Skip, document: Document) -> None:
    """Raise UnsoundError for something counted as not assessable without a reason in words or a place."""
    _require(skip.reason, str, "skip 的原因")
    require_place(skip.span, document)


def require_place(span: Span, document: Document) -> None:
    """Raise UnsoundError for a span that is not in the report."""
    _require(span, Span, "位置")
    numbers = all(type(number) is int for number in span)
    texts = document.blocks[span.block : span.block + 1] if numbers and span.block >= 0 else ()
    if not texts or not 0 <= span.start <= span.end <= len(texts[0].text):
        raise UnsoundError(f"给出的位置 {tuple(span)} 不在报告里")


def _require_all(items: Any, kind: type, what: str) -> None:
    _require(items, tuple, what)
    for item in items:
        _require(item, kind, f"{what} 里")


def _require(value: object, kind: type, what: str) -> None:
    if not isinstance(value, kind):
        raise UnsoundError(f"给出的“{what}”应是 {kind.__name__}，现在是 {type(value).__name__}")
