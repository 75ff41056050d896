"""Which configuration holds for a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlint.engine.config.build import config_of, registry_of, run_config_of
from reportlint.engine.config.layers import Files, command_line
from reportlint.engine.config.merge import merge, sections
from reportlint.engine.config.paths import absolute, is_folder, shared_folder
from reportlint.rules.globs import Globs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.engine.config.config import Config, RunConfig
    from reportlint.engine.config.layers import Layer
    from reportlint.engine.config.merge import Merged, Section
    from reportlint.engine.registry import Registry, Rule


class Resolver:
    """Finds and merges what holds for each file of a run; every file and folder is looked at once.

    `command_line` maps configuration keys to what the user gave there; `config` replaces the search for files,
    `isolated` forgoes them. `keep_text` goes into every Config. Everything that is asked raises ConfigError for a
    configuration that is not as it must be.
    """

    def __init__(
        self,
        command_line_: Mapping[str, Any],
        config: Path | None = None,
        *,
        isolated: bool = False,
        keep_text: bool = False,
    ) -> None:
        self.keep_text = keep_text
        self._own = command_line(command_line_)
        self._config = absolute(config) if config is not None else None
        self._isolated = isolated
        self._files = Files()
        self._grounds: dict[Path | None, Ground] = {}

    def for_path(self, path: Path) -> Config:
        """What linting a file needs."""
        full = absolute(path)
        return self._with_text(self._ground(full.parent).config(full))

    def for_folder(self, folder: Path) -> Config:
        """What holds in a folder, per-file sections aside."""
        return self._with_text(self._ground(absolute(folder)).config(None))

    def for_stdin(self, name: str) -> Config:
        """What linting standard input needs: as for a file of that name in the current folder."""
        return self.for_path(Path(name))

    def for_run(self, paths: Iterable[str]) -> RunConfig:
        """What holds for a run over these paths: by the configuration nearest to the folder that they share."""
        return run_config_of(self._ground(shared_folder(paths)).merged(None))

    def excluded(self, path: Path) -> bool:
        """Whether a file or folder that a walk comes upon is left out."""
        full = absolute(path)
        ground = self._ground(full.parent)
        inside = (full, *full.parents)
        return any(folder in inside for folder in ground.packs) or any(globs.match(full) for globs in ground.excluded)

    def explain(self, path: Path) -> tuple[Merged, tuple[Section, ...]]:
        """Every setting that has a say for a file; for a folder those that hold for all files, and the sections."""
        full = absolute(path)
        if is_folder(full):
            self.for_folder(full)  # raises what is wrong
            ground = self._ground(full)
            return ground.merged(None), ground.sections
        self.for_path(full)
        return self._ground(full.parent).merged(full), ()

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules of every configuration that was used so far; of house rules with one code any."""
        grounds = self._grounds.values()
        return {code: rule for ground in grounds for code, rule in ground.registry.rules.items()}

    def _with_text(self, config: Config) -> Config:
        return replace(config, keep_text=True) if self.keep_text else config

    def _ground(self, folder: Path) -> Ground:
        file = None if self._isolated else self._config or self._files.nearest(folder)
        if file not in self._grounds:
            chain = () if file is None else self._files.chain(file)
            self._grounds[file] = Ground(chain, self._own)
        return self._grounds[file]


@dataclass(frozen=True)
class Ground:
    """What holds where one configuration file is the nearest."""

    chain: tuple[Layer, ...]
    own: Layer

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The per-file sections, in order."""
        return tuple(section for layer in self.chain for section in sections(layer))

    @cached_property
    def registry(self) -> Registry:
        """Rules, profiles and words, with what the files add; every word of theirs is known to it."""
        return registry_of(self.merged(None), self.sections)

    @cached_property
    def excluded(self) -> tuple[Globs, ...]:
        """The `exclude` patterns, those of one folder together."""
        by_folder: dict[str, list[str]] = {}
        for pattern, setting in self.merged(None).words("exclude"):
            by_folder.setdefault(str(setting.source.folder), []).append(pattern)
        return tuple(Globs(tuple(patterns), folder) for folder, patterns in by_folder.items())

    @cached_property
    def packs(self) -> frozenset[Path]:
        """The folders of local packs, whose pages are no reports; not one that the configuration itself lies in."""
        places = self.merged(None).items("packs")
        found = ((absolute(name, setting.source.folder), setting.source.folder) for name, setting in places)
        return frozenset(folder for folder, home in found if folder not in (home, *home.parents))

    @cached_property
    def _configs(self) -> dict[tuple[bool, ...], Config]:
        return {}

    def merged(self, path: Path | None) -> Merged:
        """All settings for a file, or without one those that hold for all."""
        applying = [path is not None and section.globs.match(path) for section in self.sections]
        return self._merged(tuple(applying))

    def _merged(self, applying: tuple[bool, ...]) -> Merged:
        chosen = (section for section, applies in zip(self.sections, applying, strict=True) if applies)
        return merge(self.chain, chosen, self.own)

    def config(self, path: Path | None) -> Config:
        """The configuration for a file, the same object for all files that the same sections are for."""
        applying = tuple(path is not None and section.globs.match(path) for section in self.sections)
        if applying not in self._configs:
            self._configs[applying] = config_of(self._merged(applying), self.registry)
        return self._configs[applying]
