"""The words that sentences about figures are read with, compiled once for a run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.facts.folding import Folding
from reportlint.facts.numerals import NumberVocabulary
from reportlint.facts.units import Units
from reportlint.facts.vocabulary import Vocabulary
from reportlint.facts.words import Words
from reportlint.model.claims import Direction
from reportlint.model.errors import DataError
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import regex


class Sense(NamedTuple):
    """What a word does in a sentence: its letter (see tokens.py) and what it says."""

    letter: str
    value: Any = None


class Cue(NamedTuple):
    """A word at a half-open place of a text, and what it does there."""

    start: int
    end: int
    sense: Sense | None = None


class Account(NamedTuple):
    """An account of the chart: side (收 支), sets of accounts that add up to it.

    Of the sets those in `always` hold wherever the accounts stand; the others only where the text says 其中.
    """

    id: str
    side: str
    parts: tuple[tuple[str, ...], ...]
    always: tuple[tuple[str, ...], ...]


class Sources(NamedTuple):
    """How the sources of money are named: any of them, and those of the office's own level or outside the budget."""

    any: regex.Pattern[str]
    own: regex.Pattern[str]

    @classmethod
    def of(cls, upper: Sequence[str], own: Sequence[str], kinds: Sequence[str]) -> Sources:
        """The patterns of these words; a source is a level with what kind of money it is: 省级配套资金."""
        tail = f"(?:{'|'.join(kinds)})*"
        return cls(*(compiled(f"(?:{'|'.join(levels)}){tail}") for levels in ((*upper, *own), own)))


class AccountBalance(NamedTuple):
    """A balance of the chart: Σ `plus` − Σ `minus` = `equals`; `note` says so in Chinese."""

    plus: tuple[str, ...]
    minus: tuple[str, ...]
    equals: str
    note: str


class Difference(NamedTuple):
    """How an amount, what is taken from it and what is left are named; `note` says in Chinese what must hold.

    `unlike` are words of other calculations, `about` those that a paragraph must have (empty: any sentence will do).
    """

    whole: tuple[str, ...]
    taken: tuple[str, ...]
    left: tuple[str, ...]
    unlike: tuple[str, ...]
    about: tuple[str, ...]
    note: str


class Segments(NamedTuple):
    """Parts of an account that a form names in segments of a sentence, by the words that open them.

    `note` says in Chinese what must hold.
    """

    whole: str
    openers: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Lexicon:
    """Cue words, chart of accounts, units and number words."""

    vocabulary: Vocabulary
    units: Units
    numbers: NumberVocabulary
    folding: Folding

    @classmethod
    def load(cls, texts: Callable[[str], list[str]]) -> Lexicon:
        """The lexicon in the data files of all packs; `texts` gives the texts of a file name.

        Raises DataError where a file is not as it must be.
        """
        try:
            units = Units.load(*texts("units.txt"))
            folding = Folding.load(texts("traditional.toml")[0])
            numbers = NumberVocabulary.load(*texts("numbers.toml"))
        except ValueError as error:
            raise DataError(f"词表不合格：{error}") from None
        return cls(Vocabulary(texts), units, numbers, folding)

    @cached_property
    def senses(self) -> Mapping[str, Sense]:
        """Every cue word with what it does."""
        return dict(_cues(self.vocabulary("cues"), self.vocabulary("accounts")))

    @cached_property
    def _words(self) -> Words:
        return Words((*self.senses, _TITLE))

    def cue_at(self, text: str, place: int) -> Cue | None:
        """The longest cue that begins at a place."""
        word = self._words.at(text, place, len(text))
        return None if word is None else self._cue(text, place, word, len(text))

    def cues(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Cue]:
        """The cues in a stretch, from left to right; a title in 《》 is one without a sense."""
        stop = len(text) if end is None else end
        free = start
        for place, word in self._words.find(text, start, stop):
            cue = self._cue(text, place, word, stop) if place >= free else None
            if cue is not None:
                yield cue
                free = cue.end

    def _cue(self, text: str, place: int, word: str, end: int) -> Cue | None:
        if word != _TITLE:
            return Cue(place, place + len(word), self.senses[word])
        close = text.find("》", place, end)
        return Cue(place, close + 1) if close > 0 and _TITLE not in text[place + 1 : close] else None

    @cached_property
    def complements(self) -> Sequence[Sequence[str]]:
        """Sets of words that between them cover everything; a word that holds another stands before it."""
        sets: Sequence[Sequence[str]] = self.vocabulary("cues").get("complements", {}).get("sets", ())
        return sets

    @cached_property
    def opposites(self) -> Mapping[str, str]:
        """The word that says the reverse, by a word of direction."""
        pairs = self.vocabulary("cues").get("opposites", {}).get("pairs", ())
        return dict([*((down, up) for up, down in pairs[::-1]), *((up, down) for up, down in pairs[::-1])])

    @cached_property
    def sources(self) -> Sources:
        """Where money comes from."""
        table = self.vocabulary("cues").get("sources", {})
        return Sources.of(table.get("upper", ()), table.get("own", ()), table.get("kinds", ()))

    @cached_property
    def balances(self) -> Sequence[AccountBalance]:
        """The balances between accounts of the chart."""
        rows = self.vocabulary("accounts").get("balance", ())
        return [
            AccountBalance(tuple(row["plus"]), tuple(row.get("minus", ())), row["equals"], row["note"]) for row in rows
        ]

    @cached_property
    def differences(self) -> Sequence[Difference]:
        """What is left of one amount after another, by their names."""
        rows = self.vocabulary("accounts").get("difference", ())
        return [
            Difference(
                tuple(row["whole"]),
                tuple(row["taken"]),
                tuple(row["left"]),
                tuple(row.get("unlike", ())),
                tuple(row.get("about", ())),
                row["note"],
            )
            for row in rows
        ]

    @cached_property
    def segments(self) -> Sequence[Segments]:
        """What a form splits into segments."""
        rows = self.vocabulary("accounts").get("segments", ())
        return [Segments(row["whole"], tuple(row["openers"]), row["note"]) for row in rows]

    @cached_property
    def accounts(self) -> Mapping[str, Account]:
        """The chart of accounts by id."""
        return {
            row["id"]: Account(
                row["id"],
                row.get("side", ""),
                tuple(tuple(parts["of"]) for parts in row.get("parts", ())),
                tuple(tuple(parts["of"]) for parts in row.get("parts", ()) if not parts.get("stated")),
            )
            for row in self.vocabulary("accounts").get("account", ())
        }


