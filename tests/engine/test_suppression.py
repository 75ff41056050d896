"""Comments that set findings aside: what they may say, what they cover, and what is said of those that do not work."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.engine.registry import Registry, installed
from reportlint.engine.runner import Linter, Settings
from reportlint.engine.selection import Selection
from reportlint.engine.suppression.order import VERBS, Order, OrderError, parse
from reportlint.model.findings import Confidence, Severity
from reportlint.rules.check import Check
from reportlint.rules.pack import Pack

WRONG = "本年支出78.55万元，比年初预算数减少14.5万元，增加22%。"
TWICE = "本单位的的工作按计划推进。"

ORDERS = [
    ("ignore ARI104 -- 尾差", ("ARI104",), "尾差"),
    ("ignore ARI104: 尾差", ("ARI104",), "尾差"),
    ("ignore ARI104：尾差", ("ARI104",), "尾差"),
    ("ignore ARI104，尾差", ("ARI104",), "尾差"),
    ("ignore ARI104（尾差）", ("ARI104",), "尾差"),
    ("ignore ARI104 (尾差)", ("ARI104",), "尾差"),
    ("ignore ARI104——尾差", ("ARI104",), "尾差"),
    ("ignore ARI104 - 尾差", ("ARI104",), "尾差"),
    ("ignore ARI104 尾差", ("ARI104",), "尾差"),
    ("ignore　ＡＲＩ１０４－－尾差", ("ARI104",), "尾差"),
    ("IGNORE ari104 -- 尾差", ("ari104",), "尾差"),
    ("ignore sum-mismatch -- 尾差", ("sum-mismatch",), "尾差"),
    ("ignore ARI104,ARI105 -- 尾差", ("ARI104", "ARI105"), "尾差"),
    ("ignore ARI104，ARI105：尾差", ("ARI104", "ARI105"), "尾差"),
    ("ignore ARI104、ARI105（尾差）", ("ARI104", "ARI105"), "尾差"),
    ("ignore ARI104 ARI105 ARI104 -- 尾差", ("ARI104", "ARI105"), "尾差"),
    ("ignore ARI -- 见附件（第3页）", ("ARI",), "见附件（第3页）"),
    ("ignore ARI（见附件（第3页））", ("ARI",), "见附件（第3页）"),
    ("ignore ARI104 -- 尾差，\n 已核对 -- 张三", ("ARI104",), "尾差， 已核对 -- 张三"),
]


@pytest.mark.parametrize(("words", "rules", "reason"), ORDERS, ids=[words for words, _, _ in ORDERS])
def test_orders(words, rules, reason):
    assert parse(words) == Order("ignore", rules, reason)


def test_enable_needs_neither_rules_nor_reason():
    assert parse("enable") == Order("enable", (), "")
    assert parse("enable ARI104") == Order("enable", ("ARI104",), "")


BAD_ORDERS = [
    ("", "不认识“”"),
    ("ignor ARI104 -- 尾差", "是不是 ignore？"),
    ("忽略 ARI104", "不认识“忽略 ARI104”"),
    ("ignore", "没有写要忽略哪条规则"),
    ("ignore -- 尾差", "没有写要忽略哪条规则"),
    ("ignore 增减方向 -- 尾差", "没有写要忽略哪条规则"),
    ("ignore ARI104", "没有写理由"),
    ("disable ARI104 --", "没有写理由"),
    ("ignore-file ARI104：。", "没有写理由"),
]


@pytest.mark.parametrize(("words", "message"), BAD_ORDERS, ids=[words or "nothing" for words, _ in BAD_ORDERS])
def test_bad_orders(words, message):
    with pytest.raises(OrderError, match=message):
        parse(words)


@given(st.one_of(st.text(max_size=40), st.builds("ignore {} {}".format, st.text(max_size=9), st.text(max_size=20))))
def test_any_words_are_an_order_or_an_error(words):
    with suppress(OrderError):
        order = parse(words)
        assert order.verb in VERBS
        assert order.verb == "enable" or (order.rules and order.reason)


@pytest.fixture(scope="module")
def linter():
    return Linter(installed(), Settings(selection=Selection(("ARI101", "TYP805"))))


@pytest.fixture
def check(linter):
    """Codes, lines and reasons of what a text gives; RL findings without a reason."""

    def run(text, name="报告.txt"):
        return [
            (found.code, found.location.line, found.suppressed)
            for found in linter.check_bytes(text.encode(), name).findings
        ]

    return run


def note(words):
    return f"<!-- reportlint: {words} -->"


def test_ignore_covers_the_next_paragraph_alone(check):
    text = f"{note('ignore ARI101 -- 已核对')}\n{WRONG}\n{WRONG}\n"
    assert check(text) == [("ARI101", 2, "已核对"), ("ARI101", 3, None)]


def test_ignore_covers_its_own_rules_alone(check):
    text = f"{note('ignore ARI101 -- 已核对')}\n{TWICE}{WRONG}\n"
    assert check(text) == [("TYP805", 2, None), ("ARI101", 2, "已核对")]


@pytest.mark.parametrize("rule", ["ARI101", "ari101", "ARI1", "ARI", "change-direction", "Change-Direction"])
def test_rules_may_be_named_by_code_beginning_or_name(check, rule):
    assert check(f"{WRONG} {note(f'ignore {rule} -- 已核对')}\n") == [("ARI101", 1, "已核对")]


def test_the_kind_of_suppression_is_known(linter):
    (found,) = linter.check_bytes(f"{WRONG}{note('ignore ARI101 -- 已核对')}".encode(), "报告.md").findings
    assert (found.suppressed, found.suppressed_in) == ("已核对", "comment")


def test_a_range_holds_from_disable_to_enable(check):
    lines = [WRONG, note("disable ARI101 -- 已核对"), WRONG, TWICE, WRONG, note("enable ARI101"), WRONG]
    assert check("\n".join(lines)) == [
        ("ARI101", 1, None), ("ARI101", 3, "已核对"), ("TYP805", 4, None), ("ARI101", 5, "已核对"), ("ARI101", 7, None),
    ]  # fmt: skip


def test_a_range_without_an_end_holds_to_the_end(check):
    lines = [WRONG, note("disable ARI101 -- 已核对"), WRONG, WRONG]
    assert [reason for _, _, reason in check("\n".join(lines))] == [None, "已核对", "已核对"]


def test_enable_without_rules_ends_all_ranges(check):
    lines = [note("disable ARI101,TYP805 -- 已核对"), TWICE + WRONG, note("enable"), TWICE + WRONG]
    assert [reason for _, _, reason in check("\n".join(lines))] == ["已核对", "已核对", None, None]


def test_enable_ends_the_range_that_was_named_alone(check):
    lines = [note("disable ARI101,TYP805 -- 已核对"), note("enable typ805"), TWICE, WRONG]
    assert check("\n".join(lines)) == [("RL004", 1, None), ("TYP805", 3, None), ("ARI101", 4, "已核对")]


def test_ignore_file_holds_everywhere(check):
    lines = [WRONG, note("ignore-file ARI101 -- 已核对"), WRONG]
    assert [reason for _, _, reason in check("\n".join(lines))] == ["已核对", "已核对"]


def test_the_first_suppression_gives_the_reason_and_both_are_of_use(check):
    lines = [note("ignore-file ARI -- 全文"), note("ignore ARI101 -- 这里"), WRONG]
    assert check("\n".join(lines)) == [("ARI101", 3, "全文")]


UNUSED = [
    ("nothing there", note("ignore ARI101 -- 已核对") + "\n支出1万元。\n"),
    ("another paragraph", note("ignore ARI101 -- 已核对") + f"\n支出1万元。\n{WRONG}\n"),
    ("at the end of the file", "支出1万元。\n" + note("ignore ARI101 -- 已核对")),
    ("a range of nothing", note("disable ARI101 -- 已核对") + note("enable") + f"\n{WRONG}\n"),
    ("the whole file", note("ignore-file ARI101 -- 已核对") + "\n支出1万元。\n"),
]


@pytest.mark.parametrize("text", [text for _, text in UNUSED], ids=[name for name, _ in UNUSED])
def test_a_suppression_of_no_use_is_a_finding(linter, text):
    found = [report for report in linter.check_bytes(text.encode(), "报告.txt").findings if report.code != "ARI101"]
    assert [(report.code, report.name, report.severity) for report in found] == [
        ("RL004", "unused-suppression", Severity.WARNING)
    ]
    assert "ARI101 -- 已核对 -->" in found[0].location.quote
    assert "ARI101" in found[0].message


def test_each_rule_of_a_comment_is_of_use_or_not(check):
    assert check(f"{note('ignore ARI101,TYP805 -- 已核对')}\n{WRONG}\n") == [
        ("RL004", 1, None), ("ARI101", 2, "已核对"),
    ]  # fmt: skip


def test_rules_that_did_not_run_are_not_judged(check):
    assert check(f"{note('ignore ARI102 -- 已核对')}\n支出1万元。\n") == []
    assert check(f"{note('ignore ARI -- 已核对')}\n支出1万元。\n") == []


def test_a_family_is_judged_where_all_of_it_ran():
    linter = Linter(installed(), Settings(selection=Selection(("ARI",))))
    text = f"{note('ignore ARI -- 已核对')}\n本单位成立于2010年。\n"
    assert [found.code for found in linter.check_bytes(text.encode(), "报告.txt").findings] == ["RL004"]


BAD = [
    ("unknown rule", "ignore ARI999 -- 已核对", "没有规则 ARI999"),
    ("a letter in the place of a digit", "ignore ARI1O1 -- 已核对", "没有规则 ARI1O1"),
    ("likely rule", "ignore change-direcion -- 已核对", "是不是 change-direction"),
    ("all rules", "ignore ALL -- 已核对", "没有规则 ALL"),
    ("less than a family", "ignore A -- 已核对", "A 太宽"),
    ("the tool's own rule", "ignore RL001 -- 已核对", "不能忽略"),
    ("the tool's own rules", "ignore RL -- 已核对", "不能忽略"),
    ("the tool's own rule by name", "ignore unused-suppression -- 已核对", "不能忽略"),
    ("no reason", "ignore ARI101", "没有写理由"),
    ("no rule", "ignore -- 已核对", "没有写要忽略哪条规则"),
    ("unknown word", "skip ARI101 -- 已核对", "不认识“skip”"),
    ("nothing to enable", "enable ARI101", "前面没有 disable ARI101"),
    ("nothing at all to enable", "enable", "前面没有 disable。"),
]


@pytest.mark.parametrize(("words", "message"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_suppression_is_a_finding_and_sets_nothing_aside(linter, words, message):
    found = linter.check_bytes(f"支出1万元。\n{note(words)}\n{WRONG}\n".encode(), "报告.txt").findings
    assert [(report.code, report.severity) for report in found] == [
        ("RL003", Severity.ERROR), ("ARI101", Severity.ERROR),
    ]  # fmt: skip
    assert message in found[0].message
    assert (found[0].location.line, found[0].location.column) == (2, 1)
    assert found[1].suppressed is None


def test_a_comment_without_its_end_is_a_finding(check, linter):
    text = f"<!-- reportlint: ignore ARI101 -- 已核对\n\n{WRONG}\n"
    assert check(text, "报告.md") == [("RL003", 1, None), ("ARI101", 3, None)]
    assert "没有用 --> 结束" in linter.check_bytes(text.encode(), "报告.md").findings[0].message


def test_a_comment_that_swallows_another_is_a_finding(check):
    text = f"<!-- reportlint: ignore ARI101 -- 已核对\n\n{WRONG}\n\n<!-- 完 -->\n\n{WRONG}\n"
    assert check(text, "报告.md") == [("RL003", 1, None), ("ARI101", 7, None)]


def test_what_is_wrong_cannot_be_suppressed_either(check):
    text = f"{note('ignore-file RL003 -- 已核对')}\n{note('ignore TYP999 -- 已核对')}\n支出1万元。\n"
    assert [code for code, _, _ in check(text)] == ["RL003", "RL003"]


class OnePack(Pack):
    """A pack with two checks of its own: one is never sure, the other always throws."""

    def checks(self):
        """The checks, with a page that nobody reads."""

        def unsure(ctx):
            for block in ctx.document.blocks:
                if "甲" in block.text:
                    yield ctx.finding(block.span(), "有甲。", confidence=Confidence.LOW)

        def broken(_):
            raise ValueError("broken")
            yield

        for code, name, run in (("TST101", "unsure", unsure), ("TST102", "broken", broken)):
            yield Check(code, name, "试", Severity.ERROR, run), Path(__file__)

    def data(self, folder, suffix=".toml"):
        """The built-in words and the profile that names no rules."""
        return (
            (name, text) for name, text in super().data(folder, suffix) if folder != "profiles" or "default" in name
        )


@pytest.mark.parametrize("least", [Confidence.LOW, Confidence.HIGH], ids=["shown", "left out"])
def test_a_suppression_of_a_finding_that_is_not_sure_enough_is_of_use(least):
    linter = Linter(
        Registry((OnePack("reportlint_checks"),)), Settings(selection=Selection(("TST101",)), min_confidence=least)
    )
    found = linter.check_bytes(f"{note('ignore TST101 -- 已核对')}\n甲\n".encode(), "报告.txt").findings
    assert [(report.code, report.suppressed) for report in found] == [("TST101", "已核对")] * (least is Confidence.LOW)


def test_a_rule_that_crashed_is_not_judged():
    linter = Linter(Registry((OnePack("reportlint_checks"),)))
    found = linter.check_bytes(f"{note('ignore TST102 -- 已核对')}\n乙\n".encode(), "报告.txt").findings
    assert [report.code for report in found] == ["RL002"]


def test_comments_change_no_other_finding(check):
    with_notes = f"{note('ignore ARI102 -- 已核对')}\n{WRONG}{note('ignore ARI105 -- 已核对')}\n{TWICE}\n"
    assert check(with_notes) == [("ARI101", 2, None), ("TYP805", 3, None)]
