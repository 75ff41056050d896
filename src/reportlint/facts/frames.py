"""Token types → frames (docs/facts.md): named patterns over a sentence's letters.

A frame says which tokens play which part; what the amounts are amounts of is decided later (claims.py). Frames are
matched left to right, the longest first; no token is in two frames of one list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import regex

    from reportlint.facts.tokens import Phrase, Token

_AMOUNT = "[MC]"
_DELTA = "[MCQ]"
# What may stand between 比 and the word of direction: a year, a stage, an account, an amount, other words.
_INSIDE = rf"[YGKxiTN]{{0,6}}(?:{_AMOUNT}[GKxi]{{0,2}})?"
_BASE = rf"(?P<base>B{_INSIDE}[bB]?|J{_INSIDE}[bB]|y)"
# 与上年相比，收支总计(各增加): what changed may stand behind the comma.
_AGAINST = rf"(?:{_BASE}(?:,(?P<topic>[YKGTx、J]{{1,6}})|,)?)?"
_FLAT_BASE = rf"(?P<base>[BJ]{_INSIDE}[bB]?|y)"

# Each pattern with an example; groups name tokens.
_CHANGES = (
    # 比年初预算数减少14.5万元，增加22%；同比增收1735万元，同比增长6.2%
    rf"{_AGAINST}(?P<turn>[UD])(?P<delta>{_DELTA})(?:[,、(]?(?P<again>y|B[YGx]{{1,3}})?(?P<rate_turn>[UD])(?P<rate>P))?",
    # 较上年同期增长15.35%，增收25457万元；比上年18033万元增长14%
    rf"{_AGAINST}(?P<rate_turn>[UD])(?P<rate>P)(?:[,、(](?P<turn>[UD])(?P<delta>{_DELTA}))?",
    # 增加额为5万元、增长率为10%
    rf"{_AGAINST}(?P<turn>[UD])W(?P<delta>{_AMOUNT})(?:[,、](?P<rate_turn>[UD])W?(?P<rate>P))?",
    rf"{_AGAINST}(?P<rate_turn>[UD])W(?P<rate>P)",
    # 与2020年预算基本持平；较上年无增减
    rf"{_FLAT_BASE},?(?P<flat>F)",
)
_RATIOS = (
    # 完成年初预算数60999万元的40.4%；为调整预算的113.6%
    rf"(?P<done>W)(?P<whole>[YGKxiT]{{0,6}}G[YGKxiT]{{0,4}})(?P<given>{_AMOUNT})?[GKx]?W?(?P<percent>P)",
    # 占本年支出的77%；占财政收入比重为73.5%；占比65.9%
    rf"(?P<share>O)(?P<whole>[YGKxiTA]{{0,6}})(?P<given>{_AMOUNT})?[OGx]{{0,2}}W?(?P<percent>P)",
    # 执行率为99.98%
    r"(?P<rate>R)[xWVVG]{0,2}(?P<percent>P)",
)
_CONVERSIONS = (
    # 由45.6万元增至52.3万元
    # 减少2万元，降至30万元: a difference is not what it was before
    r"(?<![UD])(?<![UD]W)(?P<before>[MCP])[KGxW]?,?(?P<turn>V)(?P<after>[MCP])",
)
_COMPARISONS = (
    # 决算数小于年初预算数
    r"(?P<left>[KYxi]{0,3}G)(?P<sign>[<>])(?P<right>[YKx]{0,3}G)",
    # 决算数与全年预算数持平
    r"(?P<left>[KYxi]{0,3}G)J(?P<right>[YKx]{0,3}G)b?,?(?P<sign>F)",
)


class Frame(NamedTuple):
    """A match: token ranges by part, and the range of the whole."""

    parts: Mapping[str, tuple[int, int]]
    start: int
    end: int

    def token(self, phrase: Phrase, part: str) -> Token | None:
        """The one token that plays a part; of several the first."""
        place = self.parts.get(part)
        return phrase.tokens[place[0]] if place else None

    def tokens(self, phrase: Phrase, part: str) -> tuple[Token, ...]:
        """All tokens that play a part."""
        place = self.parts.get(part)
        return phrase.tokens[slice(*place)] if place else ()


def _compile(patterns: tuple[str, ...]) -> tuple[regex.Pattern[str], ...]:
    return tuple(compiled(pattern) for pattern in patterns)


_COMPILED = {
    "change": _compile(_CHANGES),
    "ratio": _compile(_RATIOS),
    "conversion": _compile(_CONVERSIONS),
    "comparison": _compile(_COMPARISONS),
}


def frames(kind: str, letters: str, trim: Callable[[Frame], Frame] = lambda frame: frame) -> Iterator[Frame]:
    """The frames of one kind ("change", "ratio", "conversion", "comparison") in a sentence's letters.

    `trim` may shorten a frame by what the words say; the next one is looked for where it then ends.
    """
    position = 0
    while True:
        found = [match for pattern in _COMPILED[kind] if (match := pattern.search(letters, position))]
        if not found:
            return
        match = min(found, key=lambda each: (each.start(), -each.end()))
        parts = {name: match.span(name) for name, value in match.groupdict().items() if value is not None}
        frame = trim(Frame(parts, match.start(), match.end()))
        yield frame
        position = max(frame.end, position + 1)
