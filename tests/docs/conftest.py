"""Pages whose examples are run beside the fixtures, and the site that is built of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ..cli.conftest import play, run  # noqa: TID252 - tests are no package that could be named
from ..fixture_files import FIXTURES, as_docx  # noqa: TID252

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["guide", "play", "run", "site"]

ROOT = Path(__file__).parents[2]
_DRAFT = "defects/department-water.txt"  # what the guides call 送审稿.docx


@pytest.fixture
def guide(play: Callable[[str], int]) -> Callable[[str], int]:
    """Plays a page in a folder that has the fixtures, and one of them as a Word file."""
    shutil.copytree(FIXTURES, "fixtures")
    Path("送审稿.docx").write_bytes(as_docx((FIXTURES / _DRAFT).read_text("utf-8")))
    return play


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built without a single warning."""
    pytest.importorskip("mkdocs")
    pytest.importorskip("material")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    return folder
