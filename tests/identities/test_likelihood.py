from dataclasses import replace
from fractions import Fraction

import pytest

from reportlint.identities.edits import EditKind
from reportlint.identities.likelihood import COSTS, Rank, Trial, best, form
from reportlint.model.spans import Span
from reportlint.testing.printed import operand


def tried(at, new, cost, *, unmended=-1, off=0):
    trial = Trial(EditKind.REPLACE, Span(0, at, at + 4), "", "旧", new, {})
    return Rank(unmended, cost, Fraction(off)), trial


def order(*trials):
    return [trial.new for _, trial in best(trials)]


def test_what_mends_more_comes_first_and_alone():
    assert order(tried(0, "甲", 8), tried(10, "乙", 30, unmended=-2)) == ["乙"]


def test_each_place_gives_its_best_edit():
    assert order(tried(0, "甲", 12), tried(0, "乙", 10), tried(10, "丙", 11)) == ["乙", "丙"]


def test_of_equals_the_place_with_more_edits_comes_first():
    assert order(tried(0, "甲", 12), tried(10, "乙", 12, off=2), tried(10, "丙", 12, off=1)) == ["丙", "甲"]


def test_nothing_tried_nothing_best():
    assert best([]) == []


def test_every_edit_has_its_cost():
    assert set(COSTS) == set(EditKind)


@pytest.mark.parametrize(
    ("kind", "old", "new", "cost"),
    [
        pytest.param(EditKind.REPLACE, "5000.00元", "5200.00元", 3, id="less round"),
        pytest.param(EditKind.REPLACE, "1000.03元", "1000.00元", -6, id="rounder"),
        pytest.param(EditKind.POINT, "5000.00元", "50.00元", 0, id="the point has nothing to do with it"),
        pytest.param(EditKind.DROP, "12.345元", "12.35元", -5, id="as many decimals as the others"),
        pytest.param(EditKind.INSERT, "12.35元", "12.345元", 5, id="other decimals than the others"),
        pytest.param(EditKind.UNIT, "64.7%", "64.7‰", 20, id="per mille"),
    ],
)
def test_the_form_of_a_number_before_and_after(kind, old, new, cost):
    peers = [operand("8.40元", at=40), operand(old), replace(operand("100.0%", at=80), fixed=True)]
    assert form(kind, operand(old), operand(new), peers) == cost
