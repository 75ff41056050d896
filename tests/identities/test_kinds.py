from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportlint.identities import kinds, verdicts
from reportlint.identities.kinds import MultipleReading
from reportlint.model.quantities import Approximation
from reportlint.testing.printed import operand


def spread(*texts):
    return [operand(text, at=20 * index) for index, text in enumerate(texts)]


def identity(kind, *texts):
    return BUILD[kind](*spread(*texts))


BUILD = {
    "sum": lambda *numbers: kinds.sum_of(numbers[:-1], numbers[-1]),
    "less": lambda *numbers: kinds.sum_of(numbers[:-1], numbers[-1], [1, *[-1] * (len(numbers) - 2)]),
    "shares": lambda *numbers: kinds.shares_sum(numbers),
    "difference": kinds.difference,
    "points": kinds.points_change,
    "share": kinds.share,
    "completion": kinds.completion,
    "of base": kinds.growth_from_base,
    "of current": kinds.growth_from_current,
    "levels": kinds.change_rate_from_levels,
    "N times": lambda *numbers: kinds.multiple(*numbers, MultipleReading.RATIO),
    "by N times": lambda *numbers: kinds.multiple(*numbers, MultipleReading.INCREASE),
    "doubled": lambda *numbers: kinds.multiple(*numbers, MultipleReading.DOUBLINGS),
    "equal": lambda *numbers: kinds.equality(numbers),
    "at most": kinds.bound,
    "at most 100 %": kinds.rate_limit,
    "per unit": kinds.per_unit,
    "grim": kinds.grim,
    "score": kinds.score_rate,
    "score at most": kinds.score_limit,
}

HOLDING = [
    ("sum", "31.2万元", "8.45万元", "39.65万元"),
    ("sum", "3家", "7家", "10家"),
    ("sum", "120.5万元", "-20.3万元", "100.2万元"),
    ("sum", "1.2亿元", "3400万元", "1.54亿元"),
    ("less", "500万元", "120万元", "30万元", "350万元"),
    ("shares", "33.3%", "33.3%", "33.3%"),
    ("shares", "58.21%", "41.79%"),
    ("difference", "52.3万元", "45.6万元", "6.7万元"),
    ("difference", "45.6万元", "52.3万元", "-6.7万元"),
    ("points", "98.5%", "96.2%", "2.3个百分点"),
    ("share", "30.15万元", "201.07万元", "15%"),
    ("share", "30.15万元", "201.07万元", "149.9‰"),
    ("completion", "330.2万元", "310.5万元", "106.3%"),
    ("of base", "12.4万元", "310.5万元", "4%"),
    ("of current", "12.4万元", "322.9万元", "4%"),
    ("of current", "-12.4万元", "298.1万元", "-4%"),
    ("of current", "-5.6万元", "0.00万元", "-100%"),
    ("levels", "0.00万元", "5.6万元", "-100%"),
    ("levels", "322.9万元", "310.5万元", "3.99%"),
    ("N times", "36.5万元", "12.2万元", "3倍"),
    ("by N times", "36.5万元", "12.2万元", "2倍"),
    ("doubled", "25万元", "12.2万元", "1番"),
    ("doubled", "49万元", "12.2万元", "2番"),
    ("equal", "1.35亿元", "13482万元", "13482.3万元"),
    ("at most", "12家", "12家"),
    ("at most 100 %", "100%"),
    ("per unit", "360万元", "1.2", "300万元"),
    ("per unit", "100.00元", "3人", "33.33元"),
    ("grim", "95.88%", "97份"),
    ("grim", "66.7%", "3人"),
    ("score", "7.93分", "10分", "79.27%"),
    ("score", "10分", "10分", "120%"),
    ("score at most", "7分", "10分", "86%"),
]

FAILING = [
    ("sum", "31.2万元", "8.45万元", "40.65万元"),
    ("sum", "3家", "8家", "10家"),
    ("sum", "1.2亿元", "3400万元", "1.74亿元"),
    ("less", "500万元", "120万元", "30万元", "650万元"),
    ("shares", "33.3%", "33.3%", "32.3%"),
    ("difference", "52.3万元", "45.6万元", "7.6万元"),
    ("difference", "45.6万元", "52.3万元", "6.7万元"),
    ("points", "98.5%", "96.2%", "3.2个百分点"),
    ("share", "30.15万元", "201.07万元", "51%"),
    ("completion", "330.2万元", "310.5万元", "160.3%"),
    ("of base", "12.4万元", "310.5万元", "14%"),
    ("of current", "12.4万元", "322.9万元", "14%"),
    ("levels", "322.9万元", "310.5万元", "9.39%"),
    ("N times", "36.5万元", "12.2万元", "5倍"),
    ("by N times", "36.5万元", "12.2万元", "4倍"),
    ("doubled", "49万元", "12.2万元", "1番"),
    ("equal", "1.35亿元", "13482.3万元", "13842.3万元"),
    ("at most", "13家", "12家"),
    ("at most 100 %", "215%"),
    ("per unit", "360万元", "1.2", "30万元"),
    ("grim", "96.5%", "97份"),
    ("score", "9.73分", "10分", "79.27%"),
    ("score", "8.2分", "10分", "86%"),
    ("score", "11分", "10分", "120%"),
    ("score at most", "9.5分", "10分", "86%"),
]


