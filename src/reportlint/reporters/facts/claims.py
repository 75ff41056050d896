"""Claims in words: what a report is taken to say with its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.claims import Direction

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reportlint.facts.entities import Entity
    from reportlint.facts.facts import Facts
    from reportlint.facts.scores import GradeMention, ScoreMention
    from reportlint.facts.staff import Establishment
    from reportlint.facts.years import YearMention
    from reportlint.model.claims import (
        Amount,
        Balance,
        Breakdown,
        Change,
        Comparison,
        Conversion,
        Flow,
        Listing,
        Ratio,
        Tally,
    )
    from reportlint.model.quantities import Quantity
    from reportlint.model.spans import Span

_RATIOS = {"completion": "完成比例", "share": "占比", "named": "比率"}
_DIRECTIONS = {Direction.UP: "增", Direction.DOWN: "减", Direction.FLAT: "平"}
_ITEM = 12  # characters of a listed item that are shown


class Claim(NamedTuple):
    """A claim: its kind (an English word for tools), what it says in Chinese, the numbers in it by their part."""

    kind: str
    span: Span
    said: str
    parts: tuple[tuple[str, Quantity], ...] = ()


def claims(facts: Facts, linked: Container[Span] = ()) -> Iterator[Claim]:
    """Every claim of a report, kind by kind; `linked` are the places of the numbers that take part in calculations."""
    yield from map(_change, facts.changes)
    yield from (_ratio(ratio, inferred=ratio.percent.span in linked) for ratio in facts.ratios)
    yield from map(_breakdown, facts.breakdowns)
    yield from map(_conversion, facts.conversions)
    yield from map(_comparison, facts.comparisons)
    yield from map(_tally, facts.tallies)
    yield from map(_balance, facts.balances)
    yield from map(_flow, facts.flows)
    yield from map(_listing, facts.listings)
    yield from map(_score, facts.scores)
    yield from map(_grade, facts.grades)
    yield from map(_staff, facts.establishments)
    yield from map(_name, facts.entities)
    yield from map(_year, facts.year_mentions)


def _change(change: Change) -> Claim:
    base = f"基数“{change.base.word.text}”" if change.base else "没有写与什么相比"
    turns = [
        f"{turn.word.text}{turn.quantity.text}（{_DIRECTIONS[turn.direction]}）"
        for turn in (change.delta, change.rate)
        if turn
    ]
    flat = [change.flat.text] if change.flat else []
    said = f"变动：{_candidates('本期数', change.currents)}；{base}；{'、'.join((*turns, *flat))}"
    parts = [("本期数", amount.quantity) for amount in change.currents[:1]]
    parts += [("基数", change.base.quantity)] if change.base and change.base.quantity else []
    parts += [
        (part, turn.quantity) for part, turn in (("增减额", change.delta), ("增减率", change.rate)) if turn is not None
    ]
    return Claim("change", change.span, said, tuple(parts))


def _ratio(ratio: Ratio, *, inferred: bool) -> Claim:
    """A ratio; one that does not say of what may still be calculated, from what stands beside it."""
    said = (
        f"{_RATIOS[ratio.kind]}：{ratio.name.text} {ratio.percent.text}；"
        f"{_candidates('分子', ratio.parts)}；{_candidates('分母', ratio.wholes)}"
    )
    said += "，按上下文推断" if inferred and not ratio.wholes else ""
    amounts = [("分子", amount.quantity) for amount in ratio.parts[:1]]
    amounts += [("分母", amount.quantity) for amount in ratio.wholes[:1]]
    return Claim("ratio", ratio.span, said, (*amounts, ("比率", ratio.percent)))


def _breakdown(breakdown: Breakdown) -> Claim:
    parts = "、".join(amount.quantity.text for amount in breakdown.parts)
    closed = f"列全（{breakdown.reason}）" if breakdown.closed else "不一定列全"
    said = f"分项：{_candidates('合计', breakdown.totals)}；“{breakdown.cue.text}”{parts}；{closed}"
    numbers = (("合计", breakdown.total.quantity), *_parts("分项", breakdown.parts))
    return Claim("breakdown", breakdown.span, said, numbers)


def _conversion(conversion: Conversion) -> Claim:
    said = f"由此及彼：{conversion.before.text}{conversion.word.text}{conversion.after.text}"
    return Claim("conversion", conversion.span, said, (("原数", conversion.before), ("现数", conversion.after)))


def _comparison(comparison: Comparison) -> Claim:
    right = comparison.right[0].quantity
    sign = {Direction.UP: "大于", Direction.DOWN: "小于", Direction.FLAT: "等于"}[comparison.direction]
    said = f"比较：{comparison.left.quantity.text}{sign}{right.text}"
    return Claim("comparison", comparison.span, said, (("前者", comparison.left.quantity), ("后者", right)))


def _tally(tally: Tally) -> Claim:
    parts = tally.choices[0]
    said = f"合计：{'＋'.join(amount.quantity.text for amount in parts)}，合计{tally.total.quantity.text}"
    return Claim("tally", tally.span, said, (*_parts("分项", parts), ("合计", tally.total.quantity)))


def _balance(balance: Balance) -> Claim:
    signs = "".join(
        f"{sign}{amount.quantity.text}"
        for sign, amounts in (("＋", balance.incomes), ("－", balance.outgoes))
        for amount in amounts
    )
    said = f"收支：{signs.removeprefix('＋')}，结余{balance.left.quantity.text}"
    numbers = (*_parts("收入", balance.incomes), *_parts("支出", balance.outgoes), ("结余", balance.left.quantity))
    return Claim("balance", balance.span, said, numbers)


def _flow(flow: Flow) -> Claim:
    moves = "、".join(f"{move.word.text}{move.quantity.text}" for move in flow.moves)
    said = f"增减：原有{flow.opening.quantity.text}，{moves}，现有{flow.closing.quantity.text}"
    turns = tuple((move.word.text, move.quantity) for move in flow.moves)
    return Claim("flow", flow.span, said, (("原数", flow.opening.quantity), *turns, ("现数", flow.closing.quantity)))


def _parts(part: str, amounts: Sequence[Amount]) -> tuple[tuple[str, Quantity], ...]:
    return tuple((part, amount.quantity) for amount in amounts)


def _listing(listing: Listing) -> Claim:
    items = "、".join(item.text[:_ITEM] for item in listing.items)
    ending = "，以“等”结尾" if listing.open else ""
    said = f"列举：{listing.count.text}，列出{len(listing.items)}项{ending}：{items}"
    return Claim("listing", listing.span, said, (("个数", listing.count),))


def _score(score: ScoreMention) -> Claim:
    return Claim("score", score.span, f"总分：{score.label} {score.text}")


def _grade(grade: GradeMention) -> Claim:
    return Claim("grade", grade.span, f"等级：{grade.grade}")


def _staff(staff: Establishment) -> Claim:
    said = f"人员：{staff.kind}编制{staff.posts}，在职{staff.staff}"
    return Claim("staff", staff.span, said)


def _name(entity: Entity) -> Claim:
    return Claim("name", entity.span, f"单位名称（{entity.role}）：{entity.name}")


def _year(mention: YearMention) -> Claim:
    return Claim("year", mention.span, f"年度（{mention.role}）：{mention.year}")


def _candidates(part: str, amounts: Sequence[Amount]) -> str:
    """The likeliest amount for a part, and how many others are tried."""
    if not amounts:
        return f"{part}没有写明"
    first = amounts[0]
    others = f"（另有{len(amounts) - 1}个可能）" if len(amounts) > 1 else ""
    return f"{part}{first.quantity.text}{others}"
