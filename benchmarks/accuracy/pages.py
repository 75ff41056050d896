"""Figures in the pages of the docs: between two comments, everything else stays as it is."""

from __future__ import annotations

from pathlib import Path

from reportlint import __version__

DOCS = Path(__file__).parents[2] / "docs"
LEVELS = {"error": "错误", "warning": "警告", "info": "提示"}
PAGES = {"zh": DOCS / "accuracy.md", "en": DOCS / "accuracy.en.md"}


def put(page: Path, name: str, text: str) -> None:
    """Replace what stands between `<!-- NAME begin -->` and `<!-- NAME end -->` of a page.

    ValueError if the page has no such place.
    """
    page_text = page.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} begin -->\n", f"<!-- {name} end -->"
    before, found, rest = page_text.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{page.name} has no place for {name}")
    temporary = page.with_suffix(".new")
    temporary.write_text(f"{before}{begin}\n{text.strip()}\n\n{end}{after}", encoding="utf-8", newline="\n")
    temporary.replace(page)


def stamp(language: str, day: str) -> str:
    """By which version and when the figures were measured."""
    return f"reportlint {__version__}，{day}" if language == "zh" else f"reportlint {__version__}, {day}"
