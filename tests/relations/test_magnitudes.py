import pytest

from reportlint.model.findings import Confidence


def told(relations):
    return [relation for relation in relations.all if relation.code == "ARI114"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("预算48.60万元，实际支出48.60元。", 1),
        ("实际支出48.60元，预算48.60万元。", 1),
        ("预算48.60万元，实际支出48.60万元。", 0),
        ("预算48.60元，实际支出48.60元。", 0),
        ("预算48万元，实际支出48元。", 0),
        ("预算48.60万元。\n实际支出48.60元。", 0),
        ("预算0.00万元，实际支出0.00元。", 0),
    ],
    ids=["元 behind", "元 before", "both 万元", "both 元", "two digits", "two paragraphs", "nothing"],
)
def test_the_same_digits_in_two_units(relations_of, text, number):
    assert len(told(relations_of(text))) == number


def test_the_amount_in_yuan_stands_first(relations_of):
    (relation,) = told(relations_of("预算48.60万元，实际支出48.60元。"))
    assert [operand.quantity.text for operand in relation.verdict.identity.operands] == ["48.60元", "48.60万元"]
    assert relation.broken
    assert relation.confidence is Confidence.HIGH


def test_many_yuan_may_be_meant(relations_of):
    (relation,) = told(relations_of("预算123456万元，实际支出123456元。"))
    assert relation.confidence is Confidence.MEDIUM


def test_what_the_lost_ten_thousand_breaks_is_told_with_it(relations_of):
    text = "支出合计186.40万元。基本支出186.40元，较上年172.30万元，增加14.10万元。"
    relations = relations_of(text)
    (relation,) = relations.broken("ARI114")
    assert [follower.code for follower in relation.followers] == ["ARI103"]
    assert list(relations.broken("ARI103")) == []
