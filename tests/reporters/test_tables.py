"""The formats for spreadsheets: csv and xlsx."""

from __future__ import annotations

import csv
import zipfile
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from reportlint.engine.results import Result
from reportlint.reporters import csv as csv_format
from reportlint.reporters import xlsx
from reportlint.reporters.rows import COLUMNS
from reportlint.reporters.run import Run

from .sample import clean, docx_result, run_of, sample, text_file
from .strategies import results


def rows_of(result: Result) -> list[list[str]]:
    rendered = csv_format.render(Run.of(result, 0, {}))
    assert rendered.startswith("\ufeff")
    return list(csv.reader(StringIO(rendered[1:], newline="")))


def book_of(result: Result, folder: str = "") -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(BytesIO(xlsx.render(replace(run_of(result), folder=Path(folder)))))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_csv_has_a_row_for_each_finding():
    rows = rows_of(sample())
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 1 + sum(len(file.findings) for file in sample().files)
    assert dict(zip(COLUMNS, rows[2], strict=True)) == {
        "文件": "报告/水务局.txt",
        "单位": "云溪区水务局",
        "级别": "错误",
        "代码": "ARI101",
        "规则": "增减方向矛盾",
        "位置": "11:19",
        "章节": "一、（二）",
        "原文": "比上年减少10.50万元，增长9.55%",
        "问题": "“比上年减少10.50万元，增长9.55%”：金额说减少，比率说增长，方向相反。",
        "依据": "10.50÷（120.50－10.50）≈9.545%",
        "建议": "若把“减少10.50万元”改为“增加10.50万元”，则前后相符\n核对上年数",
        "把握": "高",
        "状态": "有效",
    }


def test_csv_says_what_was_put_aside_and_why():
    states = [row[-1] for row in rows_of(Result((text_file(),)))[1:]]
    assert states == ["有效", "有效", "已忽略：等区里批复", "有效", "基线已有"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋"])
def test_csv_holds_no_formulas(start):
    file = text_file()
    odd = replace(file.findings[0], message=f'{start}HYPERLINK("http://a";"b")')
    (_, row) = rows_of(Result((replace(file, findings=(odd,)),)))
    assert row[COLUMNS.index("问题")].startswith(f"'{start}")


@given(results())
@settings(max_examples=40)
def test_csv_of_any_result_can_be_read(result):
    rows = rows_of(result)
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert len(rows) == 1 + sum(len(file.findings) for file in result.files)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_workbook_has_its_sheets():
    assert list(book_of(sample())) == ["汇总", "问题", "未能判断", "读数情况", "各单位"]
    assert list(book_of(Result((text_file(),)))) == ["汇总", "问题", "未能判断", "读数情况"]


def test_workbook_ranks_the_files():
    rows = book_of(sample())["汇总"]
    assert rows[0][0].startswith("查了 5 个文件：4 个错误、2 个警告、2 个提示")
    assert rows[2][:4] == ("序号", "文件", "单位", "错误")
    assert [row[:6] for row in rows[3:6]] == [
        (1, "打不开.docx", None, 1, 0, 0),
        (2, "报告/水务局.txt", "云溪区水务局", 1, 1, 1),
        (3, "报告/水务局 附表.docx", "云溪区水务局", 1, 0, 1),
    ]
    assert rows[3][-1] == "文件已损坏，打不开。"


def test_workbook_lists_all_findings_and_what_is_undecided():
    book = book_of(sample())
    assert len(book["问题"]) == 1 + sum(len(file.findings) for file in sample().files)
    assert book["问题"][0] == COLUMNS
    assert book["未能判断"][1:] == [
        ("旧稿.doc", None, None, None, None, "没有查：要先另存为 docx"),
        ("报告/水务局.txt", "ARI104", "11:10", "一、（二）", "120.50万元", "分项没有列全"),
    ]
    assert book["读数情况"][2] == (
        "报告/水务局.txt", 8, 4, 2, 1, "其余 4 个：没有分项的人数 3 个、只出现一次的金额 1 个。",
    )  # fmt: skip
    assert book["各单位"][1:] == [("云溪区水务局", 2, 2, 1, 2), ("云溪区林业局", 1, 0, 0, 0)]


def test_workbook_has_filters_and_a_header_that_stays():
    book = load_workbook(BytesIO(xlsx.render(run_of(sample()))))
    assert [sheet.freeze_panes for sheet in book] == ["A4", "A2", "A2", "A2", "A2"]
    assert book["问题"].auto_filter.ref == "A1:M11"
    assert book["问题"].column_dimensions["I"].width > 40


@pytest.mark.parametrize(
    ("folder", "target"), [("", "报告/水务局.txt"), ("报告", "水务局.txt"), ("表", "../报告/水务局.txt")]
)
def test_workbook_links_lead_to_the_files(folder, target):
    rendered = xlsx.render(replace(run_of(Result((text_file(),))), folder=Path(folder)))
    link = load_workbook(BytesIO(rendered))["汇总"]["B4"].hyperlink
    assert link.target.replace("\\", "/") == target


def test_workbook_holds_no_formulas_and_no_made_up_links():
    file = text_file("=HYPERLINK.txt")
    odd = replace(file.findings[0], message='=HYPERLINK("http://a")', suggestions=("http://a", "{=1+1}"))
    book = load_workbook(BytesIO(xlsx.render(run_of(Result((replace(file, findings=(odd,)),))))))
    row = next(iter(book["问题"].iter_rows(min_row=2)))
    assert {cell.data_type for cell in row if cell.value is not None} == {"s"}
    assert [cell.coordinate for cell in row if cell.hyperlink] == ["A2"]


@given(results())
@settings(max_examples=15)
def test_workbook_of_any_result_can_be_read(result):
    rendered = xlsx.render(Run.of(result, 0, {}))
    assert zipfile.ZipFile(BytesIO(rendered)).testzip() is None
    book = load_workbook(BytesIO(rendered))
    assert book["问题"].max_row == 1 + sum(len(file.findings) for file in result.files)
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_workbook_takes_very_long_words():
    file = text_file()
    long = replace(file.findings[0], message="长" * 40_000)
    assert len(book_of(Result((replace(file, findings=(long,)),)))["问题"][1][8]) == 32_000


def test_workbook_is_the_same_every_time():
    assert xlsx.render(run_of(sample())) == xlsx.render(run_of(sample()))


def test_files_without_findings_are_in_the_summary():
    assert [row[1] for row in book_of(Result((clean(), docx_result())))["汇总"][3:]] == [
        "报告/水务局 附表.docx", "没有问题.txt",
    ]  # fmt: skip
