"""Packs: a Python package with checks, their pages, profiles and vocabulary."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from reportlint.model.errors import DataError
from reportlint.patterns import compiled
from reportlint.rules.check import Check
from reportlint.rules.soundness import check_problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_TESTS = compiled(r"conftest|tests?|test_.*")  # tests may stand beside the checks


@dataclass(frozen=True, slots=True)
class Page:
    """The Markdown file beside a check."""

    file: Traversable
    pack: str

    def read_text(self, encoding: str = "utf-8") -> str:
        """The text. Raises DataError where the file cannot be read."""
        return _text(self.file, self.pack, encoding)


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that one package adds. `package` is its import name, `name` what messages call it."""

    package: str
    name: str = ""

    def __str__(self) -> str:
        return self.name or self.package

    def checks(self) -> Iterator[tuple[Check, Page]]:
        """Each check with the page that stands beside its module.

        Raises DataError for a check that is not as it must be, and whatever the modules throw when they are imported.
        """
        for folder, module in _modules(files(self.package), self.package):
            check = getattr(importlib.import_module(module), "CHECK", None)
            page = folder / f"{module.rpartition('.')[2]}.md"
            if check is None and not page.is_file():
                continue
            problem = check_problem(check)
            if problem or not isinstance(check, Check):
                raise DataError(f"规则包 {self} 不能用：{_file(module, self.package)} {problem}。")
            if not page.is_file():
                raise DataError(f"规则包 {self} 不能用：{_file(module, self.package)} 旁边缺少说明页 {page.name}。")
            yield check, Page(page, str(self))

    def data(self, folder: str, suffix: str = ".toml") -> Iterator[tuple[str, str]]:
        """Names and texts of the data files in one of the package's folders, sorted by name."""
        place = files(self.package) / folder
        if not place.is_dir():
            return
        for item in sorted(place.iterdir(), key=lambda entry: entry.name):
            if item.name.endswith(suffix):
                yield item.name, _text(item, str(self))


def _text(file: Traversable, pack: str, encoding: str = "utf-8") -> str:
    try:
        return file.read_text(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        problem = "不是 UTF-8 编码"
    except OSError as error:
        problem = f"读不出来（{error.strerror}）"
    raise DataError(f"规则包 {pack} 不能用：{file.name} {problem}。")


def _modules(folder: Traversable, package: str) -> Iterator[tuple[Traversable, str]]:
    """The modules in a package's folder and in those below, whether or not these have an __init__.py."""
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        stem, dot, suffix = item.name.partition(".")
        if not is_module_name(stem):
            continue
        if item.is_dir() and not dot:
            yield from _modules(item, f"{package}.{stem}")
        elif suffix == "py":
            yield folder, f"{package}.{stem}"


def is_module_name(stem: str) -> bool:
    """Whether a file or folder of this name, its suffix aside, is looked at for checks."""
    return stem.isidentifier() and not stem.startswith("__") and not _TESTS.fullmatch(stem)


def _file(module: str, package: str) -> str:
    """A module's file within its pack."""
    return module.removeprefix(f"{package}.").replace(".", "/") + ".py"
