"""Counts with what they count: "内设机构3个：办公室、人事股、财务股"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.model.claims import Listing, Word
from reportlint.model.quantities import Approximation
from reportlint.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.model.claims import Amount

# Between the count and the list: the thing counted, then a colon or a word that opens the list.
_LEAD = re.compile(r"[\u4e00-\u9fff()]{0,14}?(?:[,，]?(?:分别(?:是|为)|包括|即|具体为|具体是|依次为)[:：]?|[:：])")
_AND = re.compile(r"[及和与]$")  # 办公室及五个委员会: the count is not that of the list
_END = re.compile(r"[。；;！？\n]")
_ETC = re.compile(r"等(?:等)?(?:[\d一二三四五六七八九十]+[个家项名])?[\u4e00-\u9fff]{0,8}$")
_UNLIKE_ITEM = re.compile(r"[，,：:]|\d{4}年|是|为了|负责")
_ITEM_LENGTH = 30
_UNITS = frozenset("个家项所名处类种")


def listings(readings: Sequence[Reading]) -> Iterator[Listing]:
    """The counted lists of a paragraph's sentences, those that do not read like a list left out."""
    for reading in readings:
        for amount in reading.amounts:
            found = _listing(reading, amount)
            if found is not None:
                yield found


def _listing(reading: Reading, amount: Amount) -> Listing | None:
    count = amount.quantity
    if count.unit not in _UNITS or count.approximation is not Approximation.EXACT or not 2 <= count.value <= 60:
        return None
    lead = _LEAD.match(reading.text, count.span.end, reading.phrase.end)
    if lead is None or _AND.search(reading.text, 0, count.span.start):
        return None
    end = _list_end(reading.text, lead.end(), reading.phrase.end)
    items = tuple(_items(reading.text, lead.end(), end, reading.phrase.block))
    if len(items) < 2 or any(len(item.text) > _ITEM_LENGTH or _UNLIKE_ITEM.search(_outer(item.text)) for item in items):
        return None
    span = Span(reading.phrase.block, amount.clause.start, end)
    return Listing(span, count, items, _ETC.search(items[-1].text) is not None)


def _outer(text: str) -> str:
    """The text without what stands in brackets."""
    return re.sub(r"[(（][^()（）]*[)）]", "", text)


def _list_end(text: str, start: int, last: int) -> int:
    """Where the list ends: at a full stop, or at the bracket that holds it all."""
    depth = 0
    for at in range(start, last):
        char = text[at]
        if char in "(（":
            depth += 1
        elif char in ")）":
            depth -= 1
            if depth < 0:
                return at
        elif depth == 0 and _END.match(char):
            return at
    return last


def _items(text: str, start: int, end: int, block: int) -> Iterator[Word]:
    """The items between 顿号 that stand outside brackets, quotes and titles."""
    depth, at = 0, start
    for place in range(start, end + 1):
        char = text[place] if place < end else "、"
        depth += (char in "(（《“") - (char in ")）》”")
        if (char == "、" and depth <= 0) or place == end:
            if text[at:place].strip():
                yield Word(text[at:place].strip(), Span(block, at, place))
            at = place + 1
