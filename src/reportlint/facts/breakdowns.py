"""Totals and their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.facts.changes import span_of
from reportlint.facts.clauses import segment_start
from reportlint.facts.completeness import why_complete
from reportlint.facts.membership import ends_list, may_add_up
from reportlint.facts.totals import named_totals, one_elsewhere, totals_before
from reportlint.model.claims import Amount, Breakdown, Word
from reportlint.model.spans import Span
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.facts.ledger import Ledger
    from reportlint.facts.lexicon import Lexicon

_LIMITED = compiled(r"限额|未突破|未超|控制在|低于|高于|不超|[以之]内|[不未]包?含|[不未]包括|[不未]计入|除外")
_MEAN = compiled(r"[\u4e00-\u9fff]均|平均|每|单价")
_RECKONED = compiled(r"[＋+÷×/*%]|年初|上年|原有|期初")
_OTHER_SERIES = compiled(
    r"[，,；;、]其?(?:上年|去年|年初|期初|(?:19|20)\d\d年度?|预算|决算|计划|目标|任务|同期|末|数)+$"
)
_MADE_UP = ("组成", "构成")
# A list that takes something off, or that hides a number, cannot be added up.
_BROKEN_LIST = compiled(r"调减|扣除|核减|减去|上解|点击查看|\*{3,}|剔除")


def breakdowns(readings: Sequence[Reading], lexicon: Lexicon, ledger: Ledger) -> Iterator[Breakdown]:
    """Breakdowns within the sentences of one paragraph: 其中, 包括, 分为, a bracket after a total, a complete set.

    `ledger` holds the amounts of the whole report, among them totals that a paragraph only names.
    """
    for number, reading in enumerate(readings):
        inside = list(_in_sentence(readings, number, lexicon, ledger))
        yield from inside
        yield from _in_brackets(reading, lexicon)
        if not inside:
            yield from _complete(readings, number, lexicon, ledger)


def _complete(readings: Sequence[Reading], number: int, lexicon: Lexicon, ledger: Ledger) -> Iterator[Breakdown]:
    """A sentence whose amounts are of all the accounts that make up one, without 其中; the total stands before."""
    reading = readings[number]
    parts = tuple(amount for amount in reading.amounts if not amount.depth and amount.own)
    names = [part.key.account for part in parts]
    for account in lexicon.accounts.values():
        if not any(set(wanted) == set(names) and len(names) == len(wanted) for wanted in account.always):
            continue
        before = [amount for one in readings[:number] for amount in one.amounts]
        near = [amount for amount in reversed(before) if _is_whole(amount, account.id, parts[0])]
        totals = tuple(near) or one_elsewhere(account.id, parts[0], ledger)
        if totals:
            cue = Word("", Span(reading.phrase.block, parts[0].clause.start, parts[0].clause.start))
            yield _breakdown(reading, totals, parts, cue, lexicon)


def _is_whole(amount: Amount, account: str, part: Amount) -> bool:
    one, other = amount.key, part.key
    return (
        one.account == account
        and one.organisation == other.organisation
        and not amount.depth
        and None in (one.stage, other.stage, None if one.stage == other.stage else "")
        and None in (one.year, other.year, None if one.year == other.year else 0)
    )


class _Cue(NamedTuple):
    """A word that opens a list: its token, where to look for the total, whether it names it, where the list ends."""

    at: int
    before: int
    named: bool
    end: int


def _in_sentence(readings: Sequence[Reading], number: int, lexicon: Lexicon, ledger: Ledger) -> Iterator[Breakdown]:
    """A total, a cue, and what follows up to the sentence's end. The total may stand in a sentence before."""
    reading = readings[number]
    for cue in _cues(reading):
        if _is_next_series(reading, cue):
            continue
        known = named_totals(readings, number, cue.at, ledger) if cue.named else None
        totals = totals_before(readings, number, cue.before) if known is None else known
        parts = tuple(_parts_after(reading, cue, totals[0], lexicon)) if totals else ()
        token = reading.phrase.tokens[cue.at]
        if not parts or _is_backward(reading, cue, parts) or not may_add_up(totals[0], parts):
            continue
        if not _BROKEN_LIST.search(reading.text, token.end, parts[-1].span.end):
            word = Word(reading.text[token.start : token.end], span_of(reading, cue.at, cue.at + 1))
            yield _breakdown(reading, totals, parts, word, lexicon, cut=_is_cut(reading, cue, parts))


def _is_next_series(reading: Reading, cue: _Cue) -> bool:
    """预算分别为5万元、6万元，决算分别为4万元、5万元: the second series divides nothing of the first."""
    token = reading.phrase.tokens[cue.at]
    if not reading.text.startswith("分别", token.start):
        return False
    before = reading.text[reading.phrase.start : token.start]
    return "分别" in before or _OTHER_SERIES.search(before) is not None


