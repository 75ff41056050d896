"""Filters by level and rule, and steps from one finding to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.reporters import words
from reportlint.reporters.html.markup import element
from reportlint.reporters.model import active

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.reporters.html.markup import Element
    from reportlint.reporters.model import Model


def toolbar(model: Model) -> Element:
    """The bar at the top; all but the title is of use only with the page's script, which shows it."""
    controls = element("div", *_controls(model), class_="controls", hidden=True)
    return element("header", element("h1", "报告检查结果"), controls, class_="toolbar")


def _controls(model: Model) -> Iterator[Element]:
    yield _back(many=len(model["files"]) != 1)
    yield element("div", *_levels(model), class_="group", role="group", aria_label="按级别筛选")
    yield element("label", "规则 ", element("select", *_rules(model), id="rule"))
    aside = model["summary"]["suppressed"] + model["summary"]["known"]
    if aside:
        yield element("label", element("input", type="checkbox", id="aside"), f" 已忽略和已知的（{aside}）")
    yield element("output", id="shown", aria_live="polite")
    yield element(
        "div",
        element("button", "上一个", type="button", id="previous", title="上一个问题（K）"),
        element("button", "下一个", type="button", id="next", title="下一个问题（J）"),
        class_="group steps",
    )


def _back(*, many: bool) -> Element:
    name, href = ("全部文件", "#overview") if many else ("返回报告", "#f0")
    return element("a", name, href=href, class_="back")


def _levels(model: Model) -> Iterator[Element]:
    for level, name in words.LEVELS.items():
        number = model["summary"][level]  # type: ignore[literal-required]  # the levels are keys of the summary
        yield element(
            "button", f"{name} ", element("b", str(number)), type="button", data_level=level, aria_pressed="true"
        )


def _rules(model: Model) -> Iterator[Element]:
    titles: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for found in (found for file in model["files"] for found in active(file)):
        titles[found["code"]] = found["title"]
        numbers[found["code"]] = numbers.get(found["code"], 0) + 1
    yield element("option", "全部", value="")
    for code in sorted(titles):
        yield element("option", f"{code} {titles[code]}（{numbers[code]}）", value=code)
