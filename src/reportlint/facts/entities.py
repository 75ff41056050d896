"""The units that a report names in the places where it should name itself: cover, title, opening sentence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from reportlint.model.document import Block, Document
    from reportlint.model.spans import Span

_COVER = 30  # blocks from the beginning that may be cover, title and opening
_PLACE = compiled(
    r"[\u4e00-\u9fff]{2,7}?(?:省|自治区)|[\u4e00-\u9fff]{2,6}?(?:市|自治州|州|盟|地区)(?![级直场政容])"
    r"|[\u4e00-\u9fff]{1,5}?(?:区|县|旗|市)(?![级域长委直场政])|[\u4e00-\u9fff]{1,5}?(?:街道|镇|乡)(?![村长])"
)
_TITLE_TAIL = compiled(
    r"(?:部门|单位)?(?:\(?部门\)?|\(单位\))?(?:整体|项目)?(?:支出)?(?:预算)?(?:财政)?(?:绩效)(?:目标)?(?:自我|自)?(?:评价|评)(?:工作)?(?:报告|情况|表).*$"
    r"|(?:部门|单位)?(?:预算|决算)(?:公开)?(?:情况)?(?:说明)?.*$|(?:财政拨款)?[“\"]?三公[”\"]?经费.*$"
)
_YEAR = compiled(r"(?:关于)?(?:[(]?(?:19|20)\d\d年?(?:度)?[)]?)(?:[-—至](?:19|20)\d\d年?度?)?")
_OPENING = compiled(r"现(?:就|将)(?P<words>[^，,。；;：:]{4,60}?)(?:如下|予以|公开|公布|公示|[：:]|$)")
_SUFFIX_NOTE = compiled(r"[(](?:本级|部门|机关|汇总|单位|本部|公章|盖章|总商会)[)]|本级$|机关$|本部$|[(].*$")


class Entity(NamedTuple):
    """A unit's name. `role` says in Chinese where it stands, `places` its place names from large to small."""

    role: str
    name: str
    span: Span
    places: tuple[str, ...]
    head: str


def entities(document: Document, folded: Sequence[str], names: Mapping[str, Any]) -> Iterator[Entity]:
    """The names on the cover, in the title and in "现将…", in that order. `folded` are the blocks' folded texts."""
    blocks = [block for block in document.blocks[:_COVER] if block.text]
    yield from _fields(blocks, folded, names)
    for block in blocks[:6]:
        yield from _title(block, folded[block.index], names)
    for block in blocks:
        yield from _opening(block, folded[block.index], names)


def _fields(blocks: Sequence[Block], folded: Sequence[str], names: Mapping[str, Any]) -> Iterator[Entity]:
    labels = sorted(names["own_fields"], key=len, reverse=True)
    either = "|".join(map(regex.escape, labels))
    field = compiled(rf"(?:^|\s)(?P<label>{either})(?:[(][^()]{{1,6}}[)])?[:：](?P<value>[^:：]{{4,40}})$")
    for block in blocks:
        match = field.search(folded[block.index])
        if match is not None:
            yield from _entity(match["label"], match["value"].strip(), block, match.start("value"), names)


def _title(block: Block, text: str, names: Mapping[str, Any]) -> Iterator[Entity]:
    tail = _TITLE_TAIL.search(text)
    if len(text) > 60 or compiled(r"[。，；,;：:]").search(text) or tail is None:
        return
    yield from _named(text[: tail.start()], 0, "标题", block, names)


def _opening(block: Block, text: str, names: Mapping[str, Any]) -> Iterator[Entity]:
    for match in _OPENING.finditer(text):
        tail = _TITLE_TAIL.search(match["words"])
        words = match["words"][: tail.start()] if tail else ""
        yield from _named(words, match.start("words"), "“现将”一句", block, names)


def _named(words: str, at: int, role: str, block: Block, names: Mapping[str, Any]) -> Iterator[Entity]:
    """The name in words that may hold a year before or behind it."""
    year = _YEAR.match(words)
    start = year.end() if year else 0
    later = _YEAR.search(words, start)
    name = words[start : later.start() if later else len(words)]
    yield from _entity(role, name, block, at + start, names)


def _entity(role: str, name: str, block: Block, at: int, names: Mapping[str, Any]) -> Iterator[Entity]:
    core = _SUFFIX_NOTE.sub("", name)
    if 3 <= len(core) <= 30 and core.endswith(tuple(names["suffixes"])):
        places, head = split_name(core)
        if head:
            yield Entity(role, name, block.span(at, at + len(name)), places, head)


def split_name(name: str) -> tuple[tuple[str, ...], str]:
    """Place names and the unit's own part: 湛江市坡头区财政局 → (湛江市, 坡头区), 财政局."""
    places = []
    at = 0
    while (match := _PLACE.match(name, at)) and match.end() < len(name):
        places.append(match.group())
        at = match.end()
    return tuple(places), name[at:]


@lru_cache(maxsize=512)
def _short(head: str, pairs: tuple[tuple[str, str], ...]) -> str:
    head = compiled(r"[和与、及]|^中共|^中国").sub("", head)
    for full, short in pairs:
        head = head.replace(compiled(r"[和与、及]").sub("", full), short)
    return head


def same_unit(left: Entity, right: Entity, names: Mapping[str, Any]) -> bool:
    """Whether two names may mean one unit: no place contradicts, and one head is the other's, perhaps shortened."""
    pairs = tuple((row["full"], row["short"]) for row in names["short"])
    heads = _short(left.head, pairs), _short(right.head, pairs)
    if not (
        heads[0].endswith(heads[1])
        or heads[1].endswith(heads[0])
        or heads[0].startswith(heads[1])
        or heads[1].startswith(heads[0])
    ):
        return False
    return not _conflicting(left.places, right.places)


def _conflicting(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two chains of places name different ones of the same rank."""
    ranks = {place[-1]: place for place in left}
    return any(place[-1] in ranks and ranks[place[-1]] != place for place in right)
