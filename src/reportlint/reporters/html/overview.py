"""The list of files, the worst first, with units and with what was not checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.reporters import words
from reportlint.reporters.html.badges import badges
from reportlint.reporters.html.markup import element
from reportlint.reporters.ranking import by_unit, counts

if TYPE_CHECKING:
    from reportlint.reporters.html.markup import Element
    from reportlint.reporters.model import FileModel, Model
    from reportlint.reporters.ranking import Unit


def overview(model: Model, files: list[FileModel]) -> Element:
    """The page's first view; where there is one file only, it shows no more than the sum."""
    units = by_unit(files)
    return element(
        "section",
        element("p", words.conclusion(model["summary"]), class_="conclusion", tabindex="-1"),
        _files(files) if len(files) != 1 else None,
        _units(units) if len(units) > 1 and any(unit.files > 1 for unit in units) else None,
        _left_out(model),
        element("p", f"{model['tool']['name']} {model['tool']['version']}", class_="tool"),
        id="overview",
    )


def _files(files: list[FileModel]) -> Element:
    head = _head(("文件", "单位", "问题"), ("金额和百分数", "能核对的"))
    rows = [_file(f"f{number}", file) for number, file in enumerate(files)]
    return element("table", element("caption", "各文件，问题重的在前"), head, element("tbody", *rows), class_="list")


def _file(id_: str, file: FileModel) -> Element:
    cover = file["coverage"]
    return element(
        "tr",
        element("th", element("a", file["path"], href=f"#{id_}"), scope="row"),
        element("td", file["unit"]),
        element("td", badges(counts(file), file["status"])),
        element("td", str(cover["quantities"]), class_="number"),
        element("td", str(cover["linked"]), class_="number"),
        data_file=id_,
    )


def _units(units: list[Unit]) -> Element:
    rows = [
        element(
            "tr",
            element("th", unit.name, scope="row"),
            element("td", badges(unit.counts)),
            element("td", str(unit.files), class_="number"),
        )
        for unit in units
    ]
    head = _head(("单位", "问题"), ("文件数",))
    return element("table", element("caption", "各单位"), head, element("tbody", *rows), class_="list")


def _head(names: tuple[str, ...], numbers: tuple[str, ...]) -> Element:
    """A table's heads: of columns with words, then of columns with numbers."""
    cells = [element("th", name, scope="col") for name in names]
    cells += [element("th", name, scope="col", class_="number") for name in numbers]
    return element("thead", element("tr", *cells))


def _left_out(model: Model) -> Element | None:
    left = [f"{item['path']}：{item['reason']}" for item in model["passed_over"]]
    left += [f"{path}：检查中途被停下" for path in model["unfinished"]]
    if not left:
        return None
    items = element("ul", *(element("li", line) for line in left))
    return element("section", element("h2", f"没有查的文件（{len(left)}）"), items, class_="left-out")
