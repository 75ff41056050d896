"""What a run is asked for, in the words of the command line and of configuration files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Config:
    """The merged wishes of a user. Plain values throughout, so that worker processes can be given it.

    `select` and `ignore` hold codes, code prefixes or names; `severities` words like "ARI102=warning".
    `keep_text` is no wish of the user's but of the output format: the results then carry the reports' text.
    """

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    preview: bool = False
    keep_text: bool = False
