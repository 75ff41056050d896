"""What is installed from the wheel does what the source tree does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile

import pytest

from reportlint.testing.docx_files import docx_file
from reportlint.testing.pdf_files import PdfPage, pdf_file
from reportlint.testing.xls_files import xls_file
from reportlint.testing.xlsx_files import XlsxSheet, xlsx_file

from .conftest import ROOT, WRONG

COMMANDS = ("--version", "rule", "rule --all", "profile", "profile guangdong-department", "config show --isolated")


@pytest.fixture
def folder(tmp_path):
    """A folder with a bad report in every form."""
    page = PdfPage()
    for number, line in enumerate(WRONG):
        page.paragraph(line, 700 - 40 * number)
    sheets = [XlsxSheet("说明", [[line] for line in WRONG])]
    files = {
        "a.docx": docx_file(WRONG),
        "b.pdf": pdf_file([page]),
        "c.xls": xls_file(sheets),
        "d.xlsx": xlsx_file(sheets),
    }
    texts = {
        "e.html": "".join(f"<p>{line}</p>" for line in WRONG),
        "f.md": "\n\n".join(WRONG),
        "g.txt": "\n".join(WRONG),
    }
    for name, data in (files | {name: text.encode() for name, text in texts.items()}).items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


@pytest.fixture
def from_source(folder):
    """Runs reportlint as it stands in src/ and checks/."""
    path = os.pathsep.join(str(ROOT / part) for part in ("src", "checks"))
    return lambda *words: outcome([sys.executable, "-m", "reportlint", *words], folder, PYTHONPATH=path)


@pytest.fixture
def from_wheel(installed, folder):
    """Runs the installed reportlint."""
    return lambda *words: outcome([installed.program("reportlint"), *words], folder)


def outcome(command, folder, **environment):
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**inherited, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_the_wheel_says_what_the_source_says(from_source, from_wheel, command):
    code, out, err = from_wheel(*command.split())
    assert (code, out, err) == from_source(*command.split())
    assert code == 0
    assert out


def test_the_wheel_finds_what_the_source_finds(from_source, from_wheel):
    words = ("check", "--no-cache", "--format", "json")
    code, out, err = from_wheel(*words)
    assert (code, out, err) == from_source(*words)
    files = json.loads(out)["files"]
    assert [file["kind"] for file in files] == ["docx", "pdf", "xls", "xlsx", "html", "md", "txt"]
    assert [[found["code"] for found in file["findings"]] for file in files] == [["ARI101"]] * 7


def test_it_can_be_run_as_a_module(installed, folder):
    asked = "import reportlint, reportlint_checks; print(reportlint.__file__, reportlint_checks.__file__, sep='\\n')"
    _, out, _ = outcome([installed.program("python"), "-c", asked], folder)
    assert all(line.startswith(str(installed.packages)) for line in out.splitlines())
    code, out, _ = outcome([installed.program("python"), "-m", "reportlint", "check", "a.docx"], folder)
    assert code == 1
    assert "ARI101" in out


def test_the_wheel_holds_both_packages_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"reportlint", "reportlint_checks"}
    assert {"reportlint/py.typed", "reportlint_checks/py.typed"} <= set(names)
    assert not [name for name in names if "__pycache__" in name]
    assert [name for name in names if name.endswith("/licenses/LICENSE")]


def test_the_source_archive_holds_what_the_project_is(source):
    kept = (
        "src/reportlint",
        "checks/reportlint_checks",
        "tests/packaging",
        "fixtures/clean",
        "benchmarks",
        "docs",
        ".ci",
    )
    assert [name for name in kept if not (source / name).is_dir()] == []
    pages = ("README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE")
    files = (*pages, "pyproject.toml", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml", ".ci/run")
    assert [name for name in files if not (source / name).is_file()] == []
    strays = ("__pycache__", ".hypothesis", ".mypy_cache", ".venv", "node_modules", ".git", ".benchmarks")
    assert [path for path in source.rglob("*") if path.name in strays or path.suffix == ".whl"] == []
