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

# Costs are -log priors in tenths.
COSTS = {
    EditKind.RECOUNT: 8,
    EditKind.DIRECTION: 10,
    EditKind.REPLACE: 12,
    EditKind.BASE: 14,
    EditKind.POINT: 16,
    EditKind.UNIT: 16,
    EditKind.ADDEND: 16,
    EditKind.SWAP: 20,
    EditKind.DROP: 20,
    EditKind.INSERT: 20,
    EditKind.SIGN: 20,
    EditKind.COPY: 30,
    EditKind.DEDUCE: 40,
}
CUT_OFF = 4
PRINTED_ELSEWHERE = -15
_ZERO = 3  # for each of two at most
_OF_DIGITS = (EditKind.REPLACE, EditKind.SWAP, EditKind.DROP, EditKind.INSERT)
_ZEROS_OF_ZERO = 9


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


def roundness(kind: EditKind, old: Operand, new: Operand) -> int:
    """What it costs that an edit takes zeros from a number's end; what is gained where it puts them there.

    A slip hardly ever makes a number round, so that a round one is likely to be meant.
    """
    zeros = _zeros(old) - _zeros(new) if kind in _OF_DIGITS else 0
    return _ZERO * max(-2, min(zeros, 2))


def _zeros(operand: Operand) -> int:
    """How many zeros a number ends with, those among the decimals included."""
    if not operand.quantity.value:
        return _ZEROS_OF_ZERO
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
