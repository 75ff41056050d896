"""What the editor offers to do about findings."""

from __future__ import annotations

import pytest

from .editor import running

WRONG = "本年支出78.55万元，比年初预算数减少14.5万元，增加22%。"
CHANGE = "减少14.5万元，增加22%"
PADDED = "一、收支情况\n截至2024年12月09日，项目全部完工，2024年11月08日通过验收。\n"


def titles(actions):
    return [action["title"] for action in actions]


def codes(found):
    return [item["code"] for item in found]


def test_quick_fix_mends_what_it_says(editor, uri):
    found = editor.open(uri, PADDED)
    assert codes(found) == ["TYP804", "TYP804"]
    (fix,) = (action for action in editor.actions(uri, "12月09日") if action.get("isPreferred"))
    assert fix["kind"] == "quickfix"
    assert fix["title"] == "改正：“2024年12月09日”改为“2024年12月9日”"
    assert fix["diagnostics"] == [found[0]]
    mended = editor.do(fix)
    assert mended == PADDED.replace("12月09日", "12月9日")
    assert codes(editor.change(uri, mended)) == ["TYP804"]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param(PADDED, PADDED.replace("月0", "月"), id="two dates"),
        pytest.param("𠮷田镇2024年12月09日完工。\r\n\r\n", "𠮷田镇2024年12月9日完工。\r\n\r\n", id="UTF-16 and CRLF"),
    ],
)
def test_all_safe_corrections_at_once(editor, uri, text, mended):
    editor.open(uri, text)
    (all_,) = editor.actions(uri, text[:1], only=["source.fixAll"])
    assert all_["kind"] == "source.fixAll.reportlint"
    assert editor.do(all_) == mended
    assert codes(editor.change(uri, mended)) == []


def test_numbers_are_never_changed(editor, uri):
    (found,) = editor.open(uri, f"一、收支情况\n{WRONG}\n")
    assert titles(editor.actions(uri, CHANGE)) == ["忽略这一处 ARI101（写理由）"]
    assert "增加14.5万元" in editor.hover(uri, CHANGE), found


def test_editor_gets_the_kinds_that_it_asks_for(editor, uri):
    editor.open(uri, PADDED)
    every = {action["kind"] for action in editor.actions(uri, "12月09日")}
    assert every == {"quickfix", "source.fixAll.reportlint"}
    assert {action["kind"] for action in editor.actions(uri, "12月09日", only=["quickfix"])} == {"quickfix"}
    assert editor.actions(uri, "12月09日", only=["refactor"]) == []


def test_nothing_is_offered_where_nothing_was_found(editor, uri):
    editor.open(uri, PADDED)
    assert editor.actions(uri, "收支情况", only=["quickfix"]) == []


@pytest.mark.parametrize(
    ("name", "text", "commented"),
    [
        pytest.param(
            "甲.txt",
            f"一、收支情况\r\n{WRONG}\r\n",
            f"一、收支情况\r\n# reportlint: ignore ARI101 -- \r\n{WRONG}\r\n",
            id="paragraph of a text",
        ),
        pytest.param(
            "甲.txt",
            f"|项目|说明|\n|甲|{WRONG}|\n|乙|无|\n",
            f"|项目|说明|\n|甲|{WRONG}| <!-- reportlint: ignore ARI101 --  -->\n|乙|无|\n",
            id="row of a text",
        ),
        pytest.param(
            "甲.md",
            f"# 收支情况\n\n{WRONG}\n",
            f"# 收支情况\n\n<!-- reportlint: ignore ARI101 --  -->\n{WRONG}\n",
            id="paragraph of Markdown",
        ),
        pytest.param(
            "甲.md",
            f"1. 收入\n2. {WRONG}\n3. 其他\n",
            f"1. 收入\n2. {WRONG} <!-- reportlint: ignore ARI101 --  -->\n3. 其他\n",
            id="item of a list",
        ),
        pytest.param(
            "甲.md",
            f"| 项目 | 说明 |\n| --- | --- |\n| 甲 | {WRONG} |\n",
            f"| 项目 | 说明 |\n| --- | --- |\n| 甲 | {WRONG} | <!-- reportlint: ignore ARI101 --  -->\n",
            id="row of a table",
        ),
        pytest.param(
            "甲.md",
            f"支出：\n\n| 项目 | {WRONG} |\n| --- | --- |\n| 甲 | 乙 |\n",
            f"支出：\n\n<!-- reportlint: ignore ARI101 --  -->\n\n| 项目 | {WRONG} |\n| --- | --- |\n| 甲 | 乙 |\n",
            id="heading row of a table",
        ),
    ],
)
def test_comment_sets_one_finding_aside_once_it_has_a_reason(editor, tmp_path, name, text, commented):
    uri = (tmp_path / name).as_uri()
    assert codes(editor.open(uri, text)) == ["ARI101"]
    (comment,) = editor.actions(uri, CHANGE, only=["quickfix"])
    assert comment["title"] == "忽略这一处 ARI101（写理由）"
    assert editor.do(comment) == commented
    assert codes(editor.change(uri, commented)) == ["RL003", "ARI101"]
    assert codes(editor.change(uri, commented.replace("ARI101 -- ", "ARI101 -- 已与决算表核对"))) == []


def test_findings_of_the_tool_cannot_be_set_aside(editor, uri):
    assert codes(editor.open(uri, "# reportlint: ignore ARI104 -- 已核对\n本年支出3万元。\n")) == ["RL004"]
    assert editor.actions(uri, "reportlint") == []


def test_page_of_the_web_is_checked_but_not_commented(editor, tmp_path):
    uri = (tmp_path / "报告.html").as_uri()
    (found,) = editor.open(uri, f"<p>{WRONG}</p>\n", "html")
    assert editor.words(uri, found).endswith(CHANGE)
    assert editor.actions(uri, CHANGE) == []


def test_nothing_is_offered_for_a_text_that_was_changed_meanwhile(editor, uri):
    editor.open(uri, PADDED)
    editor.edit(uri, "二、绩效\n" + PADDED)
    assert editor.actions(uri, "12月09日") == []


def test_editor_that_knows_no_versions_gets_plain_edits(tmp_path):
    uri = (tmp_path / "报告.txt").as_uri()
    with running(abilities={}) as editor:
        editor.open(uri, PADDED)
        fix = editor.actions(uri, "12月09日")[0]
        assert [*fix["edit"]] == ["changes"]
        assert editor.do(fix) == PADDED.replace("12月09日", "12月9日")
