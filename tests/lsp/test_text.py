"""Places in a text as the readers and as the editor count them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygls.workspace import PositionCodec

from reportlint.lsp.text import Text
from reportlint.readers.text import read_text

UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TEXTS = st.lists(st.sampled_from(["甲", "𠮷", "a", "é", " ", "\r\n", "\r", "\n", "\u2028", "\x0b", "\x85"])).map(
    "".join
)


@pytest.mark.parametrize("units", UNITS)
@given(source=TEXTS, data=st.data())
def test_position_is_that_of_the_protocol(units, source, data):
    offset = data.draw(st.integers(0, len(source)).filter(lambda at: source[at - 1 : at + 1] != "\r\n"))
    encoding, size = UNITS[units]
    lines = re.split(r"\r\n|\r|\n", source[:offset])
    place = Text(source, PositionCodec(units)).position(offset)
    assert (place.line, place.character) == (len(lines) - 1, len(lines[-1].encode(encoding)) // size)


@given(source=TEXTS)
def test_places_of_the_reader_lead_back_to_its_words(source):
    text = Text(source, PositionCodec("utf-16"))
    for block in read_text(source, "报告.txt").blocks:
        start, end = text.offsets(block.origin.locate(0, len(block.raw)))
        assert source[start:end] == block.raw
