"""What a report says with its numbers, frame by frame (docs/facts.md)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reportlint.model.quantities import Quantity
    from reportlint.model.spans import Span


class Direction(IntEnum):
    """Which way something went."""

    DOWN = -1
    FLAT = 0
    UP = 1


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text: as printed and where."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Period:
    """A year or part of one. `year` is the (first) year, `last` the last year of a range.

    `part` names the part of the year ("1-9月", "上半年"); `day` is (month, day) where a date is printed.
    """

    text: str
    span: Span
    year: int | None = None
    last: int | None = None
    part: str = ""
    day: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """What a figure is the figure of. Two facts are the same metric only where no part differs.

    `account` is an id of the chart of accounts, none for what is not in it; `stage` where in the budget's course
    (年初预算, 全年预算, 决算 …), `scope` which money (一般公共预算, 财政拨款 …), `organisation` whose (本级, 部门 …).
    """

    account: str | None = None
    year: int | None = None
    stage: str | None = None
    scope: str | None = None
    organisation: str | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A level: this much of that. `subject` is the words that say of what, `clause` the span from them to the number.

    `depth` counts the brackets round it, `sentence` is the sentence's number in the document, `noun` what is counted
    ("13个镇街": 镇街); `own` says that the subject stands before this very number and was not taken from one before.
    """

    quantity: Quantity
    subject: Word
    key: Key
    clause: Span
    depth: int = 0
    sentence: int = 0
    noun: str = ""
    own: bool = False

    @property
    def span(self) -> Span:
        """The number's place."""
        return self.quantity.span

    @property
    def sides(self) -> frozenset[str]:
        """收入, 支出: which of them the subject says."""
        return frozenset(side for side in ("收入", "支出") if side in self.subject.text)

    def opposes(self, other: Amount) -> bool:
        """Whether one of two amounts is income and the other expenditure, as their words say."""
        return bool(self.sides and other.sides) and not self.sides & other.sides


@dataclass(frozen=True, slots=True)
class Base:
    """With what a change compares: "比上年决算数", its stage and year, and the amount where it is printed."""

    word: Word
    stage: str | None = None
    year: int | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A word of direction with the number that it moves by."""

    word: Word
    direction: Direction
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Change:
    """A change against a base: by an amount, by a rate, or not at all (`flat`).

    `currents` are the amounts that may be what changed, the likeliest first. `span` runs from the base (or the first
    word of direction) to the end.
    """

    span: Span
    base: Base | None
    delta: Turn | None
    rate: Turn | None
    flat: Word | None
    currents: tuple[Amount, ...]
    sentence: int = 0


RatioKind = Literal["completion", "share", "named"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A percentage of something: "完成年初预算的98.5%", "占本年支出的91.3%", "执行率99.98%".

    `name` is the rate's or the whole's words, `stage` the stage of the whole that they name. `parts` and `wholes` are
    the amounts that may be numerator and denominator, the likeliest first; `explicit` says that the whole's amount
    stands in the phrase itself. `account` is what the percentage's own clause names before it.
    """

    span: Span
    kind: RatioKind
    percent: Quantity
    name: Word
    stage: str | None
    parts: tuple[Amount, ...]
    wholes: tuple[Amount, ...]
    explicit: bool = False
    sentence: int = 0
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and its parts.

    `totals` are the amounts that may be the total, the likeliest first. `closed` says that the parts are all there
    are, and `reason` why (plain Chinese). A `plain` one says nothing more of its parts (主要为…) between them; behind
    the last part of a `cut` one stand amounts that may be parts as well.
    """

    span: Span
    totals: tuple[Amount, ...]
    parts: tuple[Amount, ...]
    cue: Word
    closed: bool
    reason: str = ""
    plain: bool = False
    cut: bool = False

    @property
    def total(self) -> Amount:
        """The likeliest total."""
        return self.totals[0]


@dataclass(frozen=True, slots=True)
class Tally:
    """A running total: "收入100万元，加上上年结余20万元，收入总量120万元".

    `choices` are the sets of amounts that it may be the total of; `plus` says that 加上 leads to it.
    """

    span: Span
    total: Amount
    choices: tuple[tuple[Amount, ...], ...]
    plus: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """What is left of income after expenditure: "收支相抵，年终结余20万元". `stated`: both totals are printed."""

    span: Span
    incomes: tuple[Amount, ...]
    outgoes: tuple[Amount, ...]
    left: Amount
    stated: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """What there was, what came and went, what there is."""

    span: Span
    opening: Amount
    moves: tuple[Turn, ...]
    closing: Amount


@dataclass(frozen=True, slots=True)
class Listing:
    """A count with what it counts: "内设机构3个：办公室、人事股、财务股". `open` says that the list ends with 等.

    `own` is how many names the list must have besides those counted (机关及5个二级机构); none where that is not said.
    """

    span: Span
    count: Quantity
    items: tuple[Word, ...]
    open: bool
    own: int | None = None


@dataclass(frozen=True, slots=True)
class Distribution:
    """Several subjects with their numbers: 甲、乙分别为5万元、6万元; there may be more of ones than of the others."""

    span: Span
    names: tuple[Word, ...]
    values: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """决算数小于预算数: `left` is said to be less (DOWN) or more (UP) than one of `right`, the likeliest first."""

    span: Span
    direction: Direction
    left: Amount
    right: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class RateComparison:
    """完成年初预算的85%，决算数大于预算数: more (UP) or less (DOWN) than the budget, beside its `rate`."""

    span: Span
    direction: Direction
    rate: Quantity
    subject: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """From one level to another: "由45.6万元增至52.3万元"."""

    span: Span
    before: Quantity
    after: Quantity
    word: Word
    direction: Direction
