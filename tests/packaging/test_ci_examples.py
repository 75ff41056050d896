"""The examples for hooks and pipelines: they are what the pages show, and their commands do what is said."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from reportlint.cli import cli
from reportlint.testing.docx_files import docx_file

from .conftest import ROOT, WRONG

EXAMPLES = ROOT / "docs/examples/ci"
NAMES = ("github-actions.yml", "github-changed-files.yml", "gitlab-ci.yml")
_TITLED = re.compile(r'^```yaml title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def example(name: str):
    return yaml.safe_load((EXAMPLES / name).read_text("utf-8"))


def commands(name: str) -> list[str]:
    """The shell commands of a pipeline."""
    jobs = example(name)
    if "jobs" in jobs:
        return [step["run"] for job in jobs["jobs"].values() for step in job["steps"] if "run" in step]
    return [command for job in jobs.values() for command in job["script"]]


def run(words: list[str]):
    return CliRunner().invoke(cli, words, catch_exceptions=False)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A repository's folder with a bad report."""
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告").mkdir()
    (tmp_path / "报告/甲局.docx").write_bytes(docx_file(WRONG))
    return tmp_path


@pytest.mark.parametrize("page", ["hooks.md", "hooks.en.md"])
def test_the_pages_show_the_files(page):
    shown = dict(_TITLED.findall((ROOT / "docs" / page).read_text("utf-8")))
    assert shown == {file.name: file.read_text("utf-8") for file in EXAMPLES.iterdir()}


@pytest.mark.parametrize("name", NAMES)
def test_the_pipelines_fail_for_a_bad_report_and_leave_their_files(name, folder):
    (folder / "changed").write_bytes("报告/甲局.docx\0".encode())
    (command,) = (command for command in commands(name) if command.startswith("reportlint"))
    done = run(shlex.split(command)[1:])
    assert done.exit_code == 1, done.output
    assert "ARI101" in done.output
    written = set(re.findall(r"--output \w+:(\S+)", command))
    assert all(Path(file).stat().st_size for file in written)
    taken = (EXAMPLES / name).read_text("utf-8")
    assert [file for file in written if taken.count(file) < 2] == []  # once written, once taken


def test_a_list_of_changed_files_may_be_empty(folder):
    (folder / "changed").write_bytes(b"")
    assert run(["check", "--files-from", "changed"]).exit_code == 0


def test_the_pre_commit_example_holds_what_is_said(folder):
    (repository,) = example("pre-commit-config.yaml")["repos"]
    (hook,) = repository["hooks"]
    assert re.search(hook["files"], "报告/甲局.docx")
    assert not re.search(hook["files"], "README.md")
    assert run(["baseline", "write", "报告"]).exit_code == 0
    assert run(["check", *hook["args"], "报告/甲局.docx"]).exit_code == 0
    (folder / "报告/乙局.docx").write_bytes(docx_file([WRONG[0], WRONG[1].replace("14.5", "10.5")]))
    assert run(["check", *hook["args"], "报告/甲局.docx", "报告/乙局.docx"]).exit_code == 1


def test_pre_commit_takes_the_example():
    file = EXAMPLES / "pre-commit-config.yaml"
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
