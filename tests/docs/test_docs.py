"""The documentation: its examples are run, its two languages match, its links lead somewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from reportlint.engine.registry import installed
from reportlint.identities.core import IdentityKind
from reportlint.model.quantities import Approximation

TESTS = Path(__file__).parents[1]
DOCS = TESTS.parent / "docs"
PAGES = sorted(page.name.removesuffix(".md") for page in DOCS.glob("*.md") if not page.name.endswith(".en.md"))
GUIDES = {"index": 2, "guide-clerk": 6, "guide-reviewer": 8, "guide-repository": 7, "arithmetic": 4, "why-not": 6}
_FENCE = re.compile(r"^(`{3,}).*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")


def prose(page: str) -> str:
    """A page without its blocks of code."""
    return _FENCE.sub("", (DOCS / f"{page}.md").read_text("utf-8"))


@pytest.mark.parametrize("page", GUIDES)
@pytest.mark.parametrize("language", ["", ".en"], ids=["zh", "en"])
def test_the_examples_work(guide, page, language):
    assert guide(f"{page}{language}.md") == GUIDES[page]


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_every_page_are_run_by_some_test(page):
    shown = (DOCS / f"{page}.md").read_text("utf-8")
    if "```console" in shown:
        tests = (path.read_text("utf-8") for path in TESTS.rglob("test_*.py"))
        assert any(re.search(rf'"{page}(?:\.md)?"', text) for text in tests)


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_have_the_same_headings(page):
    assert _HEADING.findall(prose(page)) == _HEADING.findall(prose(f"{page}.en"))


def test_the_site_names_every_page():
    tree = (DOCS.parent / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[2]
    assert sorted(re.findall(r"- ([a-z-]+)\.md$", tree, re.MULTILINE)) == PAGES


@pytest.mark.parametrize("page", [page.name for page in sorted(DOCS.glob("*.md"))])
def test_links_lead_to_files(page):
    for target in _LINK.findall(prose(page.removesuffix(".md"))):
        assert target.startswith("rules/") or (DOCS / target).is_file(), target


@pytest.mark.parametrize("page", PAGES)
def test_english_pages_lead_to_english_pages(page):
    for target in _LINK.findall(prose(f"{page}.en")):
        assert target.endswith((".en.md", f"{page}.md")) or not target.endswith(".md"), target


def test_a_page_that_the_code_refers_to_is_there():
    sources = [*(TESTS.parent / "src").rglob("*.py"), *(TESTS.parent / "checks").rglob("*.py")]
    named = {page for path in sources for page in re.findall(r"docs/([a-z-]+\.md)", path.read_text("utf-8"))}
    assert [page for page in sorted(named) if not (DOCS / page).is_file()] == []


@pytest.mark.parametrize("page", ["arithmetic", "arithmetic.en"])
def test_the_catalogue_has_what_the_formulas_are_named_by(page):
    kinds = (TESTS.parent / "src/reportlint/identities/kinds.py").read_text("utf-8")
    text = (DOCS / f"{page}.md").read_text("utf-8")
    named = set(re.findall(r"\b(?:I\d+|[A-D]\d\d|SC\d)\b", kinds))
    assert len(named) > len(IdentityKind)
    assert [name for name in sorted(named) if not re.search(rf"\b{name}\b", text)] == []


@pytest.mark.parametrize("page", ["arithmetic", "arithmetic.en"])
def test_every_approximation_has_its_row(page):
    tables = re.findall(r"(?:^\|.*\n)+", (DOCS / f"{page}.md").read_text("utf-8"), re.MULTILINE)
    rough = next(table for table in tables if "≥" in table)
    assert len(rough.splitlines()) - 2 == len(Approximation) - 1


def test_every_rule_and_family_has_its_english_words():
    english = tomllib.loads((DOCS / "_site/english.toml").read_text("utf-8"))
    codes = installed().rules.keys()
    assert sorted(english["rules"]) == sorted(codes)
    assert set(english["families"]) >= {code[:3] for code in codes}
