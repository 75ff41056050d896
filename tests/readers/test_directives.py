"""Comments that speak to reportlint: no part of the text, and about the blocks that their writer means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.readers.detect import read

NOTE = "<!-- reportlint: ignore ARI104 -- 尾差 -->"


def texts_of(source: str, name: str) -> list[str]:
    return [block.text for block in read(source.encode(), name).blocks]


def targets(source: str, name: str) -> list[list[str]]:
    """The words of the blocks that each directive is about."""
    document = read(source.encode(), name)
    return [[document.blocks[index].text for index in directive.target] for directive in document.directives]


def following(source: str, name: str) -> list[str]:
    document = read(source.encode(), name)
    texts = [*(block.text for block in document.blocks), "（末尾）"]
    return [texts[directive.following] for directive in document.directives]


ALONE = {
    "line of comment in txt": ("a.txt", f"支出1万元。\n{NOTE}\n支出2万元。\n"),
    "hash line in txt": ("a.txt", "支出1万元。\n# reportlint: ignore ARI104 -- 尾差\n支出2万元。\n"),
    "full-width hash line in txt": ("a.txt", "支出1万元。\n　＃ reportlint：ignore ARI104：尾差\n支出2万元。\n"),
    "no colon": ("a.txt", "支出1万元。\n# reportlint ignore ARI104 -- 尾差\n支出2万元。\n"),
    "capitals": ("a.txt", "支出1万元。\n# ReportLint: ignore ARI104 -- 尾差\n支出2万元。\n"),
    "carriage returns": ("a.txt", "支出1万元。\r# reportlint: ignore ARI104 -- 尾差\r支出2万元。\r"),
    "line of comment in md": ("a.md", f"支出1万元。\n\n{NOTE}\n\n支出2万元。\n"),
    "comment over two lines in md": (
        "a.md",
        "支出1万元。\n\n<!-- reportlint: ignore ARI104\n-- 尾差 -->\n\n支出2万元。\n",
    ),
    "between paragraphs in html": ("a.html", f"<html><p>支出1万元。</p>{NOTE}<p>支出2万元。</p></html>"),
    "at the paragraph's beginning in html": ("a.html", f"<html><p>支出1万元。</p><p>{NOTE}支出2万元。</p></html>"),
    "at the line's beginning in txt": ("a.txt", f"支出1万元。\n{NOTE} 支出2万元。\n"),
}


@pytest.mark.parametrize(("name", "source"), ALONE.values(), ids=ALONE)
def test_a_comment_alone_is_about_the_next_paragraph(name, source):
    assert texts_of(source, name) == ["支出1万元。", "支出2万元。"]
    assert targets(source, name) == [["支出2万元。"]]
    assert following(source, name) == ["支出2万元。"]


BESIDE = {
    "at the end in txt": ("a.txt", f"支出1万元。 {NOTE}\n支出2万元。\n"),
    "amid the words in txt": ("a.txt", f"支出{NOTE}1万元。\n支出2万元。\n"),
    "at the end in md": ("a.md", f"支出1万元。{NOTE}\n\n支出2万元。\n"),
    "amid the words in md": ("a.md", f"支出{NOTE}1万元。\n\n支出2万元。\n"),
    "at the end in html": ("a.html", f"<html><p>支出1万<b>元。</b>{NOTE}</p><p>支出2万元。</p></html>"),
    "amid the words in html": ("a.html", f"<html><p>支出{NOTE}1万元。</p><p>支出2万元。</p></html>"),
}


@pytest.mark.parametrize(("name", "source"), BESIDE.values(), ids=BESIDE)
def test_a_comment_beside_words_is_about_their_paragraph(name, source):
    assert texts_of(source, name) == ["支出1万元。", "支出2万元。"]
    assert targets(source, name) == [["支出1万元。"]]
    assert following(source, name) == ["支出2万元。"]


def test_a_comment_between_the_lines_of_a_wrapped_paragraph_is_about_it():
    source = f"本年支出78.55万元，比年初预算数减少14.5万元，\n{NOTE}\n主要原因是压减一般性支出。\n下一段。\n"
    assert targets(source, "a.txt") == [["本年支出78.55万元，比年初预算数减少14.5万元，主要原因是压减一般性支出。"]]


TXT_TABLE = "{before}\n| 项目 | 金额 |\n| 甲 | 3 {cell}|\n{between}| 乙 | 4 |\n"
MD_TABLE = "{before}\n\n| 项目 | 金额 |\n|---|---|\n| 甲 | 3 {cell}|\n| 乙 | 4 |\n"
HTML_TABLE = """<html>{before}<table><tr><td>项目</td><td>金额</td></tr><tr><td>甲</td><td>3{cell}</td></tr>
{between}<tr><td>乙</td><td>4</td></tr></table></html>"""
PLAIN_TABLE = """支出情况如下。\n{before}\n项目      金额      占比
甲      3      30% {cell}\n{between}乙      7      70%\n以上合计10万元。\n"""
PLAIN = ["项目金额占比", "甲3 30%", "乙7 70%"]
ALL = ["项目", "金额", "甲", "3", "乙", "4"]
TABLES = [
    ("a.txt", PLAIN_TABLE, "before", PLAIN),
    ("a.txt", PLAIN_TABLE, "cell", PLAIN[1:2]),
    ("a.txt", PLAIN_TABLE, "between", PLAIN[2:]),
    ("a.txt", TXT_TABLE, "before", ALL),
    ("a.txt", TXT_TABLE, "cell", ["甲", "3"]),
    ("a.txt", TXT_TABLE, "between", ["乙", "4"]),
    ("a.md", MD_TABLE, "before", ALL),
    ("a.md", MD_TABLE, "cell", ["甲", "3"]),
    ("a.html", HTML_TABLE, "before", ALL),
    ("a.html", HTML_TABLE, "cell", ["甲", "3"]),
    ("a.html", HTML_TABLE, "between", ["乙", "4"]),
]


@pytest.mark.parametrize(("name", "table", "place", "cells"), TABLES, ids=[f"{row[0]} {row[2]}" for row in TABLES])
def test_a_comment_is_about_the_table_that_follows_or_the_row_that_it_stands_in(name, table, place, cells):
    note = f"{NOTE}\n" if place == "between" else NOTE
    source = table.format_map({"before": "", "cell": "", "between": "", place: note})
    assert len(read(source.encode(), name).tables) == (table is not PLAIN_TABLE)
    assert texts_of(source, name) == (["支出情况如下。", *PLAIN, "以上合计10万元。"] if table is PLAIN_TABLE else ALL)
    assert targets(source, name) == [cells]


def test_places_and_quotes_stay_those_of_the_file():
    source = f"{NOTE}\n支出{NOTE}1万元。\n"
    document = read(source.encode(), "a.txt")
    block = document.blocks[0]
    assert block.raw == f"支出{NOTE}1万元。"
    assert document.quote(block.span(2, 5)) == "1万元"
    place = block.origin.locate(*block.offsets.original_range(2, 5))
    assert (place.line, place.column) == (2, 3 + len(NOTE))
    first, second = document.directives
    assert (first.location.line, first.location.column, first.location.end_column) == (1, 1, 1 + len(NOTE))
    assert (second.location.line, second.location.column) == (2, 3)
    assert second.location.quote == NOTE


SAMPLE = """某某局2023年度部门整体支出绩效自评报告
一、基本情况
    本年支出78.55万元，比年初预算数减少14.5万元，主要原因是压减一般性支出，严格控制“三公”
