"""One seeded error: what is put where, and what it breaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from mutation import slips
from mutation.editing import Substitution
from mutation.operators import BASES, OPPOSITES, Operator, numbers, other_units, sums
from mutation.oracle import Bond, number_bonds, word_bonds
from reportlint.identities.edits import Numeral

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

    from mutation.operators import Site
    from reportlint.facts.facts import Facts
    from reportlint.identities.core import Operand
    from reportlint.model.quantities import Kind, Quantity
    from reportlint.model.spans import Span
    from reportlint.relations.relations import Relations

_YUAN = {"元": 1, "万元": 10**4, "亿元": 10**8}
_NEAREST = 8  # numbers of its kind from which a stale copy is taken
_SLIPS = {
    Operator.REPLACE: slips.replaced,
    Operator.DROP: slips.dropped,
    Operator.ADD: slips.added,
    Operator.SWAP: slips.swapped,
    Operator.POINT: slips.shifted,
    Operator.COUNT: slips.beside,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """An error to be seeded: `old` words of some kind become other ones; `bonds` are the relations that hold them."""

    operator: Operator
    old: str
    edit: Substitution
    kind: Kind | None
    bonds: tuple[Bond, ...] = ()

    @property
    def broken(self) -> tuple[Bond, ...]:
        """The relations that cannot hold any more."""
        return tuple(bond for bond in self.bonds if bond.broken)

    @property
    def equivalent(self) -> bool:
        """Whether the copy agrees as well with itself as the original did, although relations hold what was edited."""
        return bool(self.bonds) and not self.broken


class Breeder:
    """Makes the mutants of one report."""

    def __init__(self, facts: Facts, relations: Relations) -> None:
        self.facts = facts
        self.relations = relations
        self.numbers: Mapping[Span, Quantity] = numbers(facts, relations)

    def mutant(self, site: Site, random: Random) -> Mutant | None:
        """Make an error at a place; None if nothing comes of it."""
        old = self.facts.document.text(site.span)
        if site.operator is Operator.DIRECTION:
            edit = Substitution(site.span, OPPOSITES[old])
            return Mutant(site.operator, old, edit, None, tuple(word_bonds(self.facts, self.relations, site.span)))
        if site.operator is Operator.BASE:
            return Mutant(site.operator, old, Substitution(site.span, BASES[old]), None)
        if site.operator is Operator.YEAR:
            return Mutant(site.operator, old, Substitution(site.span, str(int(old) + random.choice((-1, 1)))), None)
        return self._number(site, random)

    def _number(self, site: Site, random: Random) -> Mutant | None:
        quantity = self.numbers.get(site.span)
        choices = sorted(self._wrong(site.operator, quantity), key=lambda new: (new.unit, new.text)) if quantity else []
        if quantity is None or not choices:
            return None
        new = random.choice(choices)
        ratio = Fraction(_YUAN.get(new.unit, 1), _YUAN.get(quantity.unit, 1))
        bonds = tuple(number_bonds(self.relations, site.span, new, ratio))
        return Mutant(site.operator, quantity.text, Substitution(site.span, new.text), quantity.kind, bonds)

    def _wrong(self, operator: Operator, quantity: Quantity) -> Iterator[Quantity]:
        """Yield what could be printed in a number's place by an error of one kind."""
        if operator is Operator.UNIT:
            bare = quantity.text.removesuffix(quantity.unit)
            for unit in other_units(quantity.unit):
                yield replace(quantity, text=bare + unit, unit=unit)
            return
        own = slips.numeral_in(quantity.text)
        assert own is not None
        for numeral in self._numerals(operator, quantity, own):
            if numeral.digits and numeral.is_proper and numeral.value != own.value:
                yield slips.reprinted(quantity, numeral)

    def _numerals(self, operator: Operator, quantity: Quantity, own: Numeral) -> Iterator[Numeral]:
        if operator is Operator.COPY:
            return self._copies(quantity)
        if operator is Operator.ADDEND:
            return self._totals(quantity, own.decimals)
        return _SLIPS[operator](own)

    def _copies(self, quantity: Quantity) -> Iterator[Numeral]:
        """Yield the nearest other numbers that count the same."""
        alike = [other for other in self.numbers.values() if (other.kind, other.unit) == (quantity.kind, quantity.unit)]
        at = alike.index(quantity)
        near = sorted(alike, key=lambda other: abs(alike.index(other) - at))
        different = [other for other in near if other.value != quantity.value][:_NEAREST]
        return filter(None, (slips.numeral_in(other.text) for other in different))

    def _totals(self, quantity: Quantity, decimals: int) -> Iterator[Numeral]:
        """Yield a total less each of its parts, and with each of them twice."""
        for identity in sums(self.relations):
            if identity.result.quantity.span != quantity.span:
                continue
            for part in identity.operands[:-1]:
                share = _printed(part, identity.result)
                for total in (quantity.value - share, quantity.value + share):
                    if share and total > 0:
                        yield _numeral(total, decimals)


def _printed(part: Operand, total: Operand) -> Fraction:
    """What a part counts in the unit in which its total is printed."""
    return part.quantity.value * part.factor / total.factor


def _numeral(value: Fraction, decimals: int) -> Numeral:
    digits = str(round(value * 10**decimals)).rjust(decimals + 1, "0")
    return Numeral(digits, decimals)
