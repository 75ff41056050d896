"""Tables → rows and columns with their meaning: unit line, header tree, row labels (docs/facts.md)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.quantities import Kind, Quantity
from reportlint.model.spans import Span
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reportlint.model.document import Cell, Document, Table

_FIGURE = compiled(r"(?P<number>[-−–]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<unit>%|‰|[千万百亿]*元|分)?")
_UNIT = compiled(r"(?:金额)?单位[:：]?(?:人民币)?(?P<unit>[千万百亿]*元)")
_HEADER_UNIT = compiled(r"[(（](?:单位[:：])?(?P<unit>[千万百亿]*元|%|％)[)）]")
_CODE = compiled(r"\d{3}(?:\d{2}){0,2}")
_ORDINALS = compiled(r"行次|序号|栏次")
_LEAD = compiled(
    r"^(?:其中[:：,，]?|[一二三四五六七八九十]+[、.．]|\(?[一二三四五六七八九十\d]{1,2}\)|\d{1,2}[、.．](?!\d)|★+)+"
)
_TOTAL = compiled(r"^(?:合计|总计|本?年?(?:收入|支出)?(?:合计|总计)|小计|合\s*计)$")
_NUMERAL = compiled(r"[一二三四五六七八九十\d]+")
_SHORT = 30  # characters: a longer cell is text, not a header
_HEADER = compiled(
    r"[数额率值]$|得分|权重|指标|项目|合计|小计|科目|目标|预算|决算|收入|支出|比例|费|序号|行次|\d{4}年|增减|金额|完成|备注|原因|本级|结转|结余|\([A-Z/%×]+\)|工资|补助|小计|总计|名称"
)
_NUMBERED = compiled(r"[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、]|其中[:：]|指标\d")
_PURE_UNIT = compiled(r"[千万百亿]*元|%|个|人|公里|平方米|万人|亩|户")


class Figure(NamedTuple):
    """A number in a cell with the words that say what it is.

    `label` names the row without its number, whose form is `mark` (一、 （1） 1.), `header` the column, `topic` is the
    header over the label, `code` the row's 科目编码; `child` says that the row is 其中 of another, `total` that it is
    合计.
    """

    quantity: Quantity
    row: int
    column: int
    label: str
    label_block: int
    header: str
    code: str
    child: bool
    total: bool
    mark: str = ""
    topic: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table that was understood: its figures in reading order, rows by label. `unit` is that of bare numbers."""

    table: Table
    title: str
    unit: str
    figures: tuple[Figure, ...]

    @property
    def regular(self) -> bool:
        """Whether every row has all its cells, so that each figure surely stands under its header."""
        return all(cell is not None for row in self.table.grid() for cell in row)

    def rows(self) -> dict[int, list[Figure]]:
        """The figures by row."""
        found: dict[int, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.row, []).append(figure)
        return found


def sheets(document: Document, texts: Sequence[str]) -> Iterator[Sheet]:
    """The tables of a document with their figures."""
    for table in document.tables:
        title = _title(document, table, texts)
        unit = _unit(document, table, texts, title)
        yield Sheet(table, title, unit, tuple(_figures(table, texts, unit)))


def _title(document: Document, table: Table, texts: Sequence[str]) -> str:
    """The words before the table that belong to it: its captions, or the two blocks before its first cell."""
    if table.captions:
        return " ".join(texts[block] for block in table.captions)
    first = min((cell.block for cell in table.cells), default=0)
    before = [
        block
        for block in document.blocks[max(first - 3, 0) : first]
        if block.kind == "paragraph" and len(block.text) < 60 and not block.text.endswith(("。", "；", ";"))
    ]
    return " ".join(texts[block.index] for block in before)


def _unit(document: Document, table: Table, texts: Sequence[str], title: str) -> str:
    """The unit of money of the bare numbers; empty where none is printed."""
    del document
    head = " ".join(_before_figures(table, texts))
    for words in (title, head):
        found = _UNIT.search(words)
        if found:
            return found["unit"]
    found = _HEADER_UNIT.search(head)
    return found["unit"] if found and found["unit"].endswith("元") else ""


def _before_figures(table: Table, texts: Sequence[str]) -> Iterator[str]:
    """The words of the first rows, up to the first row with figures and its own label."""
    for number, cell in enumerate(table.cells):
        words = texts[cell.block]
        if number > 40 or (_is_figure(words) and len(words) > 2):
            return
        yield words


def _figures(table: Table, texts: Sequence[str], unit: str) -> Iterator[Figure]:
    head = _Head([""] * table.width)
    for number, cells in enumerate(table.grid()):
        words = [texts[cell.block] if cell else "" for cell in cells]
        if not any(_is_figure(word) for word in words) or _is_counting(words):
            head.add(cells, words)
        else:
            head.open = False
            yield from _row(number, cells, words, head.over(words), unit)


def _is_figure(words: str) -> bool:
    return _FIGURE.fullmatch(words) is not None


