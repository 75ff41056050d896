from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator

from reportlint.engine.results import Result
from reportlint.reporters import sarif
from reportlint.reporters.run import Run
from reportlint.reporters.sarif.places import message

from .sample import PAGE, TEXT, broken, docx_result, run_of, sample, text_file, xlsx_result
from .strategies import results

SCHEMA = Path(__file__).parent / "data/sarif-2.1.0-rtm.5.json"
OFFICIAL = Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))


def log_of(result: Result) -> dict:
    return json.loads(sarif.render(run_of(result)))["runs"][0]


def test_sample_follows_the_official_schema():
    OFFICIAL.validate(json.loads(sarif.render(run_of(sample()))))


@given(results())
@settings(max_examples=30)
def test_any_result_follows_the_official_schema(result):
    OFFICIAL.validate(json.loads(sarif.render(Run.of(result, 1, {})).encode()))


def test_schema_refuses_what_is_no_sarif():
    log = json.loads(sarif.render(run_of(sample())))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not OFFICIAL.is_valid(log)


def test_regions_hold_the_words():
    log = log_of(Result((text_file(),)))
    assert log["columnKind"] == "unicodeCodePoints"
    lines = TEXT.split("\n")
    for result in log["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


def test_fixes_mend_the_text():
    (fix,) = log_of(Result((text_file(),)))["results"][0]["fixes"]
    lines = TEXT.split("\n")
    for change in reversed(fix["artifactChanges"][0]["replacements"]):
        region, number = change["deletedRegion"], change["deletedRegion"]["startLine"] - 1
        line = lines[number]
        text = change["insertedContent"]["text"]
        lines[number] = line[: region["startColumn"] - 1] + text + line[region["endColumn"] - 1 :]
    assert "依据《水利资金管理办法》开展" in "\n".join(lines)
    assert fix["description"]["text"] == "<水利资金管理办法> → 《水利资金管理办法》"


@pytest.mark.parametrize("make", [docx_result, xlsx_result])
def test_only_text_files_have_regions_and_fixes(make):
    file = make()
    edited = replace(file, findings=(replace(file.findings[0], replacements=text_file().findings[0].replacements),))
    (result,) = log_of(Result((edited,)))["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert "fixes" not in result


def test_logical_locations_of_cells_and_paragraphs():
    found = [result["locations"][0]["logicalLocations"] for result in log_of(sample())["results"]]
    assert [one[0]["fullyQualifiedName"] for one in found if one[0]["kind"] != "section"] == [
        "一、/表1第4行第2列", "一、/第3段", "第2页", "收支表!B4",
    ]  # fmt: skip
    assert {one[0]["kind"] for one in found} == {"section", "cell", "paragraph", "page"}


def test_related_places_have_their_notes():
    change = next(result for result in log_of(Result((text_file(),)))["results"] if result["ruleId"] == "ARI101")
    assert [(one["id"], one["message"]["text"]) for one in change["relatedLocations"]] == [(1, "本年数"), (2, "分项")]


def test_rules_carry_their_pages_and_own_levels():
    rules = {rule["id"]: rule for rule in log_of(sample())["tool"]["driver"]["rules"]}
    assert rules["ARI101"]["help"]["markdown"] == PAGE.strip()
    assert rules["ARI101"]["fullDescription"]["text"] == "金额和比率说的方向相反。"
    assert rules["ARI101"]["defaultConfiguration"]["level"] == "warning"
    assert rules["TYP803"]["defaultConfiguration"]["level"] == "note"


def test_results_point_at_their_rules():
    log = log_of(sample())
    rules = log["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in log["results"])


def test_failures_are_notifications():
    log = log_of(sample())
    (invocation,) = log["invocations"]
    assert [invocation["executionSuccessful"], invocation["exitCode"]] == [False, 2]
    read, passed = invocation["toolExecutionNotifications"]
    assert read["descriptor"] == {"id": "RL001", "index": 0}
    assert log["tool"]["driver"]["notifications"][0]["id"] == "RL001"
    assert passed["message"]["text"] == "旧稿.doc：没有查，要先另存为 docx。"
    assert "RL001" not in {result["ruleId"] for result in log["results"]}


def test_stopped_run_was_not_successful():
    log = log_of(replace(sample(), unfinished=("甲.txt",)))
    assert [log["invocations"][0][name] for name in ("executionSuccessful", "exitCode")] == [False, 130]


@pytest.mark.parametrize(("where", "kind"), [("comment", "inSource"), ("sidecar", "external"), ("config", "external")])
def test_suppressed_findings_say_where_and_why(where, kind):
    file = text_file()
    findings = (replace(file.findings[0], suppressed="照抄文件原名", suppressed_in=where), file.findings[1])
    first, second = log_of(Result((replace(file, findings=findings),)))["results"]
    assert first["suppressions"] == [{"kind": kind, "status": "accepted", "justification": "照抄文件原名"}]
    assert second["suppressions"] == []


def test_baseline_state_only_with_a_baseline():
    with_one = log_of(Result((text_file(),), baseline=True))["results"]
    without = log_of(Result((text_file(),)))["results"]
    assert [result["baselineState"] for result in with_one] == ["new"] * 4 + ["unchanged"]
    assert not any("baselineState" in result for result in without)


def test_fingerprints_are_kept():
    (result, *_) = log_of(Result((text_file(),)))["results"]
    assert result["partialFingerprints"] == {"reportlint/v1": "TYP803-<水利资金管理办法>"}


def test_addresses_are_relative_and_encoded():
    artifacts = log_of(Result((docx_result(), broken("a b#1.docx"))))["artifacts"]
    assert [one["location"]["uri"] for one in artifacts] == [
        "%E6%8A%A5%E5%91%8A/%E6%B0%B4%E5%8A%A1%E5%B1%80%20%E9%99%84%E8%A1%A8.docx",
        "a%20b%231.docx",
    ]
    assert artifacts[0]["hashes"] == {"sha-256": "0f" * 32}


@pytest.mark.parametrize(
    ("given_", "text"),
    [
        ("〔2021〕和[2021]2号", "〔2021〕和[2021]2号"),
        ("见[附件](1)", "见\\[附件\\](1)"),
        ("共{0}项", "共{{0}}项"),
    ],
)
def test_messages_hold_no_links_or_placeholders(given_, text):
    assert message(given_) == {"text": text}
