"""Whether the data that packs bring is in the form that readers of it expect."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.engine.config.source import dotted
from reportlint.engine.config.vocabulary import unlike
from reportlint.facts.units import Units
from reportlint.facts.vocabulary import Vocabulary
from reportlint.model.errors import DataError

if TYPE_CHECKING:
    from reportlint.engine.registry import Registry
    from reportlint.rules.pack import Pack


def require_sound_data(registry: Registry) -> None:
    """Raise DataError for a profile or vocabulary file of a pack, the built-in one aside, that cannot be used.

    What is added to a vocabulary file of the built-in pack must be in its form; other files are as their checks want.
    """
    _ = registry.profiles
    built_in, *others = registry.packs
    known = _words(built_in)
    for pack in others:
        added = _words(pack)
        for name in sorted(_names(pack) & _names(built_in)):
            for problem in unlike(added(name), known(name), ()):
                place = dotted(problem.path)
                where = f" 的 {place}" if place else ""
                raise DataError(f"规则包 {pack} 不能用：vocabulary/{name}.toml{where}：{problem.message}")
        _require_units(pack, _texts(built_in, "units.txt"))


def _require_units(pack: Pack, built_in: list[str]) -> None:
    try:
        Units.load(*built_in, *_texts(pack, "units.txt"))
    except ValueError as error:
        raise DataError(f"规则包 {pack} 不能用：vocabulary/units.txt：{error}") from None


def _names(pack: Pack) -> set[str]:
    return {name.removesuffix(".toml") for name, _ in pack.data("vocabulary")}


def _words(pack: Pack) -> Vocabulary:
    """One pack's own vocabulary."""
    return Vocabulary(partial(_texts, pack))


def _texts(pack: Pack, file: str) -> list[str]:
    return [text for name, text in pack.data("vocabulary", Path(file).suffix) if name == file]
