"""Which single edit would make every identity of a number hold (docs/arithmetic.md).

The idea is that of Scholtus 2009 and of correctTypos in R's deducorrect: solve each broken identity for each of its
numbers, keep the values that one recognisable slip leads to, and drop those that break what holds. An identity that
holds both before and after an edit speaks neither for nor against it, so it costs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from reportlint.identities.components import tokens
from reportlint.identities.core import Identity, IdentityKind, Operand
from reportlint.identities.deductions import deduced, has_telling_digits, has_twin, recounted
from reportlint.identities.edits import EditKind, edited
from reportlint.identities.intervals import EVERYTHING, Interval
from reportlint.identities.likelihood import BORNE_OUT, COSTS, CUT_OFF, Rank, Trial, best, form
from reportlint.identities.printed import Printed
from reportlint.identities.verdicts import Outcome, test
from reportlint.model.claims import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.model.quantities import Quantity
    from reportlint.model.spans import Span

_WORDS = {Direction.UP: "增加", Direction.DOWN: "减少", Direction.FLAT: "持平"}


@dataclass(frozen=True, slots=True)
class Repair:
    """One edit after which identities hold: put `new` in the place of `old`, or after `span` where `old` is empty.

    `role` is the part that the edited number plays, `mends` the broken identities that hold then, `cost` the edit's
    -log prior in tenths: the lower, the likelier.
    """

    kind: EditKind
    span: Span
    role: str
    old: str
    new: str
    cost: int
    mends: tuple[Identity, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else the report prints.

    `elsewhere` are numbers of the text that an identity may have left out, `printed` all numbers that bear another one
    out or may have been copied, `opposites` the words of direction by the word that says the reverse.
    """

    elsewhere: Printed = field(default_factory=lambda: Printed(()))
    printed: Printed = field(default_factory=lambda: Printed(()))
    opposites: Mapping[str, str] = field(default_factory=dict)


class _Seat(NamedTuple):
    """A place in an identity: whose, and which operand of it."""

    identity: int
    operand: int


def suggest(component: Sequence[Identity], surroundings: Surroundings | None = None) -> tuple[Repair, ...]:
    """Name the likeliest single edits that mend a component's broken identities, at most three, one per place.

    Only those that mend the most identities are named; none if no identity is broken or no single edit explains it.
    """
    return Diagnosis(component, surroundings or Surroundings()).repairs()