def _is_counting(words: Sequence[str]) -> bool:
    """栏次 1 2 3 …: numbers of columns, or letters and years in a header."""
    numbers = [int(word) for word in words if word.isdigit()]
    plain = [word for word in words if word]
    return (
        len(numbers) >= 2
        and (numbers[0] <= 1 or plain[0] in ("栏次", "行次", "栏目"))
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and len(plain) <= len(numbers) + 2
    )


@dataclass
class _Head:
    """The headers over the next rows. `last` is the last header row alone, without its blanks."""

    words: list[str]
    last: tuple[str, ...] = ()
    open: bool = True

    def add(self, cells: Sequence[Cell | None], words: Sequence[str]) -> None:
        """Take a row without figures: as a header, or below one; titles, forms' fields and texts are none."""
        filled = {cell.block: word for cell, word in zip(cells, words, strict=True) if cell and word}
        if not self._is_header(list(filled.values()), sum(map(bool, words))):
            return
        if self.open and self.last:
            pairs = zip(self.words, words, strict=True)
            self.words = [f"{old}/{new}" if old and new and old != new else old or new for old, new in pairs]
        else:
            self.words = list(words)
        self.last, self.open = tuple(filled.values()), True

    def _is_header(self, filled: Sequence[str], columns: int) -> bool:
        """Whether a row names columns; below the first figures it must name most of them."""
        if len(filled) < 2 or any(len(word) > _SHORT or _NUMBERED.match(word) for word in filled):
            return False
        if not self.open and len(filled) < 4 and columns * 5 < len(self.words) * 3:
            return False
        return sum(_HEADER.search(word) is not None for word in filled) * 2 >= len(filled)

    def over(self, words: Sequence[str]) -> Sequence[str]:
        """The headers for a row; in text files a label's header is lost, so that they stand one column too far left."""
        columns = [column for column, word in enumerate(words) if _is_figure(word)]
        placed = [self.words[column] for column in columns]
        if all(placed) or len(self.last) != len(columns) or not self.words[0].endswith(self.last[0]) or columns[0] == 0:
            return self.words
        moved = list(self.words)
        for column, word in zip(columns, self.last, strict=True):
            moved[column] = word
        return moved


def _row(
    number: int, cells: Sequence[Cell | None], words: Sequence[str], headers: Sequence[str], unit: str
) -> Iterator[Figure]:
    label, block, code, topic = "", -1, "", ""
    seen: set[int] = set()
    for column, (cell, word) in enumerate(zip(cells, words, strict=True)):
        if cell is None or cell.block in seen:
            continue
        seen.add(cell.block)
        if _is_code(word, headers[column], first=not label and column <= 2):
            label, code = "", word if len(word) >= 3 else code + word.zfill(2)
            continue
        match = _FIGURE.fullmatch(word)
        if match is None:
            if word and not _PURE_UNIT.fullmatch(word):
                label, block, topic = word, cell.block, headers[column]
            continue
        header = headers[column]
        if _ORDINALS.search(header) or (not label and not header):
            continue
        quantity = _quantity(match, word, cell.block, header, unit)
        core = _LEAD.sub("", label)
        mark = _NUMERAL.sub("1", label[: len(label) - len(core)])
        total = _TOTAL.match(core) is not None
        yield Figure(quantity, number, column, core, block, header, code, "其中" in label[:4], total, mark, topic)


def _is_code(word: str, header: str, *, first: bool) -> bool:
    """科目编码, in one column or split into 类 款 项."""
    if "编码" in header or header.endswith(("/类", "/款", "/项")):
        return word.isdigit()
    return first and _CODE.fullmatch(word) is not None


def _quantity(match: regex.Match[str], words: str, block: int, header: str, unit: str) -> Quantity:
    digits = compiled(r"[,]").sub("", match["number"]).replace("−", "-").replace("–", "-")
    value = Fraction(digits)
    decimals = len(digits.partition(".")[2])
    printed, kind = _unit_of(match["unit"], header, unit)
    step = Fraction(1, 10**decimals)
    stripped = digits.lstrip("-").replace(".", "").rstrip("0")
    coarse = step * 10 ** (len(digits.lstrip("-").replace(".", "")) - len(stripped)) if stripped else step
    return Quantity(words, value, step, coarse, printed, kind, Span(block, 0, len(words)))


def _unit_of(own: str | None, header: str, unit: str) -> tuple[str, Kind]:
    """The unit and kind of a cell: its own, its header's, the table's."""
    if own:
        return own, {"%": Kind.PERCENT, "‰": Kind.PERCENT, "分": Kind.SCORE}.get(own, Kind.MONEY)
    found = _HEADER_UNIT.search(header)
    if (found and found["unit"] in "%％") or compiled(r"[率%]$|比例$|占比$|幅度$|[(]%[)]").search(header):
        return "%", Kind.PERCENT
    if compiled(r"分值|得分|权重|分数|评分").search(header):
        return "分", Kind.SCORE
    if found:
        return found["unit"], Kind.MONEY
    if compiled(r"人数|编制数|在职人员$").search(header):
        return "人", Kind.PEOPLE
    return (unit, Kind.MONEY) if unit else ("", Kind.NUMBER)
