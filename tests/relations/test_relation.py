import pytest

from reportlint.identities.kinds import completion, equality
from reportlint.identities.verdicts import Outcome
from reportlint.model.spans import Span
from reportlint.relations.relation import Relation
from reportlint.testing.printed import operand

RIGHT = equality((operand("5万元"), operand("5万元", at=9)))
NEAR = equality((operand("5.00万元"), operand("5.01万元", at=9)))
WRONG = equality((operand("5万元"), operand("9万元", at=9)))
NOTHING = completion(operand("5万元"), operand("0万元", at=9), operand("80%", at=20))


def relation(*readings):
    return Relation("AGR301", readings, Span(0, 0, 20))


@pytest.mark.parametrize(
    ("readings", "outcome", "broken"),
    [
        pytest.param((RIGHT,), Outcome.EXACT, False, id="holds"),
        pytest.param((WRONG,), Outcome.INFEASIBLE, True, id="fails"),
        pytest.param((WRONG, RIGHT), Outcome.EXACT, False, id="one reading holds"),
        pytest.param((WRONG, NEAR), Outcome.ROUNDING, False, id="one reading holds by rounding"),
        pytest.param((NOTHING,), Outcome.UNDECIDED, False, id="nothing follows"),
        pytest.param((WRONG, NOTHING), Outcome.UNDECIDED, False, id="one reading says nothing"),
    ],
)
def test_the_best_reading_counts(readings, outcome, broken):
    found = relation(*readings)
    assert (found.verdict.outcome, found.broken) == (outcome, broken)


def test_of_readings_that_all_fail_the_likeliest_counts():
    other = equality((operand("5万元"), operand("7万元", at=9)))
    assert relation(WRONG, other).verdict.identity is WRONG


@pytest.mark.parametrize(("reading", "decided"), [(RIGHT, True), (WRONG, True), (NOTHING, False)])
def test_whether_the_numbers_could_have_broken_it(reading, decided):
    assert relation(reading).decided is decided
