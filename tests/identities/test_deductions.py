from fractions import Fraction

import pytest

from reportlint.identities import kinds, verdicts
from reportlint.identities.deductions import deduced, has_telling_digits, is_another, recounted
from reportlint.identities.intervals import EVERYTHING, Interval
from reportlint.testing.printed import operand


@pytest.mark.parametrize(
    ("texts", "total"),
    [
        pytest.param(("65.12万元", "34.89万元", "65.11万元"), "100.01万元", id="a part left out, within rounding"),
        pytest.param(("65.12万元", "34.89万元", "134.90万元"), "100.01万元", id="a part twice"),
        pytest.param(("65.12万元", "34.89万元", "101.00万元"), None, id="off by something else"),
        pytest.param(("65.12万元", "30.00万元", "65.12万元"), None, id="off by a round part"),
        pytest.param(("12.08亿元", "28.75万元", "40.83万元"), None, id="a part much coarser than the total"),
    ],
)
def test_a_total_that_counts_its_parts_wrong(texts, total):
    *parts, whole = [operand(text, at=20 * index) for index, text in enumerate(texts)]
    found = recounted(verdicts.test(kinds.sum_of(parts, whole)))
    assert (found and found.quantity.text) == total


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(Fraction(4), Fraction(5), "约4.50万元"), (Fraction(5), Fraction(4), None), (Fraction(-5), Fraction(-4), None)],
    ids=["between two ends", "nowhere", "below zero"],
)
def test_a_number_from_where_it_must_lie(low, high, text):
    found = deduced(operand("约9.99万元"), Interval(low, high), EVERYTHING)
    assert (found and found.quantity.text) == text


@pytest.mark.parametrize(("exactly", "text"), [("4.62", "4.62万元"), ("5.62", "4.50万元")], ids=["inside", "outside"])
def test_what_the_printed_values_give_is_taken_where_it_will_do(exactly, text):
    found = deduced(operand("9.99万元"), Interval(Fraction(4), Fraction(5)), Interval.point(Fraction(exactly)))
    assert found.quantity.text == text


@pytest.mark.parametrize(
    ("role", "other", "copy"),
    [("公务接待费", "差旅费", True), ("公务接待费", "本年公务接待费支出", False), ("", "差旅费", False)],
    ids=["other names", "one name", "no name"],
)
def test_equal_numbers_of_other_names_may_be_copies(role, other, copy):
    assert is_another(operand("31.25万元", role), operand("31.25万元", other, at=50)) is copy


def test_nothing_follows_from_anything():
    assert deduced(operand("9.99万元"), EVERYTHING, EVERYTHING) is None


@pytest.mark.parametrize(
    ("text", "telling"), [("123元", True), ("1200.00元", False), ("1230.00元", True), ("0元", False)]
)
def test_zeros_at_the_end_tell_nothing(text, telling):
    assert has_telling_digits(operand(text)) is telling
