"""The site: built without warnings, complete in both languages, and of use without a network or a server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reportlint.engine.registry import TOOL_RULES, installed

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

_LOADED = re.compile(r'<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)="(?:https?:)?//[^"]*"')


@pytest.mark.parametrize("language", ["", ".en"], ids=["zh", "en"])
def test_every_rule_has_its_page_and_its_line(site, language):
    index = (site / f"rules/index{language}.html").read_text("utf-8")
    for code, rule in installed().rules.items():
        page = (site / f"rules/{code}{language}.html").read_text("utf-8")
        assert rule.check.title in page
        assert f'href="{code}{language}.html"' in index
    assert all(rule.code in index and rule.title in index for rule in TOOL_RULES)


def test_a_rule_is_told_with_cases_advice_and_the_way_to_suppress_it(site):
    page = (site / "rules/ARI101.html").read_text("utf-8")
    for words in ("查什么", "为什么", "不查什么", "有问题", "报告的问题", "不报告", "怎么改", "ignore ARI101"):
        assert words in page


def test_pages_of_either_language_show_the_tree_of_their_own(site):
    chinese, english = ((site / f"why-not{language}.html").read_text("utf-8") for language in ("", ".en"))
    assert ('<html lang="zh"' in chinese, '<html lang="en"' in english) == (True, True)
    assert "Why something was not found" not in chinese
    assert "为什么没查出来" not in english
    assert 'href="why-not.en.html" hreflang="en"' in chinese


def test_chinese_paragraphs_have_no_gaps_where_their_source_has_line_breaks(site):
    assert not re.search(r"[。，；] [\u4e00-\u9fff]", (site / "arithmetic.html").read_text("utf-8"))
    assert "\n2023年" in (site / "arithmetic.html").read_text("utf-8")


def test_nothing_is_loaded_from_the_net(site):
    assert [page.name for page in site.rglob("*.html") if _LOADED.search(page.read_text("utf-8"))] == []


def test_the_search_finds_part_of_a_chinese_sentence(site, browser):
    page = opened(browser, site)
    page.fill(".md-search__input", "方向矛盾")
    first = page.locator(".md-search-result__item a").first
    first.wait_for()
    assert "rules/ARI101.html" in (first.get_attribute("href") or "")


def test_the_switch_leads_to_the_same_page_in_the_other_language(site, browser):
    page = opened(browser, site, "glossary.html")
    page.hover(".md-select")
    page.click(".md-select__link[hreflang=en]")
    page.wait_for_url("**/glossary.en.html")
    assert page.inner_text("h1").startswith("Glossary")


def opened(browser: Browser, site: Path, name: str = "index.html") -> Page:
    page = browser.new_page()
    page.goto((site / name).as_uri())
    return page
