"""One cause, one finding: broken relations that share a number are told together."""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from reportlint.identities.grading import grade
from reportlint.model.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.model.spans import Span
    from reportlint.relations.relation import Relation


def groups(broken: Sequence[Relation]) -> Mapping[int, tuple[Relation, ...]]:
    """For each relation that is to be told, by its place in `broken`: the others that the same number breaks.

    The number that most broken relations hold is taken for the cause of them all, then the next one of the rest. Told
    is the worst and surest of a group, the first of the text among equals.
    """
    found: dict[int, tuple[Relation, ...]] = {}
    for members in _shared(broken):
        head = min(members, key=lambda place: (*_rank(broken[place]), place))
        found[head] = tuple(broken[place] for place in members if place != head)
    return found


def _shared(broken: Sequence[Relation]) -> Iterator[Sequence[int]]:
    """The places of those that share a number, by the number that most of them hold; then those that share none."""
    holders: defaultdict[Span, list[int]] = defaultdict(list)
    for place, relation in enumerate(broken):
        for span in _spans(relation):
            holders[span].append(place)
    queue = [(-len(places), span) for span, places in holders.items() if len(places) > 1]
    heapify(queue)
    left = set(range(len(broken)))
    while queue:
        count, span = heappop(queue)
        members = [place for place in holders[span] if place in left]
        if len(members) == -count:
            yield members
            left.difference_update(members)
        elif len(members) > 1:  # others were told with another number
            heappush(queue, (-len(members), span))
    yield from ([place] for place in sorted(left))


def _spans(relation: Relation) -> frozenset[Span]:
    operands = relation.verdict.identity.operands
    return frozenset(operand.quantity.span for operand in operands if not operand.fixed)


def _rank(relation: Relation) -> tuple[int, int]:
    severity = grade(relation.verdict) or Severity.INFO
    return -severity if relation.certain else -min(severity, Severity.WARNING), -relation.confidence


def told(broken: Sequence[Relation]) -> Iterator[Relation]:
    """The relations to tell, each with those that the same number breaks."""
    together = groups(broken)
    for place, relation in enumerate(broken):
        if place in together:
            yield relation.with_followers(together[place])
