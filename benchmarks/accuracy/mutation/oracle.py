"""What an edit breaks, by the original report's relations and exact intervals: if nothing, the copy is as consistent.

A relation is put to the test with the edited number in all its readings. It counts as broken only where none of them
can hold any more, rounded or cut off, so that an edit within rounding is no error that anybody could see.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reportlint.identities.core import IdentityKind
from reportlint.model.claims import Direction
from reportlint.relations.comparisons import comparison_relation, conversion_relations
from reportlint.relations.operands import Operands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from fractions import Fraction

    from reportlint.facts.facts import Facts
    from reportlint.identities.core import Identity, Operand
    from reportlint.model.quantities import Quantity
    from reportlint.model.spans import Span
    from reportlint.relations.relation import Relation
    from reportlint.relations.relations import Relations


class Bond(NamedTuple):
    """A relation of the original report that holds, and the same one after an edit."""

    relation: Relation
    edited: Relation

    @property
    def broken(self) -> bool:
        """Whether the edit breaks it."""
        return self.edited.broken


def number_bonds(relations: Relations, span: Span, new: Quantity, ratio: Fraction) -> list[Bond]:
    """The relations that hold the number at a place, with the new one; `ratio` is its unit's size by the old one's."""

    def renumbered(operand: Operand) -> Operand:
        return replace(operand, quantity=new, scale=operand.scale * ratio) if _is_at(operand, span) else operand

    return [
        Bond(relation, _with(relation, renumbered))
        for relation in holding(relations, span)
        if relation.verdict.identity.kind is not IdentityKind.DIRECTION  # no digit can break it
    ]


def holding(relations: Relations, span: Span) -> Iterator[Relation]:
    """The relations that hold the number at a place and bear it out."""
    for relation in relations.all:
        if _can_fail(relation) and any(_is_at(operand, span) for operand in relation.verdict.identity.operands):
            yield relation


def _can_fail(relation: Relation) -> bool:
    """Whether a relation holds and would not be silent if it did not, as parts are that need not be all there are."""
    return relation.decided and not relation.broken and not relation.open


def _is_at(operand: Operand, span: Span) -> bool:
    return operand.quantity.span == span and not operand.fixed


def word_bonds(facts: Facts, relations: Relations, span: Span) -> list[Bond]:
    """The relations that a word of direction signs or states, with the word turned."""

    def turned(operand: Operand) -> Operand:
        if operand.word is None or operand.word.span != span or not operand.direction:
            return operand
        return replace(operand, direction=Direction(-operand.direction))

    def signs(relation: Relation) -> bool:
        return any(turned(operand) is not operand for operand in relation.verdict.identity.operands)

    held = filter(_can_fail, relations.all)
    signed = [Bond(relation, _with(relation, turned)) for relation in held if signs(relation)]
    stated = [bond for bond in _stated(facts, span) if _can_fail(bond.relation)]
    return signed + stated


def _stated(facts: Facts, span: Span) -> Iterator[Bond]:
    """What a comparison or a conversion states with its word."""
    operands = Operands(facts.lexicon.units)
    for comparison in facts.comparisons:
        if comparison.span.covers(span):
            other = replace(comparison, direction=Direction(-comparison.direction))
            yield Bond(comparison_relation(comparison, operands), comparison_relation(other, operands))
    for conversion in facts.conversions:
        if conversion.word.span == span:
            other_way = replace(conversion, direction=Direction(-conversion.direction))
            pair = conversion_relations(conversion, operands), conversion_relations(other_way, operands)
            yield from (Bond(*each) for each in zip(*pair, strict=True))


def _with(relation: Relation, change: Callable[[Operand], Operand]) -> Relation:
    return replace(relation, readings=tuple(_changed(reading, change) for reading in relation.readings))


def _changed(identity: Identity, change: Callable[[Operand], Operand]) -> Identity:
    return replace(identity, operands=tuple(map(change, identity.operands)))


def independent(bonds: Sequence[Bond]) -> int:
    """How many different sets of numbers the relations bind: the number of identities that bear a number out."""
    identities = (bond.relation.verdict.identity for bond in bonds)
    return len({frozenset(operand.quantity.span for operand in identity.operands) for identity in identities})
