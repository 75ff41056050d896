"""Finds packs: installed ones by their entry point, the user's own by their folder."""

from __future__ import annotations

import hashlib
import sys
import traceback
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from reportlint.model.errors import DataError
from reportlint.rules.pack import Pack

GROUP = "reportlint.packs"


@cache
def installed_packs() -> tuple[Pack, ...]:
    """All installed packs, the built-in one first; looked for once, since every distribution is asked.

    Raises DataError for one that cannot be used.
    """
    points = sorted(entry_points(group=GROUP), key=lambda point: (point.name != "builtin", point.name))
    return tuple(map(_loaded, points))


def _loaded(point: EntryPoint) -> Pack:
    name = f"{point.name}（{point.value}）"
    try:
        pack = point.load()
    except Exception as error:
        raise broken(name, error) from error
    if not isinstance(pack, Pack):
        raise DataError(f"规则包 {name} 不能用：入口 {GROUP} 给出的不是 Pack，是 {type(pack).__name__}。")
    return pack


@cache
def local_pack(folder: str) -> Pack:
    """The pack in a folder: its modules with their pages, `profiles` and `vocabulary`, as in an installed package.

    The folder becomes a package under a name of its own, so that it can neither hide nor be hidden by an installed
    one. Raises DataError for a module that cannot be imported.
    """
    name = f"_reportlint_local_{hashlib.sha256(folder.encode()).hexdigest()[:16]}"
    pack = Pack(name)
    try:
        _import(name, Path(folder))
        list(pack.checks())
    except DataError:
        raise
    except Exception as error:
        raise broken(folder, error) from error
    return pack


def _import(name: str, folder: Path) -> None:
    """Make a package of the folder; its __init__.py may be missing."""
    init = folder / "__init__.py"
    spec = spec_from_file_location(name, init, submodule_search_locations=[str(folder)])
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    if init.is_file():
        spec.loader.exec_module(module)


def broken(name: str, error: Exception) -> DataError:
    """What went wrong in a pack, and where: an import fails for whatever reasons its code has."""
    if isinstance(error, SyntaxError):
        where = f"{Path(error.filename or '').name} 第 {error.lineno} 行语法错误（{error.msg}）"
    else:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name} 第 {last.lineno} 行出错（{type(error).__name__}: {error}）"
    return DataError(f"规则包 {name} 不能用：{where}。")
