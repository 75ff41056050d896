"""Which settings hold for an open text, and what happens when they change."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from reportlint.cli import cli

from .editor import running

WRONG = "本年支出78.55万元，比年初预算数减少14.5万元，增加22%。\n"


def codes(found):
    return [item["code"] for item in found]


def test_nearest_configuration_counts(editor, uri, write):
    write("reportlint.toml", 'ignore = ["ARI101"]\n')
    assert codes(editor.open(uri, WRONG)) == []


def test_change_of_the_configuration_is_noticed(editor, uri, write):
    assert editor.open(uri, WRONG)[0]["severity"] == 1
    config = write("reportlint.toml", '[severity]\nARI101 = "info"\n')
    editor.changed_on_disk(config)
    assert editor.diagnostics(uri)[0]["severity"] == 3
    config.unlink()
    editor.changed_on_disk(config)
    assert editor.diagnostics(uri)[0]["severity"] == 1


def test_editor_is_asked_to_watch_the_files_that_count(editor, uri):
    editor.open(uri, WRONG)
    assert editor.registered == ["workspace/didChangeWatchedFiles"]


def test_editor_that_watches_nothing_sees_changes_with_the_next_check(tmp_path, write):
    uri = (tmp_path / "报告.txt").as_uri()
    with running(abilities={}) as editor:
        assert codes(editor.open(uri, WRONG)) == ["ARI101"]
        write("reportlint.toml", 'ignore = ["ARI101"]\n')
        assert codes(editor.save(uri)) == []
        assert editor.registered == []


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param("ignore = [", "reportlint.toml", id="no TOML"),
        pytest.param('ingore = ["ARI101"]\n', "ignore", id="unknown key"),
        pytest.param('ignore = ["ARI999"]\n', "ARI999", id="unknown rule"),
        pytest.param('baseline = "缺少.json"\n', "缺少.json", id="missing baseline"),
    ],
)
def test_configuration_that_cannot_be_used_is_told_once(editor, uri, write, content, complaint):
    config = write("reportlint.toml", content)
    assert codes(editor.open(uri, WRONG)) == ["ARI101"], "the defaults hold meanwhile"
    shown = editor.shown()
    assert shown["type"] == 1
    assert complaint in shown["message"]
    assert "Traceback" not in shown["message"]
    editor.save(uri)
    config.write_text('ignore = ["ARI101"]\n', "utf-8")
    editor.changed_on_disk(config)
    assert codes(editor.diagnostics(uri)) == []
    config.write_text("profile = 3\n", "utf-8")
    editor.changed_on_disk(config)
    editor.diagnostics(uri)
    assert "profile" in editor.shown()["message"], "the first complaint was not repeated"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("reportlint.toml", 'exclude = ["*.txt"]\n', id="exclude"),
        pytest.param(".reportlintignore", "报告*\n", id="ignore file"),
    ],
)
def test_text_that_is_left_out_has_no_diagnostics(editor, uri, write, name, content):
    left_out = write(name, content)
    assert editor.open(uri, WRONG) == []
    left_out.unlink()
    editor.changed_on_disk(left_out)
    assert codes(editor.diagnostics(uri)) == ["ARI101"]


def test_suppressions_are_respected(editor, uri, write):
    assert editor.open(uri, f"# reportlint: ignore ARI101 -- 已核对\n{WRONG}") == []
    assert codes(editor.change(uri, WRONG)) == ["ARI101"]
    sidecar = write("报告 1.txt.reportlint.toml", '[[suppress]]\ncode = "ARI101"\nreason = "已核对"\n')
    editor.changed_on_disk(sidecar)
    assert editor.diagnostics(uri) == []


def test_known_findings_are_not_shown(editor, tmp_path, write):
    report = write("报告.txt", WRONG)
    known = tmp_path / "known-baseline.json"
    assert CliRunner().invoke(cli, ["baseline", "write", "--baseline", str(known), str(report)]).exit_code == 0
    assert codes(editor.open(report.as_uri(), WRONG)) == ["ARI101"]
    editor.changed_on_disk(write("reportlint.toml", f'baseline = "{known.name}"\n'))
    assert editor.diagnostics(report.as_uri()) == []
    assert codes(editor.change(report.as_uri(), WRONG.replace("22%", "23%"))) == ["ARI101"]


def test_command_line_beats_the_configuration(tmp_path, write):
    write("reportlint.toml", 'select = ["ARI"]\n')
    uri = (tmp_path / "报告.txt").as_uri()
    text = WRONG + "截至2024年12月09日完工。\n"
    with running("--stdio", "--select", "TYP") as editor:
        assert codes(editor.open(uri, text)) == ["TYP804"]
    with running("--isolated", "--ignore", "TYP804") as editor:
        assert codes(editor.open(uri, text)) == ["ARI101"]


def test_option_that_names_no_rule_is_told_in_the_editor(uri):
    with running("--select", "ARI999") as editor:
        assert codes(editor.open(uri, WRONG)) == ["ARI101"]
        assert "ARI999" in editor.shown()["message"]


def test_text_that_was_never_saved_is_in_the_open_folder(tmp_path, write):
    write("reportlint.toml", 'ignore = ["ARI"]\n')
    with running(root=tmp_path) as editor:
        assert editor.open("untitled:Untitled-1", WRONG) == []