@pytest.mark.parametrize("case", HOLDING, ids=" ".join)
def test_holds(case):
    verdict = verdicts.test(identity(*case))
    assert verdict.outcome in {verdicts.Outcome.EXACT, verdicts.Outcome.ROUNDING}


@pytest.mark.parametrize("case", FAILING, ids=" ".join)
def test_fails(case):
    assert not verdicts.test(identity(*case)).feasible


@pytest.mark.parametrize(
    "case",
    [
        ("share", "0.00万元", "0.00万元", "0%"),
        ("of base", "11万元", "0万元", "100%"),
        ("of base", "11万元", "-5万元", "100%"),
        ("of current", "5.00万元", "5.00万元", "100%"),
        ("of current", "9.00万元", "5.00万元", "100%"),
        ("levels", "11万元", "0.00万元", "100%"),
        ("grim", "95%", "100份"),
        ("grim", "87.1%", "1000份"),
        ("grim", "87.1%", "1.2"),
    ],
    ids=" ".join,
)
def test_nothing_follows(case):
    assert verdicts.test(identity(*case)).outcome is verdicts.Outcome.UNDECIDED


def test_a_count_is_exact_and_a_rounded_count_is_not():
    parts = [operand("39家"), operand("12家")]
    assert not verdicts.test(kinds.sum_of(parts, operand("52家"))).feasible
    numbers = [operand("39"), operand("12")]
    assert verdicts.test(kinds.sum_of(numbers, operand("52"))).feasible


def test_signs_go_with_parts():
    with pytest.raises(ValueError, match="zip"):
        kinds.sum_of(spread("1", "2"), operand("3"), [1])


def test_the_odd_one_out_of_equal_mentions_is_the_derived_one():
    found = kinds.equality(spread("78.55万元", "79.19万元", "78.55万元", "78.6万元"))
    assert found.result.quantity.text == "79.19万元"
    assert not verdicts.test(found).feasible


def test_three_different_mentions_do_not_agree():
    assert not verdicts.test(identity("equal", "1家", "2家", "3家")).feasible


@pytest.mark.parametrize(
    ("amount", "rate", "holds"),
    [("增加", "增长", True), ("减少", "下降", True), ("增加", "下降", False), ("减少", "增长", False)],
)
def test_amount_and_rate_go_the_same_way(amount, rate, holds):
    found = kinds.same_direction(operand("14.5万元", turn=amount), operand("22%", turn=rate, at=20))
    assert verdicts.test(found).feasible is holds


def test_no_change_has_no_direction():
    found = kinds.same_direction(operand("0.00万元", turn="增加"), operand("3%", turn="下降", at=20))
    assert verdicts.test(found).outcome is verdicts.Outcome.UNDECIDED
    zero_rate = kinds.same_direction(operand("14.5万元", turn="增加"), operand("0%", turn="下降", at=20))
    assert verdicts.test(zero_rate).feasible


def test_an_unbounded_number_bounds_from_one_side():
    whole = operand("200万元", approximation=Approximation.ABOVE)
    assert verdicts.test(kinds.share(operand("50万元"), whole, operand("20%"))).feasible
    assert not verdicts.test(kinds.share(operand("50万元"), whole, operand("30%"))).feasible
    assert verdicts.test(kinds.growth_from_current(operand("50万元"), whole, operand("12%"))).feasible
    assert not verdicts.test(kinds.growth_from_current(operand("50万元"), whole, operand("40%"))).feasible


THIRD = {
    "sum": lambda one, other: one + other,
    "difference": lambda one, other: one - other,
    "share": lambda one, other: one / other,
    "of base": lambda one, other: one / other,
    "of current": lambda one, other: one / (other - one),
    "levels": lambda one, other: one / other - 1,
    "N times": lambda one, other: one / other,
    "by N times": lambda one, other: one / other - 1,
    "per unit": lambda one, other: one / other,
}


@pytest.mark.parametrize("kind", THIRD)
@given(data=st.data())
def test_every_number_of_an_identity_gives_the_same_answer(kind, data):
    """An identity holds for one of its numbers if and only if it does for each of the others."""
    one, other = data.draw(st.integers(10, 400)), data.draw(st.integers(10, 400))
    assume(one != other)
    third = round(THIRD[kind](Fraction(one, 10), Fraction(other, 10)) * 100) + data.draw(st.integers(-9, 9))
    texts = f"{one / 10:.1f}", f"{other / 10:.1f}", f"{third / 100:.2f}"
    found = identity(kind, *texts)
    boxes = [each.rounded for each in found.operands]
    needed = [found.solve(boxes, index) for index in range(len(boxes))]
    assume(not any(each.is_everything for each in needed))
    assert len({box.meets(each) for box, each in zip(boxes, needed, strict=True)}) == 1
