"""Ratios → identities (docs/arithmetic.md)."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, product
from typing import TYPE_CHECKING

from reportlint.identities.kinds import completion, share
from reportlint.identities.verdicts import test
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.patterns import compiled
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.identities.core import Identity, Operand
    from reportlint.model.claims import Amount, Ratio
    from reportlint.relations.operands import Operands

_PARTS, _WHOLES = 4, 6  # amounts that are tried as numerator and denominator
_DONE = frozenset(("执行", "决算", "拨付"))
_PLANNED = frozenset(("年初预算", "调整预算", "全年预算", "预算", "下达", "到位"))
_EXECUTION = compiled(r"执行|支付|支出|使用|拨付")
_FUNDS = compiled(r"资金|投资|经费")
_PARTLY = compiled(r"(?:基本|比较|较为?|不)满意|一般")  # 满意和基本满意 may both count
_STEM = compiled(r"([\u4e00-\u9fff]{2})[率度]")
_SHARP = 100  # units in the last place
_NEAR = 8  # percentage points: a rate further off than this is the rate of something else
PART, WHOLE, PERCENT = "分子", "分母", "比率"


def ratio_relations(ratio: Ratio, operands: Operands, totals: Sequence[Amount]) -> Iterator[Relation]:
    """The relation of one ratio, if its numbers are known. `totals` are the totals of which its part is one."""
    wholes, parts = _denominators(ratio, totals), _numerators(ratio)
    if not wholes:
        yield from _of_two_beside(ratio, parts, operands)
    if not parts or not wholes or (ratio.kind == "completion" and ratio.parts[0] not in parts and parts[0] in totals):
        return  # 总收入9万元，其中预算收入5万元，完成预算的60%: its budget is not printed
    if ratio.kind == "completion" or ratio.explicit:
        parts = [parts[0], *(total for total in totals if total in parts[1:])]
    if ratio.kind == "named":
        readings = list(_named_readings(ratio, parts, wholes, operands, totals))
    else:
        readings = list(_readings(ratio, parts, wholes, operands))
    if readings and not ("满意" in ratio.name.text and any(_PARTLY.search(part.subject.text) for part in parts)):
        subject, sureness = parts[0].subject.text, _confidence(ratio, parts, wholes)
        relation = Relation("ARI105", tuple(readings), ratio.span, subject, sureness)
        other = _other_base(ratio, relation, operands) if ratio.kind == "completion" else None
        yield relation if other is None else other


def _denominators(ratio: Ratio, totals: Sequence[Amount]) -> tuple[Amount, ...]:
    """The amounts that may be the whole; none for 为原预算的250%, since which of the budgets that was nobody says."""
    bare = ratio.kind == "share" and ratio.stage is None and ratio.name.text.startswith(("占", "约占", "共占"))
    wholes = ratio.wholes or (tuple(totals) if bare else ())
    if ratio.kind == "share" and ratio.stage in _DONE and not ratio.explicit:
        wholes = tuple(dict.fromkeys((*wholes, *(total for total in totals if total.key.stage == ratio.stage))))
    if ratio.parts and ratio.stage is not None and ratio.stage not in _PLANNED:
        wholes = tuple(whole for whole in wholes if whole.span != ratio.parts[0].span)  # 合同额5万元，占合同总额的80%
    return () if "原" in ratio.name.text else wholes


def _numerators(ratio: Ratio) -> list[Amount]:
    """The amounts that may be the part: at the stage of a share's whole, at any other one than that of a plan."""
    parts = [part for part in ratio.parts if part.quantity.kind in (Kind.MONEY, Kind.COUNT, Kind.PEOPLE, Kind.AREA)]
    if ratio.kind == "named":
        parts = [part for part in parts if _is_named_by(ratio, part)]
    if ratio.kind == "share" and ratio.stage in _DONE:
        return [part for part in parts if part.key.stage == ratio.stage] or parts
    return [part for part in parts if part.key.stage is None or part.key.stage != ratio.stage] or parts


def _named_readings(
    ratio: Ratio, parts: Sequence[Amount], wholes: Sequence[Amount], operands: Operands, totals: Sequence[Amount]
) -> Iterator[Identity]:
    """What a rate with a name of its own (执行率) may be of, the surest first."""
    meant = _meant(ratio, parts, wholes)
    beside = [part for part in parts if part.sentence == ratio.sentence]
    yield from _readings(ratio, *meant, operands)
    if not meant[0]:
        readings = _readings(ratio, parts, wholes, operands)
        yield from (each for each in readings if _is_admissible(each, ratio, parts, totals))
    yield from (identity for identity in _readings(ratio, beside, beside, operands) if _fits_in_order(identity))


def _other_base(ratio: Ratio, relation: Relation, operands: Operands) -> Relation | None:
    """The relation as a wrong base, if the rate fits another amount of the same account than the one named (C02)."""
    zero = ratio.wholes[0].quantity.value == 0 and ratio.percent.value != 0
    if not (relation.broken or zero):
        return None
    percent, part = operands(PERCENT, ratio.percent), ratio.parts[0]
    for amount in ratio.parts[1:]:
        if not operands.comparable(amount.quantity, part.quantity) or amount.span == ratio.wholes[0].span:
            continue
        identity = completion(
            operands(PART, part.quantity), operands(amount.key.stage or WHOLE, amount.quantity), percent
        )
        if test(identity).feasible and amount.key.account == part.key.account:
            lesser = ((ratio.wholes[0].span, f"{ratio.name.text}：{ratio.wholes[0].quantity.text}"),)
            note = f"{amount.key.stage or '另一个数'}{amount.quantity.text}"
            return replace(
                relation, code="ARI107", readings=(*relation.readings[:1], identity), note=note, lesser=lesser
            )
    return replace(relation, code="ARI107") if zero else None


