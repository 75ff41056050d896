"""倍数用得不对。"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWER = re.compile(
    r"(?P<word>减少|下降|降低|节约|缩减|压减|减)(?:了|约|近)?(?P<times>\d+(?:\.\d+)?|[一二两三四五六七八九十]+)(?P<half>多)?倍"
)


def run(ctx: Context) -> Iterator[Finding]:
    """Nothing can become less by its whole self once over: 减少一倍."""
    for block in ctx.document.blocks:
        if "倍" not in block.text:
            continue
        for match in _FEWER.finditer(ctx.facts.folded(block)):
            yield ctx.finding(
                block.span(*match.span()),
                f"“{match.group()}”说不通：减少一倍就等于没有了。",
                suggestions=["改用百分数或分数，如“减少一半”“下降50%”"],
            )


CHECK = Check("ARI111", "multiple", "倍数使用不当", Severity.WARNING, run)
