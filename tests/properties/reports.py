"""Random reports whose figures agree: exact data in 分, printed rounded, in sentences of several forms.

A report is a list of paragraphs, a paragraph a list of words and figures, so that a test can print the same report in
another unit, or with one figure changed.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from reportlint.identities.wording import fixed

Rows = tuple[tuple["Piece", ...], ...]


class Figure(NamedTuple):
    """A number of the report, exact: money in 元, a percentage as a ratio."""

    value: Fraction
    rate: bool = False


Piece = str | Figure
Paragraph = tuple[Piece, ...]


class Style(NamedTuple):
    """How money is printed: the unit, its worth in 元, the decimals."""

    unit: str
    worth: int
    decimals: int


WAN = Style("万元", 10**4, 2)
YI = Style("亿元", 10**8, 6)
WAN_TO_THE_CENT = Style("万元", 10**4, 6)
YUAN = Style("元", 1, 2)


@dataclass(frozen=True)
class Report:
    """Paragraphs of prose, then a table whose first row is its header."""

    year: int
    prose: tuple[Paragraph, ...]
    table: Rows

    def figures(self) -> list[tuple[int, int]]:
        """The places of the prose's figures: paragraph and piece."""
        return [
            (number, at)
            for number, paragraph in enumerate(self.prose)
            for at, piece in enumerate(paragraph)
            if isinstance(piece, Figure)
        ]

    def figure(self, place: tuple[int, int]) -> Figure:
        """The figure at a place."""
        piece = self.prose[place[0]][place[1]]
        assert isinstance(piece, Figure)
        return piece

    def changed(self, place: tuple[int, int], piece: Piece) -> Report:
        """The report with something else in the place of one figure."""
        number, at = place
        paragraph = self.prose[number]
        paragraph = (*paragraph[:at], piece, *paragraph[at + 1 :])
        return replace(self, prose=(*self.prose[:number], paragraph, *self.prose[number + 1 :]))

    def paragraphs(self, style: Style = WAN) -> list[str]:
        """The prose as it is printed."""
        return ["".join(printed(piece, style) for piece in paragraph) for paragraph in self.prose]

    def rows(self, style: Style = WAN) -> list[list[str]]:
        """The table's cells; money stands without its unit."""
        return [
            ["".join(printed(piece, style)).removesuffix(style.unit).removesuffix("%") for piece in row]
            for row in self.table
        ]

    def title(self) -> str:
        """The report's first line."""
        return f"{self.year}年度青禾县水务局部门决算公开说明"

    def caption(self, style: Style = WAN) -> str:
        """The line over the table."""
        return f"单位：{style.unit}"

    def text(self, style: Style = WAN) -> str:
        """The whole report as a text file, the table drawn with bars."""
        header, *rows = (f"| {' | '.join(row)} |" for row in self.rows(style))
        rule = f"|{' --- |' * len(self.table[0])}"
        lines = [self.title(), *self.paragraphs(style), "项目支出情况表", self.caption(style)]
        return "\n\n".join([*lines, "\n".join([header, rule, *rows])]) + "\n"


def printed(piece: Piece, style: Style) -> str:
    """Words as they are, money in the style's unit, a rate with two decimals."""
    if isinstance(piece, str):
        return piece
    if piece.rate:
        return f"{fixed(piece.value * 100, 2)}%"
    return f"{fixed(piece.value / style.worth, style.decimals)}{style.unit}"


SENTENCES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
PROJECTS = ("农村供水工程", "河道治理工程", "防汛物资储备", "水质监测", "泵站维修")

Values = dict[str, Piece]


def _levels(largest: int, grain: Fraction) -> st.SearchStrategy[Fraction]:
    """An amount of money between 1000元 and so many of them, in whole grains."""
    return st.integers(int(1000 / grain), int(1000 * largest / grain)).map(lambda grains: grains * grain)


def _near(value: Fraction, grain: Fraction) -> Fraction:
    return round(value / grain) * grain


@st.composite
def _before(draw: st.DrawFn, now: Fraction, grain: Fraction) -> Fraction:
    """Last year's amount: 5 to 60 percent more or less than this year's."""
    percent = draw(st.integers(5, 60)) * draw(st.sampled_from((1, -1)))
    return _near(now * (100 + percent) / 100, grain)


