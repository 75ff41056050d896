from fractions import Fraction

import pytest

from reportlint.facts.facts import Facts
from reportlint.model.quantities import Kind
from reportlint.readers.detect import read

PROJECTS = """2024年度项目支出情况表

单位：万元

| 项目 | 预算数 | 决算数 | 执行率（%） |
| --- | --- | --- | --- |
| 一、供水工程 | 80.00 | 76.56 | 95.70 |
| 其中：管网改造 | 60.00 | 58.00 | 96.67 |
| 二、河道治理 | 20 | 1,900.5 | -- |
| 合计 | 100.00 | 76.56 |  |
"""
YEARS = """<p>收支对比表</p><table>
<tr><th rowspan="2">项目</th><th colspan="2">2024年</th><th colspan="2">2023年</th></tr>
<tr><th>预算数（万元）</th><th>决算数（万元）</th><th>预算数（元）</th><th>决算数（元）</th></tr>
<tr><td>基本支出</td><td>8</td><td>7</td><td>60000</td><td>50000</td></tr></table>"""
CODES = """<p>金额单位：万元</p><table>
<tr><th colspan="3">科目编码</th><th rowspan="2">科目名称</th><th rowspan="2">金额</th></tr>
<tr><th>类</th><th>款</th><th>项</th></tr>
<tr><td>201</td><td></td><td></td><td>一般公共服务支出</td><td>5</td></tr>
<tr><td>201</td><td>01</td><td></td><td>人大事务</td><td>5</td></tr>
<tr><td>201</td><td>01</td><td>01</td><td>行政运行</td><td>5</td></tr></table>"""


@pytest.fixture
def sheet(lexicon):
    """The one table of a text; a page if it has tags."""

    def one(text):
        name = "report.html" if text.startswith("<") else "report.txt"
        [found] = Facts(read(text.encode(), name), lexicon).sheets
        return found

    return one


def shown(figures):
    return [(figure.label, figure.header, figure.quantity.text, figure.quantity.unit) for figure in figures]


def test_labels_headers_and_units(sheet):
    assert shown(sheet(PROJECTS).figures) == [
        ("供水工程", "预算数", "80.00", "万元"),
        ("供水工程", "决算数", "76.56", "万元"),
        ("供水工程", "执行率(%)", "95.70", "%"),
        ("管网改造", "预算数", "60.00", "万元"),
        ("管网改造", "决算数", "58.00", "万元"),
        ("管网改造", "执行率(%)", "96.67", "%"),
        ("河道治理", "预算数", "20", "万元"),
        ("河道治理", "决算数", "1,900.5", "万元"),
        ("合计", "预算数", "100.00", "万元"),
        ("合计", "决算数", "76.56", "万元"),
    ]


def test_title_and_unit(sheet):
    found = sheet(PROJECTS)
    assert found.unit == "万元"
    assert found.title.startswith("2024年度项目支出情况表")


def test_rows_that_are_parts_and_totals(sheet):
    first, part, _, total = (figures[0] for figures in sheet(PROJECTS).rows().values())
    assert (first.child, first.total) == (False, False)
    assert (part.child, part.total) == (True, False)
    assert (total.child, total.total) == (False, True)


def test_a_header_of_two_rows(sheet):
    assert shown(sheet(YEARS).figures) == [
        ("基本支出", "2024年/预算数(万元)", "8", "万元"),
        ("基本支出", "2024年/决算数(万元)", "7", "万元"),
        ("基本支出", "2023年/预算数(元)", "60000", "元"),
        ("基本支出", "2023年/决算数(元)", "50000", "元"),
    ]


def test_codes_in_three_columns(sheet):
    assert [(figure.code, figure.label) for figure in sheet(CODES).figures] == [
        ("201", "一般公共服务支出"),
        ("20101", "人大事务"),
        ("2010101", "行政运行"),
    ]


def test_codes_in_one_column(sheet):
    text = "| 科目编码 | 科目名称 | 合计 |\n| --- | --- | --- |\n| 201 | 公共服务 | 5 |\n| 2010101 | 行政运行 | 5 |\n"
    assert [(figure.code, figure.label) for figure in sheet(text).figures] == [
        ("201", "公共服务"),
        ("2010101", "行政运行"),
    ]


