"""What must hold for every report: true numbers pass, large changes fail, units make no difference."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.identities import kinds, verdicts
from reportlint.identities.core import count, money, number, rate
from reportlint.identities.kinds import MultipleReading
from reportlint.identities.verdicts import Outcome
from reportlint.model.quantities import Kind, Quantity
from reportlint.model.spans import Span
from reportlint.testing.printed import operand

PLACES = st.integers(0, 3)
levels = st.fractions(5, 5000, max_denominator=10**6)
rates = st.fractions(Fraction(1, 50), 3, max_denominator=10**6)
signs = st.sampled_from([1, -1])


def shown(value, places, unit="", *, even=False):
    """A true value printed with so many decimals, halves away from zero or to even."""
    power = 10**places
    count_ = round(abs(value) * power) if even else int(abs(value) * power + Fraction(1, 2))
    digits = count_ if value >= 0 else -count_
    step = Fraction(10 ** (len(str(count_)) - len(str(count_).rstrip("0"))), power) if count_ else Fraction(1, power)
    kind = Kind.PERCENT if unit == "%" else Kind.NUMBER
    return Quantity(
        f"{digits}e-{places}{unit}", Fraction(digits, power), Fraction(1, power), step, unit, kind, Span(0, 0, 1)
    )


@st.composite
def amounts(draw, value):
    return number("", shown(value, draw(PLACES), even=draw(st.booleans())))


@st.composite
def percents(draw, value):
    return rate("", shown(100 * value, draw(PLACES), "%", even=draw(st.booleans())))


def true_sum(draw):
    values = draw(st.lists(levels, min_size=2, max_size=12))
    pattern = draw(st.lists(signs, min_size=len(values), max_size=len(values)))
    whole = sum((value * sign for value, sign in zip(values, pattern, strict=True)), Fraction(0))
    return kinds.sum_of([draw(amounts(value)) for value in values], draw(amounts(whole)), pattern)


def true_shares(draw):
    values = draw(st.lists(levels, min_size=2, max_size=8))
    return kinds.shares_sum([draw(percents(value / sum(values))) for value in values])


def true_difference(draw):
    current, base = draw(levels), draw(levels)
    return kinds.difference(draw(amounts(current)), draw(amounts(base)), draw(amounts(current - base)))


def true_points(draw):
    one, other = draw(rates), draw(rates)
    return kinds.points_change(draw(percents(one)), draw(percents(other)), draw(percents(one - other)))


def true_share(draw):
    part, whole = draw(levels), draw(levels)
    return kinds.share(draw(amounts(part)), draw(amounts(whole)), draw(percents(part / whole)))


def true_growth_from_base(draw):
    delta, base = draw(signs) * draw(levels), draw(levels)
    return kinds.growth_from_base(draw(amounts(delta)), draw(amounts(base)), draw(percents(delta / base)))


def true_growth_from_current(draw):
    base, current = draw(levels), draw(levels)
    delta = current - base
    return kinds.growth_from_current(draw(amounts(delta)), draw(amounts(current)), draw(percents(delta / base)))


def true_change_rate(draw):
    base, current = draw(levels), draw(levels)
    return kinds.change_rate_from_levels(
        draw(amounts(current)), draw(amounts(base)), draw(percents(current / base - 1))
    )


def true_multiple(draw):
    base, times = draw(levels), draw(rates)
    return kinds.multiple(draw(amounts(base * times)), draw(amounts(base)), draw(amounts(times)), MultipleReading.RATIO)


def true_increase(draw):
    base, times = draw(levels), draw(rates)
    numbers = draw(amounts(base * (times + 1))), draw(amounts(base)), draw(amounts(times))
    return kinds.multiple(*numbers, MultipleReading.INCREASE)


def true_doublings(draw):
    base, times = draw(levels), draw(st.integers(1, 4))
    numbers = draw(amounts(base * 2**times)), draw(amounts(base)), number("", shown(Fraction(times), 0))
    return kinds.multiple(*numbers, MultipleReading.DOUBLINGS)


def true_equality(draw):
    value = draw(levels)
    return kinds.equality([draw(amounts(value)) for _ in range(draw(st.integers(2, 4)))])


def true_bound(draw):
    part, rest = draw(levels), draw(st.fractions(0, 10, max_denominator=100))
    return kinds.bound(draw(amounts(part)), draw(amounts(part + rest)))


def true_limit(draw):
    return kinds.rate_limit(draw(percents(draw(st.fractions(0, 1, max_denominator=10**6)))))


def true_per_unit(draw):
    amount, people = draw(levels), draw(st.integers(1, 500))
    numbers = draw(amounts(amount)), count("", shown(Fraction(people), 0)), draw(amounts(amount / people))
    return kinds.per_unit(*numbers)


def true_grim(draw):
    whole = draw(st.integers(1, 400))
    part = draw(st.integers(0, whole))
    return kinds.grim(draw(percents(Fraction(part, whole))), count("", shown(Fraction(whole), 0)))


def true_score(draw):
    weight, achieved = draw(st.integers(1, 50)), draw(rates)
    score = weight * min(achieved, Fraction(1))
    build = draw(st.sampled_from([kinds.score_rate, kinds.score_limit]))
    return build(draw(amounts(score)), number("", shown(Fraction(weight), 0)), draw(percents(achieved)))


def true_direction(draw):
    sign, delta, base = draw(signs), draw(levels), draw(levels)
    return kinds.same_direction(draw(amounts(sign * delta)), draw(percents(sign * delta / base)))


TRUE = [
    true_sum, true_shares, true_difference, true_points, true_share, true_growth_from_base, true_growth_from_current,
    true_change_rate, true_multiple, true_increase, true_doublings, true_equality, true_bound, true_limit,
    true_per_unit, true_grim, true_score, true_direction,
]  # fmt: skip


@pytest.mark.parametrize("true", TRUE, ids=lambda build: build.__name__.removeprefix("true_"))
@given(data=st.data())
def test_true_numbers_printed_rounded_violate_nothing(true, data):
    verdict = verdicts.test(true(data.draw))
    assert verdict.outcome in {Outcome.EXACT, Outcome.ROUNDING, Outcome.UNDECIDED}


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=15), st.integers(1, 3), st.data())
def test_a_sum_with_one_number_changed_by_more_than_twice_the_slack_fails(values, places, data):
    """The numbers carry equal decimals, so that no rounding further than printed comes into play."""
    quantities = [shown(Fraction(value, 10**places), places) for value in (*values, sum(values))]
    slack = Fraction(len(quantities), 2 * 10**places)
    index = data.draw(st.integers(0, len(values)))
    units = data.draw(st.integers(len(quantities) + 1, 10**6)) * data.draw(signs)
    quantities[index] = shown(quantities[index].value + Fraction(units, 10**places), places)
    assert abs(Fraction(units, 10**places)) > 2 * slack
    *parts, whole = (number("", quantity) for quantity in quantities)
    assert not verdicts.test(kinds.sum_of(parts, whole)).feasible


def restated(one, yuan):
    """The same printed number in a unit that is worth so many 元."""
    ratio = one.scale / yuan
    quantity = one.quantity
    shifted = replace(
        quantity, value=quantity.value * ratio, ulp=quantity.ulp * ratio, step=quantity.step * ratio, unit=f"{yuan}元"
    )
    return money(one.role, shifted, yuan)


@given(
    st.lists(st.integers(-99_999, 99_999), min_size=3, max_size=3),
    st.lists(st.integers(0, 6), min_size=3, max_size=3),
    st.lists(st.sampled_from([1, 1000, 10**4, 10**8]), min_size=3, max_size=3),
    st.sampled_from(["sum", "difference", "of current", "share"]),
)
def test_the_unit_makes_no_difference(digits, places, units, kind):
    # An integer that ends in zeros may be coarse, which depends on the unit it is printed in by intention.
    digits = [value + (value % 10 == 0) for value in digits]
    plain = [money("", shown(Fraction(value, 10**k), k), 10**4) for value, k in zip(digits, places, strict=True)]
    build = {
        "sum": lambda one, two, three: kinds.sum_of([one, two], three),
        "difference": kinds.difference,
        "of current": lambda one, two, _: kinds.growth_from_current(one, two, operand("22%")),
        "share": lambda one, two, _: kinds.share(one, two, operand("22%")),
    }[kind]
    there = [restated(one, unit) for one, unit in zip(plain, units, strict=True)]
    here, other = verdicts.test(build(*plain)), verdicts.test(build(*there))
    assert (here.outcome, here.residual, here.slack) == (other.outcome, other.residual, other.slack)
    assert (here.computed, here.printed) == (other.computed, other.printed)
