"""Finds many words in a text: quicker to build than one pattern of them all, which cost a tenth of a run."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import regex

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Words:
    """Words of which the longest that stands at a place is found."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(filter(None, words), key=len, reverse=True)

    @cached_property
    def _by_first(self) -> Mapping[str, list[str]]:
        """The words by their first characters, longer ones before shorter ones."""
        found: dict[str, list[str]] = {}
        for word in self._words:
            found.setdefault(word[0], []).append(word)
        return found

    @cached_property
    def _first(self) -> regex.Pattern[str]:
        return compiled(f"[{''.join(map(regex.escape, self._by_first))}]" if self._by_first else "(?!)")

    def at(self, text: str, place: int, end: int) -> str | None:
        """The longest word that begins at a place and ends at or before `end`."""
        words = self._by_first.get(text[place : place + 1], ())
        return next((word for word in words if text.startswith(word, place, end)), None)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The words in a stretch with their places, from left to right, apart from one another."""
        free = start
        for match in self._first.finditer(text, start, end):
            place = match.start()
            word = self.at(text, place, end) if place >= free else None
            if word:
                yield place, word
                free = place + len(word)
