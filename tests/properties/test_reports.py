"""Reports whose figures agree give no findings; one wrong figure gives the same ones in every dress."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.engine.assembly import assemble
from reportlint.engine.config import Config
from reportlint.model.findings import Severity
from reportlint.testing.docx_files import Node, Table, docx_file, paragraph

from .reports import WAN, WAN_TO_THE_CENT, YI, YUAN, Figure, Report, Style, reports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.engine.results import Report as Finding

LINTER = assemble(Config())
FAMILIES = ("ARI", "AGR", "SCO")
WIDE = {ord(mark): ord(mark) + 0xFEE0 for mark in "0123456789%.,;:()"}
HALF = {ord(wide): narrow for wide, narrow in zip("，；：（）", ",;:()", strict=True)}

many = settings(max_examples=30, deadline=None)
few = settings(max_examples=10, deadline=None)


def findings(data: bytes, name: str = "report.txt") -> list[Finding]:
    result = LINTER.check_bytes(data, name)
    assert result.status == "ok"
    return [found for found in result.findings if found.code.startswith(FAMILIES)]


@st.composite
def wrong_reports(draw: st.DrawFn) -> Report:
    """A report with one figure half as large again, or a third smaller, in amounts of whole hundreds of 元."""
    grain = Fraction(100)
    report = draw(reports(grain))
    place = draw(st.sampled_from(report.figures()))
    figure = report.figure(place)
    value = figure.value * draw(st.sampled_from((Fraction(3, 2), Fraction(2, 3))))
    return report.changed(place, figure._replace(value=value if figure.rate else round(value / grain) * grain))


@many
@given(reports())
def test_a_consistent_report_gives_no_finding(report: Report) -> None:
    assert [found.message for found in findings(report.text().encode()) if found.severity > Severity.INFO] == []


@many
@given(reports())
def test_every_figure_of_a_consistent_report_is_checked(report: Report) -> None:
    coverage = LINTER.check_bytes(report.text().encode(), "report.txt").coverage
    assert coverage.linked == coverage.quantities > 0


@few
@given(wrong_reports())
@pytest.mark.parametrize(("style", "other"), [(WAN, YI), (WAN_TO_THE_CENT, YUAN)], ids=["亿元", "元"])
def test_the_unit_of_money_changes_nothing(style: Style, other: Style, report: Report) -> None:
    assert list(in_yuan(report, style)) == list(in_yuan(report, other))


def in_yuan(report: Report, style: Style) -> Iterator[tuple[str, Severity, list[tuple[str, Fraction]]]]:
    """Codes, severities and operands of the findings, money in 元."""
    for found in findings(report.text(style).encode()):
        assert found.evidence is not None
        operands = [(operand.role, worth(operand.text, style)) for operand in found.evidence.operands]
        yield found.code, found.severity, operands


def worth(printed: str, style: Style) -> Fraction:
    value = Fraction(re.sub(r"[^\d.]", "", printed))
    return value if printed.endswith("%") else value * style.worth


@few
@given(wrong_reports())
@pytest.mark.parametrize(
    "dressed",
    [
        pytest.param(lambda text: text.replace("\n", "\n\n\n"), id="blank lines"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param(lambda text: text.replace("元", "元 ").replace("为", "为 "), id="spaces beside numbers"),
        pytest.param(lambda text: text.translate(WIDE), id="full width"),
        pytest.param(lambda text: text.translate(HALF), id="half width"),
    ],
)
def test_the_dress_of_a_text_changes_nothing(dressed, report: Report) -> None:
    text = report.text()
    assert [seen(found) for found in findings(dressed(text).encode())] == [
        seen(found) for found in findings(text.encode())
    ]


def seen(found: Finding) -> tuple[str, Severity, str]:
    """A finding without what depends on the file's form."""
    return found.code, found.severity, re.sub(r"\s", "", normalize("NFKC", found.location.quote))


@many
@given(wrong_reports(), st.data())
def test_runs_of_a_docx_may_be_split_anywhere(report: Report, data: st.DataObject) -> None:
    whole = docx_file(list(body(report)))
    split = docx_file([pieces(node, data) if isinstance(node, str) else node for node in body(report)])
    from_text = [seen(found) for found in findings(report.text().encode())]
    assert [seen(found) for found in findings(whole, "report.docx")] == from_text
    assert [seen(found) for found in findings(split, "report.docx")] == from_text


def body(report: Report) -> Iterator[Node | str]:
    yield report.title()
    yield from report.paragraphs()
    yield "项目支出情况表"
    yield report.caption()
    yield Table(report.rows())


def pieces(text: str, data: st.DataObject) -> Node:
    """A paragraph whose text is cut into runs at random places."""
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    return paragraph(*(text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)))


def test_the_generator_prints_what_it_says() -> None:
    report = Report(2024, (("基本支出", Figure(Fraction(123456)), "，占", Figure(Fraction(1, 3), rate=True)),), ((),))
    assert report.paragraphs() == ["基本支出12.35万元，占33.33%"]
    assert report.paragraphs(YUAN) == ["基本支出123456.00元，占33.33%"]
    assert report.changed((0, 1), "若干").paragraphs() == ["基本支出若干，占33.33%"]
