"""人均, 车均, 户均 → identities (docs/arithmetic.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.identities.kinds import per_unit
from reportlint.model.findings import Confidence
from reportlint.model.quantities import Kind
from reportlint.relations.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.claims import Amount
    from reportlint.relations.operands import Operands

_AVERAGE = re.compile(r"(?P<thing>[人车户亩台辆])均|(?:平均)?每(?P<each>[人户亩台辆车])")
_UNITS = {"人": "人名", "车": "辆台", "台": "台", "辆": "辆", "户": "户", "亩": "亩"}
_FAR = 3  # sentences back


def average_relations(amounts: Sequence[Amount], operands: Operands) -> Iterator[Relation]:
    """Averages of money whose total and number stand before them: the one number of things, the account's total."""
    for place, amount in enumerate(amounts):
        match = _AVERAGE.search(amount.subject.text) if amount.quantity.kind is Kind.MONEY else None
        if match is None:
            continue
        before = [
            other
            for other in amounts[:place]
            if amount.sentence - other.sentence <= _FAR and other.span.block >= amount.span.block - 1
        ]
        units = _UNITS[match["thing"] or match["each"]]
        numbers = [other for other in before if other.quantity.unit in units and other.quantity.unit]
        totals = [
            other for other in before
            if other.quantity.kind is Kind.MONEY and not _AVERAGE.search(other.subject.text)
            and amount.key.account in (None, other.key.account)
        ]  # fmt: skip
        if len(numbers) == 1 and len({other.quantity.value for other in totals}) == 1:
            identity = per_unit(
                operands("总数", totals[-1].quantity),
                operands("数量", numbers[0].quantity),
                operands("平均", amount.quantity),
            )
            yield Relation("ARI110", (identity,), amount.clause, amount.subject.text, Confidence.HIGH)
