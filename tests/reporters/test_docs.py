"""The pages about the formats: what they name is all there is."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from reportlint.reporters.formats import FORMATS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("page", ["formats.md", "formats.en.md"])
def test_every_format_has_its_section(page):
    sections = re.findall(r"^### ([a-z]+)", (DOCS / page).read_text("utf-8"), re.MULTILINE)
    assert sorted(sections) == sorted(FORMATS)


@pytest.mark.parametrize("page", ["formats.md", "formats.en.md"])
def test_every_suffix_is_named(page):
    text = (DOCS / page).read_text("utf-8")
    assert all(f"`{known.suffixes[0]}`" in text for known in FORMATS.values() if known.suffixes)


@pytest.mark.parametrize("page", ["json.md", "json.en.md"])
def test_every_property_is_explained_and_no_other(page):
    schema = json.loads((files("reportlint.reporters") / "schema/report.v1.json").read_text("utf-8"))
    properties = {name for part in schema["$defs"].values() for name in part.get("properties", ())}
    tables = re.findall(r"^\| `.*$", (DOCS / page).read_text("utf-8"), re.MULTILINE)
    assert properties == set(re.findall(r"`([a-z_0-9]+)`", " ".join(tables))) - {
        "high", "medium", "low", "ok", "unreadable", "crashed", "comment", "sidecar", "config", "body", "header",
        "footer", "footnote", "endnote", "textbox", "true", "null",
    }  # fmt: skip
