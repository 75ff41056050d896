"""What a house rule looks for: words, a pattern, a section, a wrong form with its right one."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import regex

from reportlint.facts.structure import heading_words, same_heading
from reportlint.facts.trie import pattern_of
from reportlint.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.rules.check import Context

PATIENCE = 2.0
"""Seconds that one pattern may take on one report."""


class Hit(NamedTuple):
    """A place where something was found, and what should stand there instead, if that is known."""

    span: Span
    right: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must not occur, or of which one must; half and full width, simplified and traditional are the same.

    A place inside one of the `exceptions` does not count.
    """

    words: tuple[str, ...]
    always: bool = False
    exceptions: tuple[str, ...] = ()

    @property
    def wanted(self) -> str:
        """The words for a message."""
        return _or(self.words)

    @property
    def message(self) -> str:
        """What is said where a rule brings no message."""
        return "没有写“{quote}”。" if self.always else "不应出现“{quote}”。"

    def hits(self, ctx: Context, places: Sequence[Span]) -> Iterator[Hit]:
        """Where the words stand."""
        fold = ctx.facts.lexicon.folding.fold
        pattern = _words(tuple(map(fold, self.words)))
        spared = _words(tuple(map(fold, self.exceptions)))
        for place in places:
            text = ctx.facts.texts[place.block]
            yield from map(Hit, _outside(place, text, pattern, spared))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression, in the regex library's syntax, over the text as it is written, without layout breaks."""

    pattern: str
    always: bool = False
    exceptions: tuple[str, ...] = ()

    @property
    def wanted(self) -> str:
        """The pattern for a message."""
        return self.pattern

    @property
    def message(self) -> str:
        """What is said where a rule brings no message."""
        return "没有找到符合“{quote}”的内容。" if self.always else "不应这样写：“{quote}”。"

    def hits(self, ctx: Context, places: Sequence[Span]) -> Iterator[Hit]:
        """Where the pattern matches. Raises TimeoutError when it takes too long."""
        pattern, spared = user_pattern(self.pattern), _words(self.exceptions)
        deadline = time.monotonic() + PATIENCE
        for place in places:
            text = ctx.document.blocks[place.block].text
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            found = pattern.finditer(text, place.start, place.end, timeout=left)
            taken = [match.span() for match in spared.finditer(text)]
            spans = (Span(place.block, *match.span()) for match in found)
            yield from (Hit(span) for span in spans if span.start < span.end and not _inside(span, taken))


@dataclass(frozen=True, slots=True)
class Section:
    """A section that must be there, under one of several wordings of its heading."""

    headings: tuple[str, ...]
    always: ClassVar[bool] = True
    message: ClassVar[str] = "没有“{quote}”这一节。"

    @property
    def wanted(self) -> str:
        """The headings for a message."""
        return _or(self.headings)

    def hits(self, ctx: Context, places: Sequence[Span]) -> Iterator[Hit]:
        """The paragraphs and cells that are such headings."""
        for place in places:
            words = heading_words(ctx.document.blocks[place.block])
            if words and any(same_heading(words, heading) for heading in self.headings):
                yield Hit(place)


@dataclass(frozen=True, slots=True)
class Substitution:
    """Wrong forms with their right ones, exactly as written. A wrong form inside a right one is right."""

    pairs: tuple[tuple[str, str], ...]
    exceptions: tuple[str, ...] = ()
    always: ClassVar[bool] = False
    message: ClassVar[str] = "“{quote}”应为“{right}”。"
    wanted: ClassVar[str] = ""

    def hits(self, ctx: Context, places: Sequence[Span]) -> Iterator[Hit]:
        """Where the wrong forms stand."""
        rights = dict(self.pairs)
        pattern = _words(tuple(rights))
        longer = (right for wrong, right in self.pairs if wrong in right)
        spared = _words((*self.exceptions, *longer))
        for place in places:
            text = ctx.document.blocks[place.block].text
            for span in _outside(place, text, pattern, spared):
                yield Hit(span, rights[text[span.start : span.end]])


Demand = Phrase | Pattern | Section | Substitution


def _or(words: Sequence[str]) -> str:
    return "或".join(words[:3]) + ("……" if len(words) > 3 else "")


def _outside(place: Span, text: str, pattern: regex.Pattern[str], spared: regex.Pattern[str]) -> Iterator[Span]:
    """The matches in a place that are not part of what is spared."""
    taken: list[tuple[int, int]] | None = None
    for match in pattern.finditer(text, place.start, place.end):
        if taken is None:
            taken = [found.span() for found in spared.finditer(text)]
        span = Span(place.block, *match.span())
        if not _inside(span, taken):
            yield span


def _inside(span: Span, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span.start and span.end <= end for start, end in taken)


@lru_cache(maxsize=256)
def _words(words: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile(pattern_of(words))


@lru_cache(maxsize=256)
def user_pattern(pattern: str) -> regex.Pattern[str]:
    """A user's pattern. Raises regex.error and its kin where it is none."""
    return regex.compile(pattern)
