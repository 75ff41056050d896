"""Totals and their parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportlint.facts.changes import span_of
from reportlint.facts.subjects import subject_of
from reportlint.model.claims import Amount, Breakdown, Word
from reportlint.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.facts.ledger import Ledger
    from reportlint.facts.lexicon import Lexicon
    from reportlint.model.quantities import Kind

_COUNTED = re.compile(r"(?P<number>[二两三四五六七八2-8])(?:个)?(?:大)?(?:类|部分|项|方面)(?:支出|资金|构成|组成)?")
_NUMBERS = {"二": 2, "两": 2, **{char: value for value, char in enumerate("三四五六七八", 3)}}
_CLOSED_CUES = (
    "分为",
    "分别为",
    "分别是",
    "分别用于",
    "组成",
    "构成",
    "具体如下",
    "明细如下",
    "分项情况是",
    "分项情况",
)
# 人均补助1500元，其中城市1800元: what is so much for each, or each year, is not made up of parts.
_NOT_ADDED = re.compile(r"[人生户亩日月年]均|平均|均价|单价|标准|利率|期限|每")
_RANKED = re.compile(r"名列|位[居列]|排名|居前|前[一二三四五六七八九十\d]+[名位]|三甲|较[多大高]|突出")
_LIMITED = re.compile(r"限额|未突破|未超|控制在|低于|高于|不超|[以之]内")
_OTHER_TOTAL = re.compile(r"调[增减]|追加|总收入|总支出|总额|总计|合计")
_EVERYONE = ("全国", "全省", "全市", "全县", "全区", "全镇")
_FAR = 3  # sentences back to the total of a list that opens its sentence
_MADE_UP = ("组成", "构成")
_NEW_TOTAL = re.compile(r"(?:收入|支出|资金|项目|全年|本年)?(?:合计|总计|共计)$|加(?!工|强|快)")
# A list that takes something off, or that hides a number, cannot be added up.
_BROKEN_LIST = re.compile(r"调减|扣除|核减|减去|上解|点击查看|\*{3,}|剔除")


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
        totals = tuple(near) or _elsewhere(account.id, parts[0], ledger)
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


def _elsewhere(account: str, part: Amount, ledger: Ledger) -> tuple[Amount, ...]:
    """The account's amount elsewhere in the report at the part's stage and in its year, if there is one value of it."""
    found = [
        amount
        for amount in ledger.of_account(account)
        if amount.own and not amount.depth
        and (amount.key.stage, amount.key.year) == (part.key.stage, part.key.year)
    ]  # fmt: skip
    return tuple(found[:1]) if len({amount.quantity.value for amount in found}) == 1 else ()


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
        known = _named(readings, number, cue.at, ledger) if cue.named else None
        totals = _totals_before(readings, number, cue.before) if known is None else known
        parts = tuple(_parts_after(reading, cue, totals[0])) if totals else ()
        token = reading.phrase.tokens[cue.at]
        if not parts or _is_backward(reading, cue, parts) or not _may_add_up(totals[0], parts):
            continue
        if not _BROKEN_LIST.search(reading.text, token.end, parts[-1].span.end):
            word = Word(reading.text[token.start : token.end], span_of(reading, cue.at, cue.at + 1))
            yield _breakdown(reading, totals, parts, word, lexicon)


def _is_backward(reading: Reading, cue: _Cue, parts: Sequence[Amount]) -> bool:
    """A、B、C，构成D: the one amount behind the cue is the total of those before."""
    token = reading.phrase.tokens[cue.at]
    return len(parts) == 1 and reading.text[token.start : token.end] in _MADE_UP


def _may_add_up(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether amounts are of kinds that add up, and of one body: 全市 is no part of 市本级."""
    if any(_NOT_ADDED.search(amount.subject.text) for amount in (total, *parts[:1])):
        return False
    body = parts[0].key.organisation
    return body not in _EVERYONE or total.key.organisation in (None, body)


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


def _totals_before(readings: Sequence[Reading], number: int, index: int) -> tuple[Amount, ...]:
    """The amounts that a cue may divide: those before it at its depth, or the last sentence's if it opens one."""
    reading = readings[number]
    pairs = list(zip(reading.places, reading.amounts, strict=True))
    if _is_of_a_delta(reading, index):
        return ()
    if any(place < index for place in reading.places):
        own = [amount for place, amount in pairs if place < index and not amount.depth]
        return tuple(reversed(own))
    kind = next((amount.quantity.kind for place, amount in pairs if place > index and not amount.depth), None)
    found: list[Amount] = []
    for amounts in _of_kind(readings[max(number - _FAR, 0) : number], kind):
        # 合计 says which of them; otherwise the sentence's first is its subject.
        found += (amount for amount in amounts if re.search(r"[合总共]计|总额", amount.subject.text))
        found += amounts
    return tuple(dict.fromkeys(found))


def _is_of_a_delta(reading: Reading, index: int) -> bool:
    """拟增加580亿元新增债务限额，其中：…: what is divided is a difference that is compared with nothing."""
    last = max((at for at in range(index) if reading.phrase.letters[at] == "M" and not reading.depths[at]), default=-1)
    deltas = (
        frame.parts["delta"][0] for frame in reading.changes if "delta" in frame.parts and "base" not in frame.parts
    )
    return last >= 0 and last in deltas and any(place < last for place in reading.places)


