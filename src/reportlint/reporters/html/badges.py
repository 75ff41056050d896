"""Counts by level, small enough for a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.reporters import words
from reportlint.reporters.html.markup import element

if TYPE_CHECKING:
    from reportlint.reporters.html.markup import Element
    from reportlint.reporters.ranking import Counts


def badges(counted: Counts, status: str = "ok") -> Element:
    """The levels that have findings, with their numbers; what went wrong with the file; or that nothing was found."""
    made = [
        element("span", f"{words.LEVELS[level]} ", element("b", str(number)), class_="badge", data_level=level)
        for level, number in counted._asdict().items()
        if number
    ]
    if status != "ok":
        made.insert(0, element("span", words.STATUSES[status], class_="badge failed"))
    return element("span", *made, class_="badges") if made else element("span", "没有问题", class_="badges none")
