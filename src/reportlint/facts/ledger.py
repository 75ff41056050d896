"""The amounts of a report, looked up by what they are of: no ratio or change need go through them all."""

from __future__ import annotations

from functools import cached_property
from heapq import merge
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reportlint.model.claims import Amount


class Ledger:
    """Amounts in the order of the report; so are those of one account, of one stage, or with the same words."""

    def __init__(self, amounts: Iterable[Amount] = ()) -> None:
        self._amounts = tuple(amounts)

    def of_account(self, account: str | None) -> Sequence[Amount]:
        """The amounts of an account of the chart; None: of no account."""
        return self._at(self._by_account.get(account, ()))

    def with_words(self, words: str) -> Sequence[Amount]:
        """The amounts whose subject is these words."""
        return self._at(self._by_words.get(words, ()))

    def holding(self, words: str) -> Sequence[Amount]:
        """The amounts whose subject holds these words."""
        return self._at(
            sorted(place for text, places in self._by_words.items() if text and words in text for place in places)
        )

    def last_at(self, stages: Iterable[str | None]) -> Iterator[Amount]:
        """The amounts at some stages of the budget, the last one first."""
        places = (reversed(self._by_stage.get(stage, ())) for stage in set(stages))
        return (self._amounts[place] for place in merge(*places, reverse=True))

    def _at(self, places: Sequence[int]) -> Sequence[Amount]:
        return [self._amounts[place] for place in places]

    @cached_property
    def _by_account(self) -> Mapping[str | None, Sequence[int]]:
        return self._by(lambda amount: amount.key.account)

    @cached_property
    def _by_words(self) -> Mapping[str | None, Sequence[int]]:
        return self._by(lambda amount: amount.subject.text)

    @cached_property
    def _by_stage(self) -> Mapping[str | None, Sequence[int]]:
        return self._by(lambda amount: amount.key.stage)

    def _by(self, key: Callable[[Amount], str | None]) -> Mapping[str | None, Sequence[int]]:
        found: dict[str | None, list[int]] = {}
        for place, amount in enumerate(self._amounts):
            found.setdefault(key(amount), []).append(place)
        return found
