from fractions import Fraction

import pytest

from reportlint.identities import core, kinds, verdicts, wording
from reportlint.identities.intervals import EVERYTHING, Interval
from reportlint.identities.kinds import MultipleReading
from reportlint.model.spans import Span
from reportlint.testing.printed import operand, printed


def verdict(build, *texts, **turns):
    return verdicts.test(build(*(operand(text, at=20 * index) for index, text in enumerate(texts)), **turns))


def turned(build, change, level, rate, *, rate_word="减少"):
    return verdicts.test(build(operand(change, turn="减少"), operand(level), operand(rate, turn=rate_word, at=20)))


def sum_of(*texts):
    *parts, whole = map(operand, texts)
    return verdicts.test(kinds.sum_of(parts, whole))


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction("64.05"), 2, "64.05"),
        (Fraction("64.05"), 1, "64.1"),
        (Fraction("-64.05"), 1, "-64.1"),
        (Fraction("-0.04"), 1, "0.0"),
        (Fraction("0.005"), 2, "0.01"),
        (Fraction(1200), 0, "1200"),
        (Fraction(2, 3), 3, "0.667"),
    ],
)
def test_decimals(value, decimals, text):
    assert wording.fixed(value, decimals) == text


@pytest.mark.parametrize(
    ("lo", "hi", "unit", "text"),
    [
        ("0.22541", "0.22736", "22%", "22.5%～22.7%"),
        ("0.21500", "0.22500", "22%", "21.5%～22.5%"),
        ("791700", "791900", "79.19万元", "79.17～79.19万元"),
        ("791850", "791950", "79.19万元", "79.185～79.195万元"),
        ("0.9997343", "0.9997698", "99.99%", "99.973%～99.977%"),
        ("0.9997343", "0.9997348", "99.99%", "99.9734%～99.9735%"),
        ("640500", "640500", "79.19万元", "64.05万元"),
        ("640500", "640500", "79.1万元", "64.05万元"),
    ],
)
def test_intervals(lo, hi, unit, text):
    assert wording.interval(Interval(Fraction(lo), Fraction(hi)), operand(unit)) == text


@pytest.mark.parametrize(
    ("box", "text"),
    [
        (Interval(None, Fraction(1)), "不超过100%"),
        (Interval(None, Fraction(1), hi_open=True), "小于100%"),
        (Interval(Fraction(1, 4), None), "不低于25%"),
        (Interval(Fraction(1, 4), None, lo_open=True), "大于25%"),
        (EVERYTHING, "任意值"),
        (Interval(Fraction(1), Fraction(0)), "没有共同的取值"),
    ],
)
def test_half_bounded_intervals(box, text):
    assert wording.interval(box, operand("22%")) == text


def test_a_fall_is_shown_without_its_sign_and_a_rise_that_falls_with_it():
    box = Interval(Fraction("-0.1563"), Fraction("-0.1554"))
    assert wording.interval(box, operand("22%", turn="减少")) == "15.5%～15.6%"
    assert wording.interval(box, operand("22%", turn="增加")) == "-15.6%～-15.5%"


