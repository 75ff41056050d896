"""Which of several edits that would mend a report is the likeliest slip (docs/arithmetic.md)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reportlint.identities.edits import EditKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from reportlint.identities.core import Identity, Operand
    from reportlint.model.spans import Span

# Costs are -log priors of one edit in tenths: how often a slip of its kind is made (docs/accuracy.md), shared out among
# the edits of that kind that a number of six digits has room for, so that a swap weighs as much as a replaced digit.
COSTS = {
    EditKind.RECOUNT: 8,
    EditKind.DIRECTION: 10,
    EditKind.SWAP: 10,
    EditKind.REPLACE: 12,
    EditKind.INSERT: 12,
    EditKind.UNIT: 12,
    EditKind.POINT: 13,
    EditKind.BASE: 14,
    EditKind.ADDEND: 16,
    EditKind.SIGN: 20,
    EditKind.DROP: 24,
    EditKind.COPY: 30,
    EditKind.DEDUCE: 40,
}
CUT_OFF = 4
BORNE_OUT = 15  # by the same number elsewhere
_ZERO = 3  # for each of two at most
_DECIMALS = 5
_PER_MILLE = 20  # hardly anybody writes ‰ for %
_ABSURD, _MOST = 10, 200  # a rate of more than 200 % is rarely meant
_OF_DIGITS = (EditKind.REPLACE, EditKind.SWAP, EditKind.DROP, EditKind.INSERT)


class Trial(NamedTuple):
    """An edit of the identities at some indexes, with the words that it changes."""

    kind: EditKind
    span: Span
    role: str
    old: str
    new: str
    changed: Mapping[int, Identity]


class Rank(NamedTuple):
    """How good an edit is; the smallest is the best. `off` counts units in the last place."""

    unmended: int
    cost: int
    off: Fraction


def form(kind: EditKind, old: Operand, new: Operand, peers: Sequence[Operand]) -> int:
    """What an edit of a number costs more or less for how it looks before and after, and beside its peers.

    A slip hardly ever makes a number round, nor does it give a number as many decimals as the others of its kind have.
    """
    cost = _PER_MILLE if kind is EditKind.UNIT and new.is_rate else 0
    if new.is_rate:
        cost += _ABSURD * ((new.quantity.value > _MOST) - (old.quantity.value > _MOST))
    if kind in _OF_DIGITS:
        cost += _ZERO * max(-2, min(_zeros(old) - _zeros(new), 2))
    others = (peer.quantity for peer in peers if not peer.fixed and peer.quantity.span != old.quantity.span)
    usual = {quantity.ulp for quantity in others if quantity.unit == new.quantity.unit}
    if kind is not EditKind.UNIT and usual:
        cost += _DECIMALS * ((old.quantity.ulp in usual) - (new.quantity.ulp in usual))
    return cost


def _zeros(operand: Operand) -> int:
    """How many zeros a number ends with, those among the decimals included; none if it is one."""
    ratio, zeros = operand.quantity.step / operand.quantity.ulp, 0
    while ratio >= 10:
        ratio, zeros = ratio / 10, zeros + 1
    return zeros


def best(ranked: Sequence[tuple[Rank, Trial]]) -> list[tuple[Rank, Trial]]:
    """The best edit of each place that mends as much as the very best one, the likeliest place first.

    Of equal ones that place comes first where more edits would do: each of them might have been the slip.
    """
    most = min((rank.unmended for rank, _ in ranked), default=0)
    places: dict[Span, list[tuple[Rank, Trial]]] = defaultdict(list)
    for rank, trial in ranked:
        if rank.unmended == most:
            places[trial.span].append((rank, trial))
    firsts = [(_of_place(tried), min(tried, key=lambda each: each[0])) for tried in places.values()]
    return [first for _, first in sorted(firsts, key=lambda each: each[0])]


def _of_place(tried: Sequence[tuple[Rank, Trial]]) -> tuple[int, int, Fraction]:
    """The least cost of a place's edits, how many others cost as little (negative), and the best one's distance."""
    first = min(rank for rank, _ in tried)
    return first.cost, -sum(rank.cost == first.cost for rank, _ in tried), first.off
