"""Packs: a Python package with checks, their pages, profiles and vocabulary."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from reportlint.model.errors import DataError
from reportlint.rules.check import Check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that one installed package adds. `package` is its import name."""

    package: str

    def checks(self) -> Iterator[tuple[Check, Traversable]]:
        """Each check with the page that stands beside its module."""
        root = importlib.import_module(self.package)
        for found in pkgutil.walk_packages(root.__path__, f"{self.package}."):
            if found.ispkg:
                continue
            module = importlib.import_module(found.name)
            check = getattr(module, "CHECK", None)
            if isinstance(check, Check):
                yield check, self._page(found.name)

    def _page(self, module: str) -> Traversable:
        parent, _, name = module.rpartition(".")
        page = files(parent) / f"{name}.md"
        if not page.is_file():
            raise DataError(f"规则模块 {module} 旁边缺少说明页 {name}.md")
        return page

    def data(self, folder: str, suffix: str = ".toml") -> Iterator[tuple[str, str]]:
        """Names and texts of the data files in one of the package's folders, sorted by name."""
        place = files(self.package) / folder
        if not place.is_dir():
            return
        for item in sorted(place.iterdir(), key=lambda entry: entry.name):
            if item.name.endswith(suffix):
                yield item.name, item.read_text("utf-8")
