import pytest

from reportlint.identities.printed import Printed
from reportlint.testing.printed import operand


@pytest.mark.parametrize(
    ("text", "role", "borne_out"),
    [
        ("31.25万元", "公务接待费", True),
        ("312,460.00元", "公务接待费支出", True),
        ("312,560.00元", "公务接待费", False),
        ("31.25万元", "差旅支出", False),
        ("31.25万元", "", False),
        ("31.25%", "公务接待费", False),
    ],
    ids=["same", "finer unit", "rounds to another", "another name", "no name", "rate"],
)
def test_a_number_is_borne_out_by_its_namesake(text, role, borne_out):
    report = Printed([operand(text, role, at=500)])
    assert report.bear_out(operand("31.25万元", "公务接待费"), ()) is borne_out


def test_a_number_does_not_bear_itself_out():
    number = operand("31.25万元", "公务接待费")
    assert not Printed([number]).bear_out(number, [number.quantity.span])


def test_numbers_of_few_digits_prove_nothing():
    report = Printed([operand("0.50万元", "公务接待费", at=500), operand("300.00万元", "会议费", at=520)])
    assert not report.bear_out(operand("0.50万元", "公务接待费"), ())
    assert not report.bear_out(operand("300.00万元", "会议费"), ())


def test_only_numbers_with_digits_enough_are_known():
    report = Printed([operand("31.25万元", "会议费"), operand("8家", "单位", at=20)])
    assert operand("312500元", "别处", at=40) in report
    assert operand("8家", "单位", at=60) not in report
    assert operand("31.26万元", "会议费", at=80) not in report


def test_a_copy_goes_by_two_names():
    own, other = operand("31.25万元", "会议费"), operand("31.25万元", "差旅支出", at=500)
    assert Printed([own, other]).as_another(own)
    assert not Printed([own]).as_another(own)
    assert not Printed([own, operand("31.25万元", "本年会议费", at=500)]).as_another(own)
