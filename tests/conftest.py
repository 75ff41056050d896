"""What every test may ask for: the words that sentences are read with, and short ways from a text to what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from reportlint.engine.registry import installed
from reportlint.facts.facts import Facts
from reportlint.facts.lexicon import Lexicon
from reportlint.readers.detect import read
from reportlint.relations.relations import Relations

if TYPE_CHECKING:
    from collections.abc import Callable

# How long an example takes says more of the machine than of us.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The built-in vocabulary."""
    return Lexicon.load(installed().vocabulary)


@pytest.fixture(scope="session")
def facts_of(lexicon: Lexicon) -> Callable[[str], Facts]:
    """Reads a text as a text file."""
    return lambda text: Facts(read(text.encode(), "report.txt"), lexicon)


@pytest.fixture(scope="session")
def relations_of(facts_of: Callable[[str], Facts]) -> Callable[[str], Relations]:
    """Relates what a text says."""
    return lambda text: Relations(facts_of(text))
