"""Rows of a self-evaluation form: target, result, weight, score and the reason for what was missed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.api import Block, Context, Table

_COLUMNS = {
    "target": compiled(r"(?:年度|年初|预期|计划|目标)*(?:指标|目标)值(?:\(A\))?"),
    "result": compiled(r"(?:全年|年度|实际)*完成(?:指标)?(?:值|情况)(?:\(B\))?"),
    "weight": compiled(r"(?:指标)?(?:分值|权重|标准分)(?:\(分\))?"),
    "score": compiled(r"(?:指标|自评|实际|评价)?得分(?:\(分\))?|自评分"),
    "reason": compiled(r".{0,12}(?:原因|改进措施).{0,12}|扣分说明"),
    "note": compiled(r"备注|说明|情况说明"),
    "name": compiled(r"三级指标|指标名称|绩效指标|指标内容|具体指标"),
}
_TOTAL = compiled(r"合计|总分|小计|总计|总得分")
_NUMBER = compiled(r"\d+(?:\.\d+)?")
_PERCENT = compiled(r"[%％]")


class Indicator(NamedTuple):
    """One row. `explained` tells that its reason is given; `has_reason` that the form asks for one."""

    name: str
    cells: Mapping[str, Block]
    has_reason: bool
    explained: bool

    def number(self, column: str) -> Decimal | None:
        """A column's number, where the cell holds no more than one; points are no percentages."""
        block = self.cells.get(column)
        if block and column in ("weight", "score") and _PERCENT.search(block.text):
            return None
        found = _NUMBER.findall(block.text) if block else []
        return Decimal(found[0]) if len(found) == 1 else None


def indicators(ctx: Context, table: Table) -> Iterator[Indicator]:
    """The rows below the header that names weight and score; totals are none."""
    rows = [[ctx.document.blocks[cell.block] if cell else None for cell in cells] for cells in table.grid()]
    head: dict[str, int] = {}
    for row in rows:
        names = [ctx.facts.folded(block) if block else "" for block in row]
        found = _header(names)
        if {"weight", "score"} <= set(found):
            head = found
        elif head and not any(_TOTAL.search(name) for name in names):
            yield from _row(row, head)


def _header(names: Sequence[str]) -> dict[str, int]:
    """Each kind of column with the place of the first that bears its name."""
    return {
        kind: column
        for kind, pattern in _COLUMNS.items()
        for column in reversed(range(len(names)))
        if pattern.fullmatch(names[column])
    }


def _row(row: Sequence[Block | None], head: Mapping[str, int]) -> Iterator[Indicator]:
    cells = {kind: block for kind, column in head.items() if (block := row[column]) and block.text}
    if "weight" in cells and "score" in cells and cells["weight"] is not cells["score"]:
        name = cells.get("name") or _label(row, head["weight"])
        yield Indicator(name.text if name else "", cells, "reason" in head, bool({"reason", "note"} & set(cells)))


def _label(row: Sequence[Block | None], before: int) -> Block | None:
    """The last words before the weight that are no number."""
    words = [block for block in row[:before] if block and block.text and not _NUMBER.match(block.text)]
    return words[-1] if words else None
