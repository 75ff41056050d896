from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.identities.edits import EditKind, Numeral, edited, numeral_of, step_of
from reportlint.identities.intervals import EVERYTHING, Interval
from reportlint.model.quantities import Approximation
from reportlint.testing.printed import operand


def reached(text, value, slack=Fraction(0), **options):
    """The edits that take a printed number to a value of its unit."""
    found = edited(operand(text, **options), Interval(Fraction(value) - slack, Fraction(value) + slack))
    return {
        (kind, new.quantity.text)
        for kind, new in found
        if abs(new.quantity.value * new.scale / operand(text).scale - Fraction(value)) <= slack
    }


@pytest.mark.parametrize(
    ("text", "value", "kind", "new"),
    [
        ("78.55万元", "73.55", EditKind.REPLACE, "73.55万元"),
        ("1,234.5万元", "1284.5", EditKind.REPLACE, "1,284.5万元"),
        ("约14.5万元", "19.5", EditKind.REPLACE, "约19.5万元"),
        ("78.55万元", "87.55", EditKind.SWAP, "87.55万元"),
        ("7.85万元", "8.75", EditKind.SWAP, "8.75万元"),
        ("78.55万元", "8.55", EditKind.DROP, "8.55万元"),
        ("78.56万元", "78.6", EditKind.DROP, "78.6万元"),
        ("1,234万元", "234", EditKind.DROP, "234万元"),
        ("9.8%", "98.8", EditKind.INSERT, "98.8%"),
        ("9.8%", "9.82", EditKind.INSERT, "9.82%"),
        ("234万元", "1234", EditKind.INSERT, "1234万元"),
        ("78.55万元", "785.5", EditKind.POINT, "785.5万元"),
        ("78.55万元", "7855", EditKind.POINT, "7855万元"),
        ("78.55万元", "785500", EditKind.POINT, "785500万元"),
        ("78.50万元", "7.85", EditKind.POINT, "7.85万元"),
        ("0.05万元", "0.5", EditKind.POINT, "0.5万元"),
        ("5万元", "0.05", EditKind.POINT, "0.05万元"),
        ("14.5万元", "-14.5", EditKind.SIGN, "-14.5万元"),
        ("-14.5万元", "14.5", EditKind.SIGN, "14.5万元"),
        ("-14.5万元", "-19.5", EditKind.REPLACE, "-19.5万元"),
        ("785500元", "7855000000", EditKind.UNIT, "785500万元"),
        ("1.2亿元", "0.00012", EditKind.UNIT, "1.2万元"),
        ("95%", "9.5", EditKind.UNIT, "95‰"),
    ],
)
def test_one_edit_leads_there(text, value, kind, new):
    assert (kind, new) in reached(text, value)


@pytest.mark.parametrize(("text", "value"), [("78.55万元", "12.34"), ("78.55万元", "87.65"), ("20%", "2.2")])
def test_no_single_edit_leads_there(text, value):
    assert reached(text, value) == set()


def test_nothing_is_no_more_in_another_unit():
    assert (EditKind.UNIT, "0亿元") not in reached("0万元", "0", slack=Fraction(5000))


def test_values_are_given_once_and_by_the_likeliest_edit():
    assert reached("11", "1") == {(EditKind.DROP, "1")}
    assert reached("10", "1") == {(EditKind.POINT, "1")}


def test_an_edited_number_keeps_its_approximation_and_gets_its_own_places():
    (_, new), *_ = edited(operand("14.5万元", approximation=Approximation.ABOUT), Interval.point(Fraction("14.25")))
    assert new.quantity.approximation is Approximation.ABOUT
    texts = {new.quantity.text: new.quantity for _, new in edited(operand("14.5万元"), EVERYTHING)}
    assert (texts["145万元"].ulp, texts["145万元"].step) == (1, 1)
    assert "14.50万元" not in texts
    assert (texts["10.5万元"].ulp, texts["10.5万元"].step) == (Fraction(1, 10), Fraction(1, 10))


def test_numbers_are_printed_without_idle_zeros_in_front():
    for _, new in edited(operand("4567.8"), EVERYTHING):
        digits = new.quantity.text.lstrip("-")
        assert digits[0] != "0" or digits.startswith("0.")


def test_a_number_in_words_cannot_be_edited_by_digits():
    three = operand("3万元")
    assert list(edited(replace(three, quantity=replace(three.quantity, text="三万元")), EVERYTHING)) == []


def test_a_range_is_left_alone():
    one = operand("3万元")
    assert list(edited(replace(one, quantity=replace(one.quantity, upper=Fraction(5))), EVERYTHING)) == []


@pytest.mark.parametrize(
    ("text", "numeral", "step"),
    [
        ("78.50", Numeral("7850", 2), Fraction(1, 10)),
        ("1,200", Numeral("1200", 0), Fraction(100)),
        ("0.05", Numeral("005", 2), Fraction(1, 100)),
        ("0.00", Numeral("000", 2), Fraction(1, 100)),
    ],
)
def test_numerals(text, numeral, step):
    assert numeral_of(text) == numeral
    assert step_of(numeral) == step
    assert str(numeral) == text.replace(",", "")


@given(st.integers(1, 10**6), st.integers(0, 3), st.data())
def test_a_replaced_or_swapped_digit_is_traced_back(digits, places, data):
    numeral = Numeral(str(digits).rjust(places + 1, "0"), places)
    at = data.draw(st.integers(0, len(numeral.digits) - 1))
    wrong = numeral.digits[:at] + data.draw(st.sampled_from("0123456789")) + numeral.digits[at + 1 :]
    slipped = Numeral(wrong, places)
    if slipped.is_proper and slipped != numeral:
        assert (EditKind.REPLACE, str(numeral)) in reached(str(slipped), numeral.value)
