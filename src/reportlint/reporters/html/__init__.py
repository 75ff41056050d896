"""One self-contained page: each report's text with the findings in its margin, to filter, follow and print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.reporters.html import shell
from reportlint.reporters.html.file import file_section
from reportlint.reporters.html.markup import element
from reportlint.reporters.html.overview import overview
from reportlint.reporters.html.rules import rules_section
from reportlint.reporters.html.toolbar import toolbar
from reportlint.reporters.ranking import worst_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.reporters.html.markup import Element
    from reportlint.reporters.run import Run


def render(run: Run) -> str:
    """The page. It asks nothing of a network and works from a file:// address."""
    content = element("main", *_content(run))
    return shell.page([toolbar(run.model), content], many=len(run.model["files"]) != 1)


def _content(run: Run) -> Iterator[Element]:
    models = list(run.model["files"])
    files = worst_first(models)
    results = {id(model): result for model, result in zip(models, run.result.files, strict=True)}
    yield overview(run.model, files)
    for number, file in enumerate(files):
        yield file_section(f"f{number}", file, results[id(file)], run)
    yield rules_section(run)
