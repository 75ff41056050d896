from dataclasses import replace

import pytest

from reportlint.identities import kinds, verdicts
from reportlint.identities.core import Variant
from reportlint.identities.diagnosis import Diagnosis, Surroundings, suggest
from reportlint.identities.edits import EditKind
from reportlint.identities.printed import Printed
from reportlint.model.spans import Span
from reportlint.testing.printed import operand


def numbers(*texts, start=0):
    return [operand(text, at=start + 20 * index) for index, text in enumerate(texts)]


def sum_of(*texts, start=0):
    *parts, whole = numbers(*texts, start=start)
    return kinds.sum_of(parts, whole)


def edits(repairs):
    return [(repair.kind, repair.old, repair.new) for repair in repairs]


def falling_but_rising():
    change, rate = operand("14.5万元", turn="减少", at=20), operand("22%", turn="增加", at=40)
    return kinds.growth_from_current(change, operand("78.55万元"), rate), kinds.same_direction(change, rate)


def test_the_wrong_word_of_direction_is_found_by_arithmetic():
    identities = falling_but_rising()
    repairs = suggest(identities)
    assert edits(repairs)[0] == (EditKind.DIRECTION, "减少", "增加")
    assert repairs[0].mends == identities
    assert repairs[0].span == Span(0, 18, 20)
    assert (EditKind.DIRECTION, "增加", "减少") not in edits(repairs)


def test_the_base_printed_elsewhere_bears_the_other_word_out():
    """With the budget printed as 93.05 the amount did fall, and no single edit makes 22 % of it."""
    growth, direction = falling_but_rising()
    change = growth.operands[0]
    difference = kinds.difference(growth.operands[1], operand("93.05万元", at=100), change)
    assert suggest([growth, direction, difference]) == ()


def test_a_word_of_direction_is_replaced_by_its_own_opposite():
    change, rate = operand("14.5万元", turn="下降", at=20), operand("22%", turn="增长", at=40)
    surroundings = Surroundings(opposites={"下降": "上升", "增长": "负增长"})
    repairs = suggest([kinds.growth_from_current(change, operand("78.55万元"), rate)], surroundings)
    assert edits(repairs)[0] == (EditKind.DIRECTION, "下降", "上升")


def test_a_word_that_signs_two_numbers_turns_both():
    change, rate = operand("14.5万元", turn="减少", at=20), operand("22.6%", turn="减少", at=40)
    shared = replace(rate, word=change.word)
    growth = kinds.growth_from_current(change, operand("78.55万元"), shared)
    assert edits(suggest([growth]))[0] == (EditKind.DIRECTION, "减少", "增加")


def test_nothing_is_suggested_where_nothing_is_broken():
    assert suggest([sum_of("76.56万元", "2.62万元", "79.19万元")]) == ()
    assert suggest([]) == ()


@pytest.mark.parametrize(
    ("texts", "edit"),
    [
        (("31.25万元", "8.40万元", "93.65万元"), (EditKind.SWAP, "93.65万元", "39.65万元")),
        (("31.25万元", "8.40万元", "396.5万元"), (EditKind.POINT, "396.5万元", "39.65万元")),
        (("31.25万元", "8.40万元", "39.65元"), (EditKind.UNIT, "39.65元", "39.65万元")),
        (("31.25万元", "840万元", "39.65万元"), (EditKind.POINT, "840万元", "8.4万元")),
        (("131.25万元", "8.40万元", "39.65万元"), (EditKind.DROP, "131.25万元", "31.25万元")),
        (("31.25万元", "8.4万元", "3.65万元"), (EditKind.INSERT, "3.65万元", "39.65万元")),
        (("31.25万元", "8.40万元", "22.85万元"), (EditKind.SIGN, "8.40万元", "-8.40万元")),
    ],
    ids=["swap", "point", "unit", "point in a part", "drop", "insert", "sign"],
)
def test_one_slip_in_a_sum(texts, edit):
    assert edit in edits(suggest([sum_of(*texts)]))


def test_two_sums_name_the_number_that_they_share():
    rows = [sum_of("312.40万元", "87.15万元", "399.55万元"), sum_of("127.60万元", "45.85万元", "173.45万元", start=100)]
    wrong = operand("321.40万元", at=0)
    row = rows[0].exchanged(0, wrong)
    column = kinds.sum_of([wrong, rows[1].operands[0]], operand("440.00万元", at=300))
    repairs = suggest([row, column, rows[1]])
    assert edits(repairs) == [(EditKind.SWAP, "321.40万元", "312.40万元")]
    assert repairs[0].mends == (row, column)


