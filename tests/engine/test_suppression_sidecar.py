"""The sidecar that sets findings aside by the words they are about, for files that nobody should edit."""

from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportlint.engine.config.errors import ConfigError
from reportlint.engine.registry import installed
from reportlint.engine.runner import Linter, Settings
from reportlint.engine.selection import Selection
from reportlint.engine.sidecars import read_sidecar
from reportlint.engine.suppression.quotes import Quotes
from reportlint.engine.suppression.sidecar import Entry, parse
from reportlint.engine.suppression.writing import entry_for, extended
from reportlint.model.findings import Severity
from reportlint.model.spans import Span
from reportlint.readers.detect import read
from reportlint.readers.errors import ReadError
from reportlint.testing.docx_files import docx_file

WRONG = "本年支出78.55万元，比年初预算数减少14.5万元，增加22%。"
QUOTE = "减少14.5万元，增加22%"
REPORT = f"一、基本情况\n（一）收支情况\n{WRONG}\n（二）资产情况\n{WRONG}\n{WRONG}\n二、绩效分析\n本单位的的工作。\n"


@pytest.fixture(scope="module")
def linter():
    return Linter(installed(), Settings(selection=Selection(("ARI101", "TYP805"))))


@pytest.fixture
def check(linter):
    """Lines and reasons of the findings for REPORT with a sidecar; RL findings by code and message."""

    def run(sidecar):
        result = linter.check_bytes(REPORT.encode(), "报告.txt", sidecar.encode())
        return [
            (found.code, found.message) if found.code.startswith("RL") else (found.location.line, found.suppressed)
            for found in result.findings
        ]

    return run


def entry(code="ARI101", reason="已核对", **more):
    values = {"code": code, "reason": reason, **more}
    lines = [f"{key} = {value}" if isinstance(value, int) else f'{key} = "{value}"' for key, value in values.items()]
    return "\n".join(["[[suppress]]", *lines, ""])


NONE = [(3, None), (5, None), (6, None), (8, None)]
COVERED = [
    ("all places of the quotation", {"quote": QUOTE}, [3, 5, 6]),
    ("a part of the words", {"quote": "14.5"}, [3, 5, 6]),
    ("a longer quotation", {"quote": WRONG}, [3, 5, 6]),
    ("spaces and full width do not matter", {"quote": "减少 １４.５ 万元,增加22％"}, [3, 5, 6]),
    ("one of the places", {"quote": QUOTE, "occurrence": 2}, [5]),
    ("a section by its title", {"quote": QUOTE, "section": "资产情况"}, [5, 6]),
    ("a section by its number", {"quote": QUOTE, "section": "一、（二）"}, [5, 6]),
    ("a section by number and title", {"quote": QUOTE, "section": "（二）资产情况"}, [5, 6]),
    ("a section above", {"quote": QUOTE, "section": "基本情况"}, [3, 5, 6]),
    ("one of the places in a section", {"quote": QUOTE, "section": "资产情况", "occurrence": 2}, [6]),
    ("without a quotation, the whole report", {}, [3, 5, 6]),
    ("the beginning of codes", {"code": "ARI", "quote": QUOTE}, [3, 5, 6]),
    ("a name", {"code": "change-direction", "quote": QUOTE}, [3, 5, 6]),
]


@pytest.mark.parametrize(("values", "lines"), [row[1:] for row in COVERED], ids=[row[0] for row in COVERED])
def test_covered(check, values, lines):
    assert check(entry(**values)) == [(line, "已核对" if line in lines else None) for line, _ in NONE]


def test_the_kind_of_suppression_is_known(linter):
    found = linter.check_bytes(WRONG.encode(), "报告.txt", entry(quote=QUOTE).encode()).findings
    assert [(report.suppressed, report.suppressed_in) for report in found] == [("已核对", "sidecar")]


def test_a_comment_comes_before_the_sidecar(linter):
    text = f"{WRONG} <!-- reportlint: ignore ARI101 -- 报告里写明 -->"
    found = linter.check_bytes(text.encode(), "报告.md", entry(quote=QUOTE).encode()).findings
    assert [(report.suppressed, report.suppressed_in) for report in found] == [("报告里写明", "comment")]


UNUSED = [
    ("words that are gone", {"quote": "减少15.5万元，增加22%"}, f"减少15.5万元，增加22%”（是不是“{QUOTE}”？）"),
    ("words that never were", {"quote": "森林覆盖率提高"}, "没有“森林覆盖率提高”。"),
    ("another section", {"quote": QUOTE, "section": "绩效分析"}, "不在“绩效分析”里"),
    ("too few places", {"quote": QUOTE, "occurrence": 4}, "只有 3 处，没有第 4 处"),
    ("too few in a section", {"quote": QUOTE, "section": "资产情况", "occurrence": 3}, f"情况”里“{QUOTE}”只有 2 处"),
    ("no finding there", {"code": "TYP805", "quote": QUOTE}, "那里没有 TYP805 的问题"),
    ("no finding anywhere", {"code": "TYP805", "quote": "基本情况"}, "那里没有 TYP805 的问题"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "message"), [row[1:] for row in UNUSED], ids=[row[0] for row in UNUSED])
