"""What typesetting put between characters is dropped, and every character keeps its way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.readers.cleaning import clean, keeps_apart, numbers_whole, prints


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("行业商协会 6 个", "行业商协会6个"),
        ("预 算 执 行", "预算执行"),
        ("　　本单位\n情况", "本单位情况"),
        ("共 12 345 元", "共12 345元"),
        ("Word  2016", "Word 2016"),
        ("增长 5 %", "增长5%"),
        ("12 , 345", "12, 345"),
        ("金\u200b额\ufeff", "金额"),
        ("經(jīng)費(fèi)", "經費"),
        ("支出(yuan)", "支出(yuan)"),
        ("２０２４ 年", "２０２４年"),
        ("", ""),
        (" \u3000\n", ""),
    ],
)
def test_cleaned_text(raw, text):
    assert clean(raw)[0] == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("支出287\n0.60万元", "支出2870.60万元"),
        ("支出2870.\n60万元", "支出2870.60万元"),
        ("支出2870\n.60万元", "支出2870.60万元"),
        ("支出2,\n870.60万元", "支出2,870.60万元"),
        ("支出28 \n\n 70.60万元", "支出2870.60万元"),
        ("共12 345元", "共12 345元"),
        ("见表3.\n2024年", "见表3.\n2024年"),
        ("第1,\n2024年", "第1,\n2024年"),
        ("Word\n2016", "Word\n2016"),
    ],
)
def test_numbers_that_a_line_end_broke(raw, text):
    masked = numbers_whole(raw)
    assert (len(masked), clean(masked)[0]) == (len(raw), text)


@pytest.mark.parametrize(
    ("before", "after", "apart"),
    [("支出287", "0.60万元", False), ("支出", "决算", False), ("Word", "2016", True), ("见表3.", "2024年", True)],
)
def test_the_end_of_a_line_between_two_parts(before, after, apart):
    assert keeps_apart(before, after) == apart


@given(st.text("预算12.,%() \n\t\u3000\u200b（。ā"))
def test_every_character_leads_back_to_itself(raw):
    text, offsets = clean(raw)
    assert [raw[offsets.original(at)] for at in range(len(text))] == list(text)


@given(st.text("预算12 \n\u3000\u200b"))
def test_a_cleaned_text_is_clean(raw):
    text, _ = clean(raw)
    assert clean(text)[0] == text
    assert prints(raw) == bool(text)