def test_an_edit_that_breaks_what_holds_is_no_repair():
    """The total is confirmed by another sum, so one of the parts must be wrong."""
    broken = sum_of("31.25万元", "8.40万元", "39.85万元")
    holding = kinds.sum_of([operand("20.05万元", at=100), operand("19.80万元", at=120)], broken.result)
    assert (EditKind.REPLACE, "39.85万元", "39.65万元") in edits(suggest([broken]))
    assert {repair.old for repair in suggest([broken, holding])} == {"31.25万元", "8.40万元"}


def test_an_edit_to_a_value_printed_elsewhere_comes_first():
    broken = sum_of("31.25万元", "8.40万元", "39.85万元")
    elsewhere = [operand("8.60万元", at=500)]
    first = suggest([broken], Surroundings(printed=Printed(elsewhere)))[0]
    assert (first.kind, first.old, first.new) == (EditKind.REPLACE, "8.40万元", "8.60万元")
    assert first.cost < 0


def test_a_number_that_stands_elsewhere_under_another_name_was_copied():
    """No slip of the finger leads from 31.25 to 36.32."""
    parts = [operand("31.25万元", "会议费"), operand("8.40万元", "培训费", at=20)]
    broken = kinds.sum_of(parts, operand("44.72万元", "合计", at=40))
    assert suggest([broken]) == ()
    assert suggest([broken], Surroundings(printed=Printed([*parts, operand("31.25万元", "本年会议费", at=500)]))) == ()
    elsewhere = [*parts, operand("31.25万元", "差旅支出", at=500)]
    assert edits(suggest([broken], Surroundings(printed=Printed(elsewhere)))) == [
        (EditKind.COPY, "31.25万元", "36.32万元")
    ]


def test_a_cell_under_another_name_was_copied_as_well():
    parts = [operand("31.25万元", "会议费"), operand("8.40万元", "培训费", at=20)]
    broken = kinds.sum_of(parts, operand("44.72万元", "合计", at=40))
    cells = [*parts, operand("31.25万元", "差旅支出", at=500)]
    assert edits(suggest([broken], Surroundings(printed=Printed(cells)))) == [(EditKind.COPY, "31.25万元", "36.32万元")]


def test_of_two_equal_parts_of_one_sum_each_may_be_a_copy():
    broken = sum_of("31.25万元", "31.25万元", "8.17万元", "55.48万元")
    assert edits(suggest([broken])) == [
        (EditKind.COPY, "31.25万元", "16.06万元"),
        (EditKind.COPY, "31.25万元", "16.06万元"),
    ]


def test_a_number_that_a_cell_bears_out_is_named_last():
    """Each part may have one digit wrong, but the table says the first one again, to the 分."""
    parts = [operand("31.25万元", "会议费"), operand("8.46万元", "培训费", at=20)]
    broken = kinds.sum_of(parts, operand("39.91万元", "合计", at=40))
    places = {edit[1] for edit in edits(suggest([broken]))}
    assert places == {"31.25万元", "8.46万元", "39.91万元"}
    borne_out = Surroundings(printed=Printed([operand("312,487.60元", "会议费支出", at=500)]))
    assert edits(suggest([broken], borne_out))[-1][1] == "31.25万元"


@pytest.mark.parametrize("total", ["143.35万元", "73.57万元"], ids=["counted twice", "left out"])
def test_a_total_with_a_part_too_many_or_too_few_is_named(total):
    first = suggest([sum_of("65.12万元", "34.89万元", "8.45万元", total)])[0]
    assert (first.kind, first.old, first.new) == (EditKind.RECOUNT, total, "108.46万元")


def test_a_round_part_is_no_evidence_for_a_wrong_total():
    repairs = suggest([sum_of("65.12万元", "30.00万元", "8.45万元", "133.57万元")])
    assert EditKind.RECOUNT not in {repair.kind for repair in repairs}


def test_a_rate_that_no_slip_explains_is_worked_out_from_the_amounts():
    growth = kinds.growth_from_base(*numbers("3.45万元", "76.56万元", "81.07%"))
    assert edits(suggest([growth])) == [(EditKind.DEDUCE, "81.07%", "4.51%")]


def test_a_round_number_is_likely_to_be_meant():
    repairs = suggest([sum_of("5000.00元", "1236.60元", "6436.60元")])
    assert [repair.old for repair in repairs] == ["1236.60元", "6436.60元", "5000.00元"]