@pytest.mark.parametrize(
    ("found", "formula", "expected"),
    [
        (verdict(kinds.difference, "78.55万元", "14.5万元", "65万元"), "78.55－14.5＝64.05", "64万元"),
        (sum_of("76.56万元", "2.62万元", "79.19万元"), "76.56＋2.62＝79.18", "79.18万元"),
        (sum_of("76.56万元", "-2.62万元", "73.84万元"), "76.56－2.62＝73.94", "73.94万元"),
        (sum_of("1.2亿元", "3400万元", "1.74亿元"), "1.2亿元＋3400万元＝1.54亿元", "1.54亿元"),
        (verdict(kinds.completion, "563.20万元", "563.34万元", "99.99%"), "563.20÷563.34≈99.975%", "99.98%"),
        (verdict(kinds.share, "30万元", "200万元", "51%"), "30÷200＝15%", "15%"),
        (verdict(kinds.growth_from_base, "3.45万元", "76.56万元", "4.7%"), "3.45÷76.56≈4.51%", "4.5%"),
        (verdict(kinds.growth_from_current, "14.5万元", "78.55万元", "32%"), "14.5÷（78.55－14.5）≈22.6%", "23%"),
        (turned(kinds.growth_from_current, "14.5万元", "78.55万元", "22%"), "14.5÷（78.55＋14.5）≈15.6%", "16%"),
        (
            turned(kinds.growth_from_current, "14.5万元", "78.55万元", "22%", rate_word="增加"),
            "14.5÷（78.55＋14.5）≈15.6%",
            "-16%",
        ),
        (verdict(kinds.change_rate_from_levels, "52万元", "50万元", "5%"), "（52－50）÷50＝4%", "4%"),
        (verdict(kinds.points_change, "98.5%", "96.2%", "3.2个百分点"), "98.5%－96.2%＝2.3个百分点", "2.3个百分点"),
        (verdict(kinds.per_unit, "360万元", "12人", "3万元"), "360万元÷12人＝30万元", "30万元"),
        (verdict(kinds.grim, "96.5%", "97份"), "94÷97≈96.91%", "96.9%"),
        (verdict(kinds.score_rate, "9分", "10分", "79.27%"), "10×79.27%＝7.927", "8分"),
        (verdict(kinds.bound, "13家", "12家"), "13＞12", "12家"),
        (verdict(kinds.rate_limit, "215%"), "215%＞100%", "100%"),
        (verdict(kinds.rate_limit, "95%"), "95%≤100%", "95%"),
        (
            verdict(kinds.multiple, "49万元", "12.2万元", "1番", reading=MultipleReading.DOUBLINGS),
            "49万元÷12.2万元≈4.02",
            "31万元",
        ),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_formulas(found, formula, expected):
    assert wording.formula(found) == formula
    assert wording.expected(found) == expected


def test_a_fall_is_taken_from_the_larger_level():
    change = operand("14.5万元", turn="减少")
    found = verdicts.test(kinds.difference(operand("64.05万元"), operand("78.55万元"), change))
    assert wording.formula(found) == "78.55－64.05＝14.5"
    rate = operand("20%", turn="下降")
    found = verdicts.test(kinds.change_rate_from_levels(operand("40万元"), operand("50万元"), rate))
    assert wording.formula(found) == "（50－40）÷50＝20%"


def test_mentions_and_words_are_set_side_by_side():
    mentions = verdicts.test(kinds.equality([operand("78.55万元"), operand("79.19万元")]))
    assert wording.formula(mentions) == "78.55≠79.19"
    words = kinds.same_direction(operand("14.5万元", turn="减少"), operand("22%", turn="增加"))
    assert wording.formula(verdicts.test(words)) == "减少14.5万元，增加22%"


def test_evidence_names_what_was_printed_and_what_follows():
    rate = operand("32%", "增长率", at=40)
    found = verdicts.test(kinds.growth_from_current(operand("14.5万元", "增加额"), operand("78.55万元", at=20), rate))
    proof = wording.evidence(found)
    assert proof.formula == "14.5÷（78.55－14.5）≈22.6%"
    assert (proof.computed, proof.printed) == ("22.5%～22.7%", "31.5%～32.5%")
    assert [(one.role, one.text) for one in proof.operands][::2] == [("增加额", "14.5万元"), ("增长率", "32%")]
    assert proof.operands[2].span == Span(0, 40, 43)


def test_a_number_that_nobody_printed_is_no_operand():
    assert len(wording.evidence(verdict(kinds.rate_limit, "215%")).operands) == 1


def test_an_exact_number_is_shown_as_it_is():
    whole = core.exact("", printed("98分"))
    found = verdicts.test(kinds.sum_of([core.exact("", printed("49分"))] * 2, whole))
    assert wording.evidence(found).computed == "98分"
