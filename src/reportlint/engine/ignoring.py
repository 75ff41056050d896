"""Which files .reportlintignore leaves out: the syntax of .gitignore, one file for each folder and those below it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.model.errors import DataError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".reportlintignore"


class IgnoreFiles:
    """The ignore files of all folders that paths were asked about; each is read once."""

    def __init__(self) -> None:
        self._specs: dict[Path, GitIgnoreSpec | None] = {}

    def leave_out(self, path: Path, *, folder: bool = False) -> bool:
        """Whether the nearest ignore file that says something about a path leaves it out.

        In one file a later line beats an earlier one. Raises DataError for an ignore file that cannot be read.
        """
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links to where other rules hold
        for parent in absolute.parents:
            spec = self._spec(parent)
            if spec is None:
                continue
            verdict = spec.check_file(absolute.relative_to(parent).as_posix() + "/" * folder).include
            if verdict is not None:
                return verdict
        return False

    def _spec(self, folder: Path) -> GitIgnoreSpec | None:
        if folder not in self._specs:
            self._specs[folder] = _read(folder / NAME)
        return self._specs[folder]


def _read(file: Path) -> GitIgnoreSpec | None:
    try:
        data = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    except OSError as error:
        raise DataError(f"{file} 读取失败（{error.strerror or type(error).__name__}）。") from None
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(text_of(data).splitlines())
    except UnicodeDecodeError:
        raise DataError(f"{file} 不是文本文件（应为 UTF-8 编码）。") from None
    except ValueError as error:
        raise DataError(f"{file} 里有一行不是合格的忽略规则（写法同 .gitignore）：{error}") from None


def text_of(data: bytes) -> str:
    """The text of a small file that a user wrote in some editor: UTF-8, or what old Chinese Windows editors save.

    Raises UnicodeDecodeError where it is neither.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")
