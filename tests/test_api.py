"""The api is what check authors rely on: names go in, none goes out."""

import inspect

import pytest

from reportlint import api

LONG_STANDING = """
Amount Approximation Base Block Breakdown Cell Change Check Confidence Context Conversion Direction Document Edit
EditKind Entity Establishment Evidence Finding Grade GradeMention Key Kind Listing Marker Operand Outcome Pack Period
Profile Quantity Ratio Related Relation Remark Repair RequiredSection ScoreMention Section Severity Span Table Turn
Verdict Word YearMention enclosing evidence expected formula grade heading_words interval marker same_heading same_unit
split_name Balance Comparison Facts Figure Flow Identity Relations Sheet Tally bound difference equality judge per_unit
share sum_of within
""".split()  # noqa: SIM905


@pytest.mark.parametrize("name", LONG_STANDING)
def test_a_name_that_was_there_stays(name):
    assert name in api.__all__
    assert getattr(api, name).__doc__


def test_all_names_are_sorted_and_there():
    assert list(api.__all__) == sorted(api.__all__)
    assert all(hasattr(api, name) for name in api.__all__)


def test_nothing_else_is_public():
    tools = {"TYPE_CHECKING", "annotations", "import_module"}
    public = {name for name, value in vars(api).items() if not name.startswith("_") and not inspect.ismodule(value)}
    assert public - tools <= set(api.__all__)


def test_what_is_not_there_is_said():
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = api.Nothing


def test_every_public_thing_explains_itself():
    assert [name for name in api.__all__ if not _said(getattr(api, name).__doc__, name)] == []


@pytest.mark.parametrize(
    ("text", "feasible", "shown"),
    [("接待96批次，12人次。", False, "96批次＞12人次"), ("接待约50批次，50余人次。", True, "50批次≤50人次")],
    ids=["broken", "holds"],
)
def test_a_check_may_calculate(relations_of, facts_of, text, feasible, shown):
    visits, guests = facts_of(text).quantities
    operand = relations_of(text).operand
    verdict = api.judge(api.bound(operand("批次", visits), operand("人次", guests)))
    assert (verdict.feasible, api.evidence(verdict).formula) == (feasible, shown)


def _said(words, name):
    """Whether a docstring was written; Python itself gives the fields alone."""
    return words and not words.startswith(f"{name}(")
