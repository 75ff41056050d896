"""The findings as rows, for the formats that are tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.reporters import words

if TYPE_CHECKING:
    from reportlint.reporters.model import FileModel, FindingModel

COLUMNS = (
    "文件", "单位", "级别", "代码", "规则", "位置", "章节", "原文", "问题", "依据", "建议", "把握", "状态",
)  # fmt: skip


def row(file: FileModel, found: FindingModel) -> tuple[str, ...]:
    """One finding, a value for each of the columns."""
    place, evidence = found["location"], found["evidence"]
    return (
        file["path"],
        file["unit"],
        words.LEVELS[found["severity"]],
        found["code"],
        found["title"],
        words.place_name(place),
        place["section"] or "",
        place["quote"],
        found["message"],
        evidence["formula"] if evidence else "",
        "\n".join(found["suggestions"]),
        words.CONFIDENCES[found["confidence"]],
        words.state(found),
    )
