"""实有人数超过编制，没有说明原因。"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Evidence, Finding, Operand, Related, Severity, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Block, Establishment

_POSTS = compiled(r"(?:核定|人员)?编制(?:人)?数(?:\(人\))?")
_STAFF = compiled(r"(?:\d{4}年)?(?:年末|末)?(?:实际|实有)(?:在职|在编)?(?:人员|人)数(?:\(人\))?")
_COUNT = compiled(r"\d{1,5}人?")


def run(ctx: Context) -> Iterator[Finding]:
    """More staff than posts: in a sentence without a word of explanation; in a form, where the two stand together."""
    for found in ctx.facts.establishments:
        if found.staff > found.posts and not found.explained:
            yield _in_words(ctx, found)
    for posts, staff in _in_forms(ctx):
        if int(staff.text.rstrip("人")) > int(posts.text.rstrip("人")):
            yield _in_form(ctx, posts, staff)


def _in_words(ctx: Context, found: Establishment) -> Finding:
    kind = f"{found.kind}编制" if found.kind and not found.kind.startswith("核") else "编制"
    return ctx.finding(
        found.span,
        f"{kind}{found.posts}人，实有在职{found.staff}人，超出{found.staff - found.posts}人，没有说明原因。",
        related=[Related(found.posts_span, f"编制：{found.posts}"), Related(found.staff_span, f"实有：{found.staff}")],
        suggestions=["核对编制数和实有人数；确实超编的，写明原因"],
        evidence=Evidence(
            f"{found.staff}＞{found.posts}",
            (
                Operand("编制", str(found.posts), found.posts_span),
                Operand("实有", str(found.staff), found.staff_span),
            ),
            f"不超过{found.posts}",
            str(found.staff),
        ),
    )


def _in_forms(ctx: Context) -> Iterator[tuple[Block, Block]]:
    """Posts and staff under their headers: in a table's columns, or in lines where a page lost its table."""
    blocks = ctx.document.blocks
    for table in ctx.document.tables:
        rows = [[blocks[cell.block] if cell else None for cell in cells] for cells in table.grid()]
        for head, row in pairwise(rows):
            yield from _under(ctx, head, row)
    lines = [block for block in blocks if block.kind in ("paragraph", "row") and block.text]
    for at in range(len(lines) - 4):
        width = next((width for width in (2, 3) if _COUNT.fullmatch(lines[at + width].text)), 2)
        yield from _under(ctx, lines[at : at + width], lines[at + width : at + 2 * width])


def _under(ctx: Context, head: Sequence[Block | None], row: Sequence[Block | None]) -> Iterator[tuple[Block, Block]]:
    names = [ctx.facts.folded(block) if block else "" for block in head]
    posts = next((at for at, name in enumerate(names) if _POSTS.fullmatch(name)), None)
    staff = next((at for at, name in enumerate(names) if _STAFF.fullmatch(name)), None)
    if posts is None or staff is None or max(posts, staff) >= len(row):
        return
    left, right = row[posts], row[staff]
    if left and right and _COUNT.fullmatch(left.text) and _COUNT.fullmatch(right.text):
        yield left, right


def _in_form(ctx: Context, posts: Block, staff: Block) -> Finding:
    """The form itself shows the two numbers and their ratio, so that this is a reminder."""
    return ctx.finding(
        staff.span(),
        f"编制数{posts.text}，实有人数{staff.text}，超编的要另作说明。",
        severity=Severity.INFO,
        related=[Related(posts.span(), f"编制：{posts.text}")],
        suggestions=["核对人数；确实超编的，在报告里写明原因"],
    )


CHECK = Check("CMP901", "over-establishment", "实有人数超过编制", Severity.WARNING, run)
