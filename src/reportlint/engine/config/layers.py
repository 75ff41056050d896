"""Configuration files: the nearest one upward, and what it extends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportlint.engine.config.keys import CONFIG
from reportlint.engine.config.kinds import Problem
from reportlint.engine.config.paths import absolute, is_file, shown
from reportlint.engine.config.source import Source, read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NAME = "reportlint.toml"
PYPROJECT = "pyproject.toml"
_TABLE = ("tool", "reportlint")


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file, or the command line, asks for; validated against the declaration of keys."""

    source: Source
    values: Mapping[str, Any]


def command_line(values: Mapping[str, Any]) -> Layer:
    """The layer of the command line.

    Raises ConfigError for keys and values that the declaration does not know.
    """
    source = Source(None)
    source.check(CONFIG, dict(values))
    return Layer(source, values)


@dataclass(slots=True)
class Files:
    """Reads each configuration file once."""

    _nearest: dict[Path, Path | None] = field(default_factory=dict)
    _chains: dict[Path, tuple[Layer, ...]] = field(default_factory=dict)

    def nearest(self, folder: Path) -> Path | None:
        """The configuration file nearest upward of a folder (absolute).

        A pyproject.toml without our table is none. Raises ConfigError for one that has it and cannot be read.
        """
        if folder not in self._nearest:
            own = self._in(folder)
            above = folder.parent
            self._nearest[folder] = own or (None if above == folder else self.nearest(above))
        return self._nearest[folder]

    def _in(self, folder: Path) -> Path | None:
        own, project = folder / NAME, folder / PYPROJECT
        if is_file(own):
            return own
        if is_file(project) and _mentions_us(project) and _our_table(project)[1] is not None:
            return project
        return None

    def chain(self, path: Path) -> tuple[Layer, ...]:
        """The layers of a configuration file, those that it extends first.

        Raises ConfigError.
        """
        if path not in self._chains:
            self._chains[path] = tuple(_chain(path, ()))
        return self._chains[path]


def _mentions_us(project: Path) -> bool:
    """Whether another tool's file may hold our table; one that cannot be read is not our business."""
    try:
        return b"reportlint" in project.read_bytes()
    except OSError:
        return False


def _our_table(path: Path) -> tuple[Source, Any]:
    """A file's source and our part of it, which may be missing in a pyproject.toml."""
    source, data = read_source(path)
    if path.name != PYPROJECT:
        return source, data
    tool = data.get("tool")
    return Source(path, source.text, _TABLE), tool.get("reportlint") if isinstance(tool, dict) else None


def _chain(path: Path, above: tuple[Path, ...]) -> Iterable[Layer]:
    source, values = _our_table(path)
    values = {} if values is None else values
    source.check(CONFIG, values)
    for number, parent in enumerate(several(values.get("extends", ()))):
        extended = absolute(parent, source.folder)
        at = ("extends", number)
        if extended in (path, *above):
            circle = " → ".join(shown(file) for file in (*above, path, extended))
            source.fail([Problem(at, f"extends 绕成了圈：{circle}。", parent)])
        if not is_file(extended):
            source.fail([Problem(at, f"找不到要继承的配置文件 {parent}。", parent)])
        yield from _chain(extended, (*above, path))
    yield Layer(source, values)


def several(value: str | Iterable[str]) -> tuple[str, ...]:
    """The items of a value that may be one or several."""
    return (value,) if isinstance(value, str) else tuple(value)
