"""Reads the codes of spreadsheet number formats (ECMA-376 part 1, 18.8.30 and 18.8.31)."""

from __future__ import annotations

import operator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

# Ids 27 to 36 and 50 to 58 have other meanings in other languages; these are the Chinese ones. 14 and 22 are the
# computer's own short date, for which the unambiguous one stands here.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"￥"#,##0;"￥"-#,##0',
    6: '"￥"#,##0;[Red]"￥"-#,##0',
    7: '"￥"#,##0.00;"￥"-#,##0.00',
    8: '"￥"#,##0.00;[Red]"￥"-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy-mm-dd",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "￥"* #,##0_ ;_ "￥"* -#,##0_ ;_ "￥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "￥"* #,##0.00_ ;_ "￥"* -#,##0.00_ ;_ "￥"* "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}

_LEXEMES = {
    "general": r"General|G/通用格式",
    "halves": r"AM/PM|A/P|上午/下午",
    "elapsed": r"\[(?:h+|m+|s+)\]",
    "bracket": r"\[[^\]]*\]",
    "quoted": r'"[^"]*"?',
    "escaped": r"[\\!].",
    "gap": r"[_*].",
    "exponent": r"E[+-]",
    "date": r"y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|e+",
    "digit": r"[0#?]",
    "point": r"\.",
    "comma": r",",
    "percent": r"%",
    "words": r"@",
    "end": r";",
    "literal": r".",
}
_LEXEME = compiled(
    "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _LEXEMES.items()), regex.IGNORECASE | regex.DOTALL
)
_CONDITION = compiled(r"\[(<=|>=|<>|[<>=])(-?\d+(?:\.\d+)?)\]")
_CURRENCY = compiled(r"\[\$([^\]-]*)[^\]]*\]")
_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


class Token(NamedTuple):
    """A piece of a format code. The text of literals, dates and currencies is what it prints or stands for."""

    kind: str
    text: str


class Section(NamedTuple):
    """One of the parts of a format code between semicolons. `chinese` is [DBNum1], digits as 汉字."""

    tokens: tuple[Token, ...]
    kinds: frozenset[str]
    holds: Callable[[Decimal], bool] | None
    chinese: bool

    def has(self, *kinds: str) -> bool:
        """Whether a token of one of the kinds is in it."""
        return not self.kinds.isdisjoint(kinds)


@lru_cache(maxsize=256)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a format code, at least one."""
    return tuple(_section(tokens) for tokens in _split(code))


def _split(code: str) -> Iterator[list[Token]]:
    tokens: list[Token] = []
    for match in _LEXEME.finditer(code):
        kind = match.lastgroup or "literal"
        if kind == "end":
            yield tokens
            tokens = []
        else:
            tokens.append(Token(kind, match.group()))
    yield tokens


def _section(tokens: Sequence[Token]) -> Section:
    brackets = "".join(token.text for token in tokens if token.kind == "bracket")
    condition = _CONDITION.search(brackets)
    kept = tuple(_printed(token) for token in tokens if token.kind != "gap")
    kinds = frozenset(token.kind for token in kept)
    return Section(kept, kinds, _holds(*condition.groups()) if condition else None, "[DBNum1]" in brackets)


def _holds(comparison: str, bound: str) -> Callable[[Decimal], bool]:
    compare, limit = _COMPARISONS[comparison], Decimal(bound)
    return lambda value: compare(value, limit)


def _printed(token: Token) -> Token:
    """Literals and brackets become the words that they print."""
    match token.kind:
        case "quoted":
            return Token("literal", token.text.strip('"'))
        case "escaped":
            return Token("literal", token.text[1])
        case "bracket":
            currency = _CURRENCY.fullmatch(token.text)
            return Token("literal", currency[1] if currency else "")
        case "date" | "elapsed":
            return Token(token.kind, token.text.lower())
    return token
