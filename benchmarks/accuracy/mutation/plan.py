"""Which errors go where: the mix of errors over all reports, and every place as likely as any other."""

from __future__ import annotations

from collections import defaultdict
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from mutation.operators import WEIGHTS, Operator, Site

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class Task(NamedTuple):
    """Some errors to seed into copies of one report."""

    path: Path
    sites: tuple[Site, ...]
    seed: str


_BATCH = 20  # errors: a batch reads its report once


def plan(places: Mapping[Path, Sequence[Site]], seed: int, limit: int) -> list[Task]:
    """Draw about `limit` errors: of each kind its share, or all that there is room for."""
    random = Random(seed)  # noqa: S311 - it must repeat, not surprise
    by_operator: dict[Operator, list[tuple[Path, Site]]] = defaultdict(list)
    for path, sites in places.items():
        for site in sites:
            by_operator[site.operator].append((path, site))
    total = sum(WEIGHTS.values())
    drawn: dict[Path, list[Site]] = defaultdict(list)
    for operator, weight in WEIGHTS.items():
        room = by_operator[operator]
        for path, site in random.sample(room, min(len(room), round(limit * weight / total))):
            drawn[path].append(site)
    return [task for path in places for task in _tasks(path, sorted(drawn[path]), str(seed))]


def _tasks(path: Path, sites: Sequence[Site], seed: str) -> list[Task]:
    return [Task(path, tuple(sites[at : at + _BATCH]), seed) for at in range(0, len(sites), _BATCH)]
