"""人均, 车均, 户均 → identities (docs/arithmetic.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.identities.kinds import per_unit
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.patterns import compiled
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.identities.core import Identity
    from reportlint.model.claims import Amount
    from reportlint.relations.operands import Operands

_AVERAGE = compiled(
    r"(?:全[县市区省镇]|总|实际|项目|本年)*(?:(?P<thing>[人车户亩台辆])均|(?:平均)?每(?P<each>[人户亩台辆车](?![次])|个|套|座|公里|平方米))"
    r"(?P<what>.*)"
)
_MEAN = compiled(r"[\u4e00-\u9fff]均|平均|每")  # what is no total, and whatever stands beside another such price
_IDLE = compiled(r"支出|费用?|成本|投入|补助|补贴|资金|金额|标准|发放|救助|收益|经费|约?为|[约达仅计是]")
_UNITS = {
    "人": ("人", "名", "人次"), "车": ("辆", "台"), "台": ("台",), "辆": ("辆",), "户": ("户",), "亩": ("亩", "万亩"),
    "个": ("个",), "套": ("套",), "座": ("座",), "公里": ("公里",), "平方米": ("平方米",),
}  # fmt: skip
# 每人每月500元, 投产前每亩投入500元: no quotient of totals.
_PERIODIC = compiled(r"每[月年天次日]|[月年]均|每[^每]+每|[前后]平?均?每")
_FAR = 3  # sentences back
_AHEAD = 6  # amounts


def average_relations(amounts: Sequence[Amount], operands: Operands) -> Iterator[Relation]:
    """Averages and unit prices whose total and number stand near: the one number of things, the account's total."""
    for place, amount in enumerate(amounts):
        match = _AVERAGE.fullmatch(amount.subject.text) if amount.quantity.kind is Kind.MONEY else None
        if match is None or _PERIODIC.search(amount.subject.text):
            continue
        what = _IDLE.sub("", match["what"])
        units = _UNITS[match["thing"] or match["each"]]
        before = [other for other in amounts[:place] if _is_near(other, amount)]
        after = [other for other in amounts[place + 1 : place + _AHEAD] if other.sentence == amount.sentence]
        if amount.subject.text.startswith("每"):
            beside = [other for other in (*before, *after) if other.sentence == amount.sentence]
            if any(_MEAN.search(other.subject.text) for other in beside):
                continue  # 一档每人2万元，二档每人1万元
            before = [other for other in before if other in beside]
        for near, sure in ((before, Confidence.HIGH), ([*before, *after], Confidence.LOW)):
            fitting = [other for other in near if what in other.subject.text or other.quantity.kind is not Kind.MONEY]
            identity = _identity(amount, fitting, units, operands)
            if identity is not None:
                yield Relation("ARI110", (identity,), amount.clause, amount.subject.text, sure)
                break


def _is_near(other: Amount, amount: Amount) -> bool:
    return amount.sentence - other.sentence <= _FAR and other.span.block >= amount.span.block - 1


def _identity(amount: Amount, near: Sequence[Amount], units: Sequence[str], operands: Operands) -> Identity | None:
    """The quotient of the one total by the one number; None where there are several or none."""
    numbers = [other for other in near if other.quantity.unit in units]
    totals = [
        other for other in near
        if other.quantity.kind is Kind.MONEY and not _MEAN.search(other.subject.text)
        and amount.key.account in (None, other.key.account)
    ]  # fmt: skip
    if len({other.quantity.value for other in numbers}) != 1 or len({other.quantity.value for other in totals}) != 1:
        return None
    return per_unit(
        operands("总数", totals[-1].quantity), operands("数量", numbers[0].quantity), operands("单价", amount.quantity)
    )
