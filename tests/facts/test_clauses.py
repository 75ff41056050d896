import pytest

from reportlint.facts.clauses import clause_start, depths, segment_start
from reportlint.facts.tokens import Phrase


def phrase(letters):
    return Phrase(0, 0, len(letters), (), letters, 0)


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("KM", (0, 0)),
        ("KM(KM)M", (0, 0, 1, 1, 1, 1, 0)),
        ("(x(M))", (1, 1, 2, 2, 2, 1)),
        ("M)M", (0, 0, 0)),
        ("(M", (1, 1)),
        ("", ()),
    ],
)
def test_depths(letters, expected):
    assert depths(phrase(letters)) == expected


@pytest.mark.parametrize(
    ("letters", "index", "start"),
    [
        pytest.param("YKM", 2, 0, id="the whole clause"),
        pytest.param("KM,KM", 4, 3, id="back to a comma"),
        pytest.param("KM、xM", 4, 3, id="back to a 顿号"),
        pytest.param("KMxM", 3, 2, id="back to a number"),
        pytest.param("KM(aKM", 5, 4, id="back to the cue"),
        pytest.param("KM(KM", 4, 3, id="back to the open bracket"),
        pytest.param("x(KM)xM", 6, 0, id="over a closed bracket"),
        pytest.param("x)xM", 3, 0, id="over a bracket that nothing opens"),
        pytest.param("M", 0, 0, id="nothing before"),
        pytest.param("x:KM", 3, 2, id="back to a colon"),
    ],
)
def test_where_a_clause_begins(letters, index, start):
    assert clause_start(phrase(letters), index) == start


@pytest.mark.parametrize(("letters", "index", "start"), [("KM;KM", 4, 3), ("KM,KM", 4, 0), ("KM;KM;x", 2, 0)])
def test_segments_end_at_semicolons(letters, index, start):
    assert segment_start(phrase(letters), index) == start
