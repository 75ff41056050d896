"""Numbered headings, the section tree over them, tables of contents."""

import pytest

from reportlint.readers.detect import read
from reportlint.readers.headings import is_led_up, marker


def document(*lines):
    return read("\n".join(lines).encode(), "报告.txt")


def tree(found):
    """Depth and words of each section."""
    return [(section.depth, section.words) for section in found.sections]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一部分 概况", ("第一部分", 1, 0)),
        ("第3章 总则", ("第3章", 3, 0)),
        ("一、概况", ("一、", 1, 1)),
        ("十一．其他", ("十一．", 11, 1)),
        ("二十、债务", ("二十、", 20, 1)),
        ("（一）职责", ("（一）", 1, 2)),
        ("(十二)其他", ("(十二)", 12, 2)),
        ("〔二〕绩效", ("〔二〕", 2, 2)),
        ("1.预算", ("1.", 1, 3)),
        ("２、预算", ("２、", 2, 3)),
        ("9．2025年预算", ("9．", 9, 3)),
        ("3. 2025年预算", ("3.", 3, 3)),
        ("4. 5个项目", ("4.", 4, 3)),
        ("（3）预算", ("（3）", 3, 4)),
        ("4）预算", ("4）", 4, 4)),
        ("⑤党建", ("⑤", 5, 5)),
    ],
)
def test_numbers_of_headings(text, expected):
    found = marker(text)
    assert found is not None
    assert (found.text, found.value, found.level) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1.5亿元", "１．５亿元", "1．5亿元", "1. 5亿元", "12. 50%", "3.15行动", "2024.12.31", "10.5分", "0.5个百分点",
        "2024年", "12月5日", "1—11月", "1)2", "（2024）", "一季度", "一是", "一、二季度支出", "二、三产业", "第一，",
        "附件1", "一般公共预算", "三公经费", "",
    ],
)  # fmt: skip
def test_words_that_only_look_like_numbers_of_headings(text):
    assert marker(text) is None


def test_sections_nest_by_the_form_of_their_numbers():
    found = document(
        "一、概况", "（一）职责", "1.指导工作", "正文。", "（二）机构", "二、结论", "（1）效益", "①产出", "（2）不足",
        "第二部分 附表",
    )  # fmt: skip
    assert tree(found) == [
        (1, "概况"), (2, "职责"), (3, "指导工作"), (2, "机构"), (1, "结论"), (2, "效益"), (3, "产出"), (2, "不足"),
        (1, "附表"),
    ]  # fmt: skip
    assert [(section.start, section.end) for section in found.sections] == [
        (0, 5), (1, 4), (2, 4), (4, 5), (5, 9), (6, 8), (7, 8), (8, 9), (9, 10),
    ]  # fmt: skip
    assert [section.parent for section in found.sections] == [None, 0, 1, 0, None, 4, 5, 4, None]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("（一）主要职责。负责全区财政收支管理。", "主要职责", id="full-stop"),
        pytest.param("1.主要成效：完成年度任务。", "主要成效", id="colon"),
    ],
)
def test_a_heading_may_run_into_its_paragraph(line, words):
    [section] = document(line).sections
    assert (section.words, section.run_in) == (words, True)


@pytest.mark.parametrize(
    "line",
    [
        "1.全年支出64.05万元，比上年减少14.50万元。",
        "2.严格执行预算，压减一般性支出，完成全年目标任务。",
        "（3）按照上级部署，组织开展绩效自评。",
        "一、" + "按照上级的部署和要求组织开展全区预算绩效管理工作" * 3,
    ],
)
def test_numbered_sentences_are_no_headings(line):
    assert not document(line).sections


CONTENTS = ["目录", "一、概况", "二、收支情况", "一、概况", "本部门情况良好。", "二、收支情况", "全年支出1万元。"]


def test_a_table_of_contents_holds_no_headings():
    found = document(*CONTENTS)
    assert found.contents == {0, 1, 2}
    assert [section.start for section in found.sections] == [3, 5]


def test_entries_led_up_to_by_points_need_no_title():
    found = document("一、概况………1", "二、收支……… 2", "三、结论………3", "一、概况", "正文。")
    assert found.contents == {0, 1, 2}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("一、概况………1", True), ("一、概况......... 12", True), ("一、概况\t3", True), ("一、概况······第3页", True),
        ("支出12.5万元", False), ("完成率为…1", False), ("甲" + "." * 100_000 + "乙和丙丁", False),
    ],
)  # fmt: skip
def test_lines_that_lead_up_to_a_page_number(raw, expected):
    assert is_led_up(raw) is expected
