"""What a cue divides: the amounts before it, in the sentence before, or of the account that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.facts.subjects import subject_of
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.facts.ledger import Ledger
    from reportlint.model.claims import Amount
    from reportlint.model.quantities import Kind

_IDLE = compiled(
    r"[^\u4e00-\u9fff]|其|主要|还|也|共|又|具体|情况|如下|按照?|来?看|分类?|资金|来源|构成|用途|用于|方面|项目|内容|安排|使用"
)
_TELLING = 3  # characters that say what is divided
_FAR = 3  # sentences back to the total of a list that opens its sentence


def totals_before(readings: Sequence[Reading], number: int, index: int) -> tuple[Amount, ...]:
    """The amounts that a cue may divide: those before it at its depth, or the last sentence's if it opens one."""
    reading = readings[number]
    pairs = list(zip(reading.places, reading.amounts, strict=True))
    if _is_of_a_delta(reading, index):
        return ()
    if any(place < index for place in reading.places):
        own = [amount for place, amount in pairs if place < index and not amount.depth]
        return tuple(reversed(own))
    part = next((amount for place, amount in pairs if place > index and not amount.depth), None)
    if part is None:
        return ()
    last = next(_of_kind(readings[max(number - _FAR, 0) : number], part.quantity.kind), [])
    last = [amount for amount in last if _may_go_on(reading, index, amount) and not amount.opposes(part)]
    # 合计 says which of them; otherwise the sentence's first is its subject.
    summed = [amount for amount in last if compiled(r"[合总共]计|总额").search(amount.subject.text)]
    return tuple(dict.fromkeys([*summed, *last]))


def _may_go_on(reading: Reading, index: int, total: Amount) -> bool:
    """Whether a list may be of an amount in a sentence before: not where words before the cue name something else.

    此外，中央集中的收入还包括5万元 is no list of the sums in the sentence before.
    """
    words = _IDLE.sub("", reading.text[reading.phrase.start : reading.phrase.tokens[index].start])
    return len(words) < _TELLING or words[-2:] in total.subject.text


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


def named_totals(readings: Sequence[Reading], number: int, index: int, ledger: Ledger) -> tuple[Amount, ...]:
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
    return near or (one_elsewhere(account, first, ledger) if account and first else ())


def one_elsewhere(account: str, part: Amount, ledger: Ledger) -> tuple[Amount, ...]:
    """The account's amount elsewhere in the report at the part's stage and in its year, if there is one value of it."""
    found = [
        amount
        for amount in ledger.of_account(account)
        if amount.own and not amount.depth
        and (amount.key.stage, amount.key.year) == (part.key.stage, part.key.year)
    ]  # fmt: skip
    return tuple(found[:1]) if len({amount.quantity.value for amount in found}) == 1 else ()
