"""What the editor underlines while a report is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .editor import ABLE, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .editor import Editor

WRONG = "本年支出78.55万元，比年初预算数减少14.5万元，增加22%。\n"
QUOTE = "比年初预算数减少14.5万元，增加22%"
RIGHT = "本年支出78.55万元，比年初预算数增加14.5万元，增加22.6%。\n"
TITLED = "2024年度部门整体支出绩效自评报告\n一、收支情况\n"


def codes(found):
    return [item["code"] for item in found]


def test_finding_is_a_diagnostic(editor, uri):
    (found,) = editor.open(uri, WRONG)
    assert editor.words(uri, found) == QUOTE
    assert {name: found[name] for name in ("source", "code", "severity")} == {
        "source": "reportlint",
        "code": "ARI101",
        "severity": 1,
    }
    assert "方向相反" in found["message"]


def test_diagnostics_follow_the_text(editor, uri):
    assert codes(editor.open(uri, RIGHT)) == []
    assert codes(editor.change(uri, RIGHT + WRONG)) == ["ARI101"]
    assert codes(editor.save(uri)) == ["ARI101"]
    assert codes(editor.change(uri, RIGHT)) == []


def test_closing_a_text_takes_its_diagnostics_back(editor, uri):
    assert editor.open(uri, WRONG)
    assert editor.close(uri) == []
    assert editor.open(uri, WRONG)


def test_related_places_are_shown(editor, uri):
    text = f"{TITLED}本年收入30.5万元。\n二、绩效\n本年收入35.5万元，主要用于公益演出。\n"
    (found,) = (item for item in editor.open(uri, text) if item["code"] == "AGR301")
    (other,) = found["relatedInformation"]
    assert other["location"]["uri"] == uri
    assert editor.words(uri, found) == "本年收入35.5万元"
    assert editor.words(uri, other["location"]) == "30.5万元"


@pytest.fixture(scope="module", params=[None, ["utf-8", "utf-16"], ["utf-32", "utf-16"]], ids=str)
def negotiated(request) -> Iterator[Editor]:
    """An editor that offers to count in some units; without an offer the protocol counts in UTF-16."""
    abilities = {} if request.param is None else {"general": {"positionEncodings": request.param}}
    with running(abilities=ABLE | abilities) as editor:
        assert editor.server["positionEncoding"] == (request.param or ["utf-16"])[0]
        yield editor


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("", id="start"),
        pytest.param("𠮷田镇：", id="beyond the first plane"),
        pytest.param("🏢\u200d🏢：", id="joined signs"),
        pytest.param("\t\u3000", id="indent"),
        pytest.param("一、收支情况\r\n\r\n", id="CRLF"),
        pytest.param("一、收支情况\r", id="CR"),
        pytest.param("一、收支情况\u2028二、绩效\x0b\x85", id="lines for readers alone"),
        pytest.param("\ufeff", id="byte order mark"),
    ],
)
def test_place_counts_as_the_editor_does(negotiated, uri, before):
    found = negotiated.open(uri, before + WRONG)
    assert [negotiated.words(uri, item) for item in found if item["code"] == "ARI101"] == [QUOTE]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(f"# 收支情况\n\n- 一般公共预算\n- {WRONG}", QUOTE, id="list"),
        pytest.param(f"> 𠮷田镇**{WRONG.strip()}**\n", QUOTE, id="quotation"),
        pytest.param(f"| 项目 | 说明 |\r\n| --- | --- |\r\n| 甲 | {WRONG.strip()} |\r\n", QUOTE, id="table"),
    ],
)
def test_markdown_is_read_as_such(editor, tmp_path, text, words):
    uri = (tmp_path / "报告.md").as_uri()
    found = editor.open(uri, text, "markdown")
    assert [editor.words(uri, item) for item in found if item["code"] == "ARI101"] == [words]


@pytest.mark.parametrize("language", ["plaintext", "markdown"])
def test_text_that_was_never_saved_is_checked(editor, language):
    uri = f"untitled:Untitled-{language}"
    assert codes(editor.open(uri, f"{WRONG}\n- 甲\n", language)) == ["ARI101"]


def test_old_version_in_a_comparison_is_left_alone(editor, uri):
    editor.begin("git:/报告.txt?ref=HEAD", WRONG)
    assert editor.open(uri, WRONG)
    assert editor.silent_about("git:/报告.txt?ref=HEAD")


def test_last_of_many_changes_counts(editor, uri):
    assert editor.open(uri, RIGHT) == []
    for _ in range(50):
        editor.edit(uri, editor.texts[uri] + WRONG)
    assert codes(editor.change(uri, WRONG)) == ["ARI101"]


def test_long_text_does_not_hold_up_the_others(tmp_path):
    long, short = (tmp_path / "长.txt").as_uri(), (tmp_path / "短.txt").as_uri()
    with running(root=tmp_path) as editor:
        editor.begin(long, TITLED + "完成道路清扫3.5公里，公厕保洁等任务。\n" * 30000)
        assert (
            editor.ask("textDocument/hover", {"textDocument": {"uri": long}, "position": editor.place(long, 0)}) is None
        )
        assert editor.silent_about(long), "the server answers while it checks"
        assert editor.close(long) == []
        assert codes(editor.open(short, WRONG)) == ["ARI101"]


def test_editor_that_can_show_little_is_sent_little(tmp_path):
    uri = (tmp_path / "报告.txt").as_uri()
    text = f"{TITLED}# reportlint: ignore ARI104 -- 已核对\n{WRONG}截至2024年9月底，已完成。\n"
    with running(abilities={}) as editor:
        found = editor.open(uri, text)
    assert {"ARI101", "RL004", "PER404"} <= set(codes(found))
    assert not [item for item in found if item.keys() & {"tags", "relatedInformation"}]


def test_suppression_of_no_use_is_faded(editor, uri):
    found = editor.open(uri, f"# reportlint: ignore ARI104 -- 已核对\n{WRONG}")
    assert {item["code"]: item.get("tags") for item in found} == {"RL004": [1], "ARI101": None}


def test_half_of_a_character_is_no_reason_to_stop(editor, uri):
    """A JavaScript editor may send one half of a pair where the user deletes the other."""
    document = {"uri": uri, "languageId": "plaintext", "version": 1, "text": "\ud842" + WRONG}
    editor.versions[uri], editor.texts[uri] = 1, document["text"]
    editor.write(
        json.dumps({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": document}}).encode()
    )
    (found,) = editor.diagnostics(uri)
    assert found["range"]["start"]["character"] == 1 + WRONG.index(QUOTE)