_TITLE = "《"
_MARKS = {
    "，": ",", ",": ",", "、": "、", "；": ";", ";": ";", "：": ":", ":": ":", "(": "(", ")": ")", "。": ".", "\n": ".",
}  # fmt: skip
_DIRECTIONS = {"up": ("U", Direction.UP), "down": ("D", Direction.DOWN), "flat": ("F", Direction.FLAT)}
_LEVELS = {"up": ("V", Direction.UP), "down": ("V", Direction.DOWN), "any": ("V", Direction.FLAT)}
_COMPARISONS = {"up": (">", Direction.UP), "down": ("<", Direction.DOWN)}
_PLAIN = (
    ("undecided", "words", "Z"),
    ("base", "opener", "B"),
    ("base", "joint", "J"),
    ("base", "closer", "b"),
    ("base", "whole", "y"),
    ("completion", "words", "W"),
    ("share", "words", "O"),
    ("rate", "execution", "R"),
    ("rate", "arrival", "R"),
    ("rate", "savings", "R"),
    ("rate", "bounded", "R"),
    ("rate", "other", "R"),
    ("among", "open", "A"),
    ("among", "closed", "A"),
    ("among", "principle", "A"),
    ("among", "loose", "a"),
    ("total", "words", "T"),
    ("none", "words", "i"),
)


def _cues(cues: Mapping[str, Any], accounts: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    """Later ones win: a word that is listed as no cue is none, an account is an account."""
    yield from ((mark, Sense(letter)) for mark, letter in _MARKS.items())
    for table, key, letter in _PLAIN:
        yield from ((word, Sense(letter, key)) for word in cues.get(table, {}).get(key, ()))
    for kinds, table in ((_DIRECTIONS, "direction"), (_LEVELS, "level"), (_COMPARISONS, "comparison")):
        for key, (letter, direction) in kinds.items():
            yield from ((word, Sense(letter, direction)) for word in cues.get(table, {}).get(key, ()))
    for stage, words in cues.get("stage", {}).items():
        yield from ((word, Sense("G", stage)) for word in words)
    for name in accounts.get("function", {}).get("names", ()):
        yield name, Sense("K", name)
    for row in accounts.get("account", ()):
        yield from ((name, Sense("K", row["id"])) for name in row["names"])
