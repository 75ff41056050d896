from fractions import Fraction

import pytest

from reportlint.identities import kinds, verdicts
from reportlint.identities.intervals import Interval, Reading
from reportlint.identities.verdicts import Outcome
from reportlint.model.quantities import Approximation
from reportlint.testing.printed import operand

ABOUT = Approximation.ABOUT


def sum_of(*texts):
    *parts, whole = map(operand, texts)
    return kinds.sum_of(parts, whole)


def growth(change, current, percent, amount="增加", rate_word="增长"):
    return kinds.growth_from_current(
        operand(change, turn=amount), operand(current), operand(percent, turn=rate_word, at=20)
    )


def completion(done, planned, percent):
    return kinds.completion(operand(done), operand(planned), operand(percent))


def close(interval, lo, hi, places):
    return (round(interval.lo, places), round(interval.hi, places)) == (Fraction(lo), Fraction(hi))


# The worked examples: an amount that falls while its rate rises, a sum with a remainder, a rate near 100 %, a base.


def test_a_fall_with_a_rising_rate_fits_neither_reading():
    verdict = verdicts.test(growth("14.5万元", "78.55万元", "22%", amount="减少"))
    assert verdict.outcome is Outcome.INFEASIBLE
    assert close(verdict.computed, "-0.15629", "-0.15537", 5)
    assert verdict.printed == Interval(Fraction("0.215"), Fraction("0.225"))


def test_a_fall_with_a_falling_rate_is_almost_six_points_off():
    verdict = verdicts.test(growth("14.5万元", "78.55万元", "22%", "减少", "下降"))
    assert verdict.outcome is Outcome.INFEASIBLE
    assert round(verdict.gap, 4) == Fraction("0.0587")


def test_a_rise_with_a_rising_rate_fits_if_the_rate_was_cut_off():
    verdict = verdicts.test(growth("14.5万元", "78.55万元", "22%"))
    assert verdict.outcome is Outcome.TRUNCATION
    assert close(verdict.computed, "0.22541", "0.22736", 5)
    assert verdict.printed == Interval(Fraction("0.22"), Fraction("0.23"), hi_open=True)


@pytest.mark.parametrize(
    ("texts", "outcome"),
    [
        (("76.56万元", "2.62万元", "79.18万元"), Outcome.EXACT),
        (("76.56万元", "2.62万元", "79.19万元"), Outcome.ROUNDING),
        (("76.56万元", "2.62万元", "79.20万元"), Outcome.INFEASIBLE),
        (("76.56元", "2.62元", "79.19元"), Outcome.INFEASIBLE),
        (("76.560000万元", "2.620000万元", "79.180001万元"), Outcome.INFEASIBLE),
    ],
    ids=["exact", "within rounding", "one more", "to the cent", "in ten thousands to the cent"],
)
def test_a_sum_with_a_remainder(texts, outcome):
    verdict = verdicts.test(sum_of(*texts))
    assert verdict.outcome is outcome


def test_the_slack_of_a_sum_is_half_a_unit_per_number():
    verdict = verdicts.test(sum_of("76.56万元", "2.62万元", "79.19万元"))
    assert (verdict.residual, verdict.slack) == (Fraction(100), Fraction(150))
    assert verdict.expected == Fraction(791_800)


@pytest.mark.parametrize(
    ("percent", "outcome"),
    [
        ("99.98%", Outcome.ROUNDING),
        ("99.97%", Outcome.ROUNDING),
        ("100%", Outcome.ROUNDING),
        ("99.9%", Outcome.TRUNCATION),
        ("99%", Outcome.TRUNCATION),
        ("99.99%", Outcome.INFEASIBLE),
        ("99.96%", Outcome.INFEASIBLE),
        ("100.00%", Outcome.INFEASIBLE),
        ("98%", Outcome.INFEASIBLE),
    ],
)
def test_a_rate_near_a_hundred(percent, outcome):
    assert verdicts.test(completion("563.20万元", "563.34万元", percent)).outcome is outcome


def test_the_same_numbers_with_another_base():
    assert verdicts.test(growth("3.45万元", "76.56万元", "4.7%")).outcome is Outcome.ROUNDING
    on_base = kinds.growth_from_base(operand("3.45万元"), operand("76.56万元"), operand("4.7%"))
    verdict = verdicts.test(on_base)
    assert verdict.outcome is Outcome.INFEASIBLE
    assert close(verdict.computed, "0.04499", "0.04513", 5)
    falling = growth("3.45万元", "76.56万元", "4.7%", "减少", "下降")
    assert not verdicts.test(falling).feasible


