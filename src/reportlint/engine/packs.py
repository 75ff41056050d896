"""Finds packs: installed ones by their entry point, the user's own by their folder."""

from __future__ import annotations

import sys
from contextlib import contextmanager, redirect_stdout
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.facts.data import parse_data
from reportlint.model.errors import DataError
from reportlint.patterns import compiled
from reportlint.rules.pack import Pack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.rules.check import Check
    from reportlint.rules.pack import Page

GROUP = "reportlint.packs"
_OURS = "reportlint"  # the distribution that brings the built-in pack


@cache
def installed_packs() -> tuple[Pack, ...]:
    """All installed packs, the built-in one first; looked for once, since every distribution is asked.

    Raises DataError for one that cannot be used.
    """
    points = sorted(entry_points(group=GROUP), key=lambda point: (not _is_ours(point), point.name, point.value))
    return tuple(_loaded(point) if _is_ours(point) else _usable(_loaded(point)) for point in points)


def _is_ours(point: EntryPoint) -> bool:
    return point.dist is not None and point.dist.name == _OURS


def _loaded(point: EntryPoint) -> Pack:
    name = f"{point.name}（{point.value}）"
    with _imports(name, compiled("[.:]").split(point.value)[0].strip()):  # a value that is none has no point.module
        pack = point.load()
    if not isinstance(pack, Pack):
        raise DataError(f"规则包 {name} 不能用：入口 {GROUP} 给出的不是 Pack，是 {type(pack).__name__}。")
    package: object = pack.package  # Python does not look at types
    if not isinstance(package, str) or not package:
        raise DataError(f"规则包 {name} 不能用：Pack(…) 里要写包的名字，现在是 {package!r}。")
    return pack


@cache
def local_pack(folder: str) -> Pack:
    """The pack in a folder: its modules with their pages, `profiles` and `vocabulary`, as in an installed package.

    The folder becomes a package under a name of its own, so that it can neither hide nor be hidden by an installed
    one. Raises DataError for a pack that cannot be used.
    """
    import hashlib

    pack = Pack(f"_reportlint_local_{hashlib.sha256(folder.encode()).hexdigest()[:16]}", folder)
    with _imports(folder, pack.package):
        _make_package(pack.package, Path(folder))
    return _usable(pack)


def _make_package(name: str, folder: Path) -> None:
    """Make a package of the folder; its __init__.py may be missing."""
    init = folder / "__init__.py"
    spec = spec_from_file_location(name, init, submodule_search_locations=[str(folder)])
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    if init.is_file():
        spec.loader.exec_module(module)


def _usable(pack: Pack) -> Pack:
    """A pack of somebody else's whose files were all looked at, so that no report is begun with a broken one."""
    for _, page in checks_of(pack):
        page.read_text()
    for folder in ("profiles", "vocabulary"):
        for name, text in pack.data(folder):
            parse_data(f"规则包 {pack} 不能用：{folder}/{name}", text)
    return pack


@cache
def checks_of(pack: Pack) -> Sequence[tuple[Check, Page]]:
    """A pack's checks with their pages; its modules are looked for once, since they are imported once.

    Raises DataError for a pack that cannot be used.
    """
    with _imports(str(pack), pack.package):
        return tuple(pack.checks())


@contextmanager
def _imports(name: str, package: str) -> Iterator[None]:
    """Imports of a pack's modules: what they print is no output of ours, what they throw becomes a DataError."""
    try:
        with redirect_stdout(sys.stderr):
            yield
    except DataError:
        raise
    except (Exception, SystemExit) as error:
        raise DataError(f"规则包 {name} 不能用：{_mishap(error, package)}。") from error


def _mishap(error: BaseException, package: str) -> str:
    """What went wrong, and where in the pack: an import fails for whatever reasons its code has."""
    import traceback

    if isinstance(error, SyntaxError) and error.lineno:
        return f"{Path(error.filename or '').name} 第 {error.lineno} 行语法错误（{error.msg}）"
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if any(map(Path(frame.filename).is_relative_to, _folders(package)))]
    where = f"{Path(ours[-1].filename).name} 第 {ours[-1].lineno} 行出错" if ours else "载入时出错"
    return f"{where}（{type(error).__name__}: {error}）"


def _folders(package: str) -> list[str]:
    """Where a package's files are."""
    module = sys.modules.get(package)
    try:
        spec = module.__spec__ if module is not None else find_spec(package)
    except (ImportError, ValueError):  # what should hold it is no package
        return []
    if spec is None:
        return []
    return list(spec.submodule_search_locations or [str(Path(spec.origin or "").parent)])
