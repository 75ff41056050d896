"""MkDocs hooks: an English page beside each Chinese one, and a page for each rule.

`nav` in mkdocs.yml is the Chinese tree. The English one has the same pages as X.en.md; a reader sees the tree of the
page's language, and the language switch leads to the same page in the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import rules
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_SHIM = "_site/iframe-worker/shim.js"
_LANGUAGES = {"zh": "中文", "en": "English"}
_CODE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_WIDE = r"[\u2014-\u201d\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_SEAM = re.compile(rf"(?<={_WIDE})\n(?={_WIDE})")
_ENGLISH = {"开始": "Start", "使用": "Use", "道理": "Background", "规则": "Rules"}


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Double the tree; give the search its worker for file:// addresses, instead of one from the net."""
    config.extra["polyfills"] = [_SHIM]
    tree = list(config.nav or ())
    config.nav = [{"中文": _with_rules(tree, "zh")}, {"English": _with_rules(_english(tree), "en")}]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the rules' pages."""
    for uri, text in rules.pages():
        files.append(File.generated(config, uri, content=text))
    return files


def on_page_content(html: str, **_: Any) -> str:
    """Close the gaps that the source's line breaks leave between Chinese characters."""
    return "".join(part if part.startswith("<pre") else _SEAM.sub("", part) for part in _CODE.split(html))


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Show the tree, the words and the neighbours of the page's own language, and the way to the other."""
    language = _language(page.file.src_uri)
    config.theme["language"] = language
    config.extra["alternate"] = [
        {"name": name, "lang": code, "link": _in(code, page.file.src_uri).replace(".md", ".html")}
        for code, name in _LANGUAGES.items()
    ]
    section = next(item for item in nav.items if item.title == _LANGUAGES[language])
    own = [each for each in nav.pages if _language(each.file.src_uri) == language]
    context["nav"] = Navigation(section.children, own)
    context["nav"].homepage = own[0]
    page.previous_page = page.previous_page if page.previous_page in own else None
    page.next_page = page.next_page if page.next_page in own else None
    return context


def _language(uri: str) -> str:
    return "en" if uri.endswith(".en.md") else "zh"


def _in(language: str, uri: str) -> str:
    """The page in a language."""
    stem = uri.removesuffix(".md").removesuffix(".en")
    return f"{stem}.en.md" if language == "en" else f"{stem}.md"


def _english(tree: list[Any]) -> list[Any]:
    """The same tree of English pages."""
    return [
        {_ENGLISH[title]: _english(children) for title, children in item.items()}
        if isinstance(item, dict)
        else _in("en", item)
        for item in tree
    ]


def _with_rules(tree: list[Any], language: str) -> list[Any]:
    """The tree with the rules' pages below their index, by family."""
    *rest, last = tree
    [(title, children)] = last.items()
    return [*rest, {title: [*children, *rules.tree(language)]}]
