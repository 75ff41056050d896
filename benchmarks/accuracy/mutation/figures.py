"""What the trials come to: errors found, rules that found them, culprits named first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mutation.operators import NUMERIC, Operator
from reportlint.model.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mutation.trials import Survey, Trial

MANY = 3  # identities: numbers with more are counted with these


class Share(NamedTuple):
    """So many out of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share as a number from 0 to 1; 1 of nothing."""
        return self.hits / self.of if self.of else 1.0

    def __str__(self) -> str:
        return f"{self.value:.3f}" if self.of else "–"


class Goal(NamedTuple):
    """What is aimed at, and what was reached."""

    key: str
    least: float
    reached: Share

    @property
    def met(self) -> bool:
        """Whether it was reached."""
        return self.reached.value >= self.least


class Line(NamedTuple):
    """The errors of one kind: `free` ones are bound by no relation, `found` and `as_error` are of those `to_find`."""

    seeded: int
    equivalent: int
    free: int
    free_found: int
    found: Share
    as_error: Share


def by_operator(trials: Sequence[Trial]) -> Mapping[Operator, Line]:
    """The errors by kind."""
    seeded = {operator: [trial for trial in trials if trial.operator is operator] for operator in Operator}
    return {operator: line(some) for operator, some in seeded.items() if some}


def line(trials: Sequence[Trial]) -> Line:
    """Count some errors."""
    free = [trial for trial in trials if not trial.linked]
    binding = [trial for trial in trials if trial.to_find]
    return Line(
        len(trials),
        sum(trial.equivalent for trial in trials),
        len(free),
        sum(trial.killed() for trial in free),
        share(trial.killed() for trial in binding),
        share(trial.killed(Severity.ERROR) for trial in binding),
    )


def share(hits: Iterable[bool]) -> Share:
    """Count how many are true."""
    counted = Counter(hits)
    return Share(counted[True], counted.total())


class Rule(NamedTuple):
    """The errors that break a relation of one rule: how many were found by any rule, and how many by this one."""

    found: Share
    own: Share


def by_rule(trials: Sequence[Trial]) -> Mapping[str, Rule]:
    """The errors by the rules whose relations they break; those of several rules are counted with each."""
    codes = sorted({code for trial in trials for code in trial.broken})
    breaking = {code: [trial for trial in trials if code in trial.broken and trial.to_find] for code in codes}
    return {
        code: Rule(share(trial.killed() for trial in some), share(trial.killed_by(code) for trial in some))
        for code, some in breaking.items()
    }


def by_identities(trials: Sequence[Trial]) -> Mapping[int, Share]:
    """How often the wrong number is the first that a finding names, by how many identities the error breaks."""
    told = [trial for trial in trials if trial.operator in NUMERIC and trial.worst and trial.breaks]
    counts = sorted({min(trial.breaks, MANY) for trial in told})
    return {count: share(trial.named for trial in told if min(trial.breaks, MANY) == count) for count in counts}


def goals(trials: Sequence[Trial]) -> list[Goal]:
    """The goals (docs/accuracy.md), and how far they were reached."""
    numbers = [trial for trial in trials if trial.operator in NUMERIC and trial.to_find]
    words = [trial for trial in trials if trial.operator is Operator.DIRECTION and trial.to_find]
    named = by_identities(trials)
    several = [part for count, part in named.items() if count > 1]
    return [
        Goal("numbers", 0.97, share(trial.killed() for trial in numbers)),
        Goal("words", 0.95, share(trial.killed() for trial in words)),
        Goal("one", 0.70, named.get(1, Share(0, 0))),
        Goal("two", 0.95, Share(sum(part.hits for part in several), sum(part.of for part in several))),
    ]


def unmutated(surveys: Sequence[Survey]) -> Mapping[tuple[str, str], int]:
    """The findings on the reports as they are, by code and severity."""
    return dict(sorted(Counter(found for survey in surveys for found in survey.found).items()))