def _of_kind(back: Sequence[Reading], kind: Kind | None) -> Iterator[list[Amount]]:
    """The amounts outside brackets of each sentence that has one of the kind, the nearest first.

    What stands behind 分别为 are parts themselves.
    """
    for reading in reversed(back):
        amounts = [amount for amount in reading.amounts if not amount.depth and amount.quantity.kind is kind]
        if amounts and not _is_list(reading):
            yield amounts


def _is_list(reading: Reading) -> bool:
    """Whether a sentence names the parts of something before it gives any amount: 货物、工程分别为5万元、8万元."""
    opening = next((at for at, token in enumerate(reading.phrase.tokens) if token.value == "closed"), None)
    return opening is not None and opening < reading.places[0]


def _is_named(reading: Reading, index: int) -> bool:
    """财政拨款支出中，…: an account whose parts follow."""
    token, letters = reading.phrase.tokens[index], reading.phrase.letters
    return (
        token.letter == "x"
        and reading.text[token.start : token.end] in ("中", "里")
        and letters[index + 1 : index + 2] == ","
        and letters[max(index - 1, 0) : index] in ("K", "G")
    )


def _named(readings: Sequence[Reading], number: int, index: int, ledger: Ledger) -> tuple[Amount, ...]:
    """The amounts before of the account that a cue names, or the one amount of it in the report."""
    reading = readings[number]
    subject = subject_of(reading.phrase, reading.text, index, None, None)
    before = [
        amount for one in readings[: number + 1] for amount in one.amounts if amount.span.end <= subject.word.span.start
    ]
    fitting = [amount for amount in before if amount.key.account == subject.key.account is not None]
    near = tuple(amount for amount in reversed(fitting) if amount.key.organisation == subject.key.organisation)
    account = subject.key.account
    first = next((amount for amount in reading.amounts if amount.span.start > subject.word.span.end), None)
    return near or (_elsewhere(account, first, ledger) if account and first else ())


def _parts_after(reading: Reading, cue: _Cue, total: Amount) -> Iterator[Amount]:
    """The parts behind a cue: levels of the total's kind outside brackets, one for each item of the list.

    A second cue within an item opens a breakdown of that item; what follows it up to the next ； is the item's own.
    A new total ends the list, and so does expenditure behind the parts of an income.
    """
    skipping = False
    position = cue.at + 1
    for place, amount in zip(reading.places, reading.amounts, strict=True):
        if place <= cue.at or amount.depth or place > cue.end:
            continue
        between = _at_depth(reading, position, place)
        skipping = (skipping and ";" not in between) or "A" in between.rpartition(";")[2]
        position = place + 1
        if _NEW_TOTAL.match(amount.subject.text) or amount.opposes(total) or _is_other(amount, total):
            return
        if between.rpartition(";")[1:] == (";", "Y") or ";Y" in between:
            return
        if not skipping and amount.quantity.kind is total.quantity.kind:
            yield amount


def _is_other(amount: Amount, total: Amount) -> bool:
    """Whether an amount behind a cue is a total of its own, or the total's own metric at another time."""
    words = amount.subject.text
    return (words == total.subject.text and amount.own and total.own) or (
        amount.own and bool(_OTHER_TOTAL.search(words))
    )


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
        opening = re.compile(r"x?\(" if amount.noun else r"\(").match(reading.phrase.letters, place + 1)
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
        limited = inside and _LIMITED.search(reading.text, amount.span.end, inside[-1].clause.end + 4)
        if inside and not limited and not _BROKEN_LIST.search(reading.text, amount.span.end, inside[-1].span.end):
            cue = Word("（", span_of(reading, opening.end() - 1, opening.end()))
            yield _breakdown(reading, (amount,), inside, cue, lexicon)


def _breakdown(
    reading: Reading, totals: tuple[Amount, ...], parts: tuple[Amount, ...], cue: Word, lexicon: Lexicon
) -> Breakdown:
    total = totals[0]
    first = total.span if total.span.block == reading.phrase.block else parts[0].clause
    span = Span(reading.phrase.block, min(first.start, parts[0].span.start), parts[-1].span.end)
    reason = _closing(reading, total, parts, cue, lexicon)
    return Breakdown(span, totals, parts, cue, bool(reason), reason)


def _closing(reading: Reading, total: Amount, parts: Sequence[Amount], cue: Word, lexicon: Lexicon) -> str:
    """Why the parts are all there are; nothing where they need not be."""
    account = lexicon.accounts.get(total.key.account or "")
    mine = {part.key.account for part in parts}
    for wanted in account.parts if account else ():
        if set(wanted) == mine and account is not None:
            return f"{account.id}由{'、'.join(wanted)}组成"
    if any(_covered(words, total, parts) for words in lexicon.complements):
        return "这几项合起来就是全部"
    if _RANKED.search(reading.text, reading.phrase.start, parts[0].span.start):
        return ""
    counted = _COUNTED.search(reading.text, reading.phrase.start, parts[0].span.start)
    if counted and (_NUMBERS.get(counted["number"]) or int(counted["number"])) == len(parts):
        return f"原文说分为{counted.group()}"
    if cue.text == "由":
        return "原文说由这几项组成"
    return f"原文用“{cue.text}”列出全部" if cue.text in _CLOSED_CUES else ""


def _covered(words: Sequence[str], total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether each part is named by another one of the words; what is one of them itself is not divided by them."""
    if any(word in total.subject.text for word in words):
        return False
    named = [next((word for word in words if word in part.subject.text), None) for part in parts]
    return len(parts) == len(words) and None not in named and len(set(named)) == len(words)
