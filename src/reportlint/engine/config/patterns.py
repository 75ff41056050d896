"""Whether a user's regular expression can be used."""

from __future__ import annotations

import regex

from reportlint.patterns import compiled
from reportlint.rules.house_demands import user_pattern

_LONGEST = 2000  # characters
_WRITTEN_OUT = 100_000  # characters with repetitions written out; far beyond, compiling takes gigabytes
_TOKEN = compiled(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]|\{(\d*)(?:,(\d*))?\}|.", regex.DOTALL)


def pattern_problem(pattern: str) -> str | None:
    """What is wrong with a pattern, in Chinese."""
    if len(pattern) > _LONGEST or written_out(pattern) > _WRITTEN_OUT:
        return "正则表达式太长，或者重复次数相乘太大。"
    try:
        user_pattern(pattern)
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        at = getattr(error, "pos", None)
        where = f"，问题在第 {at + 1} 个字符附近" if isinstance(at, int) else ""
        return f"不是合格的正则表达式{where}（{error}）。"
    return None


def written_out(pattern: str) -> int:
    """How many characters a pattern has with every counted repetition written out, as the compiler does."""
    totals, lasts = [0], [0]  # of each open group: its length so far, and its last item's
    for token in _TOKEN.finditer(pattern):
        counts = [int(count) for count in token.groups() if count]
        if token[0] == "(":
            totals.append(0)
            lasts.append(0)
        elif counts:
            totals[-1] += lasts[-1] * (max(counts) - 1)
            lasts[-1] *= max(counts)
        else:
            lasts[-1] = 1
            if token[0] == ")" and len(totals) > 1:
                lasts.pop()
                lasts[-1] = totals.pop()
            totals[-1] += lasts[-1]
    return sum(totals)
