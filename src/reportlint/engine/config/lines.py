"""Where in a TOML text a value stands. tomllib does not say, so the keys at the beginning of lines are read again."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.engine.config.kinds import Path

_PART = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)"""
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = compiled(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]")
_KEY = compiled(rf"\s*({_DOTTED})\s*=")
_LONG_STRING = compiled(r'"""|' + r"'''")


def line_of(text: str, path: Path, word: str = "") -> int | None:
    """The line, from 1, of the value at a path, or of the innermost table round it; from there, that of a word."""
    best, line = 0, None
    for number, found in _places(text):
        shared = _shared(found, path)
        if shared in (len(found), len(path)) and shared > best:
            best, line = shared, number
    return line if line is None or not word else _line_with(text, line, word)


def _shared(one: Path, other: Path) -> int:
    """How many parts two paths have in common from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (left, right) in pairs if left != right), min(len(one), len(other)))


def _line_with(text: str, line: int, word: str) -> int:
    lines = text.splitlines()
    return next((number for number in range(line, len(lines) + 1) if word in lines[number - 1]), line)


def _places(text: str) -> Iterator[tuple[int, Path]]:
    """Each header's and key's line with its path; array tables are numbered."""
    table: Path = ()
    counts: dict[Path, int] = {}
    inside = False  # a string of several lines
    for number, line in enumerate(text.splitlines(), 1):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header and not inside:
            table = _numbered(_parts(header[2]), counts, new=header[1] == "[[")
            yield number, table
        elif key and not inside:
            yield number, (*table, *_parts(key[1]))
        inside ^= len(_LONG_STRING.findall(line)) % 2 == 1


def _numbered(parts: tuple[str, ...], counts: dict[Path, int], *, new: bool) -> Path:
    """A header's path with the numbers of the array tables in it."""
    path: Path = ()
    for depth, part in enumerate(parts, 1):
        path = (*path, part)
        if new and depth == len(parts):
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _parts(dotted: str) -> tuple[str, ...]:
    """The parts of a dotted key, quotes and escapes resolved."""
    try:
        value = tomllib.loads(f"{dotted} = 0")
    except tomllib.TOMLDecodeError:
        return (dotted,)
    parts: list[str] = []
    while isinstance(value, dict):
        ((part, value),) = value.items()
        parts.append(part)
    return tuple(parts)
