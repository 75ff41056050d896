from fractions import Fraction

import pytest

from reportlint.identities import core, grading, kinds, verdicts
from reportlint.identities.grading import grade
from reportlint.identities.intervals import Reading
from reportlint.model.findings import Severity
from reportlint.model.quantities import Approximation
from reportlint.testing.printed import operand, printed

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def sum_of(*texts):
    *parts, whole = (operand(text, at=20 * index) for index, text in enumerate(texts))
    return kinds.sum_of(parts, whole)


def growth(change, current, percent, amount="增加", rate_word="增长"):
    turned = operand(change, turn=amount), operand(current), operand(percent, turn=rate_word, at=20)
    return kinds.growth_from_current(*turned)


def grade_of(identity, **options):
    return grade(verdicts.test(identity), **options)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("76.56万元", "2.62万元", "79.18万元"), None),
        (("76.56万元", "2.62万元", "79.19万元"), INFO),
        (("76.56万元", "2.62万元", "79.20万元"), WARNING),
        (("76.56万元", "2.62万元", "79.28万元"), ERROR),
        (("1.25万元", "2.25万元", "3.53万元"), WARNING),
        (("1.25万元", "2.25万元", "3.54万元"), ERROR),
        (("7656.25万元", "262.21万元", "7919.46万元"), WARNING),
        (("7656.25万元", "262.21万元", "7928.46万元"), ERROR),
        (("97656.25万元", "262.21万元", "97918.69万元"), WARNING),
        (("76.5万元", "2.62万元", "79.12万元"), None),
        (("800.5万元", "412.3万元", "1200万元"), INFO),
        (("39家", "12家", "52家"), ERROR),
        (("39000家", "12000家", "51001家"), WARNING),
        (("76.56元", "2.62元", "79.19元"), WARNING),
        (("76.56元", "2.62元", "80.18元"), ERROR),
        (("9876543.21元", "2.62元", "9876546.83元"), ERROR),
    ],
    ids=[
        "exact", "remainder", "a little more", "clear", "small, twice the slack", "small, more", "one in thousands",
        "ten in thousands", "slight", "mixed places", "coarse", "count", "slight count", "cents", "yuan",
        "yuan of millions",
    ],
)  # fmt: skip
def test_sums(texts, expected):
    assert grade_of(sum_of(*texts)) is expected


@pytest.mark.parametrize(
    ("done", "planned", "percent", "expected"),
    [
        ("563.20万元", "563.34万元", "99.98%", None),
        ("563.20万元", "563.34万元", "100%", INFO),
        ("563.34万元", "563.34万元", "100%", None),
        ("563.40万元", "563.34万元", "100%", None),
        ("563.20万元", "563.34万元", "99%", INFO),
        ("563.20万元", "563.34万元", "99.99%", WARNING),
        ("563.20万元", "563.34万元", "100.00%", ERROR),
        ("463.20万元", "563.34万元", "99.98%", ERROR),
        ("0.00万元", "0.00万元", "100%", None),
    ],
)
def test_rates(done, planned, percent, expected):
    identity = kinds.completion(operand(done), operand(planned), operand(percent))
    assert grade_of(identity) is expected


def test_a_habit_of_cutting_off_is_not_worth_a_word():
    identity = growth("14.5万元", "78.55万元", "22%")
    assert grade_of(identity) is INFO
    assert grade_of(identity, habit=Reading.TRUNCATE) is None


@pytest.mark.parametrize("approximation", [Approximation.EXACT, Approximation.ABOUT])
def test_a_contradiction_of_directions_is_an_error_whatever_else_is_said(approximation):
    change = operand("14.5万元", turn="减少", approximation=approximation)
    rate = operand("22%", turn="增加", at=20)
    for identity in (
        kinds.growth_from_current(change, operand("78.55万元"), rate),
        kinds.growth_from_base(change, operand("93.05万元"), rate),
        kinds.same_direction(change, rate),
        kinds.difference(operand("78.55万元"), operand("64.05万元"), change),
    ):
        verdict = verdicts.test(identity)
        assert grading.is_contradiction(verdict)
        assert grade(verdict) is ERROR


def test_a_large_misfit_is_no_contradiction():
    verdict = verdicts.test(growth("14.5万元", "78.55万元", "82%"))
    assert not grading.is_contradiction(verdict)
    assert grade(verdict) is ERROR


def test_a_negative_number_without_a_word_is_no_contradiction_of_words():
    verdict = verdicts.test(kinds.difference(operand("5万元"), operand("9万元"), operand("4万元")))
    assert not grading.is_contradiction(verdict)
    assert grade(verdict) is ERROR


def test_a_modifier_lowers_an_error():
    whole = operand("120.1万元", approximation=Approximation.ABOUT)
    assert grade_of(kinds.sum_of([operand("76.56万元"), operand("2.62万元")], whole)) is WARNING


def test_a_part_above_its_whole_is_an_error_however_close():
    assert grade_of(kinds.bound(operand("100.02万元"), operand("100.00万元"))) is ERROR
    assert grade_of(kinds.bound(operand("100.01万元"), operand("100.00万元"))) is WARNING
    assert grade_of(kinds.bound(operand("100.01万元"), operand("100.0万元"))) is INFO
    assert grade_of(kinds.rate_limit(operand("215%"))) is ERROR
    assert grade_of(kinds.rate_limit(operand("100.0%"))) is None


def test_a_share_that_no_count_gives_is_a_hint_at_most():
    assert grade_of(kinds.grim(operand("56.5%"), operand("97份"))) is WARNING
    assert grade_of(kinds.grim(operand("95.88%"), operand("97份"))) is None


def test_a_slipped_point_in_a_small_part_is_an_error_though_the_total_is_large():
    slight = sum_of("97656.25万元", "12.21万元", "97657.47万元")
    verdict = verdicts.test(slight)
    assert verdict.relative < Fraction(1, 1000)
    assert grade(verdict) is ERROR
    assert grade_of(sum_of("97656.25万元", "12.21万元", "97657.77万元")) is WARNING


def test_a_sum_that_holds_only_by_a_rare_coincidence_is_improbable():
    parts = [f"{index}.1" for index in range(1, 9)]
    assert grading.is_improbable(verdicts.test(sum_of(*parts, "37.2")))
    assert not grading.is_improbable(verdicts.test(sum_of(*parts, "37.0")))
    assert not grading.is_improbable(verdicts.test(sum_of(*parts, "39.2")))
    assert not grading.is_improbable(verdicts.test(sum_of("1.1", "2.1", "3.1", "6.5")))


@pytest.mark.parametrize(
    ("texts", "loose"),
    [
        (("11万元", "2.85万元", "10.93万元", "24.86万元"), True),
        (("11万元", "2.85万元", "10.93万元", "24.78万元"), False),
        (("11.00万元", "2.85万元", "10.93万元", "24.86万元"), False),
        (("0.53万元", "0.06万元", "0.28万元", "0.9万元"), False),
        (("1.2亿元", "3412.5万元", "15432.5万元"), False),
    ],
    ids=["dropped zeros", "exact", "infeasible", "coarse total", "other unit"],
)
def test_a_sum_that_holds_by_dropped_zeros_is_loose(texts, loose):
    assert grading.is_loose(verdicts.test(sum_of(*texts))) is loose


def test_an_exact_score_leaves_no_room():
    parts = [core.exact("", printed("49分")), core.exact("", printed("49分"))]
    assert grade_of(kinds.sum_of(parts, core.exact("", printed("99分")))) is ERROR
    assert grade_of(kinds.sum_of(parts, core.exact("", printed("98分")))) is None
