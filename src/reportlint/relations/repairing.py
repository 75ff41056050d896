"""What a report prints beside a broken relation → which single edits would mend it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.identities.components import components
from reportlint.identities.diagnosis import Diagnosis, Surroundings
from reportlint.identities.printed import Printed
from reportlint.relations.tables import role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.facts.facts import Facts
    from reportlint.identities.core import Identity, Operand
    from reportlint.identities.diagnosis import Repair
    from reportlint.model.quantities import Kind
    from reportlint.relations.operands import Operands


class Repairing:
    """Looks for edits in one report; `identities` are all that could be decided."""

    def __init__(self, facts: Facts, operands: Operands, identities: Iterable[Identity]) -> None:
        self._facts = facts
        self._operands = operands
        self._components = {id(one): component for component in components(identities) for one in component}
        self._diagnoses: dict[int, Diagnosis] = {}
        self._of_kinds: dict[frozenset[Kind], Printed] = {}

    def repairs(self, identity: Identity) -> Sequence[Repair]:
        """The likeliest single edits that mend an identity and break nothing else, at most three."""
        component = self._components.get(id(identity))
        return self._diagnosis(component).repairs(identity) if component else ()

    def _diagnosis(self, component: tuple[Identity, ...]) -> Diagnosis:
        """What is known of a component, looked at once however many findings it has."""
        if id(component) not in self._diagnoses:
            surroundings = Surroundings(self._elsewhere(component), self._printed, self._facts.lexicon.opposites)
            self._diagnoses[id(component)] = Diagnosis(component, surroundings)
        return self._diagnoses[id(component)]

    def _elsewhere(self, component: Sequence[Identity]) -> Printed:
        """The report's other levels of the kind that the component counts, as candidates for what was left out."""
        operands = (operand for identity in component for operand in identity.operands if not operand.is_rate)
        kinds = frozenset(operand.quantity.kind for operand in operands)
        if kinds not in self._of_kinds:
            self._of_kinds[kinds] = Printed(each for each in self._levels if each.quantity.kind in kinds)
        return self._of_kinds[kinds]

    @cached_property
    def _levels(self) -> Sequence[Operand]:
        amounts = self._facts.amounts
        return [self._operands(amount.subject.text or "别处的数", amount.quantity) for amount in amounts]

    @cached_property
    def _printed(self) -> Printed:
        figures = (figure for sheet in self._facts.sheets for figure in sheet.figures)
        cells = [self._operands(role(figure), figure.quantity) for figure in figures]
        return Printed((*self._levels, *cells))
