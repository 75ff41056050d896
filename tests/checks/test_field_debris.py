"""LEF704 on what only a docx file carries."""

import pytest

from reportlint.engine.registry import installed
from reportlint.engine.runner import Linter, Settings
from reportlint.engine.selection import Selection
from reportlint.testing.docx_files import Commented, Control, Deleted, Inserted, Run, docx_file, paragraph


@pytest.fixture(scope="module")
def linter():
    return Linter(installed(), Settings(selection=Selection(("LEF704",))))


def told(linter, *body):
    result = linter.check_bytes(docx_file(body), "报告.docx")
    return [(report.severity.label, report.message, report.location.quote) for report in result.findings]


def test_a_clean_file(linter):
    assert told(linter, "全年支出79.19万元。") == []


def test_one_tracked_change(linter):
    assert told(linter, paragraph("比上年", Deleted("减少"), Inserted("增加"), "5%。")) == [
        ("warning", "还有一处没接受的修订：删除“减少”，插入“增加”。", "增加")
    ]


def test_all_tracked_changes_are_one_thing_to_do(linter):
    changed = [paragraph(f"第{number}项", Inserted("增加"), "。") for number in (1, 2, 3)]
    assert told(linter, *changed) == [("warning", "还有3处没接受的修订，第一处是插入“增加”。", "增加")]


def test_comments(linter):
    assert told(linter, paragraph(Commented("自评得分98分。", "请核对得分"))) == [
        ("warning", "还留着一条批注：“请核对得分”。", "自评得分98分。")
    ]


def test_hidden_text(linter):
    [(severity, message, _)] = told(linter, paragraph("全年支出79.19万元。", Run("初稿数80.00万元", hidden=True)))
    assert (severity, message) == ("info", "有隐藏的文字：“初稿数80.00万元”。")


def test_prompts_are_told_by_their_text(linter):
    prompts = [paragraph(Control("单击此处输入文字", placeholder=True)) for _ in range(2)]
    assert [message for _, message, _ in told(linter, *prompts)] == ["有2个填写框里还是提示文字“单击此处输入文字”。"]