def _readings(
    ratio: Ratio, parts: Sequence[Amount], wholes: Sequence[Amount], operands: Operands
) -> Iterator[Identity]:
    percent = operands(PERCENT, ratio.percent)
    build = completion if ratio.kind == "completion" else share
    for part, whole in product(islice(parts, _PARTS), islice(wholes, _WHOLES)):
        if part.span != whole.span and operands.comparable(part.quantity, whole.quantity):
            if build is share and _is_absurd(part, whole, percent):
                continue
            yield build(operands(PART, part.quantity), operands(WHOLE, whole.quantity), percent)


def _is_absurd(part: Amount, whole: Amount, percent: Operand) -> bool:
    """Whether a share below one half of all is asked of a part above its whole: the whole must be another one."""
    over = part.quantity.unit == whole.quantity.unit and part.quantity.value > whole.quantity.value
    return over and percent.quantity.value < 100 and part.key.account is None


def _is_named_by(ratio: Ratio, part: Amount) -> bool:
    """Whether a count may be what a rate is named for: 回收117份, 回收率; 合格率 is no share of what was checked."""
    if part.quantity.kind is Kind.MONEY or part.quantity.kind is Kind.AREA:
        return True
    stem = _STEM.search(ratio.name.text)
    return stem is None or bool(set(stem[1]) & set(part.subject.text + part.noun))


def _meant(ratio: Ratio, parts: Sequence[Amount], wholes: Sequence[Amount]) -> tuple[list[Amount], list[Amount]]:
    """What was done and what was planned, where the rate's own sentence prints just one of either."""
    done = [part for part in parts if part.sentence == ratio.sentence and part.key.stage in _DONE]
    planned = [whole for whole in wholes if whole.sentence == ratio.sentence and whole.key.stage in _PLANNED]
    alone = len(done) == 1 and len({whole.quantity.value for whole in planned}) == 1
    return (done, planned[:1]) if alone and _EXECUTION.search(ratio.name.text) else ([], [])


def _of_two_beside(ratio: Ratio, parts: Sequence[Amount], operands: Operands) -> Iterator[Relation]:
    """A rate of execution with just two amounts before it: 项目资金共603万元，已拨付603万元，执行率130%."""
    here = [part for part in parts if part.sentence == ratio.sentence]
    if ratio.kind != "named" or len(here) != 2 or not _EXECUTION.search(ratio.name.text):
        return
    done, total = here
    named = total.own or _FUNDS.search(total.subject.text)
    told = done.key.stage in _DONE and total.key.stage is None and named and not done.own
    if told and total.span < done.span:
        readings = tuple(_readings(ratio, [done], [total], operands))
        yield Relation("ARI105", readings, ratio.span, done.subject.text, Confidence.LOW)


def _fits_in_order(identity: Identity) -> bool:
    """Whether a rate is of an amount and one that stands before it: 资金500万元，支出430万元，支出率86%."""
    done, whole, _ = identity.operands
    return whole.quantity.span < done.quantity.span and test(identity).feasible


def _is_admissible(identity: Identity, ratio: Ratio, parts: Sequence[Amount], totals: Sequence[Amount]) -> bool:
    """Whether a rate without named amounts may be of these two.

    If it does not fit them, the first must be the nearest part or amount spent, and the second stand in the same
    paragraph or be the one base that the report prints; but the budget of a whole list is not that of one of its items
    (其中：省级资金执行230万元，执行率60%).
    """
    if not _is_near(identity) or test(identity).feasible:
        return _is_near(identity)
    done, whole, _ = identity.operands
    if totals and all(each.sentence != ratio.sentence for each in ratio.wholes if each.span == whole.quantity.span):
        return False
    alone = len({one.quantity.value for one in ratio.wholes}) == 1
    near = {done.quantity.span.block, whole.quantity.span.block} == {ratio.span.block}
    spent = next((part for part in parts if part.key.stage in _DONE), parts[0])
    return done.quantity.span in (parts[0].span, spent.span) and (near or alone)


def _is_near(identity: Identity) -> bool:
    """Whether a rate without named amounts is close enough to these two for them to be meant.

    100 % may well be said of one amount alone.
    """
    if _is_far(identity):
        return False
    verdict = test(identity)
    if identity.result.quantity.value == 100 and not verdict.feasible:
        return False
    return verdict.feasible or abs(verdict.residual) * 100 <= _NEAR


def _is_far(identity: Identity) -> bool:
    """Whether amounts printed to the hundredth or better are far from the rate: most pairs are, and testing costs."""
    part, whole, rate = (operand.quantity.value * operand.factor for operand in identity.operands)
    sharp = all(
        _SHARP * operand.unit <= abs(operand.quantity.value * operand.scale) for operand in identity.operands[:2]
    )
    return sharp and abs(part - rate * whole) * 100 > 2 * (_NEAR + rate * 100 / _SHARP) * abs(whole)


def _confidence(ratio: Ratio, parts: Sequence[Amount], wholes: Sequence[Amount]) -> Confidence:
    if "满意" in ratio.name.text:
        return Confidence.LOW  # often a mean of marks, no share of people
    if ratio.explicit or (parts[0].sentence == ratio.sentence == wholes[0].sentence):
        return Confidence.HIGH
    return Confidence.LOW if ratio.kind == "named" else Confidence.MEDIUM  # whose rate it is, is guessed
