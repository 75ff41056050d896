"""Reads what a comment says: `ignore ARI104,ARI105 -- 理由`.

    order  = verb [rules] [reason]
    verb   = "ignore" | "ignore-file" | "disable" | "enable"
    rules  = rule {("," | " ") rule}        a code, the beginning of one, or a name
    reason = ["--" | ":" | "," | "("] words [")"]

Full-width marks are as good as half-width ones: ARI104，ARI105：理由 and ARI104（理由） and ARI104——理由.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from reportlint.engine.selection import did_you_mean
from reportlint.patterns import compiled

VERBS = ("ignore", "ignore-file", "disable", "enable")

_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(mark): half for mark, half in zip("　、—–―", " ,---", strict=True)
}
_WORD = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
_ORDER = compiled(
    rf"\s*(?P<verb>{_WORD})?\s*(?P<rules>{_WORD}(?:[\s,]+{_WORD})*)?(?P<mark>[\s:,(;-]*)(?P<reason>.*)", regex.DOTALL
)
_SAYS = compiled(r"\w")


class OrderError(Exception):
    """A comment that cannot be understood. The message is a plain Chinese sentence."""


class Order(NamedTuple):
    """What a comment asks for. `enable` may come without rules and needs no reason."""

    verb: str
    rules: tuple[str, ...]
    reason: str


def parse(words: str) -> Order:
    """The order in a comment's words. Raises OrderError."""
    match = _ORDER.fullmatch(words.translate(_HALF))
    assert match is not None
    verb = (match["verb"] or "").lower()
    if verb not in VERBS:
        raise OrderError(f"不认识“{verb or words[:10]}”{did_you_mean(verb, VERBS)}，只有 {'、'.join(VERBS)}")
    rules = tuple(dict.fromkeys(compiled(_WORD).findall(match["rules"] or "")))
    reason = _reason(words[match.start("reason") :], match["mark"])
    if verb == "enable":
        return Order(verb, rules, reason)
    if not rules:
        raise OrderError(f"没有写要忽略哪条规则，应当写作：{verb} 规则代码 -- 理由")
    if not _SAYS.search(reason):
        raise OrderError(f"没有写理由，应当写作：{verb} {','.join(rules)} -- 理由")
    return Order(verb, rules, reason)


def _reason(words: str, mark: str) -> str:
    """The reason as it was typed, on one line, without the bracket that was opened before it."""
    reason = " ".join(words.split())
    return reason[:-1].rstrip() if "(" in mark and reason.endswith((")", "）")) else reason