class Diagnosis:
    """A component with what is known of it before any edit."""

    def __init__(self, component: Sequence[Identity], surroundings: Surroundings) -> None:
        self.identities = component
        self.surroundings = surroundings
        self.verdicts = [test(identity) for identity in component]
        self.broken = frozenset(index for index, verdict in enumerate(self.verdicts) if not verdict.feasible)
        self._places = {id(identity): index for index, identity in enumerate(component)}
        self._numbers = self._seats(numbers=True)
        self._words = self._seats(numbers=False)
        self._printed = surroundings.printed

    def repairs(self, identity: Identity | None = None) -> tuple[Repair, ...]:
        """The likeliest single edits that mend one broken identity (all of the component if none is given), as above.

        An edit that mends more broken identities goes before one that mends fewer; what held must hold after it.
        """
        mended = self.broken if identity is None else self.broken & {self._places[id(identity)]}
        tried = ((self.mended_by(trial), trial) for trial in self._trials(sorted(mended)))
        ranked = [(rank, trial) for rank, trial in tried if rank is not None]
        return tuple(self._repair(trial, rank) for rank, trial in best(ranked)[:3])

    def _trials(self, wanted: Sequence[int]) -> Iterator[Trial]:
        """Yield every single edit that may mend one of some identities."""
        for seats in self._of(self._numbers, wanted):
            yield from self._retyped(seats)
            yield from self._deduced(seats)
        for seats in self._of(self._words, wanted):
            yield self._turned(seats)
        for index in wanted:
            yield from self._bases(index)
            yield from self._addends(index)
            total = recounted(self.verdicts[index])
            if total is not None:
                yield self._edit(EditKind.RECOUNT, self._numbers[total.quantity.span], total)

    def _seats(self, *, numbers: bool) -> dict[Span, list[_Seat]]:
        """Where each number (or word of direction) stands in all identities."""
        seats: dict[Span, list[_Seat]] = defaultdict(list)
        for index, identity in enumerate(self.identities):
            for at, operand in enumerate(identity.operands):
                word = operand.word if operand.direction else None
                span = operand.quantity.span if numbers else word and word.span
                if span and not operand.fixed:
                    seats[span].append(_Seat(index, at))
        return seats

    def _of(self, seats: Mapping[Span, list[_Seat]], wanted: Sequence[int]) -> Iterator[list[_Seat]]:
        """The seats of each number (or word) of some identities, in the component's order."""
        spans = {span for index in wanted for span in tokens(self.identities[index]) if span in seats}
        yield from sorted((seats[span] for span in spans), key=lambda where: where[0])

    def _operand(self, seat: _Seat) -> Operand:
        return self.identities[seat.identity].operands[seat.operand]

    def _retyped(self, seats: Sequence[_Seat]) -> Iterator[Trial]:
        for kind, new in edited(self._operand(seats[0]), self._needed(seats)):
            yield self._edit(kind, seats, new)

    def _edit(self, kind: EditKind, seats: Sequence[_Seat], new: Operand) -> Trial:
        """Put another number in all the places of one; its unit may differ."""
        first = self._operand(seats[0])
        changed = self._put(seats, new.quantity, new.scale / first.scale)
        return Trial(kind, first.quantity.span, first.role, first.quantity.text, new.quantity.text, changed)

    def _deduced(self, seats: Sequence[_Seat]) -> Iterator[Trial]:
        """Yield the value that the others ask for, of a number that several break with or that is another one's copy.

        A rate is worked out last, so its value is told too.
        """
        first, broken = self._operand(seats[0]), [seat for seat in seats if seat.identity in self.broken]
        several = len({seat.identity for seat in broken}) > 1
        last = first.is_rate and any(self.identities[index].derived == at for index, at in broken)
        if several or last or self._is_copy(seats):
            seat = broken[0]
            exactly = EVERYTHING if several else _worked_out(self.identities[seat.identity], seat.operand)
            new = deduced(first, self._needed(seats), exactly)
            if new is not None:
                yield self._edit(EditKind.DEDUCE if several or last else EditKind.COPY, seats, new)

    def _is_copy(self, seats: Sequence[_Seat]) -> bool:
        """Whether a number stands in the report under another name, or in its own sum once more."""
        operand = self._operand(seats[0])
        if not has_telling_digits(operand):
            return False
        twin = any(has_twin(operand, self.identities[seat.identity]) for seat in seats)
        return twin or self._printed.as_another(operand)

    def _put(self, seats: Iterable[_Seat], quantity: Quantity, ratio: Fraction = Fraction(1)) -> dict[int, Identity]:
        changed: dict[int, Identity] = {}
        for index, at in seats:
            identity = changed.get(index, self.identities[index])
            operand = identity.operands[at]
            changed[index] = identity.exchanged(at, replace(operand, quantity=quantity, scale=operand.scale * ratio))
        return changed

    def _needed(self, seats: Iterable[_Seat]) -> Interval:
        """Where a number must lie for all its identities to hold, in its printed unit."""
        needed = EVERYTHING
        for seat in seats:
            factor = self._operand(seat).factor
            needed &= _needed_at(self.identities[seat.identity], seat.operand).scaled(1 / factor)
        return needed

    def _turned(self, seats: Sequence[_Seat]) -> Trial:
        first = self._operand(seats[0])
        assert first.word is not None
        direction = Direction(-(first.direction or Direction.UP))
        new = self.surroundings.opposites.get(first.word.text, _WORDS[direction])
        changed: dict[int, Identity] = {}
        for index, at in seats:
            identity = changed.get(index, self.identities[index])
            changed[index] = identity.exchanged(at, replace(identity.operands[at], direction=direction))
        return Trial(EditKind.DIRECTION, first.word.span, first.role, first.word.text, new, changed)

    def _bases(self, index: int) -> Iterator[Trial]:
        identity = self.identities[index]
        for variant in identity.variants:
            changed = {index: variant.identity}
            yield Trial(EditKind.BASE, variant.span, identity.result.role, variant.old, variant.new, changed)

    def _addends(self, index: int) -> Iterator[Trial]:
        """Yield a sum with each number from elsewhere that closes its gap."""
        identity = self.identities[index]
        if identity.kind is not IdentityKind.SUM or identity.result.fixed:
            return
        missing = identity.result.rounded - self.verdicts[index].computed
        present = set(tokens(identity))
        for extra in self.surroundings.elsewhere.meeting(missing):
            if extra.quantity.span not in present:
                parts = identity.operands[:-1]
                longer = replace(identity, operands=(*parts, extra, identity.result), derived=len(parts) + 1)
                span = parts[-1].quantity.span
                yield Trial(EditKind.ADDEND, span, extra.role, "", extra.quantity.text, {index: longer})

    def mended_by(self, trial: Trial) -> Rank | None:
        """Rank an edit, if after it every identity that it touches holds."""
        cost, off = COSTS[trial.kind], Fraction(0)
        for identity in trial.changed.values():
            verdict = test(identity)
            if verdict.outcome not in {Outcome.EXACT, Outcome.ROUNDING, Outcome.TRUNCATION}:
                return None
            cost += CUT_OFF if verdict.outcome is Outcome.TRUNCATION else 0
            off += abs(verdict.residual) / identity.result.unit
        cost += self._circumstances(trial)
        return Rank(-len(self.broken & trial.changed.keys()), cost, off)

    def _circumstances(self, trial: Trial) -> int:
        """What an edit of a number costs more or less for what it takes away and what it puts there."""
        if trial.kind is EditKind.ADDEND:
            return 0
        old, new = (_number_at(trial.span, identities) for identities in (self.identities, trial.changed.values()))
        if old is None or new is None:
            return 0
        peers = [operand for index in trial.changed for operand in self.identities[index].operands]
        cost = form(trial.kind, old, new, peers)
        cost += BORNE_OUT * self._printed.bear_out(old, [peer.quantity.span for peer in peers])
        return cost - BORNE_OUT * (new in self._printed)

    def _repair(self, trial: Trial, rank: Rank) -> Repair:
        """An edit with what it mends."""
        mends = tuple(self.identities[index] for index in sorted(self.broken & trial.changed.keys()))
        return Repair(trial.kind, trial.span, trial.role, trial.old, trial.new, rank.cost, mends)


def _needed_at(identity: Identity, at: int) -> Interval:
    """Where one operand must lie if each of the others was rounded or cut off."""
    return identity.solve([_hull(operand.rounded, operand.truncated) for operand in identity.operands], at)


def _worked_out(identity: Identity, at: int) -> Interval:
    """What one operand would be by the printed values of the others, in its printed unit."""
    points = identity.solve([operand.point for operand in identity.operands], at)
    return points.scaled(1 / identity.operands[at].factor)


def _hull(one: Interval, other: Interval) -> Interval:
    lo = None if one.lo is None or other.lo is None else min(one.lo, other.lo)
    return Interval(lo, None if one.hi is None or other.hi is None else max(one.hi, other.hi))


def _number_at(span: Span, identities: Iterable[Identity]) -> Operand | None:
    operands = (operand for identity in identities for operand in identity.operands)
    return next((operand for operand in operands if operand.quantity.span == span), None)
