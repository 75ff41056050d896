"""A number that no rounding explains is found, and told once."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportlint.engine.registry import installed
from reportlint.engine.runner import Linter
from reportlint.facts.facts import Facts
from reportlint.identities import verdicts
from reportlint.model.findings import Severity
from reportlint.readers.detect import read
from reportlint.relations.relations import Relations

from .reports import WAN, Report, printed, reports

LINTER = Linter(installed())
NAMED = re.compile("执行率|支出率|支付进度")
FACTORS = (Fraction(3, 2), Fraction(2, 3), Fraction(11, 10), Fraction(9, 10), Fraction(10), Fraction(1, 10))


@st.composite
def changes(draw: st.DrawFn) -> tuple[Report, Report, tuple[int, int]]:
    """A consistent report, the same with another value in the place of one figure, and that place."""
    report = draw(reports())
    place = draw(st.sampled_from(report.figures()))
    figure = report.figure(place)
    wrong = figure._replace(value=figure.value * draw(st.sampled_from(FACTORS)))
    assume(printed(wrong, WAN) != printed(figure, WAN))
    return report, report.changed(place, wrong), place


def is_denied(report: Report, changed: Report, place: tuple[int, int]) -> bool:
    """Whether the new value breaks a relation that the right one took part in."""
    right, wrong = (facts_of(each) for each in (report, changed))
    at = 1 + place[0], sum(len(printed(piece, WAN)) for piece in report.prose[place[0]][: place[1]])
    quantity = next(found for found in wrong.quantities if found.span[:2] == at)
    for relation in Relations(right).all:
        identity = relation.verdict.identity
        for index, operand in enumerate(identity.operands):
            if operand.quantity.span[:2] == at and not operand.fixed:
                exchanged = identity.exchanged(index, replace(operand, quantity=quantity))
                if relation.decided and not verdicts.test(exchanged).feasible:
                    return True
    return False


def facts_of(report: Report) -> Facts:
    return Facts(read(report.text().encode(), "report.txt"), LINTER.lexicon)


@settings(max_examples=40, deadline=None)
@given(changes())
def test_one_wrong_number_gives_one_finding(change: tuple[Report, Report, tuple[int, int]]) -> None:
    report, changed, place = change
    # A rate that goes by a name alone may be one of other amounts than those beside it: told only where it is near.
    assume(not NAMED.search(report.paragraphs()[place[0]]))
    assume(is_denied(report, changed, place))
    found = LINTER.check_bytes(changed.text().encode(), "report.txt").findings
    told = [one for one in found if one.code.startswith(("ARI", "AGR"))]
    assert told, changed.paragraphs()[place[0]]
    # What is off by a few of its last digits may well be a remark.
    assert len([one for one in told if one.severity > Severity.INFO]) <= 1, changed.paragraphs()[place[0]]
