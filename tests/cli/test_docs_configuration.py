"""The pages about configuration and house rules: their examples are run, and every key is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportlint.engine.config.keys import ACCOUNT, CHOOSING, CONFIG, RULE

_DOCS = Path(__file__).parents[2] / "docs"
_TABLES = {"rule", "account", "vocabulary", "per-file"}


def documented(page: str) -> set[str]:
    """The keys that have a row in a table."""
    text = (_DOCS / page).read_text("utf-8")
    return set(re.findall(r'^\| `\[{0,2}([a-z-]+)(?:\."…")?\]{0,2}` \|', text, re.MULTILINE))


@pytest.mark.parametrize(("page", "commands"), [("configuration", 8), ("house-rules", 6)])
@pytest.mark.parametrize("language", ["", ".en"], ids=["zh", "en"])
def test_the_examples_work(play, page, commands, language):
    assert play(f"{page}{language}.md") >= commands


@pytest.mark.parametrize("page", ["configuration.md", "configuration.en.md"])
def test_every_key_is_explained(page):
    assert documented(page) >= {key.name for key in (*CONFIG.keys, *ACCOUNT.keys)}


@pytest.mark.parametrize("page", ["house-rules.md", "house-rules.en.md"])
def test_every_key_of_a_house_rule_is_explained(page):
    wanted = {key.name for _, record in RULE.records for key in record.keys}
    assert documented(page) == wanted


@pytest.mark.parametrize("page", ["configuration.md", "configuration.en.md"])
def test_nothing_is_explained_that_there_is_not(page):
    assert documented(page) <= {key.name for key in (*CONFIG.keys, *ACCOUNT.keys)}


@pytest.mark.parametrize("page", ["configuration.md", "configuration.en.md"])
def test_defaults_are_those_of_the_program(page):
    text = (_DOCS / page).read_text("utf-8")
    for key in CONFIG.keys:
        row = re.search(rf"^\| `{key.name}` \|[^|]*\|([^|]*)\|", text, re.MULTILINE)
        if row is None:
            assert key.name in _TABLES
        elif key.default not in (None, [], {}):
            shown = str(key.default).lower() if isinstance(key.default, bool) else key.default
            assert str(shown).replace("'", '"') in row[1].replace('`"text"`', '["text"]'), key.name


@pytest.mark.parametrize("page", ["configuration.md", "configuration.en.md"])
def test_the_keys_of_per_file_sections_are_listed(page):
    text = (_DOCS / page).read_text("utf-8")
    assert all(f"`{key.name}`" in text for key in CHOOSING)
