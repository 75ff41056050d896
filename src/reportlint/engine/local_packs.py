"""Packs in the user's own folders, which are not installed: `packs = ["检查"]` in a configuration."""

from __future__ import annotations

import hashlib
import sys
import traceback
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from reportlint.model.errors import DataError
from reportlint.rules.pack import Pack


def local_pack(folder: str) -> Pack:
    """The pack in a folder: its modules with their pages, `profiles` and `vocabulary`, as in an installed package.

    The folder becomes a package under a name of its own, so that it can neither hide nor be hidden by an installed
    one. Raises DataError for a module that cannot be imported.
    """
    name = f"_reportlint_local_{hashlib.sha256(folder.encode()).hexdigest()[:16]}"
    try:
        if name not in sys.modules:
            _import(name, Path(folder))
        pack = Pack(name)
        list(pack.checks())
    except DataError:
        raise
    except Exception as error:
        sys.modules.pop(name, None)
        raise DataError(f"规则包 {folder} 不能用：{_problem(error)}。") from error
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


def _problem(error: Exception) -> str:
    """What went wrong and where: an import fails for whatever reasons the user's code has."""
    if isinstance(error, SyntaxError):
        return f"{Path(error.filename or '').name} 第 {error.lineno} 行语法错误（{error.msg}）"
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name} 第 {last.lineno} 行出错（{type(error).__name__}: {error}）"
