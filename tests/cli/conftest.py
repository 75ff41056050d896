"""The command line in a folder of its own, and pages whose examples are run there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from reportlint.cli import cli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click.testing import Result

DOCS = Path(__file__).parents[2] / "docs"
_FENCE = re.compile(r"^(?P<mark>`{3,})(?P<info>[^`\n]*)\n(?P<text>.*?)^(?P=mark)[ \t]*$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command line in an empty folder, with a cache of its own."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))

    def invoke(*words: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(cli, words, input=stdin, catch_exceptions=False)

    return invoke


@pytest.fixture
def play(run: Callable[..., Result]) -> Callable[[str], int]:
    """Writes the files on a page of the documentation and runs its commands; each must print what the page shows.

    A block with a title is a file. In a `console` block, `$ reportlint …` is a command, what follows is its output;
    a line … stands for any lines. `$ echo $?` shows the exit code. Returns the number of commands.
    """

    def page(name: str) -> int:
        code = commands = 0
        for block in _FENCE.finditer((DOCS / name).read_text("utf-8")):
            title = _TITLE.search(block["info"])
            if title:
                Path(title[1]).parent.mkdir(parents=True, exist_ok=True)
                Path(title[1]).parent.mkdir(parents=True, exist_ok=True)
                Path(title[1]).write_text(block["text"], "utf-8")
            elif block["info"].startswith("console"):
                for command, wanted in _sessions(block["text"]):
                    commands += 1
                    if command == "echo $?":
                        printed = f"{code}\n"
                    else:
                        result = run(*shlex.split(command)[1:])
                        code, printed = result.exit_code, result.output
                    assert re.fullmatch(_pattern(wanted), printed), f"$ {command}\n{printed}"
        return commands

    return page


def _sessions(text: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with the output below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def _pattern(wanted: str) -> str:
    return "".join(r"(?:.*\n)*" if line == "…\n" else re.escape(line) for line in wanted.splitlines(keepends=True))