def test_a_number_with_other_decimals_than_its_peers_is_likely_wrong():
    repairs = suggest([sum_of("31.25万元", "8.40万元", "3965万元")])
    assert edits(repairs)[0] == (EditKind.POINT, "3965万元", "39.65万元")


def test_nobody_writes_per_mille_for_per_cent():
    share = kinds.share(*numbers("25.72万元", "397.64万元", "64.7%"))
    assert edits(suggest([share]))[0] != (EditKind.UNIT, "64.7%", "64.7‰")


def test_what_two_broken_sums_share_is_worked_out_from_the_others():
    shared = operand("91.07万元")
    row = kinds.sum_of([shared, operand("8.40万元", at=20)], operand("39.65万元", at=40))
    column = kinds.sum_of([shared, operand("12.16万元", at=60)], operand("43.41万元", at=80))
    assert suggest([row]) == ()
    assert edits(suggest([row, column])) == [(EditKind.DEDUCE, "91.07万元", "31.25万元")]


def test_an_addend_that_was_left_out_is_found():
    broken = sum_of("31.25万元", "8.40万元", "63.98万元")
    elsewhere = [operand("24.33万元", "上年结转", at=500), operand("24.35万元", at=520)]
    repairs = suggest([broken], Surroundings(elsewhere=Printed(elsewhere)))
    assert (repairs[0].kind, repairs[0].role, repairs[0].new) == (EditKind.ADDEND, "上年结转", "24.33万元")
    assert repairs[0].span == broken.operands[1].quantity.span


def test_a_short_number_is_no_evidence():
    broken = sum_of("31家", "8家", "44家")
    repairs = suggest([broken], Surroundings(elsewhere=Printed([operand("5家", at=500)])))
    assert EditKind.ADDEND not in {repair.kind for repair in repairs}


def test_another_base_word_is_offered():
    change, rate, base = operand("3.45万元"), operand("4.7%", at=20), operand("76.56万元", at=40)
    other = kinds.growth_from_base(change, operand("73.11万元", at=60), rate)
    stated = kinds.growth_from_base(change, base, rate)
    stated = replace(stated, variants=(Variant(Span(0, 80, 83), "年初预算", "上年", other),))
    assert (EditKind.BASE, "年初预算", "上年") in edits(suggest([stated]))


def test_the_rate_is_named_where_the_base_is_certain():
    stated = kinds.growth_from_base(*numbers("3.45万元", "76.56万元", "4.7%"))
    assert (EditKind.REPLACE, "4.7%", "4.5%") in edits(suggest([stated]))


def test_a_hundred_per_cent_is_never_the_culprit():
    shares = kinds.shares_sum(numbers("58.21%", "31.79%"))
    assert {repair.old for repair in suggest([shares])} == {"58.21%", "31.79%"}


def test_an_edit_after_which_nothing_follows_is_no_repair():
    """A rise of 14.5 to 8.55 has a base below zero."""
    change, rate = operand("14.5万元", turn="减少", at=20), operand("22%", turn="减少", at=40)
    growth = kinds.growth_from_current(change, operand("8.55万元"), rate)
    risen = growth.exchanged(0, operand("14.5万元", turn="增加", at=20))
    assert verdicts.test(risen).outcome is verdicts.Outcome.UNDECIDED
    assert EditKind.DIRECTION not in {repair.kind for repair in suggest([growth])}


def test_at_most_three_suggestions_one_per_number():
    repairs = suggest([sum_of("11.25万元", "8.40万元", "7.30万元", "6.20万元", "33.25万元")])
    assert len(repairs) == 3
    assert len({repair.span for repair in repairs}) == 3
    assert [repair.cost for repair in repairs] == sorted(repair.cost for repair in repairs)


def test_a_finding_names_edits_that_mend_it_and_not_its_neighbour():
    """Two wrong sums hang together by a number that is right in both; each has a slip of its own."""
    shared = operand("31.25万元", at=0)
    rows = [
        kinds.sum_of([shared, operand("8.40万元", at=20)], operand("39.56万元", at=40)),
        kinds.sum_of([shared, operand("7.13万元", at=60)], operand("83.38万元", at=80)),
    ]
    diagnosis = Diagnosis(rows, Surroundings())
    assert {row.result.quantity.text: edits(diagnosis.repairs(row))[0] for row in rows} == {
        "39.56万元": (EditKind.SWAP, "39.56万元", "39.65万元"),
        "83.38万元": (EditKind.SWAP, "83.38万元", "38.38万元"),
    }
    assert all(repair.mends == (row,) for row in rows for repair in diagnosis.repairs(row))