def _is_cut(reading: Reading, cue: _Cue, parts: Sequence[Amount]) -> bool:
    """Whether other amounts of the kind stand behind the last part: none of the list, as it seems, or its rest."""
    places = dict(zip(reading.amounts, reading.places, strict=True))
    last = places[parts[-1]]
    if "其余" in reading.text[parts[-1].span.end : reading.phrase.end]:
        return True
    return any(
        last < place <= cue.end and not amount.depth and amount.quantity.kind is parts[0].quantity.kind
        and "A" not in reading.phrase.letters[last:place]
        for amount, place in places.items()
    )  # fmt: skip


def _is_backward(reading: Reading, cue: _Cue, parts: Sequence[Amount]) -> bool:
    """A、B、C，构成D: the one amount behind the cue is the total of those before."""
    token = reading.phrase.tokens[cue.at]
    return len(parts) == 1 and reading.text[token.start : token.end] in _MADE_UP


def _cues(reading: Reading) -> Iterator[_Cue]:
    """The cues outside brackets.

    A division by another principle is one of the first cue's total, and so is 收入包括…；支出包括…; another cue behind
    an item's amount opens a list of that item, which ends with it.
    """
    letters = reading.phrase.letters
    first: int | None = None
    for index, token in enumerate(reading.phrase.tokens):
        named = _is_named(reading, index)
        closed = token.letter == "a" and _is_made_up(reading, index)
        if reading.depths[index] or not (token.letter == "A" or named or closed):
            continue
        opening = letters.rfind(";", 0, index)
        beside = opening >= 0 and not any(opening < place < index for place in reading.places)
        inner = first is not None and token.value != "principle" and not beside
        end = letters.find(";", index) if inner else _next_principle(reading, index)
        yield _Cue(index, index if first is None or inner else first, named, end if end >= 0 else len(letters))
        first = index if first is None else first


def _is_made_up(reading: Reading, index: int) -> bool:
    """由A、B组成: the parts stand between 由 and the word that closes the list."""
    token = reading.phrase.tokens[index]
    if reading.text[token.start : token.end] != "由":
        return False
    later = (other for other in reading.phrase.tokens[index + 1 :] if other.letter in "A;.")
    closing = next(later, None)
    return closing is not None and reading.text[closing.start : closing.end] in _MADE_UP


def _is_named(reading: Reading, index: int) -> bool:
    """财政拨款支出中，…: an account whose parts follow."""
    token, letters = reading.phrase.tokens[index], reading.phrase.letters
    return (
        token.letter == "x"
        and reading.text[token.start : token.end] in ("中", "里")
        and letters[index + 1 : index + 2] == ","
        and letters[max(index - 1, 0) : index] in ("K", "G")
    )


def _parts_after(reading: Reading, cue: _Cue, total: Amount, lexicon: Lexicon) -> Iterator[Amount]:
    """The parts behind a cue: levels of the total's kind outside brackets, one for each item of the list.

    A second cue within an item opens a breakdown of that item; what follows it up to the next ； is the item's own.
    A new total ends the list, and so does expenditure behind the parts of an income.
    """
    skipping = False
    listed = reading.phrase.letters[cue.at + 1 : cue.at + 2] == ":"
    closed = False  # whether the list goes on behind a ；: not where its parts stand between commas
    found: list[Amount] = []
    position = cue.at + 1
    for place, amount in zip(reading.places, reading.amounts, strict=True):
        if place <= cue.at or amount.depth or place > cue.end:
            continue
        between = _at_depth(reading, position, place)
        skipping = (skipping and ";" not in between) or "A" in between.rpartition(";")[2]
        position = place + 1
        if _is_over(amount, between, found, total, listed=listed, closed=closed):
            return
        if ends_list(amount, total, lexicon, first=not found):
            return
        closed = ";" not in between
        if not skipping and amount.quantity.kind is total.quantity.kind:
            found.append(amount)
            yield amount


def _is_over(
    amount: Amount, between: str, found: Sequence[Amount], total: Amount, *, listed: bool, closed: bool
) -> bool:
    """Whether a list (a colon opens it: `listed`) ends before an amount, by what was found of it.

    甲类5万元，范围包括公寓、补贴等；乙类8万元: what is listed is no money. 总额5万元，其中已支付3万元；另一项8万元.
    其中A、B，调整后C: what stands behind a list that is full is none of it.
    """
    beside = ";" in between
    if found and "T" in between and not amount.own:
        return True  # 其中A、B，合计C
    if len(found) > 1:
        staged = amount.key.stage is not None and not amount.own
        return staged or (beside and closed) or ";Y" in between or _is_full(found, total)
    return ";Y" in between or (beside and not listed and (not found or _exceeds(amount, total)))


