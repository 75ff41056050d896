"""What every test may ask for: the words that sentences are read with, short ways from a text to facts, a browser."""

from __future__ import annotations

import shutil
import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from reportlint.engine.registry import installed
from reportlint.facts.facts import Facts
from reportlint.facts.lexicon import Lexicon
from reportlint.readers.detect import read
from reportlint.relations.relations import Relations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

_INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")

# How long an example takes says more of the machine than of us.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _own_options(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pytest that a test starts has no options of the one that runs the test."""
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> None:
    """What a test starts can be interrupted, even where the tests run in the background of a shell, which cannot."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: Playwright's own, or one that is installed. Tests that ask for it are skipped where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    found = next((path for name in _INSTALLED if (path := shutil.which(name))), None)
    with sync_api.sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        except sync_api.Error as error:
            pytest.skip(f"no Chromium that starts: {error.message.splitlines()[0]}")
        yield started
        started.close()
