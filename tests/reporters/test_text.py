from __future__ import annotations

from dataclasses import replace
from io import StringIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from rich.cells import cell_len

from reportlint.engine.results import FileResult, Result
from reportlint.model.document import Location
from reportlint.reporters import concise, text
from reportlint.reporters.run import Run

from .sample import broken, clean, docx_result, pdf_result, run_of, sample, text_file, xlsx_result
from .strategies import results

CHANGE = """\
    11:19  错误 ARI101 “比上年减少10.50万元，增长9.55%”：金额说减少，比率说增长，方向相反。
        2023年支出合计120.50万元，比上年减少10.50万元，增长9.55%，其中基本支出80.00万元、项目支出40…
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        依据：10.50÷（120.50－10.50）≈9.545%
        参见 11:10：本年数
        参见 11:42：分项
        建议：若把“减少10.50万元”改为“增加10.50万元”，则前后相符
        建议：核对上年数
"""


class Terminal(StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_finding_with_its_words_marked_and_what_follows():
    assert CHANGE in text.render(run_of(Result((text_file(),))))


def test_file_begins_with_its_name_its_template_and_why():
    lines = text.render(run_of(Result((text_file(),)))).splitlines()
    assert lines[:3] == ["报告/水务局.txt", "模板：default，没有认出模板，只查各地通用的要求", "  一、（一）"]


@pytest.mark.parametrize("width", [None, 40, 60, 80, 120])
@pytest.mark.parametrize("words", ["<水利资金管理办法>", "编制12人，实有在职13人", "96分"])
def test_marks_stand_under_the_words(words, width):
    lines = text.render(run_of(Result((text_file(),))), width).splitlines()
    above, line = next((a, b) for a, b in pairwise(lines) if words in a and set(b) == {" ", "^"})
    before = above[: above.index(words)]
    assert line[cell_len(before) : cell_len(before + words)] == "^" * cell_len(words)


@pytest.mark.parametrize("width", [40, 80])
def test_narrow_terminals_are_not_overrun(width):
    rendered = text.render(run_of(sample(), coverage=True), width)
    assert max(cell_len(line) for line in rendered.splitlines()) <= width


@given(results())
@settings(max_examples=40)
def test_no_line_ends_in_blanks_or_steers_a_terminal(result):
    run = Run.of(result, 0, {}, coverage=True)
    for rendered in (text.render(run), text.render(run, 40), concise.render(run)):
        assert all(line == line.rstrip(" ") for line in rendered.split("\n"))
        assert not set(rendered) & set("\x1b\x07\x08\r\x9b\u202e")


@pytest.mark.parametrize("terminal", [True, False])
def test_colours_only_on_a_terminal(terminal, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    out = Terminal() if terminal else StringIO()
    text.write(run_of(sample()), out)
    assert ("\x1b[1;31m" in out.getvalue()) is terminal


def test_no_colour_where_the_user_wants_none(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    out = Terminal()
    text.write(run_of(sample()), out)
    assert "\x1b[1;31m" not in out.getvalue()
    assert "\x1b[31m" not in out.getvalue()


def test_long_words_lose_their_middle():
    file = text_file()
    long = replace(file.findings[0], location=replace(file.findings[0].location, context=("前", "长" * 500, "后")))
    rendered = text.render(run_of(Result((replace(file, findings=(long,)),))))
    (line,) = [line for line in rendered.splitlines() if "长…长" in line]
    assert cell_len(line) <= 110


def test_suppressed_findings_are_counted_alone_and_known_ones_marked():
    rendered = text.render(run_of(Result((text_file(),), baseline=True)))
    assert "LEF701" not in rendered
    assert "SCO203 96分的等级没有说明。（已知）" in rendered
    assert rendered.endswith("查了 1 个文件：1 个错误、1 个警告、1 个提示。另有 1 个已按理由忽略、1 个在基线里。\n")


def test_places_of_every_format():
    rendered = text.render(run_of(Result((docx_result(), pdf_result(), xlsx_result(), broken()))))
    for place in ("表1第4行第2列  错误", "第3段  提示", "第2页  警告", "收支表!B4  错误", "    错误 RL001"):
        assert place in rendered


def test_worst_files_are_named_first():
    lines = text.render(run_of(sample())).splitlines()
    listed = lines[lines.index("各文件的问题：") + 1 :][:5]
    assert [line.split("  ")[-1].strip() for line in listed] == [
        "没有读出", "报告/水务局.txt", "报告/水务局 附表.docx", "数据表.xlsx", "公开说明.pdf",
    ]  # fmt: skip


def test_what_was_not_checked_is_listed():
    rendered = text.render(run_of(replace(sample(), unfinished=("甲.txt", "乙.txt"))))
    assert "没有查（1 个文件）：\n    旧稿.doc：要先另存为 docx\n" in rendered
    assert "检查中途被停下，还有 2 个文件没有查。" in rendered


def test_coverage_says_what_was_read_and_why_the_rest_was_not_checked():
    rendered = text.render(run_of(Result((text_file(),)), coverage=True))
    assert "    读数：金额和百分数 8 个，4 个能与别的数核对（50%）；核对了 2 处，1 处判断不了。\n" in rendered
    assert "        其余 4 个：没有分项的人数 3 个、只出现一次的金额 1 个。\n" in rendered
    assert "        ARI104 判断不了（分项没有列全）：11:10\n" in rendered


def test_clean_files_show_with_coverage_only():
    assert "没有问题.txt" not in text.render(run_of(Result((clean(),))))
    assert "没有问题.txt" in text.render(run_of(Result((clean(),)), coverage=True))


def test_findings_without_a_place_are_shown():
    file = FileResult("甲.txt", "txt", "ok", (replace(text_file().findings[0], location=Location()),))
    assert "    提示 TYP803" in text.render(run_of(Result((file,))))


def test_concise_is_one_line_a_finding():
    assert concise.render(run_of(sample())).splitlines() == [
        "报告/水务局.txt:7:33: info TYP803 文件名两边用了小于号、大于号，应当用书名号“《》”。",
        "报告/水务局.txt:11:19: error ARI101 “比上年减少10.50万元，增长9.55%”：金额说减少，比率说增长，方向相反。",
        "报告/水务局.txt:13:11: warning CMP901 编制12人，实有在职13人，超出1人，没有说明原因。",
        "报告/水务局 附表.docx:表1第4行第2列: error ARI108 表中“合计”是81.00，各项相加是80.00。",
        "报告/水务局 附表.docx:第3段: info TYP805 标点重复了：“，，”。",
        "公开说明.pdf:第2页: warning ARI113 覆盖率写的是120%，超过了100%。",
        "数据表.xlsx:收支表!B4: error ARI108 “合计”是136，各项相加是135。",
        "打不开.docx: error RL001 文件已损坏，打不开。",
    ]
