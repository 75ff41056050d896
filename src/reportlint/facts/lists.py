"""Totals whose parts are numbered: paragraphs that follow, or 一是 …；二是 … within one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint.model.claims import Breakdown, Word
from reportlint.model.quantities import Kind
from reportlint.model.spans import Span
from reportlint.patterns import compiled
from reportlint.readers.headings import marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.facts.lexicon import Account
    from reportlint.model.claims import Amount
    from reportlint.model.document import Block, Document

_LEAD = compiled(r"(?P<loose>主要|重点)?[^。；;，,：:]{0,6}(?P<cue>包括|分为|具体如下|明细如下)[：:]$")
_OPENS = compiled(r"(?:如下|其中|包括|分为|情况|构成)[：:]?$|[：:]$")
_ITEM = compiled(r"[(（]项[)）]")  # 政府收支分类科目: every item of the budget is listed
_CLASS = compiled(r"[(（]类[)）]")
_OPENS_ITEM = compiled(r"[“\"＂\d\s]*[^。；;，,]{2,80}?[(（]项[)）]")  # numbered with a point or without, or not at all
_OTHER = compiled(r"[\u4e00-\u9fff]{2,}(?:支出|收入|预算|决算)")
_BRANCHES = ("基本支出", "项目支出")  # the items of the budget come to both together
_NTH = compiled(r"(?P<nth>[一二三四五六七八九十]{1,2})是")
_NUMBERS = "一二三四五六七八九十"
_FEW = 3  # items of the budget that make up a complete list
_STAGES = {"执行": "决算"}


def listed(document: Document, readings: Mapping[int, Sequence[Reading]], texts: Sequence[str]) -> Iterator[Breakdown]:
    """A total whose parts are the paragraphs that follow: "支出4213万元，包括：1.……3736万元。2.……".

    Where the leading paragraph has none, the total stands before it.
    """
    for block in document.blocks:
        text = texts[block.index]
        if block.kind == "paragraph" and _OPENS.search(text) and not _divides(readings.get(block.index, ())):
            items = _items(document, readings, block.index) or list(_unnumbered(document, readings, block.index))
            if len(items) > 1:
                cut = items[-1][0].endswith(document.blocks[-1].text)  # nothing says that the list is over
                yield from _breakdowns(block, text, items, readings, cut=cut)


def _divides(paragraph: Sequence[Reading]) -> bool:
    """Whether a paragraph divides its total itself: what follows it tells more of the parts."""
    return any(
        token.letter == "A" and not depth and any(place > at for place in reading.places)
        for reading in paragraph
        for at, (token, depth) in enumerate(zip(reading.phrase.tokens, reading.depths, strict=True))
    )


def _items(
    document: Document, readings: Mapping[int, Sequence[Reading]], block: int
) -> Sequence[tuple[str, Sequence[Amount]]]:
    """The text and amounts of money of each numbered item, as long as the numbers run on from 1.

    Paragraphs without a number go on with the item before, but for those that name an item of the budget (项) as it
    does. Nothing where the numbers go on after a gap: some items were not seen.
    """
    found: list[list[Block]] = []
    expected, spare, level = 1, 0, None
    for following in document.blocks[block + 1 :]:
        number = marker(following.text)
        if following.kind != "paragraph" or (number is None and not found):
            break
        if number is not None and level is not None and number.level < level:
            break
        if number is not None and level in (None, number.level):
            if not expected <= number.value <= expected + spare:
                return () if number.value > expected else _read(found, readings)
            expected, spare, level = number.value + 1, 0, number.level
            found.append([following])
        elif _OPENS_ITEM.match(following.text) and _ITEM.search(found[-1][0].text):
            spare += 1
            found.append([following])
        else:
            found[-1].append(following)
    return _read(found, readings)


def _read(
    items: Sequence[Sequence[Block]], readings: Mapping[int, Sequence[Reading]]
) -> Sequence[tuple[str, Sequence[Amount]]]:
    return [
        (
            "".join(block.text for block in blocks),
            [amount for block in blocks for amount in _money(readings.get(block.index, ()))],
        )
        for blocks in items
    ]


def _unnumbered(
    document: Document, readings: Mapping[int, Sequence[Reading]], block: int
) -> Iterator[tuple[str, Sequence[Amount]]]:
    """Paragraphs that each begin with an account and its amount: 人员经费489万元，…。 ¶ 公用经费46万元，…。"""
    for following in document.blocks[block + 1 :]:
        amounts = list(_money(readings.get(following.index, ())))
        if following.kind != "paragraph" or not amounts:
            return
        if amounts[0].key.account is None or not amounts[0].own or amounts[0].subject.span.start:
            return
        yield following.text, amounts


def continued(
    breakdowns: Sequence[Breakdown],
    document: Document,
    readings: Mapping[int, Sequence[Reading]],
    accounts: Mapping[str, Account],
) -> Iterator[Breakdown]:
    """支出911万元，其中：人员经费489万元，…。 ¶ 公用经费46万元，…。: paragraphs that begin with further parts."""
    for begun in breakdowns:
        account = accounts.get(begun.total.key.account or "")
        if begun.closed or account is None:
            continue
        further = (amounts[0] for _, amounts in _unnumbered(document, readings, begun.span.block))
        parts = (*begun.parts, *further)
        named = [part.key.account for part in parts]
        if len(parts) > len(begun.parts) and any(sorted(wanted) == sorted(map(str, named)) for wanted in account.parts):
            yield replace(begun, parts=parts)


def _money(paragraph: Sequence[Reading]) -> Iterator[Amount]:
    for reading in paragraph:
        for amount in reading.amounts:
            if not amount.depth and amount.quantity.kind is Kind.MONEY:
                yield amount


def _breakdowns(
    block: Block,
    text: str,
    items: Sequence[tuple[str, Sequence[Amount]]],
    readings: Mapping[int, Sequence[Reading]],
    *,
    cut: bool,
) -> Iterator[Breakdown]:
    """One for each stage of the budget that every item states, or else for the items' first amounts."""
    totals = list(reversed([amount for reading in readings.get(block.index, ()) for amount in _money([reading])]))
    whole = not cut and len(items) >= _FEW and all(_is_budget_item(words) for words, _ in items)
    if not totals and whole:
        totals = _before(block, text, items, readings)
    if not totals or any(total.opposes(totals[0]) for total in totals):
        return
    by_stage = _by_stage(items)
    lead = _LEAD.search(text)
    closed = lead is not None and not lead["loose"]
    reason = f"原文用“{lead['cue']}”逐项列出" if lead and closed else "各项功能科目之和应等于总数" if whole else ""
    cue = Word(text[-1], Span(block.index, len(text) - 1, len(text)))
    staged = {stage: tuple(total for total in totals if _stage(total) == stage) for stage in by_stage}
    if any(staged.values()):
        for stage, fitting in staged.items():
            if fitting:
                parts = by_stage[stage]
                yield Breakdown(parts[0].clause, fitting, parts, cue, closed or whole, reason)
    if any(staged.values()) or len(by_stage) > 1:
        return  # 收入9万元：1.…年初预算5万元，决算4万元: of which stage the total is, nobody says
    firsts = tuple(amounts[0] for _, amounts in items if amounts)
    if len(firsts) == len(items):
        yield Breakdown(firsts[0].clause, tuple(totals), firsts, cue, closed or whole, reason)


