"""Word lists that checks read: TOML tables, merged over all packs and the user's own files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportlint.model.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Gives the data files named by checks. `texts` returns the texts of a file name in every pack."""

    texts: Callable[[str], list[str]]
    _cache: dict[str, Mapping[str, Any]] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, name: str) -> Mapping[str, Any]:
        """The merged content of `name`.toml: lists are joined, tables merged, other values replaced by later ones."""
        if name not in self._cache:
            merged: dict[str, Any] = {}
            for text in self.texts(f"{name}.toml"):
                merge(merged, _parsed(name, text))
            self._cache[name] = merged
        return self._cache[name]


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"词表 {name}.toml 不是合格的 TOML：{error}") from None


def merge(target: dict[str, Any], source: Mapping[str, Any]) -> None:
    """Add one parsed file to another in place."""
    for key, value in source.items():
        old = target.get(key)
        if isinstance(old, list) and isinstance(value, list):
            target[key] = [*old, *value]
        elif isinstance(old, dict) and isinstance(value, dict):
            merge(old, value)
        else:
            target[key] = value
