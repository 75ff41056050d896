"""Counts with what they count: "内设机构3个：办公室、人事股、财务股"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.model.claims import Listing, Word
from reportlint.model.quantities import Approximation
from reportlint.model.spans import Span
from reportlint.patterns import compiled
from reportlint.readers.headings import marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.model.claims import Amount
    from reportlint.model.document import Document

# Between the count and the list: the thing counted, then a colon or a word that opens the list.
_LEAD = compiled(r"[\u4e00-\u9fff()]{0,14}?(?:[,，]?(?:分别(?:是|为)|包括|即|具体为|具体是|依次为)[:：]?|[:：])")
_AND = compiled(r"[及和与]$")  # 办公室及五个委员会: the count is not that of the list
_END = compiled(r"[。；;！？\n]")
_ETC = compiled(r"等(?:等)?(?:[\d一二三四五六七八九十]+[个家项名])?[\u4e00-\u9fff]{0,8}$")
_UNLIKE_ITEM = compiled(r"^\d+(?:\.\d+)?(?:%|[万亿]*元)|[，,：:]|\d{4}年|是|为了|负责")
_ITEM_LENGTH = 30
_UNIT_WORDS = compiled(
    r"(?:独立核算|独立编制|财政全额|全额)?(?:的)?(?:二级|下属|直属|所属|预算|基层|决算)(?:事业|预算|基层)?(?:机构|单位)"
)
_MADE_UP = compiled(r"单位构成[^。；;]{0,12}?由(?P<list>[^。；;]{6,300})(?:构成|组成)")
_OWN = compiled(
    r"(?:机关|本级|本部|政府|本身)(?:本级|本部)?[及和](?:下属|所属|直属)?$"
)  # 机关及5个二级机构: six in all
_REACH = 12  # blocks between a count and the names
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


def listed_units(document: Document, texts: Sequence[str], amounts: Sequence[Amount]) -> Iterator[Listing]:
    """Counts of an office's units with their names elsewhere.

    These stand in the numbered lines that follow, or in the sentence that says of which units budget or accounts are
    made up. The office itself may be one of them or not.
    """
    counts = [amount for amount in amounts if _counts_units(amount, texts)]
    for amount in counts:
        block = document.blocks[amount.span.block]
        if block.text.rstrip().endswith(("：", ":")) and amount.quantity.value > 1:
            items = tuple(_numbered(document, block.index))
            if len(items) > 1:
                yield Listing(
                    Span(block.index, amount.clause.start, len(block.text)), amount.quantity, items, open=False
                )
    if len({amount.quantity.value for amount in counts}) == 1:
        yield from _made_up(document, texts, counts[0])


def _counts_units(amount: Amount, texts: Sequence[str]) -> bool:
    after = texts[amount.span.block][amount.span.end : amount.span.end + 8]
    return amount.quantity.unit in ("个", "家") and _UNIT_WORDS.match(after) is not None and amount.quantity.exact


def _numbered(document: Document, block: int) -> Iterator[Word]:
    """The numbered lines after a block, counted from 1."""
    level, expected = None, 1
    for following in document.blocks[block + 1 :]:
        number = marker(following.text)
        if number is None or following.kind != "paragraph" or number.value != expected:
            return
        if level not in (None, number.level) or len(following.text) > _ITEM_LENGTH + 10:
            return
        level, expected = number.level, expected + 1
        yield Word(following.text, following.span())


def _made_up(document: Document, texts: Sequence[str], amount: Amount) -> Iterator[Listing]:
    for block in document.blocks[amount.span.block : amount.span.block + _REACH]:
        found = _MADE_UP.search(texts[block.index]) if block.kind == "paragraph" else None
        if found is not None:
            items = tuple(_items(texts[block.index], found.start("list"), found.end("list"), block.index))
            if len(items) > 1 and all(len(item.text) <= _ITEM_LENGTH for item in items):
                before = texts[amount.span.block][: amount.span.start]
                own = 1 if _OWN.search(before) else None
                yield Listing(amount.clause, amount.quantity, items, _ETC.search(items[-1].text) is not None, own)


def _outer(text: str) -> str:
    """The text without what stands in brackets."""
    return compiled(r"[(（][^()（）]*[)）]").sub("", text)


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
