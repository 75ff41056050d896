from fractions import Fraction
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.facts.numerals import NumberVocabulary, numbers
from reportlint.model.quantities import Approximation

WORDS = NumberVocabulary.load((files("reportlint_checks") / "vocabulary" / "numbers.toml").read_text("utf-8"))
FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


def read(text):
    return list(numbers(text, WORDS))


def values(text):
    return [number.value for number in read(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14.5", "14.5"), ("1,234.56", "1234.56"), (".5", "0.5"), ("-3.2", "-3.2"), ("负3.2", "-3.2"),
        ("2.3万", "23000"), ("5千万", "50000000"), ("4.78万亿", "4780000000000"), ("1,100万", "11000000"),
        ("3个亿", "300000000"), ("12k", "12000"), ("30w", "300000"), ("1 234.5万元", "12345000"),
        ("三百五十", "350"), ("三百五", "350"), ("一万零三", "10003"), ("九万四", "94000"),
        ("十", "10"), ("百三", "130"),
        ("四亿五千六百万零一十五", "456000015"), ("一万五千亿", "1500000000000"), ("两千", "2000"),
        ("十四点五万", "145000"), ("六点零五", "6.05"), ("四百亿点五", "40000000000.5"), ("零", "0"),
        ("壹佰贰拾叁万肆仟伍佰陆拾柒", "1234567"), ("拾万零伍", "100005"), ("二〇二四", "2024"),
        ("5亿1万4千6百", "500014600"), ("77亿876.09万", "7708760900"), ("3亿1012.5万", "310125000"),
        ("1千零20", "1020"), ("3万4000", "34000"), ("25万6千", "256000"),
    ],
)  # fmt: skip
def test_values(text, value):
    assert values(text) == [Fraction(value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("三分之二", "2/3"), ("3/5", "3/5"), ("1 3/5", "8/5"), ("十又二分之一", "21/2"), ("5分之2", "2/5")],
)
def test_fractions(text, value):
    assert values(text) == [Fraction(value)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("分别为1, 234, 567", [1, 234, 567]),
        ("1,2345和12,34", [1, 2345, 12, 34]),
        ("2.3.4", [2, 3, 4]),
        ("120 118 98.5", [120, 118, Fraction("98.5")]),
        ("2025/9/9", [2025, 9, 9]),
        ("3-5个", [3, 5]),
        ("2022-2023", [2022, 2023]),
        ("5%-10%", [5, 10]),
        ("五百三百", [500, 300]),
        ("五点二十分", [5, 20]),
        ("1/0", [1, 0]),
    ],
)
def test_neighbours_are_kept_apart(text, found):
    assert values(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "一切工作", "四川", "统一部署", "进一步", "万众一心", "一般公共预算", "“三公”经费", "十四五规划",
        "千万要注意", "十足", "唯一",
        "百千万工程", "百县千镇万村", "三农", "一带一路", "大陆", "收拾", "队伍", "放肆", "零投诉", "几乎", "预算数",
    ],
)  # fmt: skip
def test_words_are_no_numbers(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value", "approximation", "upper"),
    [
        ("十余万", 100_000, Approximation.OVER, None),
        ("150多名", 150, Approximation.OVER, None),
        ("12万余元", 120_000, Approximation.OVER, None),
        ("百余家", 100, Approximation.OVER, None),
        ("十来个", 10, Approximation.ABOUT, None),
        ("数十家", 10, Approximation.RANGE, 100),
        ("几百万", 1_000_000, Approximation.RANGE, 10_000_000),
        ("七八个", 7, Approximation.RANGE, 8),
        ("七八十", 70, Approximation.RANGE, 80),
        ("十七八", 17, Approximation.RANGE, 18),
        ("八九亿", 800_000_000, Approximation.RANGE, 900_000_000),
        ("三五百", 300, Approximation.RANGE, 500),
    ],
)
def test_open_numerals(text, value, approximation, upper):
    assert [(n.value, n.approximation, n.upper) for n in read(text)] == [(value, approximation, upper)]


@pytest.mark.parametrize(
    ("text", "ulp", "step"),
    [
        ("14.5", "0.1", "0.1"), ("14.50", "0.01", "0.1"), ("1200", "1", "100"), ("0.00", "0.01", "0.01"),
        ("2.30万", "100", "1000"), ("三百五十万", "10000", "100000"), ("三百五", "10", "10"),
        ("三百五十", "1", "10"), ("25万6千", "1000", "1000"), ("二十几万", "10000", "100000"),
        ("十四点五万", "1000", "1000"), ("1,000", "1", "1000"),
    ],
)  # fmt: skip
def test_the_last_printed_place(text, ulp, step):
    assert [(n.ulp, n.step) for n in read(text)] == [(Fraction(ulp), Fraction(step))]


def test_a_capital_numeral_among_words_is_a_name():
    assert values("陆局长和伍科长") == []
    assert values("合计伍元") == [5]
    assert values("肆") == [4]


@given(st.integers(-(10**15), 10**15), st.integers(0, 6), st.booleans())
def test_arabic_numbers_are_read_as_printed(mantissa, decimals, separated):
    value = Fraction(mantissa, 10**decimals)
    whole, digits = divmod(abs(mantissa), 10**decimals)
    text = f"{whole:,}" if separated else str(whole)
    text = ("-" if mantissa < 0 else "") + text + (f".{digits:0{decimals}}" if decimals else "")
    [number] = read(text)
    assert (number.start, number.end) == (0, len(text))
    assert number.value == value
    assert number.ulp == Fraction(1, 10**decimals)
    assert number.value % number.step == 0


@given(st.integers(0, 10**16 - 1), st.booleans())
def test_chinese_numerals_are_read_as_printed(value, capital):
    text = chinese(value)
    if capital:
        text = text.translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))
    [number] = read(text)
    assert (number.start, number.end) == (0, len(text))
    assert number.value == value


@given(
    st.integers(0, 9999),
    st.text("零一二三四五六七八九", min_size=1, max_size=4),
    st.sampled_from(["", "万", "亿", "万亿"]),
)
def test_chinese_decimals_are_read_as_printed(whole, decimals, magnitude):
    scale = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[magnitude]
    [number] = read(f"{chinese(whole)}点{decimals}{magnitude}")
    digits = int("".join(str("零一二三四五六七八九".index(char)) for char in decimals))
    assert number.value == (whole + Fraction(digits, 10 ** len(decimals))) * scale
    assert number.ulp == Fraction(scale, 10 ** len(decimals))


@given(st.text("0123456789.,-负一二三十百千万亿零点分之又几数余多/ 个元", max_size=40))
def test_numbers_lie_in_order_within_the_text(text):
    position = 0
    for number in read(text):
        assert position <= number.start < number.end <= len(text)
        assert number.ulp > 0
        position = number.end


def chinese(value):
    """A whole number below 10^16 in Chinese."""
    if value == 0:
        return "零"
    groups = [value // 10 ** (4 * place) % 10_000 for place in (3, 2, 1, 0)]
    text = ""
    for group, name in zip(groups, ("万", "亿", "万", ""), strict=True):
        if group:
            text += ("零" if text and group < 1000 else "") + thousands(group) + name
        elif name == "亿" and text:
            text += "亿"
    return text


def thousands(value):
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += "零一二三四五六七八九"[digit] + name
        elif text and value and not text.endswith("零"):
            text += "零"
    return text
