from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from reportlint.reporters.characters import printable
from reportlint.reporters.text.layout import excerpt, wrapped

WORDS = st.text(st.sampled_from("汉字标点，。“”（）《》 ab12.50万元%…"), max_size=60)


@given(WORDS, st.integers(10, 60), st.integers(0, 8))
def test_wrapped_lines_fit_and_lose_nothing_but_blanks(words, width, hang):
    lines = list(wrapped(Text(words), width, hang))
    assert all(cell_len(line.plain.rstrip()) <= width for line in lines)
    assert "".join(line.plain for line in lines).replace(" ", "") == words.replace(" ", "")
    assert all(line.plain.startswith(" " * hang) for line in lines[1:] if line.plain.strip())


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        pytest.param("比上年减少10.50万元。", 14, ["比上年减少", "10.50万元。"], id="a number keeps its unit"),
        pytest.param("合计十万元整，无误", 12, ["合计十万元", "整，无误"], id="no comma begins a line"),
        pytest.param("依据《办法》执行", 8, ["依据《办", "法》执行"], id="brackets cling"),
        pytest.param("abcdefghijklmnop", 10, ["abcdefghij", "klmnop"], id="a long word is broken"),
    ],
)
def test_where_lines_break(words, width, lines):
    assert [line.plain for line in wrapped(Text(words), width, 0)] == lines


@given(WORDS, WORDS, WORDS, st.integers(16, 100))
def test_excerpt_fits(before, words, after, width):
    assert sum(map(cell_len, excerpt(before, words, after, width))) <= width


def test_excerpt_shows_what_is_left_out():
    before, words, after = "前" * 24, "中间", "后" * 24
    assert excerpt(before, words, after, 20) == ("…前前前", "中间", "后后后…")
    assert excerpt("前", "中间", "后", 20) == ("前", "中间", "后")


def test_excerpt_keeps_whole_words_where_there_is_room():
    assert excerpt("", "（三）部门整体支出绩效目标", "", 30) == ("", "（三）部门整体支出绩效目标", "")


@pytest.mark.parametrize("char", ["\x1b", "\x9b", "\n", "\t", "\u202e", "\u2028", "\ufeff"])
def test_characters_without_a_shape_become_blanks(char):
    assert printable(f"甲{char}乙") == "甲 乙"
