"""Blanks in the tables of a form: rows and columns that nobody filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Block, Context, Table

_LABEL = 16  # characters: a longer first cell is no label
_ANSWER = 8  # characters that make a text
_RUN = 3  # filled rows that show that every row is to be filled
# Columns that the unit fills itself; a reason or a remark may be missing.
_RESULT = compiled(r"(?:自评|评价)?等级|(?:自评)?得分|自评分数?|(?:全年)?(?:实际)?完成(?:值|情况)|(?:全年)?执行数")
_WEIGHT = compiled(r"分值|权重|标准分|(?:年度|预期|目标)?指标值|目标值")


class Blank(NamedTuple):
    """A label or header whose cells are blank. `rows` names the blank rows where others of the column are filled."""

    block: Block
    rows: tuple[str, ...] = ()
    column: bool = False


def blanks(ctx: Context, table: Table) -> Iterator[Blank]:
    """The rows and columns of a table that were left blank among filled ones."""
    rows = [[ctx.document.blocks[cell.block] for cell in dict.fromkeys(cells) if cell] for cells in table.grid()]
    for number, row in enumerate(rows):
        if _is_blank(row) and _among_filled(rows, number):
            yield Blank(row[0])
    if ctx.document.kind != "txt":  # columns drawn with bars are seldom where they should be
        yield from _columns(ctx, table)


def _is_blank(row: Sequence[Block]) -> bool:
    return len(row) >= 2 and 2 <= len(row[0].text) <= _LABEL and not any(block.text for block in row[1:])


def _is_filled(row: Sequence[Block]) -> bool:
    """A label and a text of some length."""
    texts = [block.text for block in row if block.text]
    return len(texts) == 2 and len(texts[0]) <= _LABEL and len(texts[1]) >= _ANSWER


def _among_filled(rows: Sequence[Sequence[Block]], number: int) -> bool:
    """Between two filled rows, or at the end of several."""
    before = rows[:number]
    if not before or not _is_filled(before[-1]):
        return False
    after = rows[number + 1 : number + 2]
    return any(map(_is_filled, after)) or sum(map(_is_filled, before[-2 * _RUN :])) >= _RUN


def _columns(ctx: Context, table: Table) -> Iterator[Blank]:
    grid = [[ctx.document.blocks[cell.block] if cell else None for cell in cells] for cells in table.grid()]
    for top, header in enumerate(grid):
        names = [block.text if block else "" for block in header]
        results = [column for column, name in enumerate(names) if _RESULT.fullmatch(name)]
        if len(set(names) - {""}) < 3 or not results:
            continue
        due = [column for column, name in enumerate(names) if _WEIGHT.fullmatch(name)]
        for column in results:
            yield from _column(grid[top:], column, due)
        return


def _column(grid: Sequence[Sequence[Block | None]], column: int, due: Sequence[int]) -> Iterator[Blank]:
    """A result's column without an entry, or with gaps in rows whose weight or target is given."""
    header = grid[0][column]
    assert header is not None
    rows = [row for row in grid[1:] if row[column] is not None and row[column] is not row[0] and _text(row[0])]
    blank = [row for row in rows if not _text(row[column])]
    if len(rows) >= 2 and len(blank) == len(rows):
        yield Blank(header, column=True)
        return
    owed = [row for row in blank if due and all(_text(row[at]) for at in due)]
    if owed and len(blank) * 2 < len(rows):
        at = due[0]
        yield Blank(header, tuple(_text(row[at - 1]) or _text(row[0]) for row in owed), column=True)


def _text(block: Block | None) -> str:
    return block.text if block else ""
