"""Why a list of parts is all there is: the chart says so, or their number, or the words that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.facts.membership import covers
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.facts.amounts import Reading
    from reportlint.facts.lexicon import Lexicon
    from reportlint.model.claims import Amount, Word

_COUNTED = compiled(
    r"(?<![\d.十百])(?P<number>[二两三四五六七八2-8])(?:个)?(?:大)?(?:类|部分|项|方面)(?:支出|资金|构成|组成)?"
)
_NUMBERS = {"二": 2, "两": 2, **{char: value for value, char in enumerate("三四五六七八", 3)}}
_CLOSED_CUES = (
    "分为",
    "分别为",
    "分别是",
    "分别用于",
    "组成",
    "构成",
    "具体如下",
    "明细如下",
    "分项情况是",
    "分项情况",
)
_RANKED = compiled(r"名列|位[居列]|排名|居前|前[一二三四五六七八九十\d]+[名位]|三甲|较[多大高]|突出")
_OF_ONE_LEVEL = compiled(r"[本市县区省乡镇州盟旗]级[^,，。;；、]{0,4}[:：]")  # 其中市本级：一般债务5亿元、专项债务4亿元


def why_complete(
    reading: Reading, total: Amount, parts: Sequence[Amount], cue: Word, lexicon: Lexicon, *, cut: bool
) -> str:
    """The reason in Chinese, empty where there is none; where a list is `cut` its words say nothing."""
    reason = _closing(reading, total, parts, lexicon)
    return reason or ("" if cut else _completeness(reading, total, parts, cue, lexicon))


def _closing(reading: Reading, total: Amount, parts: Sequence[Amount], lexicon: Lexicon) -> str:
    """Why the parts are all there are, by the chart or by their number; nothing where they need not be."""
    account = lexicon.accounts.get(total.key.account or "")
    mine = {part.key.account for part in parts}
    for wanted in account.parts if account else ():
        if set(wanted) == mine and account is not None:
            return f"{account.id}由{'、'.join(wanted)}组成"
    counted = _COUNTED.search(reading.text, reading.phrase.start, parts[0].span.start)
    if counted and (_NUMBERS.get(counted["number"]) or int(counted["number"])) == len(parts):
        return f"原文说分为{counted.group()}"
    return ""


def _completeness(reading: Reading, total: Amount, parts: Sequence[Amount], cue: Word, lexicon: Lexicon) -> str:
    """Why a list that ends where its sentence does names everything; nothing where it need not."""
    of_one = _OF_ONE_LEVEL.search(reading.text, cue.span.end, parts[0].span.start)
    if of_one is None and any(covers(words, total, parts) for words in lexicon.complements):
        return "这几项合起来就是全部"
    if _RANKED.search(reading.text, reading.phrase.start, parts[0].span.start):
        return ""
    if cue.text == "由":
        return "原文说由这几项组成"
    return f"原文用“{cue.text}”列出全部" if cue.text in _CLOSED_CUES else ""
