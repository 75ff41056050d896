"""实有人数超过编制，没有说明原因。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Evidence, Finding, Operand, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.api import Establishment


def run(ctx: Context) -> Iterator[Finding]:
    """More staff than posts, without a word of explanation in the paragraph."""
    for found in ctx.facts.establishments:
        if found.staff > found.posts and not found.explained:
            yield _finding(ctx, found)


def _finding(ctx: Context, found: Establishment) -> Finding:
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


CHECK = Check("CMP901", "over-establishment", "实有人数超过编制", Severity.WARNING, run)
