"""Which identities hang together: a number of one may be the reason why another does not hold."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.identities.core import Identity
    from reportlint.model.spans import Span


def components(identities: Iterable[Identity]) -> list[tuple[Identity, ...]]:
    """Group identities that share a number or a word of direction, in the order of their first members."""
    members = list(identities)
    group = list(range(len(members)))
    first: dict[Span, int] = {}
    for index, identity in enumerate(members):
        for span in tokens(identity):
            _join(group, first.setdefault(span, index), index)
    found: dict[int, list[Identity]] = defaultdict(list)
    for index, identity in enumerate(members):
        found[_root(group, index)].append(identity)
    return [tuple(group) for group in found.values()]


def tokens(identity: Identity) -> Iterator[Span]:
    """Where an identity's numbers and words of direction stand."""
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