def _exceeds(amount: Amount, total: Amount) -> bool:
    return amount.quantity.unit == total.quantity.unit and amount.quantity.value > total.quantity.value


def _is_full(parts: Sequence[Amount], total: Amount) -> bool:
    """Whether parts printed in the total's unit add up to it."""
    alike = all(part.quantity.unit == total.quantity.unit for part in parts)
    return alike and sum(part.quantity.value for part in parts) == total.quantity.value


def _next_principle(reading: Reading, index: int) -> int:
    later = enumerate(reading.phrase.tokens[index + 1 :], index + 1)
    return next((at for at, token in later if token.value == "principle"), len(reading.phrase.tokens))


def _at_depth(reading: Reading, first: int, last: int) -> str:
    """The letters of a stretch that stand outside brackets."""
    return "".join(
        letter for letter, depth in zip(reading.phrase.letters[first:last], reading.depths[first:last], strict=True)
        if not depth
    )  # fmt: skip


def _in_brackets(reading: Reading, lexicon: Lexicon) -> Iterator[Breakdown]:
    """A total with its parts in the bracket right behind it."""
    pairs = list(zip(reading.places, reading.amounts, strict=True))
    for place, amount in pairs:
        opening = compiled(r"x?\(" if amount.noun else r"\(").match(reading.phrase.letters, place + 1)
        if opening is None:
            continue
        close = reading.phrase.letters.find(")", place)
        last = close if close >= 0 else len(reading.phrase.letters)
        inside = tuple(
            other for spot, other in pairs
            if place < spot < last and other.depth == amount.depth + 1
            and other.quantity.kind is amount.quantity.kind and "累计" not in other.subject.text
            and other.key.stage != "上年"
        )  # fmt: skip
        cued = "A" in reading.phrase.letters[opening.end() : last]
        if not cued and not _may_be_parts(amount, inside, _words_between(reading, opening.end() - 1, close)):
            continue
        limited = inside and _LIMITED.search(reading.text, amount.span.end, inside[-1].clause.end + 4)
        if inside and not limited and not _BROKEN_LIST.search(reading.text, amount.span.end, inside[-1].span.end):
            cue = Word("（", span_of(reading, opening.end() - 1, opening.end()))
            yield _breakdown(reading, (amount, *_beside(reading, place, amount)), inside, cue, lexicon)


def _words_between(reading: Reading, opening: int, close: int) -> str:
    """The words between two tokens; none where the bracket is not closed."""
    tokens = reading.phrase.tokens
    return reading.text[tokens[opening].end : tokens[close].start] if close >= 0 else ""


def _may_be_parts(total: Amount, inside: Sequence[Amount], words: str) -> bool:
    """Whether a bracket without 其中 may divide the amount before it, rather than say how it was come by.

    单价2万元（总价96万元，48台）, 结余20万元（收入500万元，支出480万元）, 年末9亿元（年初8亿元＋新增1亿元）.
    """
    if words.startswith(("含", "包含", "包括", "内含")):
        return True
    means = _MEAN.search(total.subject.text) or _RECKONED.search(words)
    return len(inside) > 1 and not means and not any(_exceeds(part, total) for part in inside)


def _beside(reading: Reading, place: int, amount: Amount) -> Iterator[Amount]:
    """The amounts before in the segment, one of which a bracket may divide: 资产5亿元，负债2亿元，净资产3亿元（…）."""
    first = segment_start(reading.phrase, place)
    for spot, other in reversed(list(zip(reading.places, reading.amounts, strict=True))):
        if first <= spot < place and other.depth == amount.depth and other.quantity.kind is amount.quantity.kind:
            yield other


def _breakdown(
    reading: Reading,
    totals: tuple[Amount, ...],
    parts: tuple[Amount, ...],
    cue: Word,
    lexicon: Lexicon,
    *,
    cut: bool = False,
) -> Breakdown:
    total = totals[0]
    first = total.span if total.span.block == reading.phrase.block else parts[0].clause
    span = Span(reading.phrase.block, min(first.start, parts[0].span.start), parts[-1].span.end)
    reason = why_complete(reading, total, parts, cue, lexicon, cut=cut)
    within = [token.letter for token in reading.phrase.tokens if cue.span.end <= token.start < parts[-1].span.end]
    return Breakdown(span, totals, parts, cue, bool(reason), reason, plain=not {"a", "("} & set(within), cut=cut)
