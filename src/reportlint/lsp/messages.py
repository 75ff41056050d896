"""What the server and the process that checks say to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.engine.results import FileResult

Excerpt: TypeAlias = tuple[tuple[str, str], ...]
"""Parts of a rule's page: headings, and what stands below them in Markdown."""


class Request(NamedTuple):
    """A text to check: its file's name, which need not exist, and its bytes."""

    path: str
    data: bytes


class Begun(NamedTuple):
    """Checking has begun and may take so many seconds, 0 for as many as it needs."""

    seconds: float


class Answer(NamedTuple):
    """The result for a text, None where the configuration leaves its file out.

    `pages` tell of each rule with findings, by its code, what it looks for and why. `complaint` says in Chinese why the
    user's configuration was not used.
    """

    file: FileResult | None
    pages: Mapping[str, Excerpt]
    complaint: str = ""
