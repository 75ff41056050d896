"""What a report prints beside a broken relation → which single edits would mend it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.identities.components import components
from reportlint.identities.diagnosis import Surroundings, suggest
from reportlint.identities.printed import Printed
from reportlint.relations.tables import role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.facts.facts import Facts
    from reportlint.identities.core import Identity, Operand
    from reportlint.identities.diagnosis import Repair
    from reportlint.relations.operands import Operands


class Repairing:
    """Looks for edits in one report; `identities` are all that could be decided."""

    def __init__(self, facts: Facts, operands: Operands, identities: Iterable[Identity]) -> None:
        self._facts = facts
        self._operands = operands
        self._components = components(identities)

    def repairs(self, identity: Identity) -> Sequence[Repair]:
        """The likeliest single edits that mend an identity and break nothing else, at most three."""
        for component in self._components:
            if any(member is identity for member in component):
                opposites = self._facts.lexicon.opposites
                return suggest(component, Surroundings(self._elsewhere(component), self._printed, opposites))
        return ()

    def _elsewhere(self, component: Sequence[Identity]) -> Sequence[Operand]:
        """The report's other levels of the kind that the component counts, as candidates for what was left out."""
        kinds = {
            operand.quantity.kind for identity in component for operand in identity.operands if not operand.is_rate
        }
        return [operand for operand in self._levels if operand.quantity.kind in kinds]

    @cached_property
    def _levels(self) -> Sequence[Operand]:
        amounts = self._facts.amounts
        return [self._operands(amount.subject.text or "别处的数", amount.quantity) for amount in amounts]

    @cached_property
    def _printed(self) -> Printed:
        figures = (figure for sheet in self._facts.sheets for figure in sheet.figures)
        cells = [self._operands(role(figure), figure.quantity) for figure in figures]
        return Printed((*self._levels, *cells))
