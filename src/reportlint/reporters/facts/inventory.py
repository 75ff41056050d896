"""Everything that was read from one report, in the order of its text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reportlint.identities.verdicts import Outcome
from reportlint.identities.wording import formula
from reportlint.reporters.facts.claims import Claim, claims

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from reportlint.facts.facts import Facts
    from reportlint.facts.tables import Figure, Sheet
    from reportlint.model.claims import Amount
    from reportlint.model.document import Block, Section
    from reportlint.model.quantities import Quantity
    from reportlint.model.spans import Span
    from reportlint.relations.relation import Relation
    from reportlint.relations.relations import Relations

_UNDECIDED = "所在的算式由其余的数推不出结果"


class Link(NamedTuple):
    """A relation that a number takes part in: the rule that would report it, the calculation, how it holds.

    `formula` is empty where nothing follows from the other numbers.
    """

    code: str
    formula: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity with what it is the number of.

    `part` is the part that it plays in a claim where it is no level (增减额, 比率 …); `amount` holds a level's subject
    and metric, `figure` its place in a table. `reason` says in Chinese why no relation holds it; empty where one does,
    and for the count of a list that is complete: the items are counted.
    """

    quantity: Quantity
    part: str = ""
    amount: Amount | None = None
    figure: Figure | None = None
    links: tuple[Link, ...] = ()
    reason: str = ""


class Passage(NamedTuple):
    """What was read in one block; `headings` are those that open in it."""

    block: Block
    headings: tuple[Section, ...]
    numbers: tuple[Number, ...]
    claims: tuple[Claim, ...]


class Grid(NamedTuple):
    """What was read in one table. Sentences in its cells are passages of their own."""

    sheet: Sheet
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Inventory:
    """Passages and tables in the order of the text, a table where its first cell stands."""

    facts: Facts
    relations: Relations
    items: tuple[Passage | Grid, ...]

    @property
    def numbers(self) -> Iterator[Number]:
        """The numbers of all passages and tables."""
        return (number for item in self.items for number in item.numbers)


def inventory(facts: Facts, relations: Relations, blocks: Container[int] | None = None) -> Inventory:
    """What was read from a report, in the wanted blocks only if they are given."""
    return Inventory(facts, relations, tuple(_Inventory(facts, relations).items(blocks)))


class _Inventory:
    """The facts by block and the relations by number."""

    def __init__(self, facts: Facts, relations: Relations) -> None:
        self.facts = facts
        self.links = _links(relations.all)
        self.counted = {listing.count.span for listing in facts.listings if not listing.open}
        self.amounts = {amount.span: amount for amount in (*facts.amounts, *facts.table_amounts)}
        figures = {figure.quantity.span for sheet in facts.sheets for figure in sheet.figures}
        self.prose: dict[int, list[Quantity]] = defaultdict(list)
        for quantity in facts.quantities:
            if quantity.span not in figures:
                self.prose[quantity.span.block].append(quantity)
        self.claims: dict[int, list[Claim]] = defaultdict(list)
        self.parts: dict[Span, str] = {}
        for claim in sorted(claims(facts, self.links), key=lambda claim: claim.span):
            self.claims[claim.span.block].append(claim)
            self.parts |= {quantity.span: part for part, quantity in claim.parts}

    def items(self, blocks: Container[int] | None) -> Iterator[Passage | Grid]:
        sheets = {min(cell.block for cell in sheet.table.cells): sheet for sheet in self.facts.sheets}
        for block in self.facts.document.blocks:
            if block.index in sheets:
                yield self.grid(sheets[block.index], blocks)
            if blocks is None or block.index in blocks:
                yield self.passage(block)

    def grid(self, sheet: Sheet, blocks: Container[int] | None) -> Grid:
        figures = [
            figure for figure in sheet.figures
            if blocks is None or figure.quantity.span.block in blocks or figure.label_block in blocks
        ]  # fmt: skip
        return Grid(sheet, tuple(self.number(figure.quantity, figure) for figure in figures))

    def passage(self, block: Block) -> Passage:
        headings = tuple(section for section in self.facts.document.sections if section.heading.block == block.index)
        numbers = tuple(self.number(quantity) for quantity in self.prose.get(block.index, ()))
        return Passage(block, headings, numbers, tuple(self.claims.get(block.index, ())))

    def number(self, quantity: Quantity, figure: Figure | None = None) -> Number:
        amount = self.amounts.get(quantity.span)
        part = "" if amount or figure else self.parts.get(quantity.span, "")
        links = self.links.get(quantity.span, ())
        return Number(quantity, part, amount, figure, tuple(links), self.reason(quantity, links))

    def reason(self, quantity: Quantity, links: Sequence[Link]) -> str:
        if quantity.span in self.counted or any(link.outcome is not Outcome.UNDECIDED for link in links):
            return ""
        return _UNDECIDED if links else self.facts.reason_unlinked(quantity)


def _links(relations: Sequence[Relation]) -> Mapping[Span, Sequence[Link]]:
    found: dict[Span, list[Link]] = defaultdict(list)
    for relation in relations:
        verdict = relation.verdict
        link = Link(relation.code, formula(verdict) if relation.decided else "", verdict.outcome)
        for operand in verdict.identity.operands:
            if not operand.fixed and link not in found[operand.quantity.span]:
                found[operand.quantity.span].append(link)
    return found
