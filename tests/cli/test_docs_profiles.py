"""The pages about profiles: their examples are run, the list is that of the packs, and every key is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportlint.engine.config.profile_files import PROFILE
from reportlint.engine.config.records import Record
from reportlint.engine.registry import installed
from reportlint.rules.profile_page import recognised_by

_DOCS = Path(__file__).parents[2] / "docs"
_PAGES = ["profiles.md", "profiles.en.md"]


def text(page):
    return (_DOCS / page).read_text("utf-8")


def table(page):
    """The rows between the marks, without the two of the head."""
    body = re.search(r"<!-- profiles -->\n(.*)<!-- /profiles -->", text(page), re.DOTALL)[1]
    return [row for row in body.splitlines() if row.startswith("|")][2:]


def keys(record):
    """The names of the keys of a record and of the tables in it."""
    for key in record.keys:
        inner = getattr(key.kind, "item", key.kind)
        if isinstance(inner, Record):
            yield from keys(inner)
        else:
            yield key.name


@pytest.mark.parametrize("page", _PAGES)
def test_the_examples_work(play, page):
    assert play(page) >= 6


def test_the_list_says_what_the_profiles_say():
    wanted = [
        f"| `{profile.id}` | {profile.title} | {recognised_by(profile.detection)} | {profile.source} |"
        for profile in installed().profiles.values()
    ]
    assert table("profiles.md") == wanted, "\n".join(wanted)


def test_the_english_list_names_all_profiles():
    assert [row.split("`")[1] for row in table("profiles.en.md")] == list(installed().profiles)


@pytest.mark.parametrize("page", _PAGES)
def test_every_key_is_explained_and_no_other(page):
    named = set(re.findall(r"^\| `(?:\[{0,2})([a-z_]+)(?:\]{0,2})` \|", text(page).split("/profiles")[1], re.MULTILINE))
    tables = {key.name for key in PROFILE.keys if isinstance(getattr(key.kind, "item", key.kind), Record)}
    assert named == {*keys(PROFILE), *tables}
