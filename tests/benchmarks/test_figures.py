from dataclasses import replace

from ledger import Entry, digest, entries, ledger
from mutation.figures import Share, by_identities, by_rule, goals, line
from mutation.operators import Operator
from mutation.trials import Alarm, Trial
from pages import put
from tables import Table

from reportlint.model.findings import Severity


def trial(*, operator=Operator.REPLACE, breaks=1, equivalent=False, codes=("ARI104",), said=("ARI104",), named=True):
    repair = ("9万元", "8万元") if named else None
    alarms = tuple(Alarm(code, Severity.ERROR, True, "不符", repair) for code in said)
    return Trial("报告", operator, "money", False, 1, breaks, codes, equivalent, "8万元", "9万元", "", (), alarms)


def test_errors_are_counted_by_what_can_be_found():
    free = replace(trial(said=()), identities=0)
    counted = line([trial(), trial(said=()), trial(equivalent=True, said=()), free])
    assert (counted.seeded, counted.equivalent, counted.free, counted.free_found) == (4, 1, 1, 0)
    assert counted.found == Share(1, 2)


def test_the_rule_whose_relation_breaks_need_not_be_the_one_that_tells():
    found = by_rule([trial(codes=("ARI104", "ARI105"), said=("ARI105",))])
    assert (found["ARI104"].found.value, found["ARI104"].own.value) == (1, 0)
    assert found["ARI105"].own.value == 1


def test_the_culprit_is_counted_by_what_it_breaks():
    found = by_identities([trial(), trial(named=False), trial(breaks=2), trial(breaks=7)])
    assert {count: str(named) for count, named in found.items()} == {1: "0.500", 2: "1.000", 3: "1.000"}


def test_the_goals_tell_numbers_from_words():
    reached = {goal.key: goal.reached for goal in goals([trial(), trial(operator=Operator.DIRECTION, said=())])}
    assert reached["numbers"] == Share(1, 1)
    assert reached["words"] == Share(0, 1)


def test_what_the_scoring_program_prints_becomes_a_ledger():
    output = (
        "recall, kinds in scope   3/4 = 0.750\n"
        "  ARI104  right    8  extra    2\n"
        'EXTRA 1 ARI104 error "合计\\n9万元" 不符\n'
        "EXTRA 2 ARI104 error null 不符\n"
    )
    real = {digest("ARI104", "合计9万元"): True}
    assert list(entries(output, real)) == [Entry("ARI104", "sum-mismatch", Severity.ERROR, 8, 2, 1)]
    assert next(entries(output, {})).holds is False
    assert "| ARI104 sum-mismatch | error | 8 | 2 | 1 | 0.90 | yes |" in ledger(list(entries(output, real))).markdown()


def test_figures_replace_what_stood_in_their_place(tmp_path):
    page = tmp_path / "accuracy.md"
    page.write_text("前\n<!-- ledger begin -->\n旧\n<!-- ledger end -->\n后\n", encoding="utf-8")
    put(page, "ledger", Table("", ("a", "b"), [("1", "2")]).markdown())
    put(page, "ledger", Table("", ("a", "b"), [("3", "4")]).markdown())
    text = page.read_text(encoding="utf-8")
    assert text == "前\n<!-- ledger begin -->\n\n| a | b |\n| --- | --: |\n| 3 | 4 |\n\n<!-- ledger end -->\n后\n"
    assert [path.name for path in tmp_path.iterdir()] == ["accuracy.md"]


def test_a_table_for_the_terminal_lines_up():
    table = Table("Units", ("unit", "n"), [("万元", "12"), ("m", "3")])
    assert table.plain() == "Units\n  unit   n\n  万元  12\n  m      3"
