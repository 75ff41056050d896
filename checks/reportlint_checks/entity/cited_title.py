"""引用的文件名与文号不符。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Block

_CITED = compiled(
    r"《(?P<title>(?:[^《》]|《[^《》]*》){4,80})》[(]?(?P<agency>[\u4e00-\u9fff]{2,6})[〔\[【(](?P<year>\d{4})[〕\]】)]第?0*(?P<number>\d{1,4})号"
)
_NOISE = compiled(r"[\s《》<>〈〉“”·、，,的]|印发|关于|通知$|转发|财政部|国务院办公厅")


def run(ctx: Context) -> Iterator[Finding]:
    """Well-known documents cited with their number and a title that is not theirs."""
    known = {row["number"]: row["title"] for row in ctx.vocabulary("documents").get("document", ())}
    for block in ctx.document.blocks:
        if "号" in block.text and "《" in block.text:
            yield from _in_block(ctx, block, known)


def _in_block(ctx: Context, block: Block, known: dict[str, str]) -> Iterator[Finding]:
    for match in _CITED.finditer(ctx.facts.folded(block)):
        number = f"{match['agency']}〔{match['year']}〕{match['number']}号"
        title = known.get(number)
        if title is None or _core(title) in _core(match["title"]):
            continue
        yield ctx.finding(
            block.span(*match.span()),
            f"{number}的文件名是《{title}》，这里写的是《{match['title']}》。",
            suggestions=[f"文件名改为《{title}》，或核对文号"],
        )


def _core(title: str) -> str:
    return _NOISE.sub("", title)


CHECK = Check("ENT504", "cited-title", "引用的文件名有误", Severity.WARNING, run)
