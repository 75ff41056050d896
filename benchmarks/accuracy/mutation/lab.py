"""Where one report's copies are put to the test."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache
from random import Random
from typing import TYPE_CHECKING

from mutation.editing import Substitution, edited
from mutation.mutants import Breeder, Mutant
from mutation.operators import sites
from mutation.oracle import independent
from mutation.trials import Alarm, Survey, Trial
from reportlint.engine.assembly import assemble
from reportlint.engine.config import Config
from reportlint.facts.facts import Facts
from reportlint.identities.wording import formula
from reportlint.readers.detect import read
from reportlint.relations.relations import Relations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mutation.operators import Site
    from reportlint.engine.results import Report
    from reportlint.engine.runner import Linter
    from reportlint.model.findings import Severity
    from reportlint.model.spans import Span
    from reportlint.relations.relation import Relation

_REPAIR = re.compile(r"若把“?(?P<old>[^“”]+?)”?改为“?(?P<new>[^“”]+?)”?（(?:(?P<wrong>\w+)→(?P<right>\w+)|[^）→]*)）")
_AROUND = 30  # characters shown on both sides of an edit


@lru_cache(maxsize=1)
def linter() -> Linter:
    """The linter as it comes, once in each process."""
    return assemble(Config())


@lru_cache(maxsize=4)
def lab(path: Path) -> Lab:
    """The lab for a report; the last few are kept."""
    return Lab(path)


def survey(path: Path) -> Survey:
    """See what a report offers."""
    return lab(path).survey()


class Lab:
    """One report with its facts, and what the linter says of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document = read(path.read_bytes(), str(path))
        self.facts = Facts(self.document, linter().lexicon)
        self.relations = Relations(self.facts)
        self.breeder = Breeder(self.facts, self.relations)

    @cached_property
    def found(self) -> Sequence[Report]:
        """The findings on the report as it is."""
        return linter().check_document(self.document).findings

    def survey(self) -> Survey:
        """See what the report offers."""
        coverage = self.relations.coverage
        levels = tuple((report.code, report.severity.label) for report in self.found)
        places = tuple(sites(self.facts, self.relations))
        return Survey(self.path.stem, places, levels, coverage.linked, coverage.quantities)

    def trial(self, site: Site, seed: str) -> Trial | None:
        """Seed an error and see; None if none comes of it there."""
        random = Random(f"{seed}/{self.path.stem}/{site}")  # noqa: S311 - it must repeat, not surprise
        mutant = self.breeder.mutant(site, random)
        if mutant is None:
            return None
        alarms = () if mutant.equivalent else tuple(self._alarms(mutant))
        return Trial(
            self.path.stem,
            mutant.operator,
            mutant.kind.value if mutant.kind else "word",
            self.document.blocks[site.span.block].table is not None,
            independent(mutant.bonds),
            independent(mutant.broken),
            tuple(sorted({bond.relation.code for bond in mutant.broken})),
            mutant.equivalent,
            mutant.old,
            mutant.edit.new,
            self._context(mutant.edit, mutant.old),
            tuple(_shown(mutant)),
            alarms,
        )

    def _alarms(self, mutant: Mutant) -> Iterator[Alarm]:
        edit = mutant.edit
        known = Counter(_identity(report, edit.moved(report.span)) for report in self.found if report.span)
        near = [edit.place, *(edit.moved(span) for bond in mutant.bonds for span in _places(bond.relation))]
        for report in linter().check_document(edited(self.document, edit)).findings:
            this = _identity(report, report.span)
            known[this] -= 1
            if known[this] < 0:
                close = any(mine.overlaps(place) for mine in _spans(report) for place in near)
                yield Alarm(report.code, report.severity, close, report.message, _repair(report))

    def _context(self, edit: Substitution, old: str) -> str:
        text = self.document.blocks[edit.span.block].text
        before, after = text[max(edit.span.start - _AROUND, 0) : edit.span.start], text[edit.span.end :][:_AROUND]
        return f"{before}〔{old}→{edit.new}〕{after}"


def _identity(report: Report, span: Span | None) -> tuple[str, Severity, Span | None]:
    return report.code, report.severity, span


def _places(relation: Relation) -> Iterator[Span]:
    yield relation.span
    yield from (operand.quantity.span for operand in relation.verdict.identity.operands)


def _spans(report: Report) -> Iterator[Span]:
    if report.span:
        yield report.span
    yield from (place.span for place in report.related if place.span)
    if report.evidence:
        yield from (operand.span for operand in report.evidence.operands)


def _repair(report: Report) -> tuple[str, str] | None:
    """The first edit that a finding suggests: what to put for what."""
    for words in report.suggestions:
        match = _REPAIR.search(words)
        if match:
            return (match["wrong"], match["right"]) if match["wrong"] else (match["old"], match["new"])
        if words.startswith("若"):
            return words, ""  # a part that a total leaves out: no printed number is named
    return None


def _shown(mutant: Mutant) -> Iterator[str]:
    """The broken relations in words."""
    for bond in mutant.broken:
        yield f"{bond.relation.code} {bond.relation.subject}：{formula(bond.edited.verdict)}"
