"""Profiles: what one report template demands."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from reportlint.facts.structure import bare_heading, mentions, same_heading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.model.findings import Severity


@dataclass(frozen=True, slots=True)
class RequiredSection:
    """A section of a template.

    `names` are the accepted wordings of its heading, the template's own first; `path` its numbers ("一、（二）");
    `minimum` the least characters of content, `weight` the points that it accounts for.
    """

    names: tuple[str, ...]
    path: str = ""
    required: bool = True
    minimum: int = 0
    weight: Fraction | None = None
    may_be_none: bool = False

    @property
    def title(self) -> str:
        """The template's wording."""
        return self.names[0]

    def is_headed(self, words: str) -> bool:
        """Whether a heading's folded words are one of the wordings, the unit's name and the year before them aside."""
        bare = bare_heading(words)
        return any(same_heading(bare, name) for name in self.names)

    def is_mentioned(self, text: str) -> bool:
        """Whether a folded text holds one of the wordings, be it no heading."""
        return any(mentions(text, name) for name in self.names)


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and the scores that it stands for: at least `low`, below `high` (none for the best)."""

    name: str
    low: Fraction
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class Detection:
    """By what a report is recognised as written after a template.

    `titles` are words of which its title holds one, `places` words of which its beginning does; `headings` are told
    apart by their words, `labels` of forms are looked for in all of the text. `needed` of these two must be there, and
    all of `required`, which are looked for like labels. Years are inclusive, none: any.
    """

    titles: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    needed: int = 3
    first_year: int | None = None
    last_year: int | None = None

    @property
    def marks(self) -> int:
        """How many headings and labels there are to find; with none a report is never recognised."""
        return len(self.headings) + len(self.labels) + len(self.required)


@dataclass(frozen=True, slots=True)
class Profile:
    """A template's demands. The default profile holds only what is true everywhere.

    `extends` is the profile that it takes over what it does not say itself from. `denominator` names the budget by
    which 执行率 divides. `explain_below` is the execution rate in percent under which reasons are due,
    `explain_deviation` the deviation from a target in percent. `severities` maps codes to levels.
    """

    id: str
    title: str
    source: str = ""
    extends: str | None = None
    detection: Detection = Detection()
    sections: tuple[RequiredSection, ...] = ()
    grades: tuple[Grade, ...] = ()
    full_score: Fraction = Fraction(100)
    score_parts: Mapping[str, Fraction] = field(default_factory=dict)
    needs_score: bool = False
    denominator: str | None = None
    explain_below: Fraction | None = None
    explain_deviation: Fraction | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)
