"""From what a user asks for to the linter that does it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint.engine.registry import installed
from reportlint.engine.runner import Linter, Settings
from reportlint.engine.selection import Selection, SelectionError, did_you_mean, parse_severities
from reportlint.model.findings import Confidence

if TYPE_CHECKING:
    from reportlint.engine.config import Config
    from reportlint.engine.registry import Registry


def assemble(config: Config) -> Linter:
    """The linter for a configuration.

    Raises SelectionError for a rule, severity or profile that does not exist, DataError for a pack that is broken.
    """
    registry = registry_for(config)
    if len(registry.packs) > 1:
        from reportlint.engine.pack_data import require_sound_data

        require_sound_data(registry)
    selection = Selection.parse(registry.rules, config.select, config.ignore, preview=config.preview)
    severities = parse_severities(registry.rules, config.severities)
    _known_profile(registry, config.profile)
    confidence = Confidence[config.min_confidence.upper()]
    return Linter(registry, Settings(config.profile, selection, severities, config.keep_text, confidence))


def registry_for(config: Config) -> Registry:
    """All rules, profiles and words of a configuration, the user's own among them.

    Raises DataError for a pack that is broken.
    """
    return replace(installed(config.packs), house=config.rules, own_profiles=config.profiles, own_words=config.words)


class Linters(dict["Config", Linter]):
    """Linters by configuration; each is assembled when first asked for."""

    def __missing__(self, config: Config) -> Linter:
        """Assemble, with assemble's errors."""
        linter = self[config] = assemble(config)
        return linter


def _known_profile(registry: Registry, name: str | None) -> None:
    if name is not None and name not in registry.profiles:
        hint = did_you_mean(name, registry.profiles)
        raise SelectionError(f"没有名为 {name} 的模板{hint}；reportlint profile 列出全部模板。")
