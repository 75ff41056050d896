from fractions import Fraction

from reportlint.model.claims import Amount, Breakdown, Direction, Key, Word
from reportlint.model.quantities import Approximation, Kind, Quantity
from reportlint.model.spans import Span


def amount(text, at):
    span = Span(0, at, at + len(text))
    quantity = Quantity(text, Fraction(5), Fraction(1), Fraction(1), "万元", Kind.MONEY, span)
    return Amount(quantity, Word("支出", Span(0, 0, 2)), Key(), Span(0, 0, span.end))


def test_an_amount_stands_where_its_number_stands():
    assert amount("5万元", 2).span == Span(0, 2, 5)


def test_the_total_is_the_likeliest_one():
    first, second = amount("5万元", 2), amount("6万元", 9)
    found = Breakdown(Span(0, 0, 20), (first, second), (), Word("其中", Span(0, 6, 8)), closed=False)
    assert found.total is first


def test_directions_are_signs():
    assert [Direction.DOWN * 3, Direction.FLAT * 3, Direction.UP * 3] == [-3, 0, 3]


def test_exact_quantities():
    quantity = amount("5万元", 2).quantity
    assert quantity.exact
    about = Quantity("约5万元", *(Fraction(1),) * 3, "万元", Kind.MONEY, quantity.span, Approximation.ABOUT)
    assert not about.exact
