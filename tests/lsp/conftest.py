"""What tests of the editor's server share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .editor import running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .editor import Editor


@pytest.fixture(scope="session")
def shared() -> Iterator[Editor]:
    """An editor that can do everything."""
    with running() as one:
        yield one


@pytest.fixture
def editor(shared: Editor) -> Iterator[Editor]:
    """An editor that can do everything and has nothing open; its server is that of other tests."""
    yield shared
    for uri in [*shared.texts]:
        shared.close(uri)


@pytest.fixture
def uri(tmp_path: Path) -> str:
    """A text file in a folder of its own that was not saved yet."""
    return (tmp_path / "报告 1.txt").as_uri()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a file beside the text."""

    def to(name: str, content: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        return path

    return to
