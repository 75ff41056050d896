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

from reportlint.identities.core import Identity, IdentityKind, Operand
from reportlint.identities.edits import EditKind, edited
from reportlint.identities.intervals import EVERYTHING, Interval
from reportlint.identities.verdicts import Outcome, test
from reportlint.model.claims import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.model.quantities import Quantity
    from reportlint.model.spans import Span

# Costs are -log priors in tenths.
_COSTS = {
    EditKind.DIRECTION: 10,
    EditKind.REPLACE: 12,
    EditKind.COPY: 12,
    EditKind.BASE: 14,
    EditKind.POINT: 16,
    EditKind.UNIT: 16,
    EditKind.ADDEND: 16,
    EditKind.SWAP: 20,
    EditKind.DROP: 20,
    EditKind.INSERT: 20,
    EditKind.SIGN: 20,
}
_CUT_OFF = 4
_PRINTED_ELSEWHERE = -15
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

    `elsewhere` are numbers that an identity may have left out or that bear an edit out, `copies` other values of a
    number's own metric (last year's, another table's) by its place, `opposites` the words of direction by the word
    that says the reverse.
    """

    elsewhere: Sequence[Operand] = ()
    copies: Mapping[Span, Sequence[Quantity]] = field(default_factory=dict)
    opposites: Mapping[str, str] = field(default_factory=dict)


class _Seat(NamedTuple):
    """A place in an identity: whose, and which operand of it."""

    identity: int
    operand: int


class _Trial(NamedTuple):
    """An edit of the identities at some indexes, with the words that it changes."""

    kind: EditKind
    span: Span
    role: str
    old: str
    new: str
    changed: Mapping[int, Identity]


def components(identities: Iterable[Identity]) -> list[tuple[Identity, ...]]:
    """Group identities that share a number or a word of direction, in the order of their first members."""
    members = list(identities)
    group = list(range(len(members)))
    first: dict[Span, int] = {}
    for index, identity in enumerate(members):
        for span in _tokens(identity):
            _join(group, first.setdefault(span, index), index)
    found: dict[int, list[Identity]] = defaultdict(list)
    for index, identity in enumerate(members):
        found[_root(group, index)].append(identity)
    return [tuple(group) for group in found.values()]


def _tokens(identity: Identity) -> Iterator[Span]:
    for operand in identity.operands:
        if not operand.fixed:
            yield operand.quantity.span
        if operand.word:
            yield operand.word.span


def _root(group: list[int], index: int) -> int:
    while group[index] != index:
        group[index] = index = group[group[index]]
    return index


def _join(group: list[int], one: int, other: int) -> None:
    low, high = sorted((_root(group, one), _root(group, other)))
    group[high] = low


def suggest(component: Sequence[Identity], surroundings: Surroundings | None = None) -> tuple[Repair, ...]:
    """Name the likeliest single edits that mend a component's broken identities, at most three, one per place.

    Only those that mend the most identities are named; none if no identity is broken or no single edit explains it.
    """
    case = _Case(component, surroundings or Surroundings())
    tried = ((trial, case.mended_by(trial)) for trial in case.trials()) if case.broken else ()
    ranked = sorted((rank, number, trial) for number, (trial, rank) in enumerate(tried) if rank is not None)
    return tuple(case.repairs(ranked))[:3]


class _Rank(NamedTuple):
    """How good an edit is; the smallest is the best. `off` counts units in the last place."""

    unmended: int
    cost: int
    off: Fraction


class _Case:
    """A component with what is known of it before any edit."""

    def __init__(self, component: Sequence[Identity], surroundings: Surroundings) -> None:
        self.identities = component
        self.surroundings = surroundings
        self.verdicts = [test(identity) for identity in component]
        self.broken = frozenset(index for index, verdict in enumerate(self.verdicts) if not verdict.feasible)
        self._printed = {_printed_value(operand) for operand in surroundings.elsewhere if _is_telling(operand)}

    def trials(self) -> Iterator[_Trial]:
        """Yield every single edit that may mend something."""
        for seats in self._seats(numbers=True).values():
            yield from self._numbers(seats)
        for seats in self._seats(numbers=False).values():
            yield self._turned(seats)
        for index in sorted(self.broken):
            yield from self._bases(index)
            yield from self._addends(index)

    def _seats(self, *, numbers: bool) -> dict[Span, list[_Seat]]:
        """Where each number (or word of direction) of a broken identity stands in all identities."""
        seats: dict[Span, list[_Seat]] = defaultdict(list)
        for index, identity in enumerate(self.identities):
            for at, operand in enumerate(identity.operands):
                word = operand.word if operand.direction else None
                span = operand.quantity.span if numbers else word and word.span
                if span and not operand.fixed:
                    seats[span].append(_Seat(index, at))
        return {span: where for span, where in seats.items() if any(seat.identity in self.broken for seat in where)}

    def _operand(self, seat: _Seat) -> Operand:
        return self.identities[seat.identity].operands[seat.operand]

    def _numbers(self, seats: Sequence[_Seat]) -> Iterator[_Trial]:
        first = self._operand(seats[0])
        old = first.quantity
        for kind, new in edited(first, self._needed(seats)):
            ratio = new.scale / first.scale
            yield _Trial(kind, old.span, first.role, old.text, new.quantity.text, self._put(seats, new.quantity, ratio))
        for copy in self.surroundings.copies.get(old.span, ()):
            if copy.unit == old.unit and copy.value != old.value:
                placed = replace(copy, span=old.span)
                yield _Trial(EditKind.COPY, old.span, first.role, old.text, copy.text, self._put(seats, placed))

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

    def _turned(self, seats: Sequence[_Seat]) -> _Trial:
        first = self._operand(seats[0])
        assert first.word is not None
        direction = Direction(-(first.direction or Direction.UP))
        new = self.surroundings.opposites.get(first.word.text, _WORDS[direction])
        changed: dict[int, Identity] = {}
        for index, at in seats:
            identity = changed.get(index, self.identities[index])
            changed[index] = identity.exchanged(at, replace(identity.operands[at], direction=direction))
        return _Trial(EditKind.DIRECTION, first.word.span, first.role, first.word.text, new, changed)

    def _bases(self, index: int) -> Iterator[_Trial]:
        identity = self.identities[index]
        for variant in identity.variants:
            changed = {index: variant.identity}
            yield _Trial(EditKind.BASE, variant.span, identity.result.role, variant.old, variant.new, changed)

    def _addends(self, index: int) -> Iterator[_Trial]:
        """Yield a sum with each number from elsewhere that closes its gap."""
        identity = self.identities[index]
        if identity.kind is not IdentityKind.SUM or identity.result.fixed:
            return
        missing = identity.result.rounded - self.verdicts[index].computed
        present = set(_tokens(identity))
        for extra in self.surroundings.elsewhere:
            if extra.quantity.span not in present and _is_telling(extra) and extra.rounded.meets(missing):
                parts = identity.operands[:-1]
                longer = replace(identity, operands=(*parts, extra, identity.result), derived=len(parts) + 1)
                span = parts[-1].quantity.span
                yield _Trial(EditKind.ADDEND, span, extra.role, "", extra.quantity.text, {index: longer})

    def mended_by(self, trial: _Trial) -> _Rank | None:
        """Rank an edit, if after it every identity that it touches holds."""
        cost, off = _COSTS[trial.kind], Fraction(0)
        for identity in trial.changed.values():
            verdict = test(identity)
            if verdict.outcome not in {Outcome.EXACT, Outcome.ROUNDING, Outcome.TRUNCATION}:
                return None
            cost += _CUT_OFF if verdict.outcome is Outcome.TRUNCATION else 0
            off += abs(verdict.residual) / identity.result.unit
        if self._is_printed_elsewhere(trial):
            cost += _PRINTED_ELSEWHERE
        return _Rank(-len(self.broken & trial.changed.keys()), cost, off)

    def _is_printed_elsewhere(self, trial: _Trial) -> bool:
        operands = (operand for identity in trial.changed.values() for operand in identity.operands)
        new = next((operand for operand in operands if operand.quantity.span == trial.span), None)
        return new is not None and trial.kind is not EditKind.COPY and _printed_value(new) in self._printed

    def repairs(self, ranked: Iterable[tuple[_Rank, int, _Trial]]) -> Iterator[Repair]:
        """Yield the best edit of each place, as long as it mends as much as the very best one."""
        places: set[Span] = set()
        most: int | None = None
        for rank, _, trial in ranked:
            most = rank.unmended if most is None else most
            if rank.unmended == most and trial.span not in places:
                places.add(trial.span)
                mends = tuple(self.identities[index] for index in sorted(self.broken & trial.changed.keys()))
                yield Repair(trial.kind, trial.span, trial.role, trial.old, trial.new, rank.cost, mends)


def _needed_at(identity: Identity, at: int) -> Interval:
    """Where one operand must lie if each of the others was rounded or cut off."""
    return identity.solve([_hull(operand.rounded, operand.truncated) for operand in identity.operands], at)


def _hull(one: Interval, other: Interval) -> Interval:
    lo = None if one.lo is None or other.lo is None else min(one.lo, other.lo)
    return Interval(lo, None if one.hi is None or other.hi is None else max(one.hi, other.hi))


def _printed_value(operand: Operand) -> tuple[Fraction, bool]:
    return operand.quantity.value * operand.scale, operand.is_rate


def _is_telling(operand: Operand) -> bool:
    """Whether a number has enough digits for its equal to be no accident."""
    return abs(operand.quantity.value) >= 100 * operand.quantity.ulp
