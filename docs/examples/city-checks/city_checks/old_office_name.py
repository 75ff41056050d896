"""机构改革以后还写旧名称。"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportlint.api import Block, Check, Context, Edit, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NEAR = 4  # “原市环境保护局”的“原”离名称有多远


def run(ctx: Context) -> Iterator[Finding]:
    """在每一段里找词表中的每一个旧名称。"""
    for block in ctx.document.blocks:
        for office in ctx.vocabulary("old_office_names")["office"]:
            yield from _old_names(ctx, block, office)


def _old_names(ctx: Context, block: Block, office: Mapping[str, Any]) -> Iterator[Finding]:
    text = ctx.facts.folded(block)
    for match in re.finditer(re.escape(office["name"]), text):
        span = block.span(*match.span())
        if "原" in text[max(0, match.start() - _NEAR) : match.start()]:
            continue
        if ctx.facts.year is None:
            ctx.skip("看不出是哪一年的报告，不知道当时叫什么", span)
        elif ctx.facts.year >= office["since"]:
            yield ctx.finding(
                span,
                f"“{office['name']}”从{office['since']}年起已改为“{office['now']}”。",
                suggestions=[f"改为“{office['now']}”，或在前面加“原”"],
                edits=[Edit(span, office["now"])],
            )


CHECK = Check("CTY101", "old-office-name", "写了机构改革前的名称", Severity.WARNING, run)
