"""Sentences → typed tokens (docs/facts.md).

Each token has a letter for what it does, so that a sentence becomes a string over which frames are regular
expressions:

    M money   C other counts   P percent   Q percentage points   S score   X multiple   N bare number   Y date or year
    U up   D down   F flat   V goes to a level   < less than   > more than   Z undecided alternative
    B 比 较   J 与 同   b 相比   y 同比   G stage of the budget   K account   T total
    A among   a of   O share   W completes   R rate
    , 、 ; : ( ) . marks   i and x other words
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.facts.dates import DateMention, dates
from reportlint.facts.quantities import quantities
from reportlint.facts.sentences import sentences
from reportlint.model.quantities import Kind
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.facts.lexicon import Lexicon
    from reportlint.facts.quantities import Mention

_LETTERS = {
    Kind.MONEY: "M", Kind.PERCENT: "P", Kind.POINTS: "Q", Kind.SCORE: "S", Kind.MULTIPLE: "X", Kind.NUMBER: "N",
    Kind.DURATION: "N",
}  # fmt: skip
_COUNT = "C"
_FILLERS = frozenset('了约的数额为是共达即计其各再已就也均都又则仅只 \n\t-—“”"年度')


# "资金19204.096万。": money without its 元 (TYP806 says so).
_BARE_MONEY = frozenset(("万", "亿"))
_TITLE = compiled(r"《[^《》]*》")
_PARTS_OF_YEAR = ("初", "末", "终")
_COMPARES = compiled(r"[决执预][算行][^。；;，,]{0,12}(?:[小大低高少多]于|持平|一致|相等)")
_STOP = compiled(r"[。；;]")
_BARE_END = compiled(r"[。，,；;、)]|$")
_OF_MONEY = compiled(r"(?:资金|经费|费|支出|收入|投资|预算|补助|拨款|安排|到位)[^。；;，,、]{0,8}$")


class Token(NamedTuple):
    """A word at a half-open place of its block's text; `value` depends on the letter."""

    letter: str
    start: int
    end: int
    value: Any = None


class Phrase(NamedTuple):
    """A sentence with its tokens; `letters` has one character for each of them."""

    block: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    letters: str
    number: int


def phrases(block: int, text: str, lexicon: Lexicon, first: int = 0) -> Iterator[Phrase]:
    """The sentences of a block's folded text that hold a quantity, with their tokens. `first` numbers the sentences.

    In a block with quantities those that compare two stages of the budget in words are among them.
    """
    figures = sorted(_figures(block, text, lexicon), key=lambda token: token.start)
    if not figures:
        return
    at = 0
    for number, (start, end) in enumerate(sentences(text), first):
        mine = []
        while at < len(figures) and figures[at].start < end:
            mine.append(figures[at])
            at += 1
        if any(token.letter != "Y" for token in mine) or _COMPARES.search(text, start, end):
            tokens = tuple(_filled(text, start, end, mine, lexicon))
            yield Phrase(block, start, end, tokens, "".join(token.letter for token in tokens), number)


def _figures(block: int, text: str, lexicon: Lexicon) -> Iterator[Token]:
    found = list(quantities(text, lexicon.units, lexicon.numbers))
    if not found:
        return
    last = 0  # where the last amount of money ended
    for mention in sorted(found, key=lambda mention: mention.start):
        quantity = mention.quantity(block)
        if mention.unit in _BARE_MONEY and _is_bare_money(text, mention, last):
            quantity = replace(quantity, kind=Kind.MONEY, unit=f"{mention.unit}元")
        if quantity.kind is Kind.MONEY:
            last = mention.end
        yield Token(_LETTERS.get(quantity.kind, _COUNT), mention.start, mention.end, quantity)
    titles = [match.span() for match in _TITLE.finditer(text)] if "《" in text else []
    for date in dates(text):
        if any(start < date.start < end for start, end in titles):
            continue
        # 2023年初预算: the 年 belongs to both.
        shared = text[date.end - 1 : date.end] == "年" and text[date.end : date.end + 1] in _PARTS_OF_YEAR
        yield Token("Y", date.start, date.end - shared, date)


def _is_bare_money(text: str, mention: Mention, last: int) -> bool:
    """Whether 万 or 亿 without a unit is money: after a word for it, or in a list of amounts of money."""
    if not _BARE_END.match(text, mention.end):
        return False
    listed = last and "." in text[mention.start : mention.end] and not _STOP.search(text, last, mention.start)
    return bool(listed) or _OF_MONEY.search(text, 0, mention.start) is not None


def _filled(text: str, start: int, end: int, figures: Iterable[Token], lexicon: Lexicon) -> Iterator[Token]:
    """The figures with the words between them."""
    position = start
    for figure in figures:
        yield from _words(text, position, figure.start, lexicon)
        yield figure
        position = figure.end
    yield from _words(text, position, end, lexicon)


def _words(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Token]:
    """The cues of a stretch without figures and what stands between them, but for what says nothing."""
    position = start
    for cue in lexicon.cues(text, start, end):
        if not _FILLERS.issuperset(text[position : cue.start]):
            yield Token("x", position, cue.start)
        letter, value = cue.sense or ("x", None)  # a title in 《》 is opaque
        yield Token(letter, cue.start, cue.end, value)
        position = cue.end
    if not _FILLERS.issuperset(text[position:end]):
        yield Token("x", position, end)


def year_of(token: Token) -> int | None:
    """The year that a date token names."""
    date: DateMention = token.value
    return date.first.year
