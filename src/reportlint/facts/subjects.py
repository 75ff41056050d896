"""Roles (docs/facts.md): what a number is the number of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.facts.clauses import clause_start
from reportlint.facts.tokens import year_of
from reportlint.model.claims import Key, Word
from reportlint.model.spans import Span
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.facts.tokens import Phrase, Token

# Words that stand between an account and its number without making it another one.
_TRIVIAL = compiled(
    r"(?:支出|收入|金额|经费|资金|费用|预算|决算|安排|数额?|总体|情况|分别|实际|全部|各|中|内|的|约|仅|为|共|本级|数字|全年|年度|一共|方面|总共|合|有|项目|使用|开支|所|已|累计|开展|财政|拨款|用|来|达|约为|主要|部分|[“”\"'’]|[:：])*"
)
_LEADING = compiled(
    r"(?:[.．]|[一二三四五六七八九十]是|其中|另外?|此外|同时|以及|和|及|与|[（(]?[0-9一二三四五六七八九十]{1,2}[)）、.．])+"
)
_SCOPES = ("政府性基金", "国有资本", "财政专户", "一般公共", "财政拨款", "社会保险基金")
_WHOSE = compiled(
    r"(?:全国|全省|全市|全区|全县|全镇|全乡|全盟|全州|全校|全厅|中央本级|中央|地方|省本级|市本级|区本级|县本级|州本级|盟本级|镇本级|旗级|区级|县级|市级|省级|街道级|本级|所属单位|下属单位|机关)"
)
_EMPTY = compiled(r"(?:[与比较同由从]|(?:19|20)\d\d年?度?|上年|去年|的)*")
_WHOLES = ("本年收入", "本年支出")
_SIDES = frozenset(("预算收入", "预算支出"))
_SUMS = frozenset(("合计", "共计", "总计", "小计"))
_INHERIT = frozenset("GWTYVRiJBb")


class Subject(NamedTuple):
    """What an amount is about: its words and metric; `own` says that they stand before this very number."""

    word: Word
    key: Key
    own: bool


def subject_of(phrase: Phrase, text: str, index: int, heading: Key | None, before: Subject | None) -> Subject:
    """The subject of the number at a token.

    `heading` is the metric that the section's heading names, `before` the subject of the number before.
    """
    first = clause_start(phrase, index)
    clause = phrase.tokens[first:index]
    start = clause[0].start if clause else phrase.tokens[index].start
    words = _stripped(text, start, phrase.tokens[index].start)
    word = Word(text[slice(*words)], Span(phrase.block, *words))
    account, named = _account(clause, text)
    if "".join(token.letter for token in clause) == "T" and text[slice(*words)] in _SUMS:
        return Subject(word, Key(None, _year(phrase, first, index), None), own=True)
    named_before = False
    if account is None and not named and before is not None and not _EMPTY.fullmatch(before.word.text):
        account, word, named_before = before.key.account, before.word, True
    elif account is None and not named and heading is not None:
        account = heading.account
    stretch = text[start : phrase.tokens[index].start]
    key = Key(
        account,
        _year(phrase, first, index) or (before.key.year if before else None),
        _stage(clause) or (heading.stage if heading is not None and heading.account == account else None),
        scope_in(stretch) or (before.key.scope if named_before and before else None),
        _organisation(stretch) or (before.key.organisation if named_before and before else None),
        _part(phrase, first, index),
    )
    return Subject(word, key, bool(named))


def named_subject(phrase: Phrase, text: str, place: tuple[int, int], before: Subject | None) -> Subject:
    """The subject that stands at a range of tokens, apart from its number (分别)."""
    tokens = phrase.tokens[slice(*place)]
    words = _stripped(text, tokens[0].start, tokens[-1].end)
    account, _ = _account(tokens, text)
    year = _year(phrase, *place) or (before.key.year if before else None)
    stretch = text[slice(*words)]
    key = Key(account, year, _stage(tokens), scope_in(stretch), _organisation(stretch))
    return Subject(Word(stretch, Span(phrase.block, *words)), key, own=True)


def _account(clause: Sequence[Token], text: str) -> tuple[str | None, bool]:
    """The account that the clause ends in, and whether the clause names anything at all."""
    last = max((at for at, token in enumerate(clause) if token.letter == "K"), default=None)
    if last and clause[last].value in _WHOLES and clause[last - 1].letter == "K":
        last -= 1  # “三公”经费总支出
    tail = clause[last + 1 :] if last is not None else clause
    named = any(token.letter in "xA" and not _trivial(text, token) for token in tail)
    named = named or bool(tail and tail[-1].letter == "i")  # 增值税 is no cue, but a name
    named = named or any(text[token.start : token.end] in _SIDES for token in tail)
    if last is None:
        return None, named
    return (None if named else clause[last].value), True


def _trivial(text: str, token: Token) -> bool:
    return _TRIVIAL.fullmatch(text, token.start, token.end) is not None


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without list numbers before the words and copulas behind them."""
    lead = _LEADING.match(text, start, end)
    start = lead.end() if lead else start
    tail = compiled(r"[为是达约仅有了：:，, “”]*$").search(text[start:end])
    return start, end - (len(tail.group()) if tail else 0)


def _year(phrase: Phrase, first: int, index: int) -> int | None:
    """The year named in the clause, or else the last one named before it in the sentence outside a comparison."""
    inside = [year_of(token) for token in phrase.tokens[first:index] if token.letter == "Y"]
    if any(inside):
        return next(year for year in reversed(inside) if year)
    if "Y" not in phrase.letters[:first]:
        return None
    depth = 0  # a bracket that was closed before is another's
    for at in range(first - 1, -1, -1):
        letter = phrase.letters[at]
        depth = max(depth + (letter == ")") - (letter == "("), 0)
        compared = at > 0 and phrase.letters[at - 1] in "BJ"
        if letter == "Y" and not depth and not compared and year_of(phrase.tokens[at]):
            return year_of(phrase.tokens[at])
    return None


def year_said(phrase: Phrase) -> int | None:
    """The last year that a sentence names outside a comparison."""
    return _year(phrase, len(phrase.tokens), len(phrase.tokens))


def _part(phrase: Phrase, first: int, index: int) -> str:
    """The part of the year that the sentence is about ("1-9月"), as printed."""
    segment = max(phrase.letters.rfind(mark, 0, first) for mark in ";.") + 1
    for token in (*phrase.tokens[first:index], *phrase.tokens[segment:first], *phrase.tokens[: min(segment, 2)]):
        if token.letter == "Y" and token.value.first.month and token.value.first.day is None:
            date = token.value
            return f"{date.first.month}-{date.last.month}"
    return ""


def _stage(clause: Sequence[Token]) -> str | None:
    stages = [token.value for token in clause if token.letter == "G"]
    return next((stage for stage in reversed(stages) if stage != "上年"), stages[-1] if stages else None)


def scope_in(words: str) -> str | None:
    """Which money the words speak of: 一般公共, 政府性基金, 财政拨款 …."""
    return next((scope for scope in _SCOPES if scope in words), None)


def _organisation(words: str) -> str | None:
    found = _WHOSE.search(words)
    return found.group() if found else None
