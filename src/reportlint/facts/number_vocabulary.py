"""The words that tell numbers from names and say how exact a number is."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.model.quantities import Approximation, Kind
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NUMERAL = compiled(r"[零〇一二三四五六七八九十百千两几壹贰叁肆伍陆柒捌玖拾佰仟]")


class Cue(NamedTuple):
    """A word beside a number that says how exact it is, at a half-open place."""

    start: int
    end: int
    word: str
    approximation: Approximation


class Cues:
    """Words that say how exact a number is, with the characters beside which each of them is another word."""

    def __init__(self, words: Mapping[str, Iterable[str]], exceptions: Mapping[str, str]) -> None:
        self._words = {word: Approximation(name) for name, row in words.items() for word in row}
        self._exceptions = exceptions
        self._length = max(map(len, self._words), default=0)
        self._first = frozenset(word[0] for word in self._words)
        self._last = frozenset(word[-1] for word in self._words)

    def before(self, text: str, end: int) -> Cue | None:
        """The longest cue that ends at a place."""
        if not 0 < end <= len(text) or text[end - 1] not in self._last:
            return None
        for start in range(max(0, end - self._length), end):
            word = text[start:end]
            if word in self._words:
                return self._cue(start, word, text[start - 1 : start])
        return None

    def after(self, text: str, start: int) -> Cue | None:
        """The longest cue that begins at a place."""
        if start >= len(text) or text[start] not in self._first:
            return None
        for end in range(min(start + self._length, len(text)), start, -1):
            word = text[start:end]
            if word in self._words:
                return self._cue(start, word, text[end : end + 1])
        return None

    def _cue(self, start: int, word: str, beside: str) -> Cue | None:
        if beside and beside in self._exceptions.get(word, ""):
            return None
        return Cue(start, start + len(word), word, self._words[word])


class Words:
    """Words that hold numerals and count nothing."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_pair: dict[str, list[tuple[int, str]]] = {}
        for word in sorted(words, key=len, reverse=True):
            numeral = _NUMERAL.search(word)
            if numeral is None:
                raise ValueError(f"“{word}”里没有数字，不必列为例外词")
            at = numeral.start()
            first = at if at + 1 < len(word) else at - 1
            self._by_pair.setdefault(word[first : first + 2], []).append((at, word))

    def end(self, text: str, start: int) -> int | None:
        """Where the word ends whose first numeral stands at `start`; None if the numeral is in no such word."""
        for pair in (text[start : start + 2], text[max(start - 1, 0) : start + 1]):
            for at, word in self._by_pair.get(pair, ()):
                if at <= start and text.startswith(word, start - at):
                    end = start - at + len(word)
                    if not (_NUMERAL.match(text, end) and all(map(_NUMERAL.match, word))):
                        return end
        return None


@dataclass(frozen=True, slots=True)
class NumberVocabulary:
    """What has to be known about words to read numbers; vocabulary/numbers.toml explains each table."""

    words: Words
    before: Cues
    after: Cues
    not_approximate: Mapping[Kind, frozenset[str]]
    not_a_unit: Mapping[str, str]
    still_a_unit: Mapping[str, tuple[str, ...]]
    vague: Mapping[str, frozenset[str]]
    capitals: str
    not_minus_after: str
    not_dash_after: str
    rank_before: tuple[str, ...]
    rank_after: tuple[str, ...]
    identifier_before: tuple[str, ...]
    identifier_after: tuple[str, ...]
    change: tuple[str, ...]

    @classmethod
    def load(cls, text: str) -> NumberVocabulary:
        """The vocabulary in the text of a TOML file; what it leaves out is empty.

        Raises tomllib.TOMLDecodeError for what is no TOML, ValueError for unknown kinds and approximations.
        """
        tables: Mapping[str, Any] = tomllib.loads(text)
        rank, identifier = tables.get("rank", {}), tables.get("identifier", {})
        return cls(
            words=Words(tables.get("words", "").split()),
            before=Cues(tables.get("before", {}), tables.get("not_before", {})),
            after=Cues(tables.get("after", {}), tables.get("not_after", {})),
            not_approximate={Kind(kind): frozenset(row) for kind, row in tables.get("not_approximate", {}).items()},
            not_a_unit=tables.get("not_a_unit", {}),
            still_a_unit={unit: tuple(row) for unit, row in tables.get("still_a_unit", {}).items()},
            vague={numeral: frozenset(row) for numeral, row in tables.get("vague", {}).items()},
            capitals=tables.get("capitals", ""),
            not_minus_after=tables.get("not_minus_after", ""),
            not_dash_after=tables.get("not_dash_after", ""),
            rank_before=tuple(rank.get("before", ())),
            rank_after=tuple(rank.get("after", ())),
            identifier_before=tuple(identifier.get("before", ())),
            identifier_after=tuple(identifier.get("after", ())),
            change=tuple(tables.get("change", {}).get("words", ())),
        )
