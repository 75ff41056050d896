"""The hook, run by the real pre-commit: a bad report is not committed, a good one is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from reportlint.testing.docx_files import docx_file
from reportlint.testing.xlsx_files import XlsxSheet, xlsx_file

from .conftest import RIGHT, ROOT, WRONG

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Repository:
    """A git repository in a folder, on its own: no configuration of the user, no hooks but its own."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON"))}
        self._environment = {
            **inherited,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **{
                f"GIT_{who}_{what}": "keeper@example.org"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
            "PRE_COMMIT_HOME": str(home),
            "PYTHONUTF8": "1",
        }
        self.run("git", "init", "--quiet")

    def try_to(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the folder."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    def run(self, *command: str) -> str:
        """Run a command that must succeed and return what it prints."""
        done = self.try_to(*command)
        assert done.returncode == 0, done.stdout
        return done.stdout.strip()

    def commit(self, files: Mapping[str, bytes]) -> subprocess.CompletedProcess[str]:
        """Write files and commit all there is."""
        for name, data in files.items():
            (self.folder / name).write_bytes(data)
        self.run("git", "add", "--all")
        return self.try_to("git", "commit", "--message=reports")

    def commits(self) -> int:
        """How many commits there are."""
        return int(self.run("git", "rev-list", "--all", "--count"))


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """Where pre-commit keeps the environment that it installs the hook in."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture(scope="session")
def hooks(source, home, index, tmp_path_factory):
    """A repository with the project, as pre-commit clones it; its address and its commit."""
    if not index:
        pytest.skip("pre-commit installs hooks with pip, and there is no package index here")
    folder = tmp_path_factory.mktemp("hooks") / "reportlint"
    shutil.copytree(source, folder)
    project = Repository(folder, home)
    assert project.commit({}).returncode == 0
    return str(folder), project.run("git", "rev-parse", "HEAD")


@pytest.fixture
def reports(hooks, home, tmp_path):
    """A repository of reports whose commits the hook looks at."""
    address, commit = hooks
    folder = tmp_path / "reports"
    folder.mkdir()
    config = {"repos": [{"repo": address, "rev": commit, "hooks": [{"id": "reportlint"}]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    repository = Repository(folder, home)
    repository.run(sys.executable, "-m", "pre_commit", "install")
    return repository


def test_a_bad_report_stops_the_commit_and_a_mended_one_passes(reports):
    stopped = reports.commit({"道路养护自评报告.docx": docx_file(WRONG)})
    assert stopped.returncode == 1
    assert "道路养护自评报告.docx" in stopped.stdout
    assert "ARI101" in stopped.stdout
    assert reports.commits() == 0

    passed = reports.commit({"道路养护自评报告.docx": docx_file(RIGHT)})
    assert passed.returncode == 0, passed.stdout
    assert reports.commits() == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("A.XLSX", xlsx_file([XlsxSheet("说明", [[line] for line in WRONG])])),
        ("a.txt", "\n".join(WRONG).encode("gb18030")),
        ("a.md", "\n\n".join(WRONG).encode()),
    ],
    ids=["xlsx", "txt", "md"],
)
def test_every_format_is_looked_at(reports, name, data):
    stopped = reports.commit({name: data})
    assert stopped.returncode == 1
    assert "ARI101" in stopped.stdout


def test_a_file_that_cannot_be_read_stops_the_commit(reports):
    stopped = reports.commit({"报告.docx": docx_file(WRONG)[:500]})
    assert stopped.returncode == 1
    assert "RL001" in stopped.stdout


def test_other_files_are_none_of_its_business(reports):
    passed = reports.commit({"program.py": "".join(WRONG).encode(), "图.png": b""})
    assert passed.returncode == 0, passed.stdout
    assert "Skipped" in passed.stdout


def test_the_configuration_of_the_repository_is_heeded(reports):
    passed = reports.commit({"reportlint.toml": b'select = ["TYP808"]\n', "报告.docx": docx_file(WRONG)})
    assert passed.returncode == 0, passed.stdout


@pytest.mark.parametrize(
    ("command", "file"),
    [("validate-manifest", ".pre-commit-hooks.yaml"), ("validate-config", ".pre-commit-config.yaml")],
)
def test_our_own_files_are_valid(command, file):
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", command, str(ROOT / file)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
