import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.facts.dates import DateKind, Day, dates


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("2024年", DateKind.YEAR, (2024, None, None), None),
        ("2024年度", DateKind.YEAR, (2024, None, None), None),
        ("二〇二四年", DateKind.YEAR, (2024, None, None), None),
        ("23年度", DateKind.YEAR, (2023, None, None), None),
        ("4月", DateKind.MONTH, (None, 4, None), None),
        ("2023年6月份", DateKind.MONTH, (2023, 6, None), None),
        ("十二月", DateKind.MONTH, (None, 12, None), None),
        ("2025年9月09日", DateKind.DATE, (2025, 9, 9), None),
        ("二〇二五年三月三十一日", DateKind.DATE, (2025, 3, 31), None),
        ("2月30日", DateKind.DATE, (None, 2, 30), None),
        ("2025.9.9", DateKind.DATE, (2025, 9, 9), None),
        ("2025-09-09", DateKind.DATE, (2025, 9, 9), None),
        ("2022—2023年度", DateKind.RANGE, (2022, None, None), (2023, None, None)),
        ("2022-2023", DateKind.RANGE, (2022, None, None), (2023, None, None)),
        ("2021年至2023年", DateKind.RANGE, (2021, None, None), (2023, None, None)),
        ("1-4月", DateKind.RANGE, (None, 1, None), (None, 4, None)),
        ("2024年1-9月", DateKind.RANGE, (2024, 1, None), (2024, 9, None)),
        ("2023年11月至2024年2月", DateKind.RANGE, (2023, 11, None), (2024, 2, None)),
        ("1月1日至12月31日", DateKind.RANGE, (None, 1, 1), (None, 12, 31)),
        ("3月5-9日", DateKind.RANGE, (None, 3, 5), (None, 3, 9)),
        ("2023.01—2023.12", DateKind.RANGE, (2023, 1, None), (2023, 12, None)),
        ("2024年上半年", DateKind.RANGE, (2024, 1, None), (2024, 6, None)),
        ("下半年", DateKind.RANGE, (None, 7, None), (None, 12, None)),
        ("第三季度", DateKind.RANGE, (None, 7, None), (None, 9, None)),
        ("前三季度", DateKind.RANGE, (None, 1, None), (None, 9, None)),
        ("一至三季度", DateKind.RANGE, (None, 1, None), (None, 9, None)),
    ],
)
def test_dates(text, kind, first, last):
    [found] = dates(f"截至{text}，")
    assert (found.start, found.end) == (2, 2 + len(text))
    assert (found.kind, found.first, found.last) == (kind, Day(*first), Day(*(last or first)))


@pytest.mark.parametrize(
    "text",
    [
        "3年行动",
        "为期两年",
        "5个月",
        "10日内办结",
        "三个季度",
        "半年",
        "2024.12万元",
        "2000-2050元",
        "1.2.3",
        "一年级",
        "每日",
    ],
)
def test_spans_of_time_and_amounts_are_no_dates(text):
    assert list(dates(text)) == []


def test_every_date_of_a_sentence_in_order():
    text = "2024年第三季度和10月，即7月1日至10月31日，较2023年增加"
    assert [text[found.start : found.end] for found in dates(text)] == [
        "2024年第三季度",
        "10月",
        "7月1日至10月31日",
        "2023年",
    ]


@given(st.text("0129一二十零年月日度份季上下半第前至-.—,个", max_size=40))
def test_dates_lie_in_order_within_the_text(text):
    position = 0
    for found in dates(text):
        assert position <= found.start < found.end <= len(text)
        position = found.end
