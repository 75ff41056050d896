"""A report's facts, as the command lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.relations.relations import Relations
from reportlint.reporters.facts.inventory import inventory

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.facts.facts import Facts
    from reportlint.reporters.facts.inventory import Inventory


@pytest.fixture
def listed(facts_of: Callable[[str], Facts]) -> Callable[..., Inventory]:
    """The inventory of a text, of certain blocks if they are given."""

    def read(text: str, blocks: frozenset[int] | None = None) -> Inventory:
        facts = facts_of(text)
        return inventory(facts, Relations(facts), blocks)

    return read
