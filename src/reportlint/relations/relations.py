"""All relations of one report: which are broken, what would mend them, how many numbers they hold together."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reportlint.facts.structure import enclosing
from reportlint.facts.subjects import scope_in
from reportlint.identities.core import IdentityKind
from reportlint.identities.grading import is_loose
from reportlint.identities.verdicts import habit_of
from reportlint.model.claims import Direction
from reportlint.model.quantities import Kind
from reportlint.patterns import compiled
from reportlint.relations.across import across_relations
from reportlint.relations.averages import average_relations
from reportlint.relations.changes import Trial, change_relations, is_zero_base, rate_if
from reportlint.relations.comparisons import (
    comparison_relation,
    conversion_relations,
    rate_comparison_relation,
)
from reportlint.relations.deltas import delta_relations
from reportlint.relations.differences import difference_relations
from reportlint.relations.flows import account_balances, balance_relations, flow_relations
from reportlint.relations.forms import form_relations, sheet_score_relations
from reportlint.relations.formulas import formula_relation
from reportlint.relations.grouping import told
from reportlint.relations.leftovers import leftover_relations
from reportlint.relations.magnitudes import magnitude_relations
from reportlint.relations.mentions import item_relations, mention_relations
from reportlint.relations.operands import Operands
from reportlint.relations.ratios import ratio_relations
from reportlint.relations.repairing import Repairing
from reportlint.relations.restatements import change_restatements, restatement_relations
from reportlint.relations.segments import segment_relations
from reportlint.relations.sums import breakdown_relations, share_relations, stated_share_relations
from reportlint.relations.table_sums import table_sum_relations
from reportlint.relations.tables import table_relations
from reportlint.relations.tallies import tally_relations

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from fractions import Fraction

    from reportlint.facts.facts import Facts
    from reportlint.identities.core import Operand
    from reportlint.identities.diagnosis import Repair
    from reportlint.identities.intervals import Reading
    from reportlint.model.claims import Amount, Change, Ratio
    from reportlint.model.quantities import Quantity
    from reportlint.model.spans import Span
    from reportlint.relations.relation import Relation

_QUOTIENTS = (
    IdentityKind.SHARE,
    IdentityKind.COMPLETION,
    IdentityKind.GROWTH_FROM_BASE,
    IdentityKind.GROWTH_FROM_CURRENT,
)


# The numbers that arithmetic is expected to bind; counts, areas and lengths mostly stand alone.
_ARITHMETIC = frozenset((Kind.MONEY, Kind.PERCENT, Kind.POINTS))


_YEAR = compiled(r"(20[0-4]\d)年")


class Coverage(NamedTuple):
    """How many amounts of money and rates there are, how many a relation holds that can fail, how many were tested.

    `reasons` counts the others by why nothing holds them.
    """

    quantities: int
    linked: int
    checked: int
    reasons: tuple[tuple[str, int], ...]


class Relations:
    """The relations that follow from one report's facts."""

    def __init__(self, facts: Facts, wanted: Container[str] | None = None) -> None:
        """Take a report's facts; `wanted` are the codes of the rules that run, all of them if not given."""
        self._facts = facts
        self._wanted = wanted
        self._operands = Operands(facts.lexicon.units)

    def operand(self, role: str, quantity: Quantity) -> Operand:
        """A number in its part of a calculation: money in 元, counts in single things, rates as plain ratios.

        Raises UnitError for a unit that there is not.
        """
        return self._operands(role, quantity)

    @cached_property
    def all(self) -> Sequence[Relation]:
        """Every relation whose numbers are known, in the order of the text."""
        accounts = self._facts.lexicon.accounts
        deltas = delta_relations(self._facts.changes, self._facts.breakdowns, self._operands, accounts)
        found = [
            *self._changes(),
            *self._ratios(),
            *self._sums(),
            *deltas,
            *self._tallies(),
            *self._orders(),
            *self._tables(),
            *restatement_relations(self._headed, self._operands, self._totals_by_part, self._facts.texts),
            *change_restatements(self._facts.changes, self._operands),
            *map(formula_relation, self._facts.formulas),
            *form_relations(self._facts.form, self._operands),
            *self._mentions(),
            *across_relations(self._facts.sheets, self._operands, self._facts.account_of, self._facts.year),
            *average_relations(self._facts.amounts, self._operands),
            *magnitude_relations(self._facts.amounts, self._operands),
        ]
        return sorted(found, key=lambda relation: relation.span)

    def _changes(self) -> Iterator[Relation]:
        for change in self._facts.changes:
            yield from change_relations(change, self._operands, self._facts.bases(change))

    def _ratios(self) -> Iterator[Relation]:
        given: Ratio | None = None  # the last one that says of what it is a share
        for ratio in self._facts.ratios:
            same = given is not None and (given.span.block, given.sentence) == (ratio.span.block, ratio.sentence)
            wholes = given.wholes if same and given is not None and ratio.kind == "share" else ()
            yield from ratio_relations(ratio, self._operands, (*self._totals(ratio), *wholes))
            given = ratio if ratio.explicit else given

    def _totals(self, ratio: Ratio) -> Sequence[Amount]:
        """The totals of the breakdowns that the ratio's likeliest part belongs to."""
        if not ratio.parts:
            return ()
        return self._totals_by_part.get(ratio.parts[0].span, ())

    @cached_property
    def _totals_by_part(self) -> Mapping[Span, Sequence[Amount]]:
        totals: dict[Span, list[Amount]] = {}
        for breakdown in self._facts.breakdowns:
            for part in breakdown.parts:
                totals.setdefault(part.span, []).extend(breakdown.totals)
        return totals

    def _sums(self) -> Iterator[Relation]:
        for breakdown in self._facts.breakdowns:
            yield from breakdown_relations(breakdown, self._operands, self._facts.lexicon, self._present)
            yield from share_relations(breakdown, self._shares, self._operands)
        yield from stated_share_relations(
            self._facts.ratios, self._operands, self._facts.lexicon.accounts, self._totals_by_part.keys()
        )

    @cached_property
    def _present(self) -> frozenset[str]:
        """The accounts of which the report states an amount other than zero."""
        amounts = (*self._facts.amounts, *self._facts.table_amounts)
        return frozenset(amount.key.account for amount in amounts if amount.key.account and amount.quantity.value)

    @cached_property
    def _shares(self) -> Mapping[Span, Quantity]:
        """The share that stands behind an amount, by the amount's place."""
        bare = (ratio for ratio in self._facts.ratios if ratio.kind == "share" and ratio.parts and not ratio.explicit)
        return {ratio.parts[0].span: ratio.percent for ratio in bare}

    def _orders(self) -> Iterator[Relation]:
        for comparison in self._facts.comparisons:
            yield comparison_relation(comparison, self._operands)
        for stated in self._facts.rate_comparisons:
            if stated.direction is not Direction.FLAT:
                yield rate_comparison_relation(stated, self._operands)
        for conversion in self._facts.conversions:
            yield from conversion_relations(conversion, self._operands)

    def _tallies(self) -> Iterator[Relation]:
        for tally in self._facts.tallies:
            yield from tally_relations(tally, self._operands)
        for balance in self._facts.balances:
            yield from balance_relations(balance, self._operands)
        for flow in self._facts.flows:
            yield from flow_relations(flow, self._operands)
        segments = self._facts.lexicon.segments
        for readings in self._facts.readings.values():
            for reading in readings:
                yield from segment_relations(reading, self._facts.amounts, self._operands, segments)
                yield from leftover_relations(reading, self._operands)
            yield from difference_relations(readings, self._operands, self._facts.lexicon.differences)
            amounts = [amount for reading in readings for amount in reading.amounts]
            yield from account_balances(amounts, self._operands, self._facts.lexicon.balances)

    def _tables(self) -> Iterator[Relation]:
        accounts = self._facts.lexicon.accounts
        for sheet in self._facts.sheets:
            yield from table_relations(sheet, self._operands)
            yield from sheet_score_relations(sheet, self._operands)
            yield from table_sum_relations(sheet, self._operands, accounts, self._facts.account_of)

    def _mentions(self) -> Iterator[Relation]:
        facts = self._facts
        names = sorted({entity.name for entity in facts.entities}, key=len, reverse=True)
        paragraphs = (
            [amount for reading in readings for amount in reading.amounts] for readings in facts.readings.values()
        )
        yield from item_relations(paragraphs, self._operands, facts.year)
        yield from mention_relations(
            self._headed, facts.table_amounts, self._operands, facts.year, names, totals=self._totals_by_part
        )

    @cached_property
    def _headed(self) -> Sequence[Amount]:
        """The amounts of the prose, with the scope and year that the headings above them name where they name none."""
        return [self._under_headings(amount) for amount in self._facts.amounts]

    def _under_headings(self, amount: Amount) -> Amount:
        key = amount.key
        words = "".join(section.words for section in enclosing(self._facts.document, amount.span))
        year = _YEAR.search(words)
        scope = key.scope or (scope_in(words) if key.account else None)
        return replace(amount, key=replace(key, scope=scope, year=key.year or (int(year[1]) if year else None)))

    def of(self, code: str) -> Iterator[Relation]:
        """The relations of one rule."""
        return (relation for relation in self.all if relation.code == code)

    def broken(self, code: str) -> Iterator[Relation]:
        """The relations of one rule that no reading makes hold; of several that one number breaks the worst alone."""
        return (relation for relation in self._told if relation.code == code)

    @cached_property
    def _told(self) -> Sequence[Relation]:
        wanted = self._wanted
        return list(told([each for each in self.all if each.broken and (wanted is None or each.code in wanted)]))

    def loose(self, code: str) -> Iterator[Relation]:
        """The relations of one rule that hold only because whole numbers are taken for rounded ones."""
        return (relation for relation in self.of(code) if is_loose(relation.verdict, self._finest))

    @cached_property
    def _finest(self) -> Mapping[str, Fraction]:
        """The least unit in the last place of money by printed unit."""
        finest: dict[str, Fraction] = {}
        for quantity in self._facts.quantities:
            if quantity.kind is Kind.MONEY:
                finest[quantity.unit] = min(finest.get(quantity.unit, quantity.ulp), quantity.ulp)
        return finest

    def rate_if(self, change: Change, direction: Direction) -> Trial:
        """What a change's rate would be if it went the given way."""
        return rate_if(change, direction, self._operands)

    def is_zero_base(self, change: Change) -> bool:
        """Whether a change gives a rate although there was nothing before."""
        return is_zero_base(change)

    @cached_property
    def habit(self) -> Reading:
        """How this report prints percentages: rounded or cut off."""
        return habit_of(
            relation.verdict.identity for relation in self.all
            if relation.decided and relation.verdict.identity.kind in _QUOTIENTS
        )  # fmt: skip

    def repairs(self, relation: Relation) -> Sequence[Repair]:
        """The likeliest single edits that mend a broken relation and break nothing else, at most three."""
        return self._repairing.repairs(relation.verdict.identity)

    @cached_property
    def _repairing(self) -> Repairing:
        decided = (relation.verdict.identity for relation in self.all if relation.decided)
        return Repairing(self._facts, self._operands, decided)

    @cached_property
    def coverage(self) -> Coverage:
        """How much of the report was tied together."""
        linked = {
            operand.quantity.span
            for relation in self.all
            if relation.decided and not relation.open
            for operand in relation.verdict.identity.operands
            if not operand.fixed
        }
        quantities = [quantity for quantity in self._facts.quantities if quantity.kind in _ARITHMETIC]
        free = [quantity for quantity in quantities if quantity.span not in linked]
        reasons = Counter(self._facts.reason_unlinked(quantity) for quantity in free)
        checked = sum(relation.decided and not relation.open for relation in self.all)
        return Coverage(len(quantities), len(quantities) - len(free), checked, tuple(reasons.most_common()))
