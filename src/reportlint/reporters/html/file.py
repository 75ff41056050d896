"""One report on the page: what it is, its text, its findings, what could be checked."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reportlint.reporters import words
from reportlint.reporters.html.badges import badges
from reportlint.reporters.html.cards import card
from reportlint.reporters.html.marks import marks
from reportlint.reporters.html.markup import element
from reportlint.reporters.html.paper import Paper
from reportlint.reporters.paths import relative, uri
from reportlint.reporters.ranking import counts

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

    from reportlint.engine.results import FileResult
    from reportlint.reporters.html.markup import Element
    from reportlint.reporters.model import FileModel
    from reportlint.reporters.run import Run


def file_section(id_: str, file: FileModel, result: FileResult, run: Run) -> Element:
    """A report with the id that links lead to."""
    return element(
        "section",
        _header(id_, file, run.folder),
        _sheet(id_, file, result, run.rules),
        _reading(file),
        id=id_,
        class_="file",
        aria_labelledby=f"{id_}-name",
    )


def _header(id_: str, file: FileModel, folder: Path) -> Element:
    path = PurePosixPath(file["path"].replace("\\", "/"))
    return element(
        "header",
        element("h2", path.name, id=f"{id_}-name", tabindex="-1"),
        element("p", badges(counts(file), file["status"]), class_="counts"),
        element("dl", *_facts(file, folder)),
        class_="about",
    )


def _facts(file: FileModel, folder: Path) -> Iterator[Element]:
    open_ = element("a", file["path"], href=uri(relative(file["path"], folder)))
    facts: list[tuple[str, Element | str]] = [("文件", open_)]
    facts += [("单位", file["unit"])] if file["unit"] else []
    facts += [("模板", words.profile(file))] if file["profile"] else []
    for name, value in facts:
        yield element("div", element("dt", name), element("dd", value))


def _sheet(id_: str, file: FileModel, result: FileResult, rules: Container[str]) -> Element:
    cards: dict[int, list[tuple[int, Element]]] = {}
    general: list[Element] = []
    for number, (found, report) in enumerate(zip(file["findings"], result.findings, strict=True)):
        made = card(f"{id_}-{number}", found, explained=found["code"] in rules)
        if report.span is None or result.transcript is None:
            general.append(made)
        else:
            cards.setdefault(report.span.block, []).append((report.span.start, made))
    placed = {block: [made for _, made in sorted(found, key=lambda item: item[0])] for block, found in cards.items()}
    top = element("div", *general, class_="general") if general else None
    if result.transcript is None:
        return element("div", top, class_="sheet")
    return element("div", top, *Paper(result.transcript, marks(id_, file, result), placed).rows(), class_="sheet")


def _reading(file: FileModel) -> Element | None:
    """How much could be checked and why the rest could not."""
    if file["status"] == "unreadable":
        return None
    rest = words.unlinked(file)
    undecided = [
        element("li", f"{skip['code']} {words.place_name(skip['location'])}：{skip['reason']}")
        for skip in file["not_assessable"]
    ]
    return element(
        "details",
        element("summary", words.coverage(file)),
        element("p", rest) if rest else None,
        element("ul", *undecided) if undecided else None,
        class_="reading",
    )
