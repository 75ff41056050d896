"""What is shown of a finding under the pointer."""

from __future__ import annotations

from .editor import running

WRONG = "一、收支情况\n本年支出78.55万元，比年初预算数减少14.5万元，增加22%。\n"


def test_hover_shows_the_calculation_and_what_to_do(editor, uri):
    editor.open(uri, WRONG)
    shown = editor.hover(uri, "减少14.5万元")
    for part in (
        "增减方向矛盾",
        "ARI101",
        "错误",
        "**计算**：",
        "15.5%",
        "**原文**：22%",
        "**建议**\n- ",
        "**查什么**\n\n",
    ):
        assert part in shown


def test_nothing_is_shown_elsewhere(editor, uri):
    editor.open(uri, WRONG)
    assert editor.hover(uri, "收支情况") == ""


def test_all_findings_at_a_place_are_shown(editor, uri):
    editor.open(uri, "2024年度绩效自评报告\n一、收支\n截至2024年09月05日，支出3万元。\n")
    shown = editor.hover(uri, "09月")
    assert "PER404" in shown
    assert "TYP804" in shown
    assert shown.count("\n\n---\n\n") == 1


def test_marks_of_markdown_in_a_report_show_as_they_are(editor, uri):
    editor.open(uri, "一、收支情况\n项目于____年__月完工。\n")
    shown = editor.hover(uri, "____").partition("查什么")[0]
    assert r"“\_\_\_\_”" in shown


def test_editor_without_markdown_gets_plain_text(tmp_path):
    uri = (tmp_path / "报告.txt").as_uri()
    with running(abilities={}) as editor:
        editor.open(uri, WRONG)
        shown = editor.hover(uri, "减少14.5万元")
    assert "计算：" in shown
    assert "查什么" in shown
    assert "*" not in shown


def test_text_that_was_changed_meanwhile_shows_nothing_old(editor, uri):
    editor.open(uri, WRONG)
    editor.edit(uri, "二、绩效\n" + WRONG)
    assert editor.hover(uri, "减少14.5万元") == ""
    editor.diagnostics(uri)
    assert "ARI101" in editor.hover(uri, "减少14.5万元")
