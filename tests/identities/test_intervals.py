from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.identities.intervals import EVERYTHING, Interval, Reading, corners, of, total
from reportlint.model.quantities import Approximation
from reportlint.testing.printed import printed

CENT = Fraction(1, 100)
WAN = Fraction(10_000)

finite = st.fractions(-50, 50, max_denominator=40)


@st.composite
def intervals(draw, bounded=False):
    lo, hi = sorted((draw(finite), draw(finite)))
    if lo == hi:
        return Interval.point(lo)
    lo_open, hi_open = draw(st.booleans()), draw(st.booleans())
    if not bounded and draw(st.integers(0, 5)) == 0:
        return draw(st.sampled_from([Interval(lo, None, lo_open), Interval(None, hi, False, hi_open), EVERYTHING]))
    return Interval(lo, hi, lo_open, hi_open)


@st.composite
def members(draw, interval):
    lo = interval.lo if interval.lo is not None else Fraction(-200)
    hi = interval.hi if interval.hi is not None else Fraction(200)
    part = draw(st.fractions(0, 1, max_denominator=20))
    value = lo + (hi - lo) * part
    return value if value in interval else (lo + hi) / 2


@st.composite
def parts(draw, interval):
    """A closed interval inside another one."""
    return Interval(*sorted((draw(members(interval)), draw(members(interval)))))


def inside(part, whole):
    if part.is_empty or whole.is_everything:
        return True
    low = whole.lo is None or (part.lo is not None and part.lo >= whole.lo)
    high = whole.hi is None or (part.hi is not None and part.hi <= whole.hi)
    sharp = all(
        getattr(part, f"{end}_open") or not getattr(whole, f"{end}_open") or getattr(part, end) != getattr(whole, end)
        for end in ("lo", "hi")
    )
    return low and high and sharp


@pytest.mark.parametrize(
    ("text", "reading", "expected"),
    [
        ("78.55万元", Reading.ROUND, Interval(Fraction("78.545"), Fraction("78.555"))),
        ("22%", Reading.ROUND, Interval(Fraction("21.5"), Fraction("22.5"))),
        ("-3.2亩", Reading.ROUND, Interval(Fraction("-3.25"), Fraction("-3.15"))),
        ("0", Reading.ROUND, Interval(Fraction("-0.5"), Fraction("0.5"))),
        ("22%", Reading.TRUNCATE, Interval(Fraction(22), Fraction(23), hi_open=True)),
        ("-3.2亩", Reading.TRUNCATE, Interval(Fraction("-3.3"), Fraction("-3.2"), lo_open=True)),
        ("0.0", Reading.TRUNCATE, Interval(Fraction("-0.1"), Fraction("0.1"), lo_open=True, hi_open=True)),
        ("1200", Reading.COARSE, Interval(Fraction(1150), Fraction(1250))),
        ("1000", Reading.COARSE, Interval(Fraction(950), Fraction(1050))),
        ("1250", Reading.COARSE, Interval(Fraction("1249.5"), Fraction("1250.5"))),
        ("1200.00", Reading.COARSE, Interval(Fraction("1199.995"), Fraction("1200.005"))),
    ],
    ids=str,
)
def test_a_printed_number_stands_for_an_interval(text, reading, expected):
    assert of(printed(text), reading) == expected


@pytest.mark.parametrize(
    ("approximation", "expected"),
    [
        (Approximation.ABOUT, Interval(Fraction(11), Fraction(13))),
        (Approximation.UNDER, Interval(Fraction(11), Fraction(12), lo_open=True, hi_open=True)),
        (Approximation.OVER, Interval(Fraction(12), Fraction(13), lo_open=True, hi_open=True)),
        (Approximation.ABOVE, Interval(Fraction(12), None, lo_open=True)),
        (Approximation.AT_LEAST, Interval(Fraction(12), None)),
        (Approximation.AT_MOST, Interval(None, Fraction(12))),
    ],
)
@pytest.mark.parametrize("reading", Reading)
def test_a_modifier_takes_the_place_of_rounding(approximation, expected, reading):
    assert of(printed("12万元", approximation), reading) == expected


def test_a_modified_negative_number_is_mirrored():
    assert of(printed("-12", Approximation.OVER)) == Interval(Fraction(-13), Fraction(-12), lo_open=True, hi_open=True)


def test_a_range_goes_from_end_to_end():
    assert of(replace(printed("3", Approximation.RANGE), upper=Fraction(5))) == Interval(Fraction(3), Fraction(5))


@pytest.mark.parametrize(
    ("text", "scale", "exact"),
    [
        ("1234.56元", Fraction(1), True),
        ("1234.5元", Fraction(1), False),
        ("1234元", Fraction(1), False),
        ("78.554321万元", WAN, True),
        ("78.55432万元", WAN, False),
        ("78.55万元", -WAN, False),
        ("78.554321万元", -WAN, True),
    ],
)
@pytest.mark.parametrize("reading", Reading)
def test_money_down_to_the_cent_is_exact(text, scale, exact, reading):
    assert of(printed(text), reading, scale, CENT).is_point is exact


