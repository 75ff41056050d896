from fractions import Fraction

import pytest

from reportlint.identities.verdicts import Outcome
from reportlint.reporters.facts.inventory import Link
from reportlint.reporters.facts.words import calculation, description, exact, holds


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(5), "5"),
        (Fraction("52.30"), "52.3"),
        (Fraction(1, 200), "0.005"),
        (Fraction(-3, 4), "-0.75"),
        (Fraction(1, 3), "1/3"),
        (Fraction(0), "0"),
    ],
)
def test_exact_numbers(value, text):
    assert exact(value) == text


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("2024年基本支出决算5.00万元。", "5.00万元", "“2024年基本支出决算”，科目基本支出，2024年，决算，±0.005"),
        ("基本支出5万元。", "5万元", "“基本支出”"),
        ("全县税收收入约5亿元。", "5亿元", "“全县税收收入”，科目税收收入，全县，约数"),
        ("公务接待费1200.50元。", "1200.50元", "“公务接待费”"),
        ("1-9月税收收入5.0亿元。", "5.0亿元", "“1-9月税收收入”，科目税收收入，1至9月，±0.05"),
        ("不超过3次。", "3次", "个数，至多此数"),
        ("支出5.00万元，增加1万元。", "1万元", "增减额"),
        ("5万元用于培训。", "5万元", "没有主语"),
    ],
)
def test_what_a_number_is_the_number_of(listed, text, number, words):
    [found] = [found for found in listed(text).numbers if found.quantity.text == number]
    assert description(found) == words


def test_a_long_subject_is_shortened(listed):
    [number] = listed("为解决群众反映强烈的用水难题和补齐设施短板而安排的县级财政补助资金5万元。").numbers
    assert description(number).startswith("“…")
    assert len(description(number)) < 40


@pytest.mark.parametrize(
    ("outcome", "text", "good"),
    [
        (Outcome.EXACT, "ARI104 1＋2＝3 √", True),
        (Outcome.ROUNDING, "ARI104 1＋2＝3 √（四舍五入后）", True),
        (Outcome.INFEASIBLE, "ARI104 1＋2＝3 ×", False),
    ],
)
def test_calculations(outcome, text, good):
    link = Link("ARI104", "1＋2＝3", outcome)
    assert (calculation(link), holds(link)) == (text, good)


def test_a_calculation_from_which_nothing_follows():
    assert calculation(Link("ARI105", "", Outcome.UNDECIDED)) == "ARI105 ？（由其余的数推不出）"