def test_an_entry_of_no_use_is_a_finding(check, values, message):
    first, *others = check(entry(**values))
    assert first[0] == "RL004"
    assert "报告.txt.reportlint.toml:1 的忽略没有用处" in first[1]
    assert message in first[1]
    assert others == NONE


def test_an_entry_for_a_rule_that_did_not_run_is_not_judged(check):
    assert check(entry("ARI102", quote="森林覆盖率提高")) == NONE


BAD = [
    ("unknown rule", entry("ARI999", quote=QUOTE), "没有规则 ARI999"),
    ("likely rule", entry("change-direcion", quote=QUOTE), "是不是 change-direction"),
    ("the tool's own rule", entry("RL001"), "不能忽略"),
    ("no rule", entry("", quote=QUOTE), "没有写 code"),
    ("no reason", entry(reason="", quote=QUOTE), "没有写理由"),
    ("blank reason", entry(reason="  ", quote=QUOTE), "没有写理由"),
    ("section alone", entry(section="资产情况"), "要同 quote 一起写"),
    ("empty entry", "[[suppress]]\n", "没有写 code；没有写理由"),
]


@pytest.mark.parametrize(("sidecar", "message"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_entry_is_a_finding_and_the_others_hold(check, sidecar, message):
    first, *others = check(sidecar + entry(quote=QUOTE))
    assert first[0] == "RL003"
    assert "报告.txt.reportlint.toml:1 的忽略不起作用" in first[1]
    assert message in first[1]
    assert others == [(3, "已核对"), (5, "已核对"), (6, "已核对"), (8, None)]


DAMAGED = [
    ("no TOML", "[[suppress]\n", "toml:1：不是合格的 TOML"),
    ("twice the same key", '[[suppress]]\ncode = "A"\ncode = "B"\n', "toml:3：不是合格的 TOML"),
    ("unknown table", "[[supress]]\n", "没有“supress”这个配置项（是不是 suppress？）"),
    ("unknown key", "[[suppress]]\ncodes = 'ARI101'\n", "没有“codes”这个配置项（是不是 code？）"),
    ("number for words", "[[suppress]]\ncode = 101\n", "code"),
    ("words for a number", "[[suppress]]\noccurrence = '1'\n", "occurrence"),
    ("occurrence from zero", entry(quote=QUOTE, occurrence=0), "suppress[1].occurrence：应是 1 到"),
    ("true for a number", "[[suppress]]\noccurrence = true\n", "occurrence"),
    ("one table", "[suppress]\ncode = 'ARI101'\n", "suppress：应是列表"),
    ("list of words", "suppress = ['ARI101']\n", "suppress[1]：应是表"),
]


@pytest.mark.parametrize(("sidecar", "message"), [row[1:] for row in DAMAGED], ids=[row[0] for row in DAMAGED])
def test_a_damaged_sidecar_is_an_unreadable_file_and_sets_nothing_aside(linter, sidecar, message):
    result = linter.check_bytes(REPORT.encode(), "报告.txt", sidecar.encode())
    assert result.status == "unreadable"
    first, *others = result.findings
    assert (first.code, first.severity) == ("RL001", Severity.ERROR)
    assert "报告.txt.reportlint.toml" in first.message
    assert message in first.message
    assert [(found.location.line, found.suppressed) for found in others] == NONE


def test_a_sidecar_in_another_encoding_is_unreadable():
    with pytest.raises(ConfigError, match="另存为"):
        parse(entry(quote=QUOTE).encode("gb18030"), "报告.txt.reportlint.toml")


PIECES = ("[[suppress]]\n", "[suppress]\n", "code", "quote", " = ", '"ARI101"', "'", "\n", "1", "{", "甲", "\x00")
LINES = st.lists(st.sampled_from(PIECES), max_size=12).map("".join).map(str.encode)


@given(st.one_of(st.binary(max_size=60), LINES))
def test_any_bytes_are_entries_or_an_error(data):
    with suppress(ConfigError):
        assert all(isinstance(item, Entry) for item in parse(data, "a.toml"))


@pytest.mark.parametrize(
    "empty", ["", "\ufeff", "# 还没有\n", "suppress = []\n"], ids=["nothing", "mark", "note", "list"]
)
def test_an_empty_sidecar_sets_nothing_aside(check, empty):
    assert check(empty) == NONE


def test_a_byte_order_mark_is_no_matter():
    assert [item.code for item in parse(b"\xef\xbb\xbf" + entry().encode(), "a.toml")] == ["ARI101"]


def test_the_sidecar_beside_a_file_is_read(linter, tmp_path):
    report = tmp_path / "报告.docx"
    report.write_bytes(docx_file([WRONG]))
    (tmp_path / "报告.docx.reportlint.toml").write_text(entry(quote=QUOTE), "utf-8")
    (found,) = linter.check_path(report).findings
    assert found.suppressed == "已核对"


def test_no_sidecar_is_none(tmp_path):
    assert read_sidecar(tmp_path / "报告.docx") is None
    assert read_sidecar(tmp_path / "没有" / "报告.docx") is None


def test_a_folder_in_its_place_is_unreadable(linter, tmp_path):
    (tmp_path / "报告.txt").write_text(WRONG, "utf-8")
    (tmp_path / "报告.txt.reportlint.toml").mkdir()
    with pytest.raises(ReadError, match=r"报告\.txt\.reportlint\.toml"):
        read_sidecar(tmp_path / "报告.txt")
    result = linter.check_path(tmp_path / "报告.txt")
    assert result.status == "unreadable"
    assert "报告.txt.reportlint.toml" in result.findings[0].message


PARTS = st.lists(
    st.sampled_from(["支出78.55万元，", "减少 14.5 万元，", "１２", "（一）", "，。", "\u3000"]), min_size=1, max_size=6
)


@given(PARTS, st.data())
def test_any_words_of_a_report_are_found_where_they_stand(parts, data):
    document = read(f"甲{''.join(parts)}乙\n".encode(), "报告.txt")
    words = document.blocks[0].text
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assume(words[start:end].strip())
    assert any(found.overlaps(Span(0, start, end)) for found in Quotes(document).find(words[start:end]))


def test_quotations_do_not_run_over_paragraphs():
    document = read("支出1万元。\n支出2万元。\n".encode(), "报告.txt")
    assert Quotes(document).find("元。支出") == []
    assert Quotes(document).find("") == []
    assert [(span.block, span.start, span.end) for span in Quotes(document).find("支 出")] == [(0, 0, 2), (1, 0, 2)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_entries_are_added_below_what_is_there(line_end):
    old = f'# 我的说明{line_end}[[suppress]]{line_end}code = "ARI104"  # 尾差{line_end}reason = "x"'.encode()
    new = extended(old, [Entry("", "ARI101", 'A"B\\C\x7f', "已\t核对", "资产情况", 2)], "a.toml")
    assert new.startswith(old)
    assert line_end.encode() in new[len(old) :]
    assert (b"\n" in new.replace(b"\r\n", b"")) == (line_end == "\n")
    assert parse(new, "a.toml") == [
        Entry("a.toml:2", "ARI104", "", "x"),
        Entry("a.toml:6", "ARI101", 'A"B\\C\x7f', "已\t核对", "资产情况", 2),
    ]


def test_a_new_sidecar_says_what_it_is():
    new = extended(None, [Entry("", "ARI101", QUOTE, "已核对")], "a.toml").decode()
    assert new.startswith("# reportlint")
    assert parse(new.encode(), "a.toml") == [Entry("a.toml:3", "ARI101", QUOTE, "已核对")]


def test_nothing_is_added_to_a_damaged_sidecar():
    with pytest.raises(ConfigError, match=r"a\.toml"):
        extended(b"[[suppress", [Entry("", "ARI101", QUOTE, "x")], "a.toml")


def test_nothing_is_added_to_a_list():
    with pytest.raises(ConfigError, match=r"请先改写成 \[\[suppress\]\]"):
        extended(b"suppress = [{code='ARI104', reason='x'}]", [Entry("", "ARI101", QUOTE, "x")], "a.toml")


PLACES = st.lists(
    st.sampled_from([WRONG, "支出1万元。", "（一）收支情况", "（二）资产情况", "二、绩效分析"]), min_size=1, max_size=8
)


@given(PLACES, st.data())
def test_an_entry_for_a_finding_covers_it_and_no_other(linter, lines, data):
    text = "\n".join(["一、基本情况", *lines, WRONG]).encode()
    document = read(text, "报告.txt")
    found = linter.check_bytes(text, "报告.txt").findings
    chosen = data.draw(st.sampled_from(found))
    added = entry_for(chosen, "已核对", document, Quotes(document))
    after = linter.check_bytes(text, "报告.txt", extended(None, [added], "a.toml")).findings
    assert [report.fingerprint for report in after if report.suppressed] == [chosen.fingerprint]
