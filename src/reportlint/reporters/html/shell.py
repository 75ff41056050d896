"""The document round the page's content: style, script and the policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from lxml import html

from reportlint.reporters.html.markup import element

if TYPE_CHECKING:
    from reportlint.reporters.html.markup import Element


def page(body: list[Element], *, many: bool) -> str:
    """A whole document; `many` says whether it opens with a list of files."""
    style, script = _resource("page.css"), _resource("page.js")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", "报告检查结果"),
        element("style", style),
    )
    root = element(
        "html",
        head,
        element("body", *body, element("script", script), class_="many" if many else "single"),
        lang="zh-Hans",
    )
    return f"{html.tostring(root, encoding='unicode', doctype='<!DOCTYPE html>')}\n"


def _resource(name: str) -> str:
    return (files("reportlint.reporters.html") / name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Only this style and this script, by their digests (CSP level 2); no request of any kind."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
