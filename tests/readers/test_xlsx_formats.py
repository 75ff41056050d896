from decimal import ROUND_HALF_UP, Context, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.readers.xlsx.format_codes import BUILT_IN
from reportlint.readers.xlsx.number_formats import show_general, show_number

ACCOUNTING = BUILT_IN[43]

amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=6, allow_nan=False, allow_infinity=False)
doubles = st.floats(allow_nan=False, allow_infinity=False).map(lambda value: Decimal(repr(value)))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0"),
        ("-0.0", "0"),
        ("1234.50", "1234.5"),
        ("123456789012345", "123456789012345"),
        ("1E+2", "100"),
        ("0.30000000000000004", "0.3"),
        ("78.540000000000006", "78.54"),
        ("-0.0099999999999909", "-0.01"),
        ("0.047189167008617194", "0.047189167"),
        ("7.105427357601002E-15", "0"),
    ],
)
def test_general_is_short_and_without_noise(value, shown):
    assert show_general(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("0.98", "0.00%", "98.00%"),
        ("0.22638563621770181", "0.00%", "22.64%"),
        ("-0.125", "0%", "-13%"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("1234567", "#,##0", "1,234,567"),
        ("0.4", "#,##0", "0"),
        ("0.4", "#,###", ""),
        ("5", "0.##", "5."),
        ("5.25", "0.##", "5.25"),
        ("1.005", "0.00", "1.01"),
        ("1.0049999999999999", "0.00", "1.01"),
        ("7", "000", "007"),
        ("5", "0,000.0", "0,005.0"),
        ("1234567.89", "#,##0.00,", "1,234.57"),
        ("12345", r'0\.0,"万元"', "1.2万元"),
        ("123456789", r"0\.0000", "12345.6789"),
        ("44052412", "0000-0000", "4405-2412"),
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
        ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        ("-1234.5", "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
        ("1234.5", ACCOUNTING, "1,234.50"),
        ("0", ACCOUNTING, "-"),
        ("-2", ACCOUNTING, "-2.00"),
        ("0", "0;-0;;@", ""),
        ("-0.001", "0.00", "0.00"),
        ("15000", r'[>=10000]0\.0,"万";0', "1.5万"),
        ("900", r'[>=10000]0\.0,"万";0', "900"),
        ("3", '"共"0"个"', "共3个"),
        ("3.5", 'General"万元"', "3.5万元"),
        ("3.5", "G/通用格式", "3.5"),
        ("3.5", "@", "3.5"),
        ("-3.5", "@", "-3.5"),
        ("123456", "0.00E+00", "1.23E+05"),
        ("0", "0.00E+00", "0.00E+00"),
        ("0.000123", "0.0E-0", "1.2E-4"),
        ("0.25", "# ?/?", "0.25"),
    ],
)
def test_number_is_shown_as_its_format_says(value, code, shown):
    assert show_number(Decimal(value), code) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("45657", "yyyy-mm-dd", "2024-12-31"),
        ("45657", "YYYY/M/D", "2024/12/31"),
        ("45657", 'yyyy"年"m"月"d"日"', "2024年12月31日"),
        ("45657", 'yyyy"年"m"月"d"日";@', "2024年12月31日"),
        ("45657", '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二四年十二月三十一日"),
        ("45580", '[DBNum1]m"月"d"日"', "十月十五日"),
        ("45657", "yy.mm", "24.12"),
        ("45657", "d-mmm-yyyy", "31-Dec-2024"),
        ("45657", "aaaa", "星期二"),
        ("45657", "dddd", "Tuesday"),
        ("45657.75", "yyyy-mm-dd h:mm", "2024-12-31 18:00"),
        ("45657.75", '上午/下午h"时"mm"分"', "下午6时00分"),
        ("0.5", "h:mm AM/PM", "12:00 PM"),
        ("1.5", "[h]:mm:ss", "36:00:00"),
        ("0.0208333333333333", "mm:ss", "30:00"),
        ("0.00001", "ss.00", "00.86"),
        ("0", "yyyy/m/d", "1900/1/0"),
        ("1", "yyyy/m/d", "1900/1/1"),
        ("59", "yyyy/m/d", "1900/2/28"),
        ("60", "yyyy/m/d", "1900/2/29"),
        ("61", "yyyy/m/d", "1900/3/1"),
        ("2958465", "yyyy/m/d", "9999/12/31"),
        ("2958466", "yyyy/m/d", "2958466"),
        ("-1", "yyyy/m/d", "-1"),
    ],
)
def test_date_is_shown_as_its_format_says(value, code, shown):
    assert show_number(Decimal(value), code) == shown


def test_dates_may_count_from_1904():
    assert show_number(Decimal(44195), "yyyy-mm-dd", since_1904=True) == "2024-12-31"


@given(amounts, st.integers(0, 6), st.booleans())
def test_shown_number_is_the_value_rounded_half_up(value, places, grouped):
    code = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "")
    shown = show_number(value, code)
    assert Decimal(shown.replace(",", "")) == value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert len(shown.partition(".")[2]) == places
    assert not grouped or shown.lstrip("-").partition(".")[0] == f"{abs(int(Decimal(shown.replace(',', '')))):,}"


@given(amounts, st.integers(0, 4))
def test_percentage_is_the_value_times_a_hundred(value, places):
    shown = show_number(value, "0" + ("." + "0" * places if places else "") + "%")
    assert Decimal(shown.removesuffix("%")) == (value * 100).quantize(
        Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP
    )


@given(amounts)
def test_general_shows_a_typed_number_as_it_is(value):
    assert Decimal(show_general(value)) == value


@given(doubles)
def test_general_is_a_plain_number_near_the_value(value):
    shown = Decimal(show_general(value))
    assert "E" not in show_general(value)
    assert abs(shown - value) <= max(Decimal("5e-10"), abs(value) * Decimal("5e-15"))


@given(st.integers(0, 2958465).filter(lambda day: day != 60), st.sampled_from(["yyyy-mm-dd", 'yyyy"年"mm"月"dd"日"']))
def test_a_later_day_is_shown_later(day, code):
    assert show_number(Decimal(day), code) < show_number(Decimal(day + 1), code) or day == 2958465


@given(doubles, st.text(alphabet='0#?.,%;"[]@_*\\!/ymdhsaEe+-<=>5年 General', max_size=14))
def test_no_format_code_is_too_odd(value, code):
    assert isinstance(show_number(value, code), str)


@pytest.mark.parametrize("number", sorted(BUILT_IN))
def test_built_in_formats_show_a_day_of_2024(number):
    assert show_number(Context(prec=17).create_decimal("45657.5"), BUILT_IN[number])