@st.composite
def _changed(draw: st.DrawFn, name: str, now: Fraction, before: Fraction) -> Values:
    """Last year's amount with the figures and words of the change since then."""
    assume(abs(now - before) * 100 > now)
    up = now > before
    return {
        f"{name}_before": Figure(before),
        f"{name}_change": Figure(abs(now - before)),
        f"{name}_rate": Figure(abs(now - before) / before, rate=True),
        f"{name}_more": draw(st.sampled_from(("增加", "增支") if up else ("减少", "压减"))),
        f"{name}_went": draw(st.sampled_from(("增至", "提高到") if up else ("降至", "减少到"))),
        f"{name}_grew": draw(st.sampled_from(("增长", "上升") if up else ("下降", "降低"))),
    }


@st.composite
def values(draw: st.DrawFn, grain: Fraction) -> Values:
    """The figures and words of one department's year; every sum, share and rate follows from exact amounts."""
    large, small = _levels(10**4, grain), _levels(30, grain)
    parts = {name: draw(large) for name in ("fiscal", "business", "other", "staff", "running", "project", "paid")}
    parts |= {name: draw(small) for name in ("abroad", "cars", "guests")}
    basic = parts["staff"] + parts["running"]
    sums = {
        "income": parts["fiscal"] + parts["business"] + parts["other"],
        "basic": basic,
        "spent": basic + parts["project"],
        "trips": parts["abroad"] + parts["cars"] + parts["guests"],
    }
    levels = parts | sums
    wholes = {
        "income": ("fiscal", "business", "other"), "spent": ("basic", "project"), "trips": ("abroad", "cars", "guests")
    }  # fmt: skip
    found: Values = {name: Figure(value) for name, value in levels.items()}
    found |= {
        f"{part}_share": Figure(levels[part] / levels[whole], rate=True)
        for whole, names in wholes.items()
        for part in names
    }
    before = {name: draw(_before(levels[name], grain)) for name in ("basic", "project", "paid", "trips")}
    before["spent"] = before["basic"] + before["project"]
    for name, amount in before.items():
        found |= draw(_changed(name, levels[name], amount))
    for name, plan, done in (("paid", "planned", "execution"), ("trips", "trips_planned", "trips_done")):
        planned = _near(levels[name] * draw(st.integers(1000, 1300)) / 1000, grain)
        found |= {plan: Figure(planned), done: Figure(levels[name] / planned, rate=True)}
    return found


@st.composite
def reports(draw: st.DrawFn, grain: Fraction = Fraction(1, 100)) -> Report:
    """A report of a title, a few paragraphs of different forms and a table of projects.

    Every amount of money is a whole number of grains, in 元.
    """
    data = draw(values(grain))
    year = draw(st.integers(2019, 2025))
    chosen = [draw(st.sampled_from(forms)) for forms in SENTENCES.values() if draw(st.integers(0, 3))]
    prose = tuple(_filled(form, data | {"year": str(year)}) for form in chosen or SENTENCES["basic"])
    return Report(year, prose, draw(_tables(grain)))


@st.composite
def _tables(draw: st.DrawFn, grain: Fraction) -> Rows:
    """Projects with their budget, what was paid and the rate, and their total."""
    names = draw(st.lists(st.sampled_from(PROJECTS), min_size=2, max_size=5, unique=True))
    planned = [draw(_levels(1000, grain)) for _ in names]
    paid = [_near(plan * draw(st.integers(700, 1000)) / 1000, grain) for plan in planned]
    rows = [*zip(names, planned, paid, strict=True), ("合计", sum(planned, Fraction()), sum(paid, Fraction()))]
    header = ("项目名称", "全年预算数", "执行数", "执行率（%）")
    return (header, *((name, Figure(plan), Figure(done), Figure(done / plan, rate=True)) for name, plan, done in rows))


def _filled(form: str, data: Values) -> Paragraph:
    """The form's words and the figures that its fields name."""
    pieces: list[Piece] = []
    for words, field, _, _ in Formatter().parse(form):
        pieces += [piece for piece in (words, data[field] if field else "") if piece]
    return tuple(pieces)
