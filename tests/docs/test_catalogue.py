"""The catalogue of calculations in docs/arithmetic.md: every entry has a sentence that breaks it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from reportlint.engine.registry import installed
from reportlint.engine.runner import Linter

DOCS = Path(__file__).parents[2] / "docs"
_NUMBER = re.compile(r"\b([A-D]|SC)(\d+)(?:[～–]\1(\d+))?")

BROKEN = tomllib.loads((Path(__file__).parent / "catalogue.toml").read_text("utf-8"))
OTHERS = ("D05", "SC1", "SC2")  # the pages of AGR303 and SCO204 have them; SC1 is C03


@pytest.fixture(scope="module")
def linter():
    return Linter(installed())


@pytest.mark.parametrize("number", BROKEN)
def test_what_the_catalogue_names_is_found(linter, number):
    broken = BROKEN[number]
    found = linter.check_bytes(broken["text"].encode(), "report.md").findings
    assert broken["rule"] in {each.code for each in found}


@pytest.mark.parametrize("page", ["arithmetic.md", "arithmetic.en.md"])
def test_the_catalogue_names_what_is_found(page):
    rows = dict(entries((DOCS / page).read_text("utf-8")))
    assert sorted(rows) == sorted([*BROKEN, *OTHERS])
    for number, broken in BROKEN.items():
        usual = number.startswith("A") and broken["rule"] in ("ARI104", "ARI108")  # said above the table
        assert usual or broken["rule"] in rows[number], number


def entries(text):
    """The catalogue's numbers, each with its row."""
    for row in re.findall(r"^\| (?:[A-D]|SC)\d.*$", text, re.MULTILINE):
        for letter, first, last in _NUMBER.findall(row.split("|")[1]):
            for number in range(int(first), int(last or first) + 1):
                yield f"{letter}{number:0{len(first)}}", row
