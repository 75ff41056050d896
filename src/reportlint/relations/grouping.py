"""One cause, one finding: broken relations that share a number are told together."""

from __future__ import annotations

from collections import Counter
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
    left = list(range(len(broken)))
    spans = [_spans(relation) for relation in broken]
    found: dict[int, tuple[Relation, ...]] = {}
    while left:
        members = _most_shared(left, spans)
        head = min(members, key=lambda place: (*_rank(broken[place]), place))
        found[head] = tuple(broken[place] for place in members if place != head)
        left = [place for place in left if place not in members]
    return found


def _spans(relation: Relation) -> frozenset[Span]:
    operands = relation.verdict.identity.operands
    return frozenset(operand.quantity.span for operand in operands if not operand.fixed)


def _most_shared(left: Sequence[int], spans: Sequence[frozenset[Span]]) -> list[int]:
    """The relations of the number that most of them hold; of one that shares none it alone."""
    counted = Counter(span for place in left for span in spans[place])
    span, number = max(counted.items(), key=lambda item: (item[1], [-at for at in item[0]]), default=(None, 0))
    return [place for place in left if span in spans[place]] if number > 1 else [left[0]]


def _rank(relation: Relation) -> tuple[int, int]:
    severity = grade(relation.verdict) or Severity.INFO
    return -severity if relation.certain else -min(severity, Severity.WARNING), -relation.confidence


def told(broken: Sequence[Relation]) -> Iterator[Relation]:
    """The relations to tell, each with those that the same number breaks."""
    together = groups(broken)
    for place, relation in enumerate(broken):
        if place in together:
            yield relation.with_followers(together[place])
