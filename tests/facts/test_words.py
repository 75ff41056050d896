import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.facts.words import Words


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["增加", "增加到", "增"], "增加到5万元", [(0, "增加到")]),
        (["增加", "增加到", "增"], "比上年增加5万元", [(3, "增加")]),
        (["增加", "增加到", "增"], "增长、增加", [(0, "增"), (3, "增加")]),
        (["上年", "年末"], "上年末", [(0, "上年")]),
        (["(境)", "."], "出国(境).", [(2, "(境)"), (5, ".")]),
        (["]", "^", "-"], "[-]^", [(1, "-"), (2, "]"), (3, "^")]),
        ([], "增加", []),
        (["增加", ""], "减少", []),
    ],
)
def test_the_longest_words_from_left_to_right(words, text, found):
    assert list(Words(words).find(text, 0, len(text))) == found


def test_words_within_a_stretch():
    assert list(Words(["增加", "加到"]).find("增加到增加", 1, 4)) == [(1, "加到")]


@given(st.lists(st.text("增加减(.*", min_size=1, max_size=4), max_size=8), st.text("增加减(.*", max_size=6))
def test_the_same_as_trying_each_word(words, text):
    assert Words(words).at(text, 0, len(text)) == max(filter(text.startswith, words), key=len, default=None)
