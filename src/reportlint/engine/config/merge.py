"""Layers of configuration merged into one, each value with the place that it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.engine.config.keys import CHOOSING, CONFIG
from reportlint.engine.config.layers import several
from reportlint.rules.globs import Globs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.engine.config import kinds
    from reportlint.engine.config.layers import Layer
    from reportlint.engine.config.records import Key
    from reportlint.engine.config.source import Source


class Setting(NamedTuple):
    """One key's value where it stands: `path` is the way to it in the source."""

    key: str
    value: Any
    source: Source
    path: kinds.Path

    def where(self, word: str = "") -> str:
        """The file and line, or the option."""
        return self.source.where(self.path, word)


class Section(NamedTuple):
    """A per-file section: the files that it is for, and what it sets."""

    globs: Globs
    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """Settings in order of precedence, the strongest last."""

    settings: tuple[Setting, ...] = ()

    def last(self, key: str) -> Setting | None:
        """The setting that counts, for keys that replace each other."""
        return next((setting for setting in reversed(self.settings) if setting.key == key), None)

    def value(self, key: str) -> Any:
        """The value that counts, or the declared default."""
        setting = self.last(key)
        return CONFIG.named[key].default if setting is None else setting.value

    def all(self, key: str) -> Iterator[Setting]:
        """Every setting of a key, for keys that add to each other."""
        return (setting for setting in self.settings if setting.key == key)

    def items(self, key: str) -> Iterator[tuple[Any, Setting]]:
        """Each item of every setting of a key that adds, with its own path."""
        for setting in self.all(key):
            value = setting.value if isinstance(setting.value, list) else [setting.value]
            for number, item in enumerate(value):
                yield item, setting._replace(path=(*setting.path, number))

    def words(self, key: str) -> list[tuple[str, Setting]]:
        """The items of a list: the last `key` replaces those before it, every later `extend-key` adds to it."""
        found: list[tuple[str, Setting]] = []
        for setting in self.settings:
            if setting.key in (key, f"extend-{key}"):
                kept = found if setting.key != key else []
                found = [*kept, *((word, setting) for word in several(setting.value))]
        return found

    def table(self, key: str) -> dict[str, tuple[Any, Setting]]:
        """The entries of a table, later ones last and in place of earlier ones of the same name."""
        found: dict[str, tuple[Any, Setting]] = {}
        for setting in self.all(key):
            for name, value in setting.value.items():
                found.pop(name, None)
                found[name] = (value, setting._replace(path=(*setting.path, name)))
        return found


def settings(layer: Layer) -> Iterator[Setting]:
    """A layer's settings in the order in which the keys are declared, so that extend-select follows select."""
    return _settings(layer.source, layer.values, CONFIG.keys, ())


def sections(layer: Layer) -> Iterator[Section]:
    """A layer's per-file sections in the order of the file."""
    for glob, values in layer.values.get("per-file", {}).items():
        found = _settings(layer.source, values, CHOOSING, ("per-file", glob))
        yield Section(Globs((glob,), str(layer.source.folder)), tuple(found))


def _settings(source: Source, values: Any, keys: Iterable[Key], path: kinds.Path) -> Iterator[Setting]:
    for key in keys:
        if key.name in values:
            yield Setting(key.name, values[key.name], source, (*path, key.name))


def merge(layers: Iterable[Layer], chosen: Iterable[Section], own: Layer) -> Merged:
    """All layers, then the per-file sections that were chosen, then the command line's own layer."""
    found = [setting for layer in layers for setting in settings(layer)]
    found += [setting for section in chosen for setting in section.settings]
    return Merged((*found, *settings(own)))
