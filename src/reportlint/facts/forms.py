"""Self-evaluation forms (绩效自评表): the row of funds and the rows of indicators, cell after cell.

Files that came out of web pages or viewers often have each cell of the form on a line of its own. Cells of tables come
in the same order, so one reader serves both: it goes by the order of the headers and of what follows each label.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.quantities import Kind, Quantity
from reportlint.model.spans import Span
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reportlint.model.document import Document

_LONG = 60  # characters: longer blocks are no cells of a form
_FUNDS = compiled(r"年度资金总额|资金总额|年度预算(?:总额|申请)|项目资金总额|全年资金总额")
_NUMBER = compiled(r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<unit>%|分|万元|元)?")
_VALUE = compiled(
    r"(?P<sign>≥|>=|≤|<=|>|<|=|不低于|不少于|不超过|不高于|大于等于|小于等于|大于|小于|至少)?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<unit>[^\d]{0,8})"
)
_HEADERS = (
    ("weight", compiled(r"(?:分值|权重|标准分值?|满分值?|指标分值)(?:\(.*\))?$")),
    ("target", compiled(r"(?:年度|年初|预期|计划)?(?:指标值|目标值|计划值|设定目标|计划完成值)(?:\(.*\))?$")),
    ("actual", compiled(r"(?:全年|实际|年度)?(?:实际)?(?:完成值|实际值|实际完成|完成指标值|完成情况)(?:\(.*\))?$")),
    ("score", compiled(r"(?:自评|评价|实际|最终)?(?:得分|评分)(?:\(.*\))?$")),
)
_FRAGMENT = compiled(r"年度|实际|全年|年初|计划|预期|自评")
_NAMES = compiled(r"三级指标|指标名称|具体指标|绩效指标")
_NAMED = compiled(r"(?:其中[::]\s*)?(?P<name>[^\d:]{2,20}):\s*(?P<digits>\d+(?:\.\d+)?)")
# The form of 湖南 asks for the year's funds twice, and both must be the same money.
_PRINCIPLES = {
    "按收入性质分": ("一般公共预算", "政府性基金拨款", "纳入专户管理的非税收入拨款", "其他资金"),
    "按支出性质分": ("基本支出", "项目支出"),
}
_REACH = 24  # blocks
_PLAIN = 30  # words of a label or value
_MOST = 60  # points that one indicator may have


class Value(NamedTuple):
    """What a cell of a form sets or reports: a comparison sign ("" none), a number where it is one, and its unit."""

    text: str
    span: Span
    sign: str = ""
    number: Quantity | None = None


class FundRow(NamedTuple):
    """预算数, 执行数, 分值, 执行率, 得分 of one row of funds."""

    label: str
    planned: Quantity
    done: Quantity
    weight: Quantity
    rate: Quantity
    score: Quantity


class Indicator(NamedTuple):
    """A 三级指标: what was to be reached, what was, the points there were and the points given."""

    name: str
    span: Span
    target: Value
    actual: Value
    weight: Quantity
    score: Quantity


class Split(NamedTuple):
    """A form's total by one principle (按收入性质分, 按支出性质分) with its parts by name, all in one unit."""

    name: str
    total: Quantity
    parts: tuple[tuple[str, Quantity], ...]


class Form(NamedTuple):
    """The rows of a report's self-evaluation forms."""

    funds: tuple[FundRow, ...]
    indicators: tuple[Indicator, ...]
    splits: tuple[Split, ...] = ()


class _Cell(NamedTuple):
    block: int
    text: str


def form(document: Document, texts: Sequence[str]) -> Form:
    """The rows of all forms in a report."""
    cells = [
        _Cell(block.index, texts[block.index].strip(" |"))
        for block in document.blocks
        if block.kind in ("paragraph", "row", "cell") and texts[block.index].strip(" |") and len(block.text) <= _LONG
    ]
    return Form(tuple(_funds(cells)), tuple(_indicators(cells)), tuple(_splits(cells)))


