"""What the rules with findings look for, from their own pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import html

from reportlint.reporters.characters import xml_safe
from reportlint.reporters.html.markup import element

if TYPE_CHECKING:
    from reportlint.engine.registry import Rule
    from reportlint.reporters.html.markup import Element
    from reportlint.reporters.run import Run

# A page's own sections come before its examples, each of which is a heading with a fenced block.
_EXAMPLES = re.compile(r"^## [^\n]*\n(?:(?!^## )[^\n]*\n)*?```", re.MULTILINE)
_TITLE = re.compile(r"\A# [^\n]*\n")


def rules_section(run: Run) -> Element:
    """The rules with findings, in the order of their codes; the tool's own have no page."""
    found = {finding["code"] for file in run.model["files"] for finding in file["findings"]}
    pages = (_rule(code, run.rules[code]) for code in sorted(found & set(run.rules)))
    return element("section", element("h2", "规则说明"), *pages, id="rules")


def _rule(code: str, rule: Rule) -> Element:
    title = element("h3", f"{code} {rule.check.title}", tabindex="-1")
    return element("article", title, *_page(rule), id=f"rule-{code}", class_="rule-page")


def _page(rule: Rule) -> list[Element]:
    """The page's text up to its examples; its headings go below the rule's own."""
    from markdown_it import MarkdownIt

    text = _TITLE.sub("", rule.page.read_text("utf-8"))
    examples = _EXAMPLES.search(text)
    shown = re.sub(r"^## ", "#### ", xml_safe(text[: examples.start()] if examples else text), flags=re.MULTILINE)
    rendered = MarkdownIt("commonmark", {"html": False}).enable("table").render(shown).strip()
    return list(html.fragment_fromstring(rendered, create_parent="div")) if rendered else []
