import pytest
from mutation import slips

from reportlint.identities.edits import Numeral, numeral_of


def after(slip, text):
    """What may be printed after a slip, without what nobody would print."""
    return {str(numeral) for numeral in slip(numeral_of(text)) if numeral.digits and numeral.is_proper}


def test_a_digit_is_replaced():
    found = after(slips.replaced, "14.5")
    assert {"24.5", "18.5", "14.0"} <= found
    assert not found & {"14.5", "04.5", "41.5"}
    assert len(found) == 8 + 9 + 9


def test_a_digit_is_left_out_and_the_point_stays():
    assert after(slips.dropped, "14.5") == {"4.5", "1.5", "14"}


def test_a_digit_is_added():
    found = after(slips.added, "1.5")
    assert {"1.55", "11.5", "1.50", "71.5"} <= found
    assert all(len(text.replace(".", "")) == 3 for text in found)


def test_neighbours_change_places_across_the_point():
    assert after(slips.swapped, "14.5") == {"41.5", "15.4"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("300", {"30", "3", "3000", "30000"}),
        ("12.34", {"123.4", "1234", "1.234", "0.1234"}),
        ("0.5", {"5", "50", "0.05", "0.005"}),
    ],
)
def test_the_point_moves_one_or_two_places(text, expected):
    assert {numeral_of(found).value for found in after(slips.shifted, text)} == {
        numeral_of(one).value for one in expected
    }


def test_a_count_is_one_off_and_never_less_than_one():
    assert after(slips.beside, "12") == {"11", "13"}
    assert after(slips.beside, "1") == {"2"}
    assert after(slips.beside, "1.5") == set()


@pytest.mark.parametrize(
    ("text", "numeral"),
    [("约1,234.5万元", numeral_of("1234.5")), ("3～5个", None), ("几个", None), ("12家", Numeral("12", 0))],
)
def test_the_number_in_some_words(text, numeral):
    assert slips.numeral_in(text) == numeral


def test_another_number_is_grouped_as_the_old_one():
    assert slips.put_into("约1,234.5万元", numeral_of("9876543")) == "约9,876,543万元"
    assert slips.put_into("1234.5万元", numeral_of("98765.4")) == "98765.4万元"
