"""Brackets, quotation marks and title marks that do not pair within a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from reportlint.api import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

PAIRS = {
    "（": "）",
    "(": ")",
    "〔": "〕",
    "[": "]",
    "【": "】",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
}
_OPENERS = {closer: opener for opener, closer in PAIRS.items()}
_MARKS = compiled(f"[{regex.escape(''.join((*PAIRS, *PAIRS.values())))}]")
_ROUND = "（(〔[【"  # one of them is easily typed for another
_NEAR = 30  # characters that a bracket of two kinds may hold
_QUOTED = 16  # characters of a quotation with a turned mark
# 发文字号 with half a bracket are TYP802's: 〔201834号, 2020〕189号.
_NUMBER = compiled(r"〔\d{4,8}号|\d{4}〕\d{1,5}号|[〔\[【(（﹝]\d{4}[〕\]】)）﹞]")
# What is left of the reading that mirrors of traditional pages print behind a character.
_READING = compiled(r"[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*\)")
_ITEM = compiled(r"(?:^|[。；;：:，,、\s])(?P<number>\d{1,2}|[A-Za-z])[)）]")


class Flaw(NamedTuple):
    """A mark that does not pair. `start` is where the place to show begins, `partner` the mark it has or should be.

    unclosed, unopened: it has no partner; mixed: of another kind or width; turned: a quotation mark that looks the
    wrong way; item: 1) in a list of (2), (3).
    """

    kind: Literal["unclosed", "unopened", "mixed", "turned", "item"]
    at: int
    mark: str
    start: int
    partner: str = ""


class _Open(NamedTuple):
    at: int
    mark: str


def flaws(text: str) -> Iterator[Flaw]:
    """The marks of a paragraph that do not pair, in order of their places."""
    if _MARKS.search(text):
        yield from sorted(_flaws(text), key=lambda flaw: flaw.at)


def _flaws(text: str) -> Iterator[Flaw]:
    opened: list[_Open] = []
    skipped = {at for match in (*_NUMBER.finditer(text), *_READING.finditer(text)) for at in range(*match.span())}
    items = {match.end() - 1 for match in _ITEM.finditer(text)}
    turned = _turned_quotes(text)
    yield from turned.values()
    for match in _MARKS.finditer(text):
        at = match.start()
        mark = turned[at].partner if at in turned else match.group()
        if at in skipped:
            continue
        if mark in PAIRS:
            opened.append(_Open(at, mark))
        elif at in items and not opened:
            yield from _item(text, at)
        else:
            yield from _closed(opened, at, mark)
    for left in opened:
        yield Flaw("unclosed", left.at, left.mark, left.at)


def _closed(opened: list[_Open], at: int, mark: str) -> Iterator[Flaw]:
    """Take what a closing mark closes off the stack, with a flaw for what it passes over or lacks."""
    place = _partner(opened, at, mark)
    if place is None:
        yield Flaw("unopened", at, mark, at)
        return
    for left in opened[place + 1 :]:
        yield Flaw("unclosed", left.at, left.mark, left.at)
    partner = opened[place]
    del opened[place:]
    if PAIRS[partner.mark] != mark:
        yield Flaw("mixed", at, mark, partner.at, partner.mark)


def _partner(opened: list[_Open], at: int, mark: str) -> int | None:
    """The place on the stack of the mark that this one closes: its own kind, its other width, another kind nearby."""
    for place in range(len(opened) - 1, -1, -1):
        if _narrow(PAIRS[opened[place].mark]) == _narrow(mark):
            return place
    last = opened[-1] if opened else None
    if last and last.mark in _ROUND and _OPENERS[mark] in _ROUND and at - last.at <= _NEAR:
        return len(opened) - 1
    return None


def _narrow(mark: str) -> str:
    return {"（": "(", "）": ")"}.get(mark, mark)


def _item(text: str, at: int) -> Iterator[Flaw]:
    """1) before an item stands alone by custom, unless the items after it are numbered (2), (3)."""
    for left in "（(":
        if text[at - 1].isdigit() and f"{left}{int(text[at - 1]) + 1}{PAIRS[left]}" in text:
            yield Flaw("item", at, text[at], at - 1, left)
            return


def _turned_quotes(text: str) -> dict[int, Flaw]:
    """Quotation marks that look the wrong way, where turning them mends the pairs: “……“ and ”……”."""
    surplus = text.count("“") - text.count("”")
    if abs(surplus) < 2 or surplus % 2:
        return {}
    mark, right = ("“", "”") if surplus > 0 else ("”", "“")
    found: dict[int, Flaw] = {}
    for match in compiled(rf"{mark}[^“”。；]{{1,{_QUOTED}}}{mark}").finditer(text):
        at = match.end() - 1 if mark == "“" else match.start()
        found[at] = Flaw("turned", at, mark, match.start(), right)
    return found if len(found) * 2 == abs(surplus) else {}
