"""Which template a report was written after: the one that it shows the most marks of (docs/profiles.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.facts.structure import bare_heading, normal_heading, same_heading, words_of_heading
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.facts.facts import Facts
    from reportlint.model.document import Document
    from reportlint.rules.profile import Profile

DEFAULT = "default"
_LEAD, _OPENING = 12, 600  # blocks and characters in which title and cover stand
_SHOWN = 3  # marks that the reason names
_SAME = 88  # rapidfuzz ratio, 0–100, as in same_heading
_LOOSE = compiled(r"[\s()\[\]【】“”\"]")
_PAGE = compiled(r"(?:PAGEREF.*|[\s.·…_-]*\d{1,3})$")  # what stands behind a heading in a table of contents


class _Match(NamedTuple):
    """A profile and the marks of it that a report shows."""

    profile: Profile
    marks: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, float]:
        """How sure it is: the number of marks, then their share of the profile's."""
        return len(self.marks), len(self.marks) / self.profile.detection.marks


def choose_profile(
    document: Document, facts: Facts, profiles: Mapping[str, Profile], wanted: str | None
) -> tuple[Profile, str]:
    """The profile for a report and, in Chinese, why: the one asked for, the one it shows marks of, or the default."""
    if wanted is not None:
        return profiles[wanted], "由使用者指定"
    signs = _Signs(document, facts)
    found = [match for profile in profiles.values() if (match := _match(profile, signs)) is not None]
    best = [match for match in found if match.rank == max(match.rank for match in found)]
    if not best:
        return profiles[DEFAULT], "没有认出模板，只查各地通用的要求"
    if len(best) > 1:
        names = "、".join(f"“{match.profile.title}”" for match in best)
        return profiles[DEFAULT], f"与{names}同样相符，分不清，只查各地通用的要求"
    return best[0].profile, _reason(best[0])


def _reason(match: _Match) -> str:
    shown = "".join(f"“{mark}”" for mark in match.marks[:_SHOWN])
    more = f"等 {len(match.marks)} 处" if len(match.marks) > _SHOWN else ""
    return f"与“{match.profile.title}”相符：有{shown}{more}"


def _match(profile: Profile, signs: _Signs) -> _Match | None:
    """The marks of a profile that a report shows, if they are enough."""
    wanted = profile.detection
    if not wanted.marks or not _year_fits(profile, signs.year):
        return None
    place = next(signs.opening_words(wanted.places), None)
    if (wanted.titles and not any(signs.opening_words(wanted.titles))) or (wanted.places and place is None):
        return None
    headings = signs.headings_of(wanted.headings)
    labels = [label for label in wanted.labels if signs.has_label(label)]
    enough = min(wanted.needed, len(wanted.headings) + len(wanted.labels))
    if len(headings) + len(labels) < enough or not all(map(signs.has_label, wanted.required)):
        return None
    return _Match(profile, (*wanted.required, *headings, *labels, *([place] if place else ())))


def _year_fits(profile: Profile, year: int | None) -> bool:
    first, last = profile.detection.first_year, profile.detection.last_year
    if year is None:
        return first is None and last is None
    return (first is None or year >= first) and (last is None or year <= last)


class _Signs:
    """What a report shows of its template; each heading is looked for once, however many profiles want it."""

    def __init__(self, document: Document, facts: Facts) -> None:
        self.year = facts.year
        self._fold = facts.lexicon.folding.fold
        self._text = _squeezed("".join(facts.texts))
        self._opening = _squeezed("".join(facts.texts[:_LEAD]))[:_OPENING]
        self._headings = _headings(document, facts)
        self._near: dict[str, bool] = {}

    def opening_words(self, words: Sequence[str]) -> Iterator[str]:
        """Those that stand in the title or on the cover."""
        return (word for word in words if _squeezed(self._fold(word)) in self._opening)

    def has_label(self, label: str) -> bool:
        """Whether words stand anywhere, across the cells of a form as well."""
        return _squeezed(self._fold(label)) in self._text

    def headings_of(self, names: Sequence[str]) -> Sequence[str]:
        """Those that some heading means; where none is there word for word, none is near enough."""
        forms = {name: normal_heading(self._fold(name)) for name in names}
        if self._headings.isdisjoint(forms.values()):
            return ()
        return [name for name, form in forms.items() if form in self._headings or self._is_near(form)]

    def _is_near(self, form: str) -> bool:
        if form not in self._near:
            from rapidfuzz import fuzz, process

            near = process.extract(form, self._headings, scorer=fuzz.ratio, score_cutoff=_SAME, limit=None)
            self._near[form] = any(same_heading(words, form) for words, *_ in near)
        return self._near[form]


def _headings(document: Document, facts: Facts) -> frozenset[str]:
    """The normal forms of all that reads like a heading, the table of contents among it, without numbers."""
    texts = {facts.texts[block.index] for block in document.blocks if block.kind in ("paragraph", "cell")}
    words = {words_of_heading(_PAGE.sub("", text)) for text in texts}
    found = {normal_heading(bare_heading(one)) for one in words if one}
    return frozenset(one for one in found if not one.isascii())


def _squeezed(text: str) -> str:
    """A folded text without the spaces and brackets that typesetting and forms vary."""
    return _LOOSE.sub("", text)
