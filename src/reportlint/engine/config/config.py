"""What a run is asked for, once command line, files and defaults are merged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlint.engine.config.keys import TIME_LIMIT

if TYPE_CHECKING:
    from reportlint.rules.house import HouseRule


@dataclass(frozen=True, slots=True)
class Config:
    """What linting one file needs. Plain values throughout, so that it can be hashed and given to worker processes.

    `select` and `ignore` hold codes, code prefixes or names; `severities` words like "ARI102=warning", later ones
    win. `min_confidence` is low, medium or high. `packs` are folders, `profiles` and `words` names and texts of TOML
    files with the user's own templates and vocabulary, `rules` the house rules.
    `keep_text` is no wish of the user's but of the output format: the results then carry the reports' text.
    """

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    preview: bool = False
    min_confidence: str = "low"
    packs: tuple[str, ...] = ()
    profiles: tuple[tuple[str, str], ...] = ()
    rules: tuple[HouseRule, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    keep_text: bool = False


@dataclass(frozen=True, slots=True)
class RunConfig:
    """What holds for a run as a whole.

    `fail_on` is error, warning, info or never; `output` holds words like "json" or "html:FILE"; `time_limit` is in
    seconds a file, 0 for none.
    """

    fail_on: str = "error"
    baseline: str | None = None
    output: tuple[str, ...] = ()
    time_limit: int = TIME_LIMIT
    cache: bool = True
