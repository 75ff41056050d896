"""封面、公章、标题和正文写了不同的单位。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.api import Check, Context, Finding, Related, Severity, same_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.api import Entity


def run(ctx: Context) -> Iterator[Finding]:
    """Group the names by unit; every group but the largest is somebody else's name."""
    groups: list[list[Entity]] = []
    for entity in ctx.facts.entities:
        fitting = [
            group for group in groups if all(same_unit(entity, other, ctx.vocabulary("names")) for other in group)
        ]
        if fitting:
            fitting[0].append(entity)
        else:
            groups.append([entity])
    groups.sort(key=len, reverse=True)
    for group in groups[1:]:
        yield _mismatch(ctx, group[0], groups[0])


def _mismatch(ctx: Context, entity: Entity, others: Sequence[Entity]) -> Finding:
    other = others[0]
    return ctx.finding(
        entity.span,
        f"{entity.role}写的是“{entity.name}”，{other.role}写的是“{other.name}”，不是同一个单位。",
        related=[Related(found.span, f"{found.role}：{found.name}") for found in others[:3]],
        suggestions=["核对单位名称，全文写成同一个全称"],
    )


CHECK = Check("ENT501", "entity-mismatch", "单位名称不一致", Severity.WARNING, run)