def _is_budget_item(words: str) -> bool:
    """Whether a text tells of one item of the budget; where paragraphs were joined it tells of several."""
    return _ITEM.search(words) is not None and len(_CLASS.findall(words)) <= 1


def _stage(amount: Amount) -> str | None:
    stage = amount.key.stage
    return _STAGES.get(stage, stage) if stage else None


def _by_stage(items: Sequence[tuple[str, Sequence[Amount]]]) -> dict[str, tuple[Amount, ...]]:
    """The items' amounts by the stage that they state; only stages that each item states just once."""
    found: dict[str, list[Amount]] = defaultdict(list)
    for _, amounts in items:
        for amount in amounts:
            stage = _stage(amount)
            if stage is not None:
                found[stage].append(amount)
    return {stage: tuple(parts) for stage, parts in found.items() if len(parts) == len(items)}


def _before(
    block: Block, text: str, items: Sequence[tuple[str, Sequence[Amount]]], readings: Mapping[int, Sequence[Reading]]
) -> list[Amount]:
    """Totals of expenditure in the paragraphs just before a list that leads with words alone, which may name one."""
    largest = max((amount.quantity.value for _, amounts in items for amount in amounts[:1]), default=0)
    before = (reading for index in range(block.index - 4, block.index) for reading in readings.get(index, ()))
    near = [amount for reading in before for amount in reading.amounts if amount.quantity.kind is Kind.MONEY]
    fitting = [amount for amount in near if amount.quantity.value >= largest and "支出" in (amount.key.account or "")]
    named = [amount for amount in fitting if str(amount.key.account) in text]
    if _OTHER.search(text) and not named:
        return []  # the total of what the words name is not printed
    return list(reversed(named or [amount for amount in fitting if amount.key.account not in _BRANCHES]))


def enumerated(readings: Sequence[Reading]) -> Iterator[Breakdown]:
    """A total and its parts behind 一是, 二是 …, each the first amount of its item; the total stands just before."""
    if not readings:
        return
    text = readings[0].text
    marks = _marks(text, readings[0].phrase.start)
    if len(marks) < 2:
        return
    amounts = [amount for reading in readings for amount in _money([reading])]
    before = (amount for amount in reversed(amounts) if amount.span.end <= marks[0])
    totals = tuple(amount for amount in before if text.count("。", amount.span.end, marks[0]) <= 1)
    ends = [*marks[1:], len(text)]
    parts = [
        next((amount for amount in amounts if start <= amount.span.start < end), None)
        for start, end in zip(marks, ends, strict=True)
    ]
    known = tuple(part for part in parts if part is not None)
    if totals and len(known) == len(marks):
        cue = Word("一是", Span(readings[0].phrase.block, marks[0], marks[0] + 2))
        yield Breakdown(
            Span(cue.span.block, totals[0].clause.start, known[-1].span.end), totals[:2], known, cue, closed=False
        )


def _marks(text: str, start: int) -> list[int]:
    """Where 一是, 二是 … stand, as long as they run on."""
    found: list[int] = []
    for match in _NTH.finditer(text, start):
        if match["nth"] == _NUMBERS[len(found)]:
            found.append(match.start())
            if len(found) == len(_NUMBERS):
                break
        elif found:
            break
    return found