def _funds(cells: Sequence[_Cell]) -> Iterator[FundRow]:
    """After a label: …, 预算数, 执行数, 分值, 执行率 with its sign, 得分."""
    for at, cell in enumerate(cells):
        if not _FUNDS.search(cell.text):
            continue
        numbers = [_number(each) for each in _run(cells, at + 1)]
        rate = next((place for place, number in enumerate(numbers) if number.unit == "%"), None)
        if rate is None or rate < 3 or rate + 1 >= len(numbers):
            continue
        planned, done, weight = numbers[rate - 3 : rate]
        yield FundRow(cell.text.strip(":"), planned, done, weight, numbers[rate], numbers[rate + 1])


def _run(cells: Sequence[_Cell], at: int) -> Iterator[_Cell]:
    """The numbers that follow one another from a place on."""
    for cell in cells[at : at + 7]:
        if _NUMBER.fullmatch(cell.text) is None:
            return
        yield cell


def _number(cell: _Cell) -> Quantity:
    match = _NUMBER.fullmatch(cell.text)
    assert match is not None
    return _quantity(match, cell, match["unit"] or "")


def _quantity(match: regex.Match[str], cell: _Cell, unit: str) -> Quantity:
    digits = match["digits"].replace(",", "")
    ulp = Fraction(1, 10 ** len(digits.partition(".")[2]))
    kind = Kind.PERCENT if unit.startswith("%") else Kind.SCORE if unit == "分" else Kind.NUMBER
    start = match.start("digits")
    end = start + len(match["digits"]) + (len(unit) if unit in ("%", "分", "万元", "元") else 0)
    return Quantity(cell.text[start:end], Fraction(digits), ulp, ulp, unit, kind, Span(cell.block, start, end))


def _splits(cells: Sequence[_Cell]) -> Iterator[Split]:
    """按收入性质分:100 and 按支出性质分:100, each with the cells that follow and name a part of it."""
    for name, members in _PRINCIPLES.items():
        named = [(cell, found) for cell in cells if (found := _NAMED.fullmatch(cell.text)) is not None]
        total = next(((cell, found) for cell, found in named if found["name"] == name), None)
        if total is None:
            continue
        parts = [
            (found["name"], _quantity(found, cell, "")) for cell, found in named
            if found["name"] in members and total[0].block < cell.block < total[0].block + _REACH
        ]  # fmt: skip
        yield Split(name, _quantity(total[1], total[0], ""), tuple(parts))


def _indicators(cells: Sequence[_Cell]) -> Iterator[Indicator]:
    """Each label whose next cells are what the headers of its form say, in their order."""
    order: tuple[str, ...] = ()
    for at, cell in enumerate(cells):
        if _NAMES.fullmatch(cell.text):
            order = tuple(_order(cells, at + 1))
        elif len(order) == len(_HEADERS) and not _is_value(cell.text):
            found = _indicator(cell, cells[at + 1 : at + 1 + len(order)], order)
            if found is not None:
                yield found


def _order(cells: Sequence[_Cell], at: int) -> Iterator[str]:
    """The names of the columns after 三级指标 up to the first cell that is no header."""
    for cell in cells[at : at + 10]:
        name = next((name for name, pattern in _HEADERS if pattern.match(cell.text)), None)
        if name is not None:
            yield name
        elif not _FRAGMENT.fullmatch(cell.text) and not _NAMES.fullmatch(cell.text):
            return


def _is_value(text: str) -> bool:
    return _VALUE.fullmatch(text) is not None


def _indicator(label: _Cell, cells: Sequence[_Cell], order: Sequence[str]) -> Indicator | None:
    named = dict(zip(order, cells, strict=False))
    if len(named) < len(order) or any(len(cell.text) > _PLAIN for cell in cells):
        return None
    weight, score = named["weight"], named["score"]
    if not _NUMBER.fullmatch(weight.text) or not _NUMBER.fullmatch(score.text):
        return None
    points, given = _number(weight), _number(score)
    if "%" in (points.unit, given.unit) or not 0 < points.value <= _MOST or given.value > 2 * points.value:
        return None
    span = Span(label.block, 0, len(label.text))
    return Indicator(label.text, span, _value(named["target"]), _value(named["actual"]), points, given)


def _value(cell: _Cell) -> Value:
    match = _VALUE.fullmatch(cell.text)
    span = Span(cell.block, 0, len(cell.text))
    if match is None:
        return Value(cell.text, span)
    return Value(cell.text, span, match["sign"] or "", _quantity(match, cell, match["unit"]))
