"""Which amounts behind a cue are parts of a total, and which are something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.facts.lexicon import Lexicon
    from reportlint.model.claims import Amount

# 人均补助1500元，其中城市1800元: what is so much for each, or each year, is not made up of parts.
_NOT_ADDED = compiled(r"[人生户亩日月年]均|平均|均价|单价|标准[为是约]?$|利率|期限|每")
_ADJUSTED = compiled(r"调[增减]|追加|总收入|总支出|总额|总计")
_OTHER_TOTAL = compiled(rf"{_ADJUSTED.pattern}|合计")
_NEW_TOTAL = compiled(r"(?:收入|支出|资金|项目|全年|本年)?(?:合计|总计|共计)$|加(?!工|强|快)")
_DEBT = compiled(r"[^和及与、]{0,8}?(?:(?:地方)?政府|地方|法定)?(?<!或有|隐性|系统)债务(?P<what>余额|限额)")
_KIND_OF_DEBT = compiled(r"(?:(?:地方)?政府)?(?:一般|专项)债务(?P<what>余额|限额)?")
_EVERYONE = ("全国", "全省", "全市", "全县", "全区", "全镇")


def may_add_up(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether amounts are of kinds that add up, and of one body: 全市 is no part of 市本级."""
    if any(_NOT_ADDED.search(amount.subject.text) for amount in (total, *parts[:1])):
        return False
    if any("缺口" in amount.subject.text for amount in (total, *parts)):
        return False
    body = parts[0].key.organisation
    return body not in _EVERYONE or total.key.organisation in (None, body)


def ends_list(amount: Amount, total: Amount, lexicon: Lexicon, *, first: bool) -> bool:
    """Whether an amount behind a total's parts is none of them: a total of its own, or what stands beside the total.

    The first part may be called a total: 其中中央资金合计5万元.
    """
    return (
        _NEW_TOTAL.match(amount.subject.text) is not None
        or amount.opposes(total)
        or _is_other(amount, total, first=first)
        or _stands_beside(amount, total, lexicon)
    )


def _is_other(amount: Amount, total: Amount, *, first: bool) -> bool:
    """Whether an amount behind a cue is a total of its own, or the total's own metric at another time."""
    words = amount.subject.text
    other = (_ADJUSTED if first else _OTHER_TOTAL).search(words)
    return amount.own and ((words == total.subject.text and total.own) or other is not None)


def _stands_beside(part: Amount, total: Amount, lexicon: Lexicon) -> bool:
    """Whether an amount is of what stands beside the total by the words: 非税收入 beside 税收收入."""
    for words in lexicon.complements:
        own = next(
            (word for word in words if compiled(f"{word}(?:收入|支出)?(?:完成)?$").search(total.subject.text)), None
        )
        other = max((word for word in words if word in part.subject.text), key=len, default=None)
        if own is not None and other not in (None, own) and total.subject.text not in part.subject.text:
            return True
    return False


def covers(words: Sequence[str], total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether each part is named by another one of the words; what is one of them itself is not divided by them."""
    if any(word in total.subject.text for word in words) or _is_other_debt(words, total, parts):
        return False
    named = [next((word for word in words if word in part.subject.text), None) for part in parts]
    return len(parts) == len(words) and None not in named and len(set(named)) == len(words)


def _is_other_debt(words: Sequence[str], total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether kinds of debt stand for less than the whole: what is owed or may be, all of it, is made up of the two."""
    if not any("债务" in word for word in words):
        return False
    whole = _DEBT.fullmatch(total.subject.text)
    named = [_KIND_OF_DEBT.fullmatch(part.subject.text) for part in parts]
    return whole is None or any(kind is None or kind["what"] not in (None, whole["what"]) for kind in named)
