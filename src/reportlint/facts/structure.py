"""Headings as words: what a paragraph would be called if it is one, and whether two names mean the same section."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from reportlint.patterns import compiled
from reportlint.readers.headings import marker

if TYPE_CHECKING:
    from reportlint.model.document import Block, Document, Section
    from reportlint.model.spans import Span

_LENGTH = 28
_RUN_IN = compiled(r"(?P<words>[^。：:，,；;]{2,20})[。：:]")
_WHOLE = compiled(r"[^。！？；;，,]+$")
_UNIT_WORDS = compiled(r"部门[(（]单位[)）]|部门[、/]单位|单位[(（]部门[)）]|本?(?:部门|单位)")
_TAIL = compiled(r"(?:情况)?(?:说明|分析|介绍)?$|情况$")
_NOISE = compiled(r"[\s“”\"'‘’《》〈〉()（）、。：:,，.．·—-]|[的及和与]")
_DATED = compiled(r"^[^\d]{0,30}(?:19|20)\d\d年度?+(?=.)")
_REMARK = compiled(r"(?<=.)[(（][^()（）]{1,40}[)）]$")
_SAME = 88  # rapidfuzz ratio, 0–100: one 汉字 of ten may differ


def heading_words(block: Block) -> str:
    """The words of a paragraph that reads like a heading: all of a short one, or what runs in before 。 or ：.

    A number before them is not part of them. Empty for other paragraphs.
    """
    return words_of_heading(block.text)


def words_of_heading(line: str) -> str:
    """The words of a line that reads like a heading, as heading_words gives them."""
    number = marker(line)
    text = line[len(number.text) if number else 0 :]
    if len(text) <= _LENGTH and _WHOLE.match(text):
        return text
    run_in = _RUN_IN.match(text)
    return run_in["words"] if run_in else ""


def bare_heading(words: str) -> str:
    """A heading without the unit and the year that it may begin with and the bracket that it may end with.

    澄溪县水务局2024年度部门决算表（见附件）: 部门决算表.
    """
    return _REMARK.sub("", _DATED.sub("", words)) or words


@lru_cache(maxsize=4096)
def normal_heading(words: str) -> str:
    """A heading without what varies from report to report (docs/profiles.md): 部门/单位, 情况/分析/说明, marks."""
    core = _bare(words)
    return _TAIL.sub("", core) or core


def mentions(text: str, name: str) -> bool:
    """Whether a text holds the words of a section's name; names too short to tell are never found."""
    core = normal_heading(name)
    return len(core) >= 4 and core in _bare(text)


def _bare(words: str) -> str:
    """Words without marks and 的, 及, 和, 与, units all called 部门."""
    return _NOISE.sub("", _UNIT_WORDS.sub("部门", words))


def same_heading(words: str, name: str) -> bool:
    """Whether two headings mean the same section."""
    left, right = normal_heading(words), normal_heading(name)
    if left == right:
        return True
    if min(len(left), len(right)) < 4 or abs(len(left) - len(right)) > 3 or _is_table(left) != _is_table(right):
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(left, right) >= _SAME


def _is_table(title: str) -> bool:
    """Whether a title is that of a table: 收入决算表 is not the section 收入决算."""
    return title.endswith("表")


def section_path(document: Document, span: Span) -> str | None:
    """The numbers of the sections round a span, outermost first: "一、（四）"."""
    return "".join(_number(section) for section in enclosing(document, span)) or None


def enclosing(document: Document, span: Span) -> list[Section]:
    """The sections that hold a span, outermost first."""
    at: int | None = bisect_right(document.sections, (span.block, span.start), key=_start) - 1
    found: list[Section] = []
    while at is not None and at >= 0:
        section = document.sections[at]
        if span.block < section.end or span.block == section.heading.block:
            found.append(section)
        at = section.parent
    return found[::-1]


def _start(section: Section) -> tuple[int, int]:
    return section.heading.block, section.heading.start


def _number(section: Section) -> str:
    if section.marker is None:
        return f"「{section.words[:16]}」"
    return compiled(r"\s").sub("", section.marker.text)
