"""Numbers and calculations in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.identities.verdicts import Outcome
from reportlint.identities.wording import fixed
from reportlint.model.quantities import Approximation, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from reportlint.model.claims import Amount
    from reportlint.model.quantities import Quantity
    from reportlint.reporters.facts.inventory import Link, Number

_SUBJECT = 20  # characters of a subject that are shown, its last ones
_KINDS = {
    Kind.MONEY: "金额", Kind.CURRENCY: "外币", Kind.PERCENT: "百分数", Kind.POINTS: "百分点", Kind.COUNT: "个数",
    Kind.PEOPLE: "人数",
    Kind.SCORE: "分数", Kind.AREA: "面积", Kind.LENGTH: "长度", Kind.VOLUME: "体积", Kind.MASS: "重量",
    Kind.DURATION: "时长", Kind.MULTIPLE: "倍数", Kind.NUMBER: "没有单位的数",
}  # fmt: skip
_APPROXIMATIONS = {
    Approximation.ABOUT: "约数", Approximation.UNDER: "不足此数", Approximation.OVER: "此数有余",
    Approximation.ABOVE: "超过此数", Approximation.AT_LEAST: "至少此数", Approximation.AT_MOST: "至多此数",
    Approximation.RANGE: "区间",
}  # fmt: skip
_OUTCOMES = {
    Outcome.EXACT: "√", Outcome.ROUNDING: "√（四舍五入后）", Outcome.TRUNCATION: "√（截去尾数后）",
    Outcome.COARSE: "√（按取整的数）", Outcome.INFEASIBLE: "×", Outcome.UNDECIDED: "？（由其余的数推不出）",
}  # fmt: skip


def holds(link: Link) -> bool:
    """Whether some admissible reading makes a calculation hold, or nothing can be said."""
    return link.outcome is not Outcome.INFEASIBLE


def calculation(link: Link) -> str:
    """The rule, the calculation and how it holds: "ARI105 563.20÷563.34≈99.975% √（四舍五入后）"."""
    return " ".join(filter(None, (link.code, link.formula, _OUTCOMES[link.outcome])))


def description(number: Number) -> str:
    """What a number is the number of, and how exactly it is printed: "“决算支出”，决算，2023年，±0.005"."""
    return "，".join(_said(number))


def exact(value: Fraction) -> str:
    """A number in full: as a decimal fraction if it has an end, otherwise as "1/3"."""
    decimals, rest = 0, value.denominator
    for factor in (2, 5):
        count = 0
        while rest % factor == 0:
            rest //= factor
            count += 1
        decimals = max(decimals, count)
    return fixed(value, decimals) if rest == 1 else str(value)


def _said(number: Number) -> Iterator[str]:
    figure, amount, quantity = number.figure, number.amount, number.quantity
    if figure is not None:
        yield "×".join(filter(None, (figure.code, figure.label, figure.header)))
    elif amount is not None:
        yield _subject(amount)
    else:
        yield number.part or _KINDS[quantity.kind]
    if amount is not None:
        yield from _metric(amount)
    if not quantity.exact:
        yield _APPROXIMATIONS[quantity.approximation]
    elif quantity.ulp < 1 and not _is_to_the_cent(quantity):
        yield f"±{exact(quantity.ulp / 2)}"


def _is_to_the_cent(quantity: Quantity) -> bool:
    """Whether an amount is printed down to the 分, below which there is nothing to round."""
    return quantity.unit == "元" and quantity.ulp * 100 <= 1


def _subject(amount: Amount) -> str:
    words = amount.subject.text
    if not words:
        return "没有主语"
    return f"“{words}”" if len(words) <= _SUBJECT else f"“…{words[-_SUBJECT:]}”"


def _metric(amount: Amount) -> Iterator[str]:
    key = amount.key
    if key.account and key.account != amount.subject.text:
        yield f"科目{key.account}"
    if key.year:
        yield f"{key.year}年"
    if key.part:
        first, last = key.part.split("-")
        yield f"{first}月" if first == last else f"{first}至{last}月"
    yield from filter(None, (key.stage, key.scope, key.organisation))
