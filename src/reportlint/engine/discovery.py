"""Which files to check."""

# os.path takes whatever a name leads to without an error, and glob takes absolute patterns.
# ruff: noqa: PTH110, PTH112, PTH113, PTH207, PTH208

from __future__ import annotations

import glob
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportlint.engine.ignoring import IgnoreFiles
from reportlint.engine.results import PassedOver
from reportlint.engine.selection import likeliest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".docx", ".pdf", ".xlsx", ".xls", ".html", ".htm"})
_UNSUPPORTED = frozenset(
    {".doc", ".wps", ".wpt", ".et", ".ofd", ".rtf", ".odt", ".ods", ".xlsb", ".dot", ".zip", ".rar", ".7z"}
)
_HIDDEN = (".", "~$")
_LOCKS = ("~$", ".~")  # Word, WPS and Excel; WPS on Linux and LibreOffice
_LOCK_REASON = "文件打开时的临时锁文件"
_UNSUPPORTED_REASON = "格式不支持，请另存为 .docx、.xlsx 或 .pdf"


class Target(NamedTuple):
    """A file to check.

    `problem` says in Chinese why it cannot be, without a full stop. `folder` is the name of the first folder between
    the folder that the user named and the file, "" where there is none. `data` is the content of what does not stand
    at its path, such as standard input.
    """

    path: Path
    problem: str = ""
    folder: str = ""
    data: bytes | None = None


@dataclass(slots=True)
class Discovery:
    """What the names that a user gave stand for. `left_out` counts what ignore files and `exclude` took away."""

    targets: list[Target] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
    left_out: int = 0


def discover(names: Iterable[str], excluded: Callable[[Path], bool] = lambda _: False) -> Discovery:
    """The files that names stand for, in the order of the names, each once.

    A name is a file, whatever its suffix; a folder, for the reports in it and below, sorted by name, without hidden
    and ignored ones; or a pattern with * ? [] and ** (as Windows shells leave them), for reports and folders. What
    `excluded` says is left out of folders and patterns. Raises DataError for an ignore file that cannot be read.
    """
    search = _Search(excluded)
    for name in names:
        search.named(name)
    return search.found


class _Search:
    def __init__(self, excluded: Callable[[Path], bool]) -> None:
        self.found = Discovery()
        self._excluded = excluded
        self._ignored = IgnoreFiles()
        self._seen: set[str] = set()

    def named(self, name: str) -> None:
        """What the user named."""
        path = Path(name)
        if os.path.isdir(name):
            self._walk((inside, inside.name if os.path.isdir(inside) else "") for inside in self._inside(path))
        elif os.path.lexists(name):
            self._named_file(path)
        elif glob.has_magic(name):
            self._pattern(name)
        else:
            self.found.targets.append(Target(path, f"找不到这个文件或文件夹{_meant(path)}"))

    def _named_file(self, path: Path) -> None:
        if path.name.startswith(_LOCKS):
            self._pass_over(path, _LOCK_REASON)
        elif self._is_new(path):
            self.found.targets.append(Target(path))

    def _pattern(self, name: str) -> None:
        matches = sorted(glob.glob(name, recursive=True))
        self._walk((path, path.name if os.path.isdir(path) else "") for path in map(Path, matches))
        if not matches:
            self.found.targets.append(Target(Path(name), "没有符合这个写法的文件"))

    def _walk(self, found: Iterable[tuple[Path, str]]) -> None:
        """Take paths with the names of their first folders, and what is in folders, in order."""
        waiting = [*found][::-1]  # the next one last
        while waiting:
            path, first = waiting.pop()
            if path.name.startswith(_HIDDEN):
                continue
            if not os.path.isdir(path):
                self._file(path, first)
            elif not self._is_left_out(path, folder=True):
                waiting += [(inside, first) for inside in self._inside(path)][::-1]

    def _inside(self, folder: Path) -> Sequence[Path]:
        """A folder's entries by name, none at the second visit: this ends loops of links."""
        if not self._is_new(folder):
            return ()
        try:
            return [folder / name for name in sorted(os.listdir(folder))]
        except OSError as error:
            self.found.targets.append(Target(folder, _why_closed(error)))
            return ()

    def _file(self, path: Path, first: str) -> None:
        """A file that the user did not name."""
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES and suffix not in _UNSUPPORTED:
            return
        if os.path.exists(path) and not os.path.isfile(path):  # a pipe or device; a link to nothing is reported
            return
        if self._is_left_out(path) or not self._is_new(path):
            return
        if suffix in SUFFIXES:
            self.found.targets.append(Target(path, folder=first))
        else:
            self.found.passed_over.append(PassedOver(str(path), _UNSUPPORTED_REASON))

    def _is_left_out(self, path: Path, *, folder: bool = False) -> bool:
        left_out = self._excluded(path) or self._ignored.leave_out(path, folder=folder)
        self.found.left_out += left_out
        return left_out

    def _pass_over(self, path: Path, reason: str) -> None:
        if self._is_new(path):
            self.found.passed_over.append(PassedOver(str(path), reason))

    def _is_new(self, path: Path) -> bool:
        """Whether a file or folder comes for the first time, under whatever name."""
        real = os.path.normcase(os.path.realpath(path))
        if real in self._seen:
            return False
        self._seen.add(real)
        return True


def _meant(path: Path) -> str:
    """A hint with the report beside a missing file that may have been meant: of like name, whatever its suffix."""
    try:
        beside = sorted(os.listdir(path.parent))
    except (OSError, ValueError):
        return ""
    reports = {Path(name).stem: name for name in beside if Path(name).suffix.lower() in SUFFIXES}
    like = likeliest(path.stem, reports)
    return f"（是不是 {path.parent / reports[like]}？）" if like is not None else ""


def _why_closed(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有权限打开这个文件夹，里面的文件没有查"
    return f"打不开这个文件夹（{error.strerror or type(error).__name__}），里面的文件没有查"