经费支出，进一步优化支出结构。本年支出78.55万元，比上年增加2.25万元，增长2.95%，主要是人员
调入，相应增加人员经费。项目支出12.5万元，比上年减少1.25万元，下降9.09%，主要是部分项目
跨年度实施。
（一）收支情况  收支总体平衡。
| 项目 | 金额 |
|------|------|
| 基本支出 | 66.05 |
| 项目支出 | 12.50 |
二、存在问题
1.预算编制不够细化；
2.绩效目标不够明确。
"""
LINES = SAMPLE.splitlines()


@given(st.integers(0, len(LINES)), st.sampled_from([NOTE, "# reportlint: ignore ARI104 -- 尾差"]))
def test_a_line_of_comment_anywhere_changes_no_block(at, line):
    assert texts_of("\n".join([*LINES[:at], line, *LINES[at:]]), "a.txt") == texts_of(SAMPLE, "a.txt")


@given(st.integers(0, len(LINES) - 1), st.integers(0, 2))
def test_a_comment_at_the_end_of_a_line_changes_no_block(at, blanks):
    noted = [*LINES[:at], f"{LINES[at]}{' ' * blanks}{NOTE}", *LINES[at + 1 :]]
    assert texts_of("\n".join(noted), "a.txt") == texts_of(SAMPLE, "a.txt")


@given(st.integers(0, len(SAMPLE)))
def test_a_comment_anywhere_leaves_every_quotation_as_the_file_has_it(at):
    source = SAMPLE[:at] + NOTE + SAMPLE[at:]
    document = read(source.encode(), "a.txt")
    lines = source.splitlines()
    for block in document.blocks:
        place = block.origin.locate(0, len(block.raw))
        assert source.count(block.raw)
        assert lines[place.line - 1][place.column - 1 :].startswith(block.raw.split("\n")[0])
    (directive,) = document.directives
    assert directive.location.quote == NOTE


OPEN = {
    "txt": ("a.txt", "支出1万元。<!-- reportlint: ignore ARI104 -- 尾差\n支出2万元。\n"),
    "md": ("a.md", "支出1万元。<!-- reportlint: ignore ARI104 -- 尾差\n\n支出2万元。\n"),
    "html": ("a.html", "<html><p>支出1万元。<!-- reportlint: ignore ARI104 -- 尾差</p>"),
}


@pytest.mark.parametrize(("name", "source"), OPEN.values(), ids=OPEN)
def test_a_comment_without_its_end_is_known_for_one(name, source):
    (directive,) = read(source.encode(), name).directives
    assert not directive.closed


OTHERS = {
    "a comment that only mentions the tool": ("a.md", "支出1万元。<!-- reportlint 检查通过 -->\n"),
    "another tool's comment": ("a.md", "支出1万元。<!-- textlint: ignore ARI104 -- 尾差 -->\n"),
    "a heading in markdown": ("a.md", "# reportlint: ignore ARI104 -- 尾差\n\n支出1万元。\n"),
    "words about the tool": ("a.txt", "本报告经reportlint: ignore检查。\n"),
}


@pytest.mark.parametrize(("name", "source"), OTHERS.values(), ids=OTHERS)
def test_other_words_and_comments_are_none(name, source):
    assert read(source.encode(), name).directives == ()


def test_a_file_of_comments_alone_holds_no_text():
    assert texts_of(f"支出1万元。\n{NOTE}\n", "a.txt") == ["支出1万元。"]
    assert following(f"支出1万元。\n{NOTE}\n", "a.txt") == ["（末尾）"]
    assert targets(f"支出1万元。\n{NOTE}\n", "a.txt") == [[]]


def test_each_of_many_comments_is_about_its_own_paragraph():
    source = f"{NOTE}\n支出1万元。\n" * 2000
    document = read(source.encode(), "a.txt")
    assert len(document.directives) == 2000
    assert [directive.target for directive in document.directives] == [(index,) for index in range(2000)]
