"""Finds the places of a text where digits count nothing: titles, names in quotation marks, document numbers, codes.

The patterns begin with a literal or a set of characters, so that `re` skips what cannot match.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.facts.number_vocabulary import NumberVocabulary

_HAN = "零〇一二三四五六七八九十百"
_DIGIT = compiled(r"[0-9]")
_LETTER = compiled(r"[A-Za-z]")
_TITLE = compiled(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
# A short quotation is a name (“百千万工程”, “两个健康”) unless an amount or a percentage is quoted.
_NAME = compiled(r"“[^“”,，。；;]{1,15}”")
_FIGURE = compiled(r"[0-9](?:[万亿]*元|%)")
_ORDINAL = compiled(rf"第[0-9{_HAN}]+(?:[-–—~～至、][0-9{_HAN}]+)*")
_SESSION = compiled(rf"[{_HAN}]+[次届](?=(?:[、和][{_HAN}]+[次届])*(?:全体|代表)?(?:会议|大会|全会))")  # 九次、十次会议
_DOCUMENT = compiled(r"(?:19|20)[0-9]{2}年?[〕\])）】﹞］]? ?第?[0-9-—]{1,12}号")
_ADDRESS = compiled(r"(?:https?://|www\.)[!-~]+")
_MAIL = compiled(r"@[A-Za-z0-9.-]+")
_CODE = compiled(r"[A-Za-z](?<![0-9A-Za-z].)[A-Za-z]*+(?:[-_/.][A-Za-z]*+)?[0-9][A-Za-z0-9._/-]*")
_SUM_OF_NAMES = compiled(r"[0-9]\+[0-9+]{0,9}[A-Z]")  # 1+6+N
_TELEPHONE = compiled(
    r"[014](?<![0-9].)(?:(?<=0)[0-9]{2,3}-[0-9]{7,8}|(?<=4)00-?[0-9]{3}-?[0-9]{4}|(?<=1)[3-9][0-9]{9})(?![0-9.])"
)
_ENUMERATOR = compiled(r"[(（][0-9]{1,2}[)）]")
_INLINE = compiled(r"[。；;:：！!？?][0-9]{1,2}(?:[、)）]|\.(?![0-9]))")
_OPENING = compiled(
    r"[0-9]{1,3}(?:[、)）]|[.．](?![0-9]|$)|[.．](?=(?:19|20)[0-9]{2}年))|[1-5][0-9]{2}(?: [0-9]{2}){1,2}(?=[^ -~])"
)
_OUTLINE = compiled(r"[0-9](?<![0-9.].)[0-9]*(?:\.[0-9]+){2,}")
_CLOCK = compiled(r"[0-9](?<![0-9].)[0-9]?[时点][0-9]{1,2}分(?:[0-9]{1,2}秒)?")
_RATIO = compiled(r"[0-9](?<![0-9].)[0-9]{0,2}[:：∶][0-9]{1,2}(?![0-9])(?:[:：][0-9]{2})?")


def opaque(text: str, vocabulary: NumberVocabulary) -> Iterator[tuple[int, int]]:
    """Half-open ranges in which no number is read, in no order."""
    if "《" in text:
        yield from _spans(_TITLE, text)
    if "“" in text:
        yield from (match.span() for match in _NAME.finditer(text) if not _FIGURE.search(match[0]))
    if "第" in text:
        yield from _spans(_ORDINAL, text)
    if "会" in text:
        yield from _spans(_SESSION, text)
    if _DIGIT.search(text):
        yield from _with_digits(text, vocabulary)


def _with_digits(text: str, vocabulary: NumberVocabulary) -> Iterator[tuple[int, int]]:
    if opening := _OPENING.match(text):
        yield opening.span()
    if "号" in text:
        yield from _spans(_DOCUMENT, text)
    if "(" in text or "（" in text:
        yield from _spans(_ENUMERATOR, text)
    if ":" in text or "：" in text:
        yield from _spans(_RATIO, text)
    if "时" in text or "点" in text:
        yield from _spans(_CLOCK, text)
    if _LETTER.search(text):
        for pattern in (_ADDRESS, _MAIL, _CODE, _SUM_OF_NAMES):
            yield from _spans(pattern, text)
    if text.count(".") > 1:
        yield from _spans(_OUTLINE, text)
    yield from _spans(_INLINE, text)
    yield from _spans(_TELEPHONE, text)
    yield from _spans(_after_cue(vocabulary.identifier_before), text)
    if any(cue in text for cue in vocabulary.identifier_after):
        yield from _spans(_before_cue(vocabulary.identifier_after), text)


def _spans(pattern: regex.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(text))


@cache
def _after_cue(cues: tuple[str, ...]) -> regex.Pattern[str]:
    """电话3220060, 邮编：524057."""
    return compiled(rf"(?:{_any_of(cues)})[^0-9，,。；;]{{0,4}}[0-9][0-9A-Za-z-]{{3,}}+(?!\.[0-9]|[万亿]*元|%)")


@cache
def _before_cue(cues: tuple[str, ...]) -> regex.Pattern[str]:
    """12345热线."""
    return compiled(rf"[0-9]{{3,6}}[^0-9，,。；;%元人个]{{0,6}}(?:{_any_of(cues)})")


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(map(regex.escape, words)) or r"(?!)"