def test_a_negative_scale_turns_an_interval_round():
    assert of(printed("5"), Reading.TRUNCATE, Fraction(-2)) == Interval(Fraction(-12), Fraction(-10), lo_open=True)


@pytest.mark.parametrize(
    ("one", "other", "meet", "gap"),
    [
        (Interval(Fraction(0), Fraction(1)), Interval(Fraction(1), Fraction(2)), True, 0),
        (Interval(Fraction(0), Fraction(1), hi_open=True), Interval(Fraction(1), Fraction(2)), False, 0),
        (Interval(Fraction(0), Fraction(1)), Interval(Fraction(1), Fraction(2), lo_open=True), False, 0),
        (Interval(Fraction(0), Fraction(1)), Interval(Fraction(3), Fraction(4)), False, 2),
        (Interval(Fraction(3), Fraction(4)), Interval(Fraction(0), Fraction(1)), False, 2),
        (Interval(Fraction(0), None), Interval(None, Fraction(-1)), False, 1),
        (Interval(Fraction(0), None), Interval(Fraction(7), Fraction(8)), True, 0),
        (Interval(Fraction(2), Fraction(1)), EVERYTHING, False, 1),
    ],
    ids=["touch", "open left", "open right", "apart", "apart, turned", "half lines", "in a half line", "empty"],
)
def test_meeting_and_gaps(one, other, meet, gap):
    assert one.meets(other) is meet
    assert other.meets(one) is meet
    assert one.gap(other) == other.gap(one) == gap


@pytest.mark.parametrize(
    ("divisor", "quotient"),
    [
        (Interval(Fraction(2), Fraction(4)), Interval(Fraction(1, 4), Fraction(1))),
        (Interval(Fraction(-4), Fraction(-2)), Interval(Fraction(-1), Fraction(-1, 4))),
        (Interval(Fraction(0), Fraction(2)), Interval(Fraction(1, 2), None)),
        (Interval(Fraction(-2), Fraction(0)), Interval(None, Fraction(-1, 2))),
        (Interval(Fraction(2), None), Interval(Fraction(0), Fraction(1), lo_open=True)),
        (Interval(Fraction(-1), Fraction(1)), EVERYTHING),
        (Interval.point(Fraction(0)), EVERYTHING),
        (EVERYTHING, EVERYTHING),
    ],
    ids=["positive", "negative", "from zero", "to zero", "unbounded", "round zero", "zero", "everything"],
)
def test_division_is_safe_round_zero(divisor, quotient):
    assert Interval(Fraction(1), Fraction(2)) / divisor == quotient


def test_nothing_follows_from_zero_by_zero():
    assert (Interval.point(Fraction(0)) / Interval.point(Fraction(0))).is_everything


def test_a_product_with_an_exact_zero_is_zero():
    assert Interval.point(Fraction(0)) * Interval(Fraction(3), None) == Interval.point(Fraction(0))


def test_an_open_end_stays_open_in_a_product_unless_the_other_factor_is_zero_there():
    assert Interval(Fraction(1), Fraction(2), hi_open=True) * Interval(Fraction(3), Fraction(4)) == Interval(
        Fraction(3), Fraction(8), hi_open=True
    )
    assert Interval(Fraction(0), Fraction(2)) * Interval(Fraction(3), Fraction(4), lo_open=True) == Interval(
        Fraction(0), Fraction(8)
    )


def test_corners_need_bounds():
    with pytest.raises(ValueError, match="unbounded"):
        corners(lambda x, y: x + y, EVERYTHING, EVERYTHING)


def test_a_total_of_mixed_places():
    boxes = [
        Interval.point(Fraction(1, 3)),
        Interval(Fraction(1, 2), Fraction(3, 4), hi_open=True),
        Interval(Fraction(-1), Fraction(1, 7)),
    ]
    assert total(boxes) == Interval(Fraction(-1, 6), Fraction(1, 3) + Fraction(3, 4) + Fraction(1, 7), hi_open=True)
    assert total([]) == Interval.point(Fraction(0))


OPERATIONS = {
    "+": (lambda x, y: x + y),
    "-": (lambda x, y: x - y),
    "*": (lambda x, y: x * y),
    "/": (lambda x, y: x / y),
}


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
@given(data=st.data())
def test_a_result_holds_what_its_members_give(operation, data):
    one, other = data.draw(intervals()), data.draw(intervals())
    x, y = data.draw(members(one)), data.draw(members(other))
    result = operation(one, other)
    if operation is not OPERATIONS["/"] or y:
        assert operation(x, y) in result


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
@given(data=st.data())
def test_arithmetic_is_inclusion_isotonic(operation, data):
    one, other = data.draw(intervals()), data.draw(intervals())
    part, other_part = data.draw(parts(one)), data.draw(parts(other))
    smaller, larger = operation(part, other_part), operation(one, other)
    # Zero alone has no reciprocal, so its quotient says nothing at all.
    assert inside(smaller, larger) or (operation is OPERATIONS["/"] and other_part == Interval.point(Fraction(0)))


@given(intervals(), intervals())
def test_an_intersection_is_what_both_hold(one, other):
    common = one & other
    for value in (end for box in (one, other) for end in (box.lo, box.hi) if end is not None):
        assert (value in common) is (value in one and value in other)
