"""The pages about the formats: their examples are run."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("page", "commands"), [("formats.md", 13), ("formats.en.md", 13), ("json.md", 2), ("json.en.md", 2)]
)
def test_the_examples_work(play, page, commands):
    assert play(page) == commands
