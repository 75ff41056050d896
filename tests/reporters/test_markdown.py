from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from reportlint.engine.results import Result
from reportlint.reporters import markdown
from reportlint.reporters.run import Run

from .sample import clean, run_of, sample, text_file
from .strategies import results

RENDERER = MarkdownIt("commonmark").enable("table")


def html_of(result: Result) -> str:
    return RENDERER.render(markdown.render(run_of(result)))


def test_files_come_worst_first_in_a_table():
    rows = [line.split(" | ") for line in markdown.render(run_of(sample())).splitlines() if line.startswith("| ")]
    assert [row[0] for row in rows[2:]] == [
        "| 打不开.docx", "| 报告/水务局.txt", "| 报告/水务局 附表.docx", "| 数据表.xlsx", "| 公开说明.pdf",
        "| 没有问题.txt",
    ]  # fmt: skip
    assert rows[3][1:] == ["1", "1", "1", "4/8", "已查 |"]


def test_findings_that_count_stand_below_their_file():
    rendered = markdown.render(run_of(sample()))
    assert "- **错误 ARI101** 11:19 “比上年减少10.50万元，增长9.55%”：金额说减少" in rendered
    assert "  - 依据：10.50÷（120.50－10.50）≈9.545%\n  - 参见 11:10：本年数" in rendered
    assert "LEF701" not in rendered
    assert "SCO203" not in rendered


def test_what_was_not_checked_is_listed():
    rendered = markdown.render(run_of(replace(sample(), unfinished=("甲.txt",))))
    assert rendered.endswith("### 没有查的文件\n\n- 旧稿.doc：要先另存为 docx\n- 甲.txt：检查中途被停下\n")


@pytest.mark.parametrize(
    "words",
    ["甲|乙", "<script>alert(1)</script>", "[链接](http://a)", "**粗**", "`代码`", "# 标题", "&lt;", "@某人", "~~删~~"],
)
def test_words_show_as_they_are(words):
    file = text_file(f"{words.replace('/', '')}.txt")
    odd = replace(file, findings=(replace(file.findings[0], message=words),))
    rendered = html_of(Result((odd,)))
    assert "<script>" not in rendered
    assert "<a " not in rendered
    plain = rendered.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("\u200b", "")
    assert f"</strong> 7:33 {words}" in plain
    assert f"<td>{words.replace('/', '')}.txt</td>" in plain


@given(results())
@settings(max_examples=40)
def test_table_keeps_its_columns(result):
    tree = RENDERER.parse(markdown.render(Run.of(result, 0, {})))
    cells = [token.type for token in tree if token.type in ("th_open", "td_open")]
    assert len(cells) == 6 * (len(result.files) + 1) * bool(result.files)


def test_long_quotations_are_cut():
    file = text_file()
    long = replace(file.findings[0], location=replace(file.findings[0].location, quote="长" * 300))
    assert f"原文：{'长' * 40}…{'长' * 40}\n" in markdown.render(run_of(Result((replace(file, findings=(long,)),))))


def test_clean_run_says_so():
    assert "查了 1 个文件：0 个错误、0 个警告、0 个提示。" in markdown.render(run_of(Result((clean(),))))
