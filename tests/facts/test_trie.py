import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.facts.trie import pattern_of


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["增加", "增加到", "增"], "增加到5万元", "增加到"),
        (["增加", "增加到", "增"], "增加5万元", "增加"),
        (["增加", "增加到", "增"], "增长", "增"),
        (["(境)", "."], "(境)", "(境)"),
        ([], "增加", None),
        (["增加"], "减少", None),
    ],
)
def test_the_longest_word(words, text, found):
    match = re.match(pattern_of(words), text)
    assert (match and match.group()) == found


@given(st.lists(st.text("增加减(.*", min_size=1, max_size=4), max_size=8), st.text("增加减(.*", max_size=6))
def test_the_same_as_trying_each_word(words, text):
    match = re.match(pattern_of(words), text)
    assert (match.group() if match else None) == max(filter(text.startswith, words), key=len, default=None)
