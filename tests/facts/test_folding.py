from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.facts.folding import Folding

FOLDING = Folding.load((files("reportlint_checks") / "vocabulary" / "traditional.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("支出１４．５万元", "支出14.5万元"),
        ("完成率９８％", "完成率98%"),
        ("结余－３．２万元", "结余-3.2万元"),
        ("结余−３元", "结余-3元"),
        ("増幅不足１／３", "増幅不足1/3"),
        ("（一）ＡＢｃ", "(一)ABc"),
        ("財政撥款貳佰萬圓", "财政拨款贰佰万圆"),
        ("經費較上年減少兩億餘元", "经费较上年减少两亿余元"),
        ("不低於後期", "不低于后期"),
        ("裡面，裏面", "里面，里面"),
    ],
)
def test_variants_become_one_character(text, folded):
    assert FOLDING.fold(text) == folded


@pytest.mark.parametrize("text", ["乾塘镇干塘村", "著名品牌", "《预算法》，第三条。", "12,345.6", "〔2020〕10号"])
def test_what_stands_for_itself_stays(text):
    assert FOLDING.fold(text) == text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("１，２３４．５万元", "1,234.5万元"),
        ("1，234，567元", "1,234,567元"),
        ("1,234，567元", "1,234,567元"),
        ("支出78.55万元，比上年", "支出78.55万元，比上年"),
        ("得10，100%完成", "得10，100%完成"),
        ("共12，3400人", "共12，3400人"),
        ("2023，100户", "2023，100户"),
        ("3.5，200户", "3.5，200户"),
    ],
)
def test_a_full_width_comma_parts_thousands_or_clauses(text, folded):
    assert FOLDING.fold(text) == folded


@given(st.text(st.characters(max_codepoint=0xFFFF)))
def test_no_character_is_dropped_added_or_folded_twice(text):
    once = FOLDING.fold(text)
    assert len(once) == len(text)
    assert FOLDING.fold(once) == once


def test_the_pairs_have_to_match():
    with pytest.raises(ValueError, match="shorter"):
        Folding.load('traditional = "萬億"\nsimplified = "万"')
