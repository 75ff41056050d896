"""Sentences → clauses: how far back the words reach that belong to a number, and how deep in brackets it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlint.facts.tokens import Phrase

_FIGURES = frozenset("MCPQSXN")
_STOPS = frozenset(",、;:.Aa")


def depths(phrase: Phrase) -> tuple[int, ...]:
    """How many brackets each token stands in; a bracket counts as inside itself."""
    depth = 0
    found = []
    for letter in phrase.letters:
        depth += letter == "("
        found.append(depth)
        depth = max(depth - (letter == ")"), 0)
    return tuple(found)


def clause_start(phrase: Phrase, index: int) -> int:
    """The first token of the clause that leads to a token.

    A clause reaches back to the mark or number before it; a bracket on the way is passed over with what is in it. The
    colon of a label right before the token belongs to the clause: 项目资金：500万元.
    """
    at = index - (phrase.letters[index - 1 : index] == ":")
    while at > 0:
        letter = phrase.letters[at - 1]
        if letter == ")":
            at = _opening(phrase, at - 1)
            continue
        if letter in _STOPS or letter in _FIGURES or letter == "(":
            break
        at -= 1
    return at


def _opening(phrase: Phrase, index: int) -> int:
    """The bracket that a closing one closes, or that one itself if there is none."""
    depth = 0
    for at in range(index, -1, -1):
        depth += (phrase.letters[at] == ")") - (phrase.letters[at] == "(")
        if depth == 0:
            return at
    return index


def segment_start(phrase: Phrase, index: int) -> int:
    """The first token after the last ； or 。 before a token."""
    return max(phrase.letters.rfind(mark, 0, index) for mark in ";.") + 1
