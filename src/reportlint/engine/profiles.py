"""Which template a report was written after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.facts.structure import heading_words, same_heading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.facts.facts import Facts
    from reportlint.model.document import Document
    from reportlint.rules.profile import Profile

DEFAULT = "default"
_ENOUGH = 3  # headings of a template that a report must share
_SHARE = 0.5


def choose_profile(
    document: Document, facts: Facts, profiles: Mapping[str, Profile], wanted: str | None
) -> tuple[Profile, str]:
    """The profile for a report and, in Chinese, why: the one asked for, the one it shows marks of, or the default."""
    if wanted is not None:
        return profiles[wanted], "由使用者指定"
    words = [heading_words(block) for block in document.blocks if block.kind == "paragraph"]
    headings = {found for found in words if found}
    best, marks = profiles[DEFAULT], 0
    for profile in profiles.values():
        found = _marks(profile, headings, document, facts)
        if found > marks:
            best, marks = profile, found
    if best.id == DEFAULT:
        return best, "没有认出模板，只查各地通用的要求"
    return best, f"标题和章节与“{best.title}”相符（{marks} 处）"


def _marks(profile: Profile, headings: set[str], document: Document, facts: Facts) -> int:
    """How many marks of a template a report shows; 0 where they are not enough."""
    wanted = profile.detection
    if not wanted.headings or not _year_fits(profile, facts.year):
        return 0
    if wanted.titles and not any(
        title in facts.folded(block) for block in document.blocks[:12] for title in wanted.titles
    ):
        return 0
    if wanted.places and not any(
        place in facts.folded(block) for block in document.blocks[:12] for place in wanted.places
    ):
        return 0
    found = sum(any(same_heading(words, name) for words in headings) for name in wanted.headings)
    return found if found >= min(_ENOUGH, len(wanted.headings)) and found >= len(wanted.headings) * _SHARE else 0


def _year_fits(profile: Profile, year: int | None) -> bool:
    first, last = profile.detection.first_year, profile.detection.last_year
    if year is None:
        return first is None and last is None
    return (first is None or year >= first) and (last is None or year <= last)
