from fractions import Fraction

import pytest

from reportlint.relations.operands import Operands
from reportlint.testing.printed import printed


@pytest.fixture
def operands(lexicon):
    return Operands(lexicon.units)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5万元", 50000),
        ("1.5亿元", 150000000),
        ("5元", 5),
        ("40%", Fraction(2, 5)),
        ("5个百分点", Fraction(1, 20)),
        ("12个", 12),
        ("23人", 23),
        ("9.5分", Fraction(19, 2)),
    ],
)
def test_values_that_can_be_calculated_with(operands, text, value):
    assert operands("", printed(text)).point.lo == value


@pytest.mark.parametrize(
    ("left", "right", "comparable"),
    [
        ("5万元", "5元", True),
        ("5万元", "5亿元", True),
        ("5个", "5个", True),
        ("5个", "5亩", False),
        ("5万元", "5%", False),
        ("5%", "5个百分点", False),
    ],
)
def test_what_counts_the_same(operands, left, right, comparable):
    assert operands.comparable(printed(left), printed(right)) is comparable