def test_a_claim_is_violated_only_if_no_reading_of_it_holds():
    current = growth("3.45万元", "76.56万元", "4.7%")
    base = kinds.growth_from_base(operand("3.45万元"), operand("76.56万元"), operand("4.7%"))
    other = kinds.growth_from_base(operand("3.45万元"), operand("74.50万元"), operand("4.7%"))
    assert verdicts.violated([base, current]) is None
    assert verdicts.violated([]) is None
    nearest = verdicts.violated([base, other])
    assert nearest is not None
    assert nearest.identity is other


def test_a_reading_that_decides_nothing_violates_nothing():
    undecided = kinds.growth_from_base(operand("3.45万元"), operand("0.00万元"), operand("4.7%"))
    wrong = kinds.growth_from_base(operand("3.45万元"), operand("76.56万元"), operand("4.7%"))
    assert verdicts.violated([wrong, undecided]) is None


# Figures of published reports that look wrong and are right.


@pytest.mark.parametrize(
    ("identity", "outcome"),
    [
        (growth("20.63万元", "22.59万元", "1055.4%"), Outcome.ROUNDING),
        (sum_of("95.36万元", "10.23万元", "105.58万元"), Outcome.ROUNDING),
        (kinds.share(operand("29.42万元"), operand("307.82万元"), operand("9.55%")), Outcome.TRUNCATION),
        (sum_of("76.56万元", "2.62万元", "79.19万元"), Outcome.ROUNDING),
        (
            kinds.difference(operand("4.79亿元", approximation=ABOUT), operand("1.99亿元"), operand("2.81亿元")),
            Outcome.ROUNDING,
        ),
        (
            kinds.share(operand("2.81亿元"), operand("4.79亿元", approximation=ABOUT), operand("58.66%")),
            Outcome.ROUNDING,
        ),
        (completion("20218.21万元", "20707.11万元", "98%"), Outcome.ROUNDING),
        (growth("189.25万元", "792.22万元", "31.39%"), Outcome.ROUNDING),
        (growth("209.28万元", "792.22万元", "35.9%"), Outcome.ROUNDING),
    ],
    ids=[
        "tiny base", "remainder", "shaved share", "remainder of two", "about", "share of about", "no decimals",
        "two decimals", "one decimal",
    ],
)  # fmt: skip
def test_must_not_be_flagged(identity, outcome):
    assert verdicts.test(identity).outcome is outcome


@pytest.mark.parametrize(
    ("texts", "outcome"),
    [
        (("1200万元", "1195.6万元"), Outcome.COARSE),
        (("1000万元", "1003.2万元"), Outcome.COARSE),
        (("1000万元", "1300万元"), Outcome.INFEASIBLE),
        (("1200万元", "1260万元"), Outcome.INFEASIBLE),
        (("1250万元", "1195.6万元"), Outcome.INFEASIBLE),
        (("269.85万元", "269.86万元"), Outcome.ROUNDING),
        (("269.85万元", "269.87万元"), Outcome.INFEASIBLE),
        (("78.5万元", "78.57万元"), Outcome.TRUNCATION),
    ],
    ids=" ".join,
)
def test_mentions_of_one_fact(texts, outcome):
    assert verdicts.test(kinds.equality([operand(text) for text in texts])).outcome is outcome


def test_a_coarse_total_needs_finer_parts():
    assert verdicts.test(sum_of("800.5万元", "412.3万元", "1200万元")).outcome is Outcome.COARSE
    assert not verdicts.test(sum_of("800万元", "412万元", "1200万元")).feasible


def test_the_writer_s_habit_of_cutting_off_is_learned():
    rates = {done: 100 * Fraction(f"{done}.2") / Fraction("563.34") for done in (201, 207, 309, 375, 511, 528)}
    cut = [completion(f"{done}.20万元", "563.34万元", f"{rate // 1}%") for done, rate in rates.items()]
    assert verdicts.habit_of(cut) is Reading.TRUNCATE
    assert verdicts.habit_of(cut[:4]) is Reading.ROUND
    rounded = [completion(f"{done}.20万元", "563.34万元", f"{round(rate)}%") for done, rate in rates.items()]
    assert verdicts.habit_of(rounded) is Reading.ROUND
    assert verdicts.habit_of([*cut, *rounded]) is Reading.ROUND
