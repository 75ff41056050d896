"""Which rule a page on disk is about, and the file itself."""

from __future__ import annotations

import codecs
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportlint.engine.assembly import registry_for
from reportlint.engine.config import Resolver
from reportlint.engine.files import write_atomically
from reportlint.engine.packs import installed_packs, local_pack
from reportlint.engine.registry import Registry, installed
from reportlint.engine.runner import Linter, Settings
from reportlint.engine.selection import Selection
from reportlint.model.errors import DataError
from reportlint.rules.pack import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.engine.registry import Rule
    from reportlint.rules.pack import Pack


class Home(NamedTuple):
    """The pack that a folder belongs to, among the rules, profiles and vocabulary that its rules are used with.

    `pack` is None for a folder that does not exist; `known` is whether a run in the folder would find the pack.
    """

    pack: Pack | None
    registry: Registry
    known: bool


def home_of(folder: Path) -> Home:
    """Where a folder belongs: to an installed pack, or to one of the folders that the nearest reportlint.toml names.

    Else its own topmost package is taken for a pack. Raises DataError for a pack or configuration that cannot be used.
    """
    folder = folder.resolve()
    for pack in installed_packs():
        if folder.is_relative_to(Path(str(files(pack.package))).resolve()):
            return Home(pack, installed(), known=True)
    config = Resolver({}).for_folder(folder)
    for place in config.packs:
        if folder.is_relative_to(Path(place).resolve()):
            return Home(local_pack(place), registry_for(config), known=True)
    own = local_pack(str(_package(folder))) if folder.is_dir() else None
    packs = (installed_packs()[0], *([own] if own else []))
    return Home(own, Registry(packs, config.rules), known=False)


class Subject(NamedTuple):
    """The rule that a page is about, among the rules, profiles and vocabulary that it is tried with."""

    rule: Rule
    registry: Registry


def subject_of(page: Path) -> Subject:
    """The rule that a page is about. Raises DataError for a pack or configuration that cannot be used."""
    registry = home_of(page.parent).registry
    code = _pages(registry).get(page.resolve())
    if code is None:
        raise DataError(f"{page.with_suffix('.py')} 不在它的规则包里：文件名要能作 Python 的名称，不以 test 开头。")
    return Subject(registry.rules[code], registry)


def _package(folder: Path) -> Path:
    """The topmost package that a folder lies in, or the folder itself."""
    while (folder.parent / "__init__.py").is_file():
        folder = folder.parent
    return folder


@cache
def _pages(registry: Registry) -> Mapping[Path, str]:
    """The codes of rules by the resolved paths of their pages."""
    rules = registry.rules.items()
    return {Path(str(rule.page.file)).resolve(): code for code, rule in rules if isinstance(rule.page, Page)}


@cache
def linter_for(registry: Registry, code: str, profile: str | None) -> Linter:
    """A linter with one rule. Raises DataError for a profile that does not exist."""
    if profile is not None and profile not in registry.profiles:
        raise DataError(f"没有名为 {profile} 的模板；reportlint profile 列出全部模板。")
    return Linter(registry, Settings(profile, Selection((code,))))


def read_page(path: Path) -> str:
    """A page's text with the line ends of Unix. Raises DataError for one that is not UTF-8."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise DataError(f"{path.name} 不是 UTF-8 编码。") from None


def write_page(path: Path, text: str) -> None:
    """Replace a page's text; its line ends and mark of UTF-8 stay what they were."""
    old = path.read_bytes()
    mark = codecs.BOM_UTF8 if old.startswith(codecs.BOM_UTF8) else b""
    ends = "\r\n" if b"\r\n" in old else "\n"
    write_atomically(path, mark + text.replace("\n", ends).encode())
