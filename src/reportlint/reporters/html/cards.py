"""A finding as a card in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.reporters import words
from reportlint.reporters.html.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.reporters.html.markup import Element
    from reportlint.reporters.model import FindingModel


def card(id_: str, found: FindingModel, *, explained: bool) -> Element:
    """Level, rule and message at first sight; the proof and what to do beneath, shown when it is chosen.

    `explained` says whether the page tells more of the rule.
    """
    aside = found["suppressed"] is not None or not found["new"]
    return element(
        "article",
        _head(id_, found),
        element("div", *_more(found, explained=explained), class_="more", id=f"{id_}-more"),
        id=id_,
        class_="card aside" if aside else "card",
        data_level=found["severity"],
        data_code=found["code"],
        data_aside=aside,
    )


def _head(id_: str, found: FindingModel) -> Element:
    place = words.place_name(found["location"])
    return element(
        "button",
        element(
            "span",
            element("b", words.LEVELS[found["severity"]], class_="level"),
            element("span", found["title"], class_="title"),
            element("span", place, class_="place") if place else None,
            class_="line",
        ),
        element("span", found["message"], class_="message"),
        type="button",
        aria_expanded="false",
        aria_controls=f"{id_}-more",
    )


def _more(found: FindingModel, *, explained: bool) -> Iterator[Element]:
    if found["suppressed"] is not None or not found["new"]:
        yield element("p", words.state(found), class_="state")
    if found["evidence"] is not None:
        yield _row("依据", found["evidence"]["formula"])
    for suggestion in found["suggestions"]:
        yield _row("建议", suggestion)
    for related in found["related"]:
        yield _row("参见", f"{words.place_name(related['location'])} {related['note']}".strip())
    rule = element("a", f"{found['code']} 说明", href=f"#rule-{found['code']}") if explained else None
    sure = f"把握{words.CONFIDENCES[found['confidence']]}" if found["confidence"] != "high" else None
    if rule is not None or sure:
        yield element("p", rule, sure, class_="rule")


def _row(name: str, text: str) -> Element:
    return element("p", element("span", name, class_="name"), text)
