"""The progress bar: on a terminal's standard error, and nowhere else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals on Windows")
COMMAND = [sys.executable, "-m", "reportlint", "check", "--format", "json", "."]


def watched(folder: Path) -> tuple[bytes, str]:
    """Standard output, and what a terminal on standard error was sent."""
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"}
    environment["REPORTLINT_CACHE_DIR"] = str(folder.parent / "cache")
    process = subprocess.Popen(COMMAND, cwd=folder, stdout=subprocess.PIPE, stderr=theirs, env=environment)
    os.close(theirs)
    seen = b""
    try:
        while piece := os.read(ours, 65536):
            seen += piece
    except OSError:  # the terminal is closed with its last user
        pass
    finally:
        os.close(ours)
    output = process.communicate()[0]
    return output, seen.decode()


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(5):
        (folder / f"甲局[{number}].txt").write_text("本年支出10万元。", "utf-8")
    return folder


def test_bar_names_files_and_counts_them(reports):
    output, seen = watched(reports)
    assert json.loads(output)["summary"]["files"] == 5
    assert "5/5" in seen
    assert "还需" in seen
    assert "甲局[4].txt" in seen


def test_few_files_need_no_bar(reports):
    for number in range(2, 5):
        (reports / f"甲局[{number}].txt").unlink()
    output, seen = watched(reports)
    assert json.loads(output)["summary"]["files"] == 2
    assert seen == ""


def test_nothing_is_shown_where_nobody_watches(reports):
    environment = {**os.environ, "REPORTLINT_CACHE_DIR": str(reports.parent / "cache")}
    result = subprocess.run(COMMAND, cwd=reports, capture_output=True, env=environment, check=False)
    assert result.returncode == 0
    assert result.stderr == b""
