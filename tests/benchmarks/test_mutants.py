from random import Random

import pytest
from mutation.lab import Lab, linter
from mutation.mutants import Breeder
from mutation.operators import OPPOSITES, Operator, Site, sites
from mutation.oracle import independent, number_bonds
from mutation.slips import reprinted

from reportlint.facts.facts import Facts
from reportlint.identities.edits import numeral_of
from reportlint.readers.detect import read
from reportlint.relations.relations import Relations

SUM = "2024年基本支出决算52.30万元，其中：人员经费40.00万元，公用经费12.30万元。"
CHANGE = "2024年支出决算78.55万元，比上年增加14.55万元，增长22.73%。"


def facts_of(text):
    return Facts(read(text.encode(), "报告.txt"), linter().lexicon)


def place(facts, words):
    text = facts.document.blocks[0].text
    return facts.document.blocks[0].span(text.index(words), text.index(words) + len(words))


def bonds(text, old, new):
    """The relations of a report that hold a number, with another one in its place."""
    facts = facts_of(text)
    breeder = Breeder(facts, Relations(facts))
    quantity = breeder.numbers[place(facts, old)]
    return number_bonds(breeder.relations, quantity.span, reprinted(quantity, numeral_of(new)), 1)


@pytest.mark.parametrize(("new", "broken"), [("40.01", False), ("40.02", True), ("70.00", True)])
def test_an_edit_within_rounding_is_equivalent(new, broken):
    """The three numbers stand for ±0.015万元 together."""
    assert [bond.broken for bond in bonds(SUM, "40.00万元", new)] == [broken]


@pytest.mark.parametrize(("new", "broken"), [("22.7", False), ("23", False), ("22", False), ("22.6", True)])
def test_a_rate_may_be_rounded_or_cut_off(new, broken):
    assert any(bond.broken for bond in bonds(CHANGE, "22.73%", new)) is broken


def test_parts_that_need_not_be_all_there_are_prove_nothing():
    text = "2024年项目支出决算52.30万元，其中：道路养护40.00万元，绿化补种12.30万元。"
    assert bonds(text, "40.00万元", "70.00") == []


def test_numbers_that_several_identities_hold_are_counted_once_for_each():
    assert independent(bonds(SUM, "40.00万元", "70.00")) == 1
    assert independent(bonds(CHANGE, "14.55万元", "41.55")) >= 1


def test_every_place_of_an_error_is_found():
    facts = facts_of(CHANGE + SUM)
    found = set(sites(facts, Relations(facts)))
    assert {site.operator for site in found} == set(Operator) - {Operator.COUNT}
    assert Site(Operator.DIRECTION, place(facts, "增长")) in found
    assert Site(Operator.BASE, place(facts, "上年")) in found
    assert Site(Operator.YEAR, place(facts, "2024")) in found
    assert Site(Operator.ADDEND, place(facts, "52.30万元")) in found


@pytest.mark.parametrize("operator", list(Operator))
def test_an_error_changes_what_is_printed_and_comes_again(operator):
    facts = facts_of(CHANGE + SUM)
    breeder = Breeder(facts, Relations(facts))
    for site in sites(facts, breeder.relations):
        if site.operator is operator:
            mutant = breeder.mutant(site, Random(7))
            assert mutant is None or mutant.edit.new != mutant.old == facts.document.text(site.span)
            assert mutant == breeder.mutant(site, Random(7))


def test_a_total_without_a_part_or_with_one_twice():
    facts = facts_of(SUM)
    breeder = Breeder(facts, Relations(facts))
    site = Site(Operator.ADDEND, place(facts, "52.30万元"))
    found = {breeder.mutant(site, Random(seed)).edit.new for seed in range(40)}
    assert found == {"12.30万元", "40.00万元", "92.30万元", "64.60万元"}


def test_words_of_direction_turn_back():
    assert (OPPOSITES["增加"], OPPOSITES["减少"], OPPOSITES["降低"]) == ("减少", "增加", "提高")
    assert OPPOSITES["下降"] == "增长"
    assert all(OPPOSITES[other] in OPPOSITES for other in OPPOSITES)


def test_an_error_that_is_seeded_is_found_and_named(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(SUM, encoding="utf-8")
    lab = Lab(path)
    site = Site(Operator.SWAP, place(lab.facts, "52.30万元"))
    trial = lab.trial(site, "1")
    assert lab.survey().clean
    assert trial.to_find
    assert trial.killed()
    assert trial.named