def test_two_halves(sheet):
    text = (
        "单位：元\n\n| 收入 | 金额 | 支出 | 金额 |\n| --- | --- | --- | --- |\n"
        "| 财政拨款收入 | 5.00 | 基本支出 | 3.00 |\n| 其他收入 | 1.00 | 项目支出 | 3.00 |\n"
    )
    assert [(figure.label, figure.quantity.text) for figure in sheet(text).figures] == [
        ("财政拨款收入", "5.00"),
        ("基本支出", "3.00"),
        ("其他收入", "1.00"),
        ("项目支出", "3.00"),
    ]


@pytest.mark.parametrize(
    ("header", "cell", "unit", "kind"),
    [
        ("金额（万元）", "5.00", "万元", Kind.MONEY),
        ("金额(元)", "5.00", "元", Kind.MONEY),
        ("预算执行率", "95.7", "%", Kind.PERCENT),
        ("占比", "95.7%", "%", Kind.PERCENT),
        ("得分", "9.5", "分", Kind.SCORE),
        ("分值", "10", "分", Kind.SCORE),
        ("编制人数", "10", "人", Kind.PEOPLE),
        ("金额", "5.00元", "元", Kind.MONEY),
        ("完成情况", "5.00", "", Kind.NUMBER),
    ],
)
def test_the_unit_of_a_cell(sheet, header, cell, unit, kind):
    found = sheet(f"| 项目名称 | {header} |\n| --- | --- |\n| 甲项目 | {cell} |\n| 乙项目 | {cell} |\n")
    assert (found.figures[0].quantity.unit, found.figures[0].quantity.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("cell", "value", "ulp"),
    [
        ("1,900.50", "1900.5", "0.01"),
        ("-3.20", "-3.2", "0.01"),
        ("−3", "-3", "1"),
        ("0.00", "0", "0.01"),
        ("0", "0", "1"),
    ],
)
def test_numbers(sheet, cell, value, ulp):
    quantity = sheet(f"单位：万元\n\n| 项目 | 金额 |\n| --- | --- |\n| 甲 | {cell} |\n| 乙 | 5 |\n").figures[0].quantity
    assert (quantity.value, quantity.ulp) == (Fraction(value), Fraction(ulp))


@pytest.mark.parametrize("cell", ["", "--", "—", "无", "待定", "第3项", "2024-05-01"])
def test_cells_that_hold_no_number(sheet, cell):
    found = sheet(f"单位：万元\n\n| 项目 | 金额 |\n| --- | --- |\n| 甲 | 5 |\n| 乙 | {cell} |\n")
    assert [figure.label for figure in found.figures] == ["甲"]


@pytest.mark.parametrize("header", ["序号", "行次"])
def test_numbers_of_rows_are_no_figures(sheet, header):
    found = sheet(f"单位：万元\n\n| {header} | 项目 | 金额 |\n| --- | --- | --- |\n| 1 | 甲 | 5 |\n| 2 | 乙 | 6 |\n")
    assert [figure.quantity.text for figure in found.figures] == ["5", "6"]


def test_a_row_that_counts_the_columns_is_none_of_the_figures(sheet):
    found = sheet("| 项目 | 预算数 | 决算数 |\n| --- | --- | --- |\n| 栏次 | 1 | 2 |\n| 甲 | 5 | 7 |\n")
    assert [figure.quantity.text for figure in found.figures] == ["5", "7"]


def test_whole_numbers_in_a_row_are_figures(sheet):
    found = sheet("单位：万元\n\n| 项目 | 预算数 | 决算数 |\n| --- | --- | --- |\n| 甲 | 5 | 6 |\n")
    assert [figure.quantity.text for figure in found.figures] == ["5", "6"]


def test_a_table_of_words_has_no_figures(sheet):
    assert sheet("| 股室 | 职责 |\n| --- | --- |\n| 办公室 | 文电 |\n| 财务股 | 预算 |\n").figures == ()
