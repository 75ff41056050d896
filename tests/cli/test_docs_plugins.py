"""The pages about plugins: their files are those of docs/examples, which are installed and run as the pages show."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportlint import api

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = DOCS / "examples"
PAGES = ("plugins.md", "plugins.en.md")
_FENCE = re.compile(r"^(?P<mark>`{3,})(?P<info>[^`\n]*)\n(?P<text>.*?)^(?P=mark)[ \t]*$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')
_PYTEST = ("-p", "no:randomly", "-p", "no:hypothesispytest", "-p", "no:cacheprovider")

pytest.importorskip("hatchling")
pytest.importorskip("pip")


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """The info strings and texts of a page's code blocks."""
    for block in _FENCE.finditer((DOCS / page).read_text("utf-8")):
        yield block["info"], block["text"]


@pytest.mark.parametrize("page", PAGES)
def test_the_files_are_those_of_the_examples(page: str):
    shown = {title[1]: text for info, text in blocks(page) if (title := _TITLE.search(info))}
    there = {
        path.relative_to(EXAMPLES).as_posix(): path.read_text("utf-8")
        for folder in ("city-checks", "local-checks")
        for path in (EXAMPLES / folder).rglob("*")
        if path.is_file()
        and not any(part.startswith((".", "__pycache__")) for part in path.relative_to(EXAMPLES).parts)
    }
    assert shown == {name: text for name, text in there.items() if name in shown}
    assert set(there) - set(shown) == {"city-checks/city_checks/old_office_name.md"}


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_the_api_gives_is_explained(page: str):
    text = (DOCS / page).read_text("utf-8")
    assert [name for name in api.__all__ if f"`{name}`" not in text] == []


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment, which sees what this one has installed but has nothing of its own."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    outer = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    lines = "".join(f"import site; site.addsitedir({folder!r})\n" for folder in outer)
    (Path(own) / "outer.pth").write_text(lines, "utf-8")
    return python


@pytest.fixture
def play(python: Path, tmp_path: Path) -> Callable[[str], tuple[int, str]]:
    """Runs a command of a page beside copies of the examples, and gives its exit code and output."""
    folder = tmp_path / "work"
    for name in ("city-checks", "local-checks"):
        shutil.copytree(EXAMPLES / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check", "--force-reinstall")
    commands = {
        "pip": [sys.executable, "-m", "pip", "--python", str(python)],
        "pytest": [str(python), "-m", "pytest", *_PYTEST],
        "reportlint": [str(python), "-m", "reportlint"],
    }
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "REPORTLINT_CACHE_DIR": str(tmp_path / "cache")}

    def run(line: str) -> tuple[int, str]:
        name, *words = shlex.split(line)
        extra = options if name == "pip" else ()
        ran = subprocess.run(
            [*commands[name], *words, *extra], cwd=folder, env=environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
        )  # fmt: skip
        return ran.returncode, ran.stdout

    return run


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_print_what_the_page_shows(play: Callable[[str], tuple[int, str]], page: str):
    sessions = [text for info, text in blocks(page) if info == "console"]
    commands = [part.partition("\n") for text in sessions for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]]
    for command, _, wanted in commands:
        code, printed = play(command)
        assert re.fullmatch(_pattern(wanted), printed), f"$ {command}\n{printed}"
        assert code in (0, 1), command
    assert len(commands) == 9


def _pattern(wanted: str) -> str:
    """What a page shows; a line … stands for any lines, a … in a line for anything."""
    lines = wanted.splitlines(keepends=True)
    return "".join(r"(?:.*\n)*" if line == "…\n" else re.escape(line).replace("…", ".*") for line in lines)
