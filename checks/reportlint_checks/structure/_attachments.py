"""The attachments of a report: those that its list names, those that are there, those that its sentences refer to."""

from __future__ import annotations

from itertools import groupby, pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from reportlint.api import compiled, marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Block, Context, Span

_HAN = "一二三四五六七八九十"
_HEAD = compiled(
    rf"(?P<kind>附件|附表)\s*(?P<number>\d{{1,2}}|[{_HAN}]{{1,3}})?(?![-—－–\d])\s*[：:.．、]?\s*(?P<title>[^。；，;,]{{0,60}})"
)
_LIST = compiled(r"附件[：:]\s*(?P<rest>.*)")
_ENTRY = compiled(r"(?:^|(?<=[\s：:；;。）)》表告书单案]))(?P<number>\d{1,2})[.．、](?:(?!\d)|(?=(?:19|20)\d\d年))")
_MENTION = compiled(
    rf"(?:见|参见|参阅|[（(]|如)(?:本报告)?(?P<kind>附件|附表)(?P<number>\d{{1,2}}|[{_HAN}]{{1,3}})(?![-—－–\d{_HAN}])"
)
_TITLE_END = compiled(r"(?:表|报告|说明|方案|书|清单|名单|材料|指标|体系)(?:[(（][^()（）]*[)）])?$")
_LINE = compiled(r"[^。；，;,]{1,40}")
_TITLE = 40  # characters: a longer line is no title
_FRONT = 3  # rows of a sheet in which its own label may stand


class Attachment(NamedTuple):
    """An attachment's kind (附件 or 附表), number, title and where it is named; `content` is what stands under it."""

    kind: str
    number: int | None
    title: str
    span: Span
    content: Sequence[Block] = ()

    @property
    def name(self) -> str:
        """What the report calls it."""
        return f"{self.kind}{'' if self.number is None else self.number}"


class Attachments(NamedTuple):
    """Everything that a report says of its attachments. `inline` tells that the list begins on the line of 附件：."""

    listed: tuple[Attachment, ...]
    present: tuple[Attachment, ...]
    mentioned: tuple[Attachment, ...]
    inline: bool


def attachments(ctx: Context) -> Attachments:
    """Read the list after the text, the labels above the attachments, and 见附件2 in the sentences."""
    blocks = [block for block in ctx.document.blocks if block.text and block.index not in ctx.document.contents]
    listed, used, inline = _listed(blocks)
    heads = [at for at, block in enumerate(blocks) if at not in used and _is_head(ctx, block)]
    runs = list(_runs(blocks, heads))
    for run in runs:
        if len(run) > 1 and all(item.title for item in run):
            listed.extend(item for item in run if item not in listed)
    single = [at for at in heads if not any(len(run) > 1 and _names(run, blocks[at]) for run in runs)]
    present = tuple(_present(blocks, single))
    return Attachments(tuple(listed), present, tuple(_mentions(ctx, blocks, {*used, *heads})), inline)


def _listed(blocks: Sequence[Block]) -> tuple[list[Attachment], set[int], bool]:
    """The entries behind 附件：, the places of their lines, and whether the first stands on that line itself."""
    for at, block in enumerate(blocks):
        head = _LIST.fullmatch(block.text) if block.kind == "paragraph" else None
        if head is None:
            continue
        found = list(_inline(block, head.start("rest")))
        used = {at}
        for following in range(at + 1, len(blocks)):
            number = marker(blocks[following].text)
            if number is None or number.level != 3 or number.value > len(found) + 3:
                break
            used.add(following)
            title = blocks[following].text[len(number.text) :]
            found.append(Attachment("附件", number.value, _plain(title), blocks[following].span()))
        return found, used, bool(head["rest"])
    return [], set(), False


def _inline(block: Block, start: int) -> Iterator[Attachment]:
    """The entries on one line: "1.自评表 2.基础数据表", or one without a number."""
    numbers = list(_ENTRY.finditer(block.text, start))
    if not numbers and block.text[start:]:
        yield Attachment("附件", None, _plain(block.text[start:]), block.span(start))
    ends = [match.start() for match in numbers[1:]]
    for match, end in zip_longest(numbers, ends, fillvalue=None):
        assert match is not None
        title = block.text[match.end() : end]
        yield Attachment("附件", int(match["number"]), _plain(title), block.span(match.start(), end))


def _plain(title: str) -> str:
    return title.strip(" 　。；;，,、《》")


def _is_head(ctx: Context, block: Block) -> bool:
    """A label of its own: a short line, or one of the first cells of a sheet."""
    found = _HEAD.fullmatch(block.text)
    if found is None or len(found["title"]) > _TITLE:
        return False
    if block.kind == "paragraph":
        return True
    if block.kind != "cell" or block.table is None or found["number"] is None:
        return False
    cells = ctx.document.tables[block.table].cells
    return any(cell.block == block.index and cell.column == 0 and cell.row < _FRONT for cell in cells)


def _runs(blocks: Sequence[Block], heads: Sequence[int]) -> Iterator[list[Attachment]]:
    """Labels on adjacent lines, each with its title: a list."""
    for _, run in groupby(enumerate(heads), key=lambda pair: pair[1] - pair[0]):
        items: list[Attachment] = []
        for _, at in run:
            item = _attachment(blocks[at])
            if items and not (item.title and items[-1].title and (item.number or 0) > (items[-1].number or 0)):
                yield items
                items = []
            items.append(item)
        yield items


def _names(run: Sequence[Attachment], block: Block) -> bool:
    return any(item.span.block == block.index for item in run)


def _attachment(block: Block) -> Attachment:
    found = _HEAD.fullmatch(block.text)
    assert found is not None
    return Attachment(found["kind"], _value(found["number"]), _plain(found["title"]), block.span())


def _present(blocks: Sequence[Block], heads: Sequence[int]) -> Iterator[Attachment]:
    """The attachments themselves, with what stands under each up to the next."""
    for at, following in pairwise([*heads, len(blocks)]):
        item = _attachment(blocks[at])
        content = blocks[at + 1 : following]
        lines = 0 if item.title else _title_lines(content)
        title = item.title or _plain("".join(block.text for block in content[:lines]))
        yield item._replace(title=title, content=content[lines:])


def _title_lines(content: Sequence[Block]) -> int:
    """How many of the lines under a label are its title: one, or two where the first does not end like one."""
    lines = [block.text for block in content[:2] if block.kind == "paragraph" and _LINE.fullmatch(block.text)]
    return 1 if lines and _TITLE_END.search(lines[0]) else len(lines)


def _mentions(ctx: Context, blocks: Sequence[Block], other: set[int]) -> Iterator[Attachment]:
    for at, block in enumerate(blocks):
        if at in other or block.kind not in ("paragraph", "cell", "footnote", "textbox"):
            continue
        for match in _MENTION.finditer(ctx.facts.folded(block)):
            yield Attachment(match["kind"], _value(match["number"]), "", block.span(*match.span()))


def _value(digits: str | None) -> int | None:
    if digits is None or digits.isdecimal():
        return int(digits) if digits else None
    tens, ten, units = digits.rpartition("十")
    if not ten:
        return _HAN.index(digits) + 1 if len(digits) == 1 else None
    return (_HAN.index(tens) + 1 if tens else 1) * 10 + (_HAN.index(units) + 1 if units else 0)
